//! Why nothing arrives: the payload, the place where it stops being JSON, and the value that
//! breaks it.

use std::borrow::Cow;
use std::rc::Rc;

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};
use rulelens::transform::{Cause, Delivery, Drop, Inserted, Piece, Source as From};
use rulelens::{Fix, LineIndex, Position, Span};

use super::diagnostics::{self, Placed};
use super::escape::visible;
use super::excerpt::Excerpt;
use crate::fault::Source;
use crate::target::Setting;

/// A payload that does not arrive.
pub(crate) struct Dropped<'d> {
    drop: &'d Drop,
    payload: &'d str,
    culprit: Option<Culprit<'d>>,
    /// How to mend it, in the text that the template is written in.
    fix: Option<(&'d Rc<Source>, Fix)>,
    event: Rc<Source>,
}

/// The value that breaks the payload.
struct Culprit<'d> {
    /// The placeholder's name.
    name: Cow<'d, str>,
    /// Where the value stands in the payload.
    span: Span,
    /// Where it stands in the event.
    event: Option<Span>,
    inserted: Inserted,
}

impl<'d> Dropped<'d> {
    pub(crate) fn new(
        drop: &'d Drop,
        delivery: &'d Delivery,
        setting: &'d Setting,
        event: &Rc<Source>,
    ) -> Self {
        let piece = drop.piece.and_then(|index| delivery.pieces.get(index));
        let culprit = piece.and_then(|piece| culprit(piece, setting));
        let fix = drop.fix.as_ref().and_then(|fix| setting.placed(fix));
        Self { drop, payload: &delivery.payload, culprit, fix, event: Rc::clone(event) }
    }

    /// What a JSON reader says.
    pub(crate) fn message(&self) -> &str {
        &self.drop.message
    }

    /// Where in the payload.
    pub(crate) fn at(&self) -> Position {
        LineIndex::new(self.payload).position(self.drop.at)
    }

    /// The piece that breaks it.
    pub(crate) fn piece(&self) -> Option<usize> {
        self.drop.piece
    }

    /// Whose value breaks it.
    pub(crate) fn placeholder(&self) -> Option<&str> {
        self.culprit.as_ref().map(|culprit| &*culprit.name)
    }

    /// How to mend the text that the template is written in.
    pub(crate) fn fix(&self) -> Option<&(&'d Rc<Source>, Fix)> {
        self.fix.as_ref()
    }

    /// What to do about it.
    pub(crate) fn help(&self) -> String {
        if self.drop.cause == Cause::TooLarge {
            return "Put in less: fewer placeholders, or parts of their values.".to_owned();
        }
        let Some(Culprit { name, inserted, .. }) = &self.culprit else {
            return "The template itself gives no JSON: check its commas, quotes and brackets, \
                and that no placeholder is a key."
                .to_owned();
        };
        match inserted {
            Inserted::JsonInQuotes if self.fix.is_none() => format!(
                "Read a part of it that is text, or put `<{name}>` into the template alone, without \
                 quotes around it: it is put in as JSON, with quotes of its own."
            ),
            Inserted::JsonInQuotes => format!(
                "Write `<{name}>` in the template without quotes around it: it is put in as JSON, \
                 with quotes of its own."
            ),
            _ => format!(
                "EventBridge does not escape values. Write `<{name}>` in the template alone, \
                 without quotes around it: then it is put in as a JSON string."
            ),
        }
    }

    /// All of it, with styles.
    pub(crate) fn render(&self) -> String {
        let at = self.at();
        let place = Span::at(self.drop.at);
        let focus = match &self.culprit {
            Some(culprit) if self.same_line(culprit.span, place) => culprit.span,
            _ => place,
        };
        let excerpt = Excerpt::new(self.payload, focus, diagnostics::width());
        let line = LineIndex::new(self.payload).position(focus.start).line;
        let mut snippet = Snippet::source(excerpt.text.as_str()).line_start(line);
        if let Some(place) = excerpt.place(place) {
            let label = visible(&self.drop.message).into_owned();
            snippet = snippet.annotation(AnnotationKind::Primary.span(place).label(label));
        }
        if let Some((culprit, place)) =
            self.culprit.as_ref().and_then(|one| Some((one, excerpt.place(one.span)?)))
        {
            let label = format!("`<{}>` put this in", visible(&culprit.name));
            snippet = snippet.annotation(AnnotationKind::Context.span(place).label(label));
        }
        let mut body = Group::with_level(Level::ERROR).element(snippet);
        if let Some(reason) = self.reason() {
            body = body.element(Level::NOTE.message(reason));
        }
        let mut body = body.element(Level::HELP.message(visible(&self.help()).into_owned()));
        if let Some((source, fix)) = &self.fix {
            body = body.element(Level::HELP.message(mended(source, fix)));
        }
        let why = match self.drop.cause {
            Cause::TooLarge => "it is too large",
            _ => "the payload is not JSON",
        };
        let title = format!("EventBridge would drop this without an error: {why}");
        let title = Level::ERROR.with_name("dropped").primary_title(title);
        diagnostics::report(title, vec![Placed { name: "payload".to_owned(), at, body }])
    }

    /// What the value is and where it comes from.
    fn reason(&self) -> Option<String> {
        let culprit = self.culprit.as_ref()?;
        let name = visible(&culprit.name);
        let what = match culprit.inserted {
            _ if self.drop.cause == Cause::TooLarge => "is the one too many",
            Inserted::JsonInQuotes => "puts JSON inside a string",
            _ => "puts text that needs escaping inside a string",
        };
        let place = culprit.event.map(|span| {
            let start = LineIndex::new(&self.event.text).position(span.start);
            format!(", from {}:{}:{}", visible(&self.event.name), start.line, start.column)
        });
        Some(format!("`<{name}>` {what}{}", place.unwrap_or_default()))
    }

    fn same_line(&self, culprit: Span, place: Span) -> bool {
        let between = Span::new(culprit.start, place.start.max(culprit.start));
        !between.of(self.payload).contains(['\n', '\r'])
    }
}

/// The title of a fix, and the line that it mends first as it then reads.
fn mended(source: &Source, fix: &Fix) -> String {
    let title = visible(&fix.title).into_owned();
    let Some(first) = fix.edits.first() else { return title };
    let text = fix.apply(&source.text);
    let line = Excerpt::new(&text, Span::at(first.span.start), diagnostics::width());
    format!("{title}:\n{}", line.text.trim_start())
}

fn culprit<'d>(piece: &Piece, setting: &'d Setting) -> Option<Culprit<'d>> {
    let From::Placeholder { index, event, inserted } = piece.source else { return None };
    let name = placeholder_name(setting, index)?;
    Some(Culprit { name: Cow::Borrowed(name), span: piece.span, event, inserted })
}

/// The name of a template's placeholder.
pub(crate) fn placeholder_name(setting: &Setting, index: usize) -> Option<&str> {
    let placeholder = setting.template()?.placeholders().get(index)?;
    Some(placeholder.name.as_str())
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use proptest::prelude::*;
    use rulelens::Event;
    use rulelens::transform::{Outcome, PipeContext, RuleContext};

    use super::super::diagnostics::tests::{HARD, is_harmless};
    use super::{Dropped, Source};
    use crate::target::{Contexts, transformer};

    proptest! {
        /// Whatever value breaks a payload, it can be shown.
        #[test]
        fn any_broken_payload_can_be_shown(value in HARD, own in "[\\PC\n]{0,40}") {
            let source = |text: String| Rc::new(Source { name: "file".to_owned(), text });
            let template = source(format!("{{\"a\": \"{own}<v>{own}\"}}"));
            let setting = transformer(template, Some(source(r#"{"v": "$.v"}"#.to_owned())));
            prop_assume!(setting.is_ok());
            let Ok(setting) = setting else { return Ok(()) };
            let source = source(serde_json::json!({ "v": value }).to_string());
            let event = Event::parse(&source.text).unwrap();
            let contexts = Contexts {
                rule: RuleContext::example(),
                pipe: PipeContext::of_event("", &event),
            };
            let delivery = setting.deliver(&event, &contexts);
            if let Outcome::Dropped(drop) = &delivery.outcome {
                let shown = Dropped::new(drop, &delivery, &setting, &source).render();
                prop_assert!(is_harmless(&shown), "{shown:?}");
            }
        }
    }
}
