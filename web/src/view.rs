//! What the page shows, as plain data: made by [`crate::engine`] from the texts, drawn by the components.
//!
//! Positions for the editors are in UTF-16 code units (`from`, `to`), lines and columns are 1-based
//! and columns count UTF-16 code units too, as CodeMirror and the AWS console count them.

use std::rc::Rc;

pub use rulelens::explain::Piece;

/// Everything that follows from the current texts.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The one-sentence answer.
    pub verdict: Verdict,
    /// What is to be shown in the event's editor.
    pub event: TextView,
    /// What is to be shown in the pattern's editor.
    pub pattern: TextView,
    /// What is to be shown in the input paths' editor.
    pub input_paths: TextView,
    /// What is to be shown in the input template's editor.
    pub template: TextView,
    /// How values are put into the input template.
    pub template_kind: TemplateKind,
    /// One row per field of the pattern, in the pattern's order; `None` while there is no verdict.
    pub fields: Option<Vec<FieldView>>,
    /// While the pattern has faults: its fields that have none.
    pub neighbours: Vec<FieldView>,
    /// What the target receives; `None` if a text that it is made from is not valid.
    pub delivery: Option<DeliveryView>,
}

impl View {
    /// A verdict, and nothing else yet.
    #[must_use]
    pub fn new(verdict: Verdict) -> Self {
        Self {
            verdict,
            event: TextView::default(),
            pattern: TextView::default(),
            input_paths: TextView::default(),
            template: TextView::default(),
            template_kind: TemplateKind::default(),
            fields: None,
            neighbours: Vec::new(),
            delivery: None,
        }
    }

    /// What is to be shown in that text's editor.
    #[must_use]
    pub fn text(&self, name: TextName) -> &TextView {
        match name {
            TextName::Event => &self.event,
            TextName::Pattern => &self.pattern,
            TextName::InputPaths => &self.input_paths,
            TextName::Template => &self.template,
        }
    }
}

/// How values are put into an input template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TemplateKind {
    /// As text: quotes stay in the payload.
    #[default]
    Text,
    /// As JSON: the template's first character that is not blank is `{`.
    Json,
}

/// The answer to "does this event match this pattern?".
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// All fields are satisfied.
    Matched {
        /// How many fields the pattern has.
        fields: usize,
    },
    /// Some field is not satisfied, or no one array element satisfies them together.
    NotMatched {
        /// The sentence after "Not matched: ", in pieces, nearest miss first.
        reason: Vec<Piece>,
        /// Paths of the other fields that are not satisfied.
        others: Vec<String>,
        /// How many fields are satisfied.
        satisfied: usize,
        /// The line in the event to go to, if the field is in the event.
        event_line: Option<usize>,
    },
    /// The pattern or the event is not valid.
    None {
        /// Which text.
        text: TextName,
        /// Its first problem.
        problem: Problem,
    },
    /// Event and pattern are both blank.
    Empty,
}

/// One of the four texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextName {
    /// The event.
    Event,
    /// The event pattern.
    Pattern,
    /// The input paths.
    InputPaths,
    /// The input template.
    Template,
}

/// What an editor shows about its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextView {
    /// Faults in the order of the text; without any, advice, the most serious first.
    pub problems: Vec<Problem>,
    /// Coloured spans: placeholders, and the values that they take.
    pub marks: Vec<Mark>,
    /// Short texts shown behind a place, as in `"$.region"  = us-east-1`.
    pub hints: Vec<Hint>,
}

/// A fault in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The stable code, e.g. `field-not-array`.
    pub code: String,
    /// Whether it is an error (no result) or a warning.
    pub error: bool,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// What mends it.
    pub fix: Option<Fix>,
    /// What the AWS service itself answers, letter by letter.
    pub service: Option<String>,
    /// Start, in UTF-16 code units.
    pub from: usize,
    /// End, in UTF-16 code units.
    pub to: usize,
    /// 1-based.
    pub line: usize,
    /// 1-based, in UTF-16 code units.
    pub column: usize,
}

/// What mends a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does: upper case, no full stop.
    pub title: String,
    /// The whole text with it applied.
    pub text: Rc<str>,
}

/// A coloured span of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Start, in UTF-16 code units.
    pub from: usize,
    /// End, in UTF-16 code units.
    pub to: usize,
    /// Which of the six provenance hues, 1 to 6.
    pub hue: u8,
    /// The placeholder's name.
    pub name: Rc<str>,
}

/// A short text shown behind a place, never part of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// Where, in UTF-16 code units.
    pub at: usize,
    /// The text, already cut to a sensible length.
    pub text: String,
    /// Whether it tells of something amiss (nothing at that path).
    pub amiss: bool,
}

/// One field of the pattern, with its outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldView {
    /// Path, keys joined with `.`.
    pub path: String,
    /// Whether the event satisfies it.
    pub satisfied: bool,
    /// One line: what the event has, how it compares, what the pattern wants.
    pub sentence: Vec<Piece>,
    /// The smallest reason behind it: where two texts part, what may be meant instead.
    pub remark: Vec<Piece>,
    /// A second, quieter line, as in "2nd of 2 alternatives".
    pub note: Option<String>,
    /// The line in the pattern.
    pub pattern_line: usize,
    /// The line in the event, if the field is there.
    pub event_line: Option<usize>,
}

/// What the target receives.
#[derive(Clone, Debug, PartialEq)]
pub enum DeliveryView {
    /// It arrives.
    Delivered {
        /// The payload in order: literal text and values put in.
        payload: Vec<Span>,
        /// Its size in bytes of UTF-8.
        bytes: usize,
        /// Its lines.
        lines: usize,
        /// The e-mail that an SNS subscriber gets; `None` if the payload is larger than SNS takes.
        email: Option<EmailView>,
    },
    /// EventBridge drops it silently.
    Dropped {
        /// Why, in a sentence.
        reason: Vec<Piece>,
        /// How to mend it.
        help: String,
        /// The payload that is no JSON.
        payload: Vec<Span>,
        /// The index of the span in `payload` that breaks it, if one does.
        broken_at: Option<usize>,
    },
}

/// A span of what arrives.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// The placeholder that made it; `None` for the template's own text.
    pub from: Option<Source>,
    /// An `https:` address that this span is part of: the whole address.
    pub link: Option<Rc<str>>,
}

/// Where a span of the payload comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The placeholder's name.
    pub name: Rc<str>,
    /// Its path, e.g. `$.detail.id`, or `reserved variable`.
    pub path: Rc<str>,
    /// Which of the six provenance hues, 1 to 6.
    pub hue: u8,
    /// The line of the value in the event.
    pub event_line: Option<usize>,
}

/// An e-mail as a mail client shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct EmailView {
    /// The subject.
    pub subject: String,
    /// Sender's name.
    pub from_name: String,
    /// Sender's address.
    pub from_address: String,
    /// Receiver's address.
    pub to: String,
    /// When it is sent: the event's time, as it is written there.
    pub date: String,
    /// The payload, letter by letter.
    pub body: Vec<Span>,
    /// What SNS puts under it.
    pub footer: Vec<Span>,
}
