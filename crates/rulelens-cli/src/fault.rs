//! What is reported: a fault, and the text that it is in.

use std::borrow::Cow;
use std::rc::Rc;

use rulelens::diagnostic::Related;
use rulelens::{Diagnostic, Fix, LineIndex, Severity, Span};

/// A text of the user's.
#[derive(Debug)]
pub(crate) struct Source {
    /// The file as it was given, or where else the text came from.
    pub(crate) name: String,
    /// What it says, without a byte order mark.
    pub(crate) text: String,
}

/// A fault, ready to be reported.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The stable code.
    pub(crate) code: &'static str,
    /// How grave it is.
    pub(crate) severity: Severity,
    /// What is wrong.
    pub(crate) message: Cow<'static, str>,
    /// How to mend it.
    pub(crate) help: Cow<'static, str>,
    /// What EventBridge answers, letter by letter, where it is known.
    pub(crate) service: Option<String>,
    /// Another place that it has to do with.
    pub(crate) related: Option<Related>,
    /// How a tool can mend it.
    pub(crate) fix: Option<Fix>,
    /// Where it is.
    pub(crate) place: Place,
}

/// Where a fault is.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// In a text.
    Text(Rc<Source>, Span),
    /// In a file that could not be read as text.
    File(String),
    /// In a link, which is not shown.
    Link,
}

impl Fault {
    /// What the core found in `source`.
    pub(crate) fn new(source: &Rc<Source>, diagnostic: &Diagnostic) -> Self {
        Self {
            code: diagnostic.code(),
            severity: diagnostic.severity,
            message: diagnostic.message(),
            help: diagnostic.help(),
            service: diagnostic.service.clone(),
            related: diagnostic.related(),
            fix: diagnostic.fix.as_deref().cloned(),
            place: Place::Text(Rc::clone(source), diagnostic.span),
        }
    }

    /// What the core found in the part of `source` that begins at `offset`.
    pub(crate) fn shifted(source: &Rc<Source>, diagnostic: &Diagnostic, offset: usize) -> Self {
        let shifted = |span: Span| Span::new(span.start + offset, span.end + offset);
        let mut fault = Self::new(source, diagnostic);
        fault.place = Place::Text(Rc::clone(source), shifted(diagnostic.span));
        fault.related = fault.related.map(|it| Related { span: shifted(it.span), ..it });
        for edit in fault.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = shifted(edit.span);
        }
        fault
    }

    /// The same for all that the core found.
    pub(crate) fn all(source: &Rc<Source>, diagnostics: &[Diagnostic]) -> Vec<Self> {
        diagnostics.iter().map(|diagnostic| Self::new(source, diagnostic)).collect()
    }

    /// An error of the command's own.
    pub(crate) fn error(
        code: &'static str,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
        place: Place,
    ) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            help: help.into(),
            service: None,
            related: None,
            fix: None,
            place,
        }
    }

    /// The name of the file.
    pub(crate) fn file(&self) -> &str {
        match &self.place {
            Place::Text(source, _) => &source.name,
            Place::File(name) => name,
            Place::Link => "link",
        }
    }

    /// The text and the place in it, if it could be read.
    pub(crate) fn text(&self) -> Option<(&Rc<Source>, Span)> {
        match &self.place {
            Place::Text(source, span) => Some((source, *span)),
            Place::File(_) | Place::Link => None,
        }
    }
}

/// The faults in runs that are in the same text, each with the lines of that text, so that those
/// are counted once.
pub(crate) fn by_text(faults: &[Fault]) -> impl Iterator<Item = (&[Fault], Option<LineIndex<'_>>)> {
    let same = |left: &Fault, right: &Fault| match (left.text(), right.text()) {
        (Some((left, _)), Some((right, _))) => Rc::ptr_eq(left, right),
        _ => false,
    };
    faults.chunk_by(same).map(|run| {
        let text = run.first().and_then(Fault::text);
        (run, text.map(|(source, _)| LineIndex::new(&source.text)))
    })
}

/// How many of the faults are errors, and how many are warnings; the rest is advice.
pub(crate) fn count(faults: &[Fault]) -> (usize, usize) {
    let of = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    (of(Severity::Error), of(Severity::Warning))
}
