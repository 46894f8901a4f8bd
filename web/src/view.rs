//! What the page shows, as plain data: made by [`crate::engine`] from the texts, drawn by the components.
//!
//! Positions for the editors are in UTF-16 code units (`from`, `to`), lines and columns are 1-based
//! and columns count UTF-16 code units too, as CodeMirror and the AWS console count them.

use std::rc::Rc;

pub use rulelens::Severity;
pub use rulelens::explain::Piece;
pub use rulelens_notify::chat::{Card, Client, Dropped, Trace, TraceKind};
pub use rulelens_notify::message::{Block, Field, Message};
pub use rulelens_notify::reason::Certainty;
pub use rulelens_notify::sns::Mail;
pub use rulelens_notify::webhook::Webhook;
pub use rulelens_notify::{Notice, NoticeKind, Run, Text};

pub use crate::names::Name;
pub use crate::parts::PartView;
pub use crate::picture::{Consistency, Elements, Picture};
pub use crate::state::Input;

/// Everything that follows from the current texts.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The one-sentence answer.
    pub verdict: Verdict,
    /// Which rule it is about: the serial number of the chosen one.
    pub rule: u32,
    /// All rules, in their order.
    pub rules: Rc<[RuleView]>,
    /// The name of the chosen target.
    pub target: Name,
    /// How many targets there are.
    pub targets: usize,
    /// What is to be shown in the event's editor.
    pub event: TextView,
    /// What is to be shown in the pattern's editor.
    pub pattern: TextView,
    /// What is to be shown in the constant's editor.
    pub constant: TextView,
    /// What is to be shown in the input path's editor.
    pub input_path: TextView,
    /// What is to be shown in the input paths' editor.
    pub input_paths: TextView,
    /// What is to be shown in the input template's editor.
    pub template: TextView,
    /// How values are put into the input template.
    pub template_kind: TemplateKind,
    /// One row per field of the pattern, in the pattern's order; `None` while there is no verdict.
    pub fields: Option<Vec<FieldView>>,
    /// The same fields in the shape of the pattern, with the branches of each `$or`.
    pub parts: Vec<PartView>,
    /// Set if all fields are satisfied, but by different elements of an array.
    pub apart: Option<Consistency>,
    /// While the pattern has faults: its fields that have none.
    pub neighbours: Vec<FieldView>,
    /// What the chosen target's input is.
    pub input: Input,
    /// What the target receives; `None` if a text that it is made from is not valid, or not known.
    pub delivery: Option<DeliveryView>,
    /// Whether the target's texts may lack their end: they come of a damaged link.
    pub target_open: bool,
}

/// The same if it is one and the same: views are made anew only when a text changes, and comparing
/// all that is in them would take longer than drawing it.
impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl View {
    /// A verdict, and nothing else yet.
    #[must_use]
    pub fn new(verdict: Verdict) -> Self {
        Self { verdict, ..Self::default() }
    }

    /// What is to be shown in that text's editor.
    #[must_use]
    pub fn text(&self, name: TextName) -> &TextView {
        match name {
            TextName::Event => &self.event,
            TextName::Pattern => &self.pattern,
            TextName::Constant => &self.constant,
            TextName::InputPath => &self.input_path,
            TextName::InputPaths => &self.input_paths,
            TextName::Template => &self.template,
        }
    }

    /// The same, to write it.
    pub(crate) fn text_mut(&mut self, name: TextName) -> &mut TextView {
        match name {
            TextName::Event => &mut self.event,
            TextName::Pattern => &mut self.pattern,
            TextName::Constant => &mut self.constant,
            TextName::InputPath => &mut self.input_path,
            TextName::InputPaths => &mut self.input_paths,
            TextName::Template => &mut self.template,
        }
    }
}

/// A rule in the list of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleView {
    /// How many fields its pattern has.
    pub fields: usize,
    /// Whether it matches the event.
    pub verdict: RuleVerdict,
}

/// Whether a rule matches the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleVerdict {
    /// It does.
    Matched,
    /// It does not.
    NotMatched(Miss),
    /// Its pattern is not valid.
    Invalid,
    /// Its pattern is blank.
    Empty,
    /// The event is not valid, or blank.
    NoEvent,
}

/// The nearest miss, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// A field is not satisfied.
    Field {
        /// Its last key, cut to a sensible length.
        key: String,
        /// In what way.
        gap: Gap,
        /// How many other fields are not satisfied either.
        more: usize,
    },
    /// Every field is satisfied, but by different elements of an array.
    Apart {
        /// The array's path, cut to a sensible length.
        array: String,
    },
}

/// In what way a field is not satisfied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Its value is another.
    Differs,
    /// The event does not have it.
    Missing,
    /// It may not be there.
    There,
    /// Its value is one that may not be.
    Excluded,
}

/// A target in the list of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetView {
    /// What its input is.
    pub input: Input,
    /// What becomes of the event there, if a rule passes it on.
    pub arrival: Arrival,
}

/// What becomes of an event at a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It arrives.
    Delivered {
        /// How many lines.
        lines: usize,
        /// Whether SNS takes it.
        accepted: bool,
        /// As what the chat service shows it; `None` if it drops it.
        card: Option<Card>,
    },
    /// EventBridge drops it silently, since it is no JSON.
    NotJson,
    /// EventBridge drops it silently, since it is too large.
    TooLarge,
    /// A text that its input is made from is not valid.
    Invalid,
    /// The event is not valid, or blank.
    NoEvent,
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
#[derive(Clone, Debug, Default, PartialEq)]
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
        /// The reasons of the first others that are not satisfied.
        others: Vec<Vec<Piece>>,
        /// How many fields are not satisfied.
        missed: usize,
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
    #[default]
    Empty,
}

/// One of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextName {
    /// The event.
    Event,
    /// The event pattern.
    Pattern,
    /// The constant input.
    Constant,
    /// The input path.
    InputPath,
    /// The input paths.
    InputPaths,
    /// The input template.
    Template,
}

impl TextName {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Event,
        Self::Pattern,
        Self::Constant,
        Self::InputPath,
        Self::InputPaths,
        Self::Template,
    ];
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
    /// How grave it is.
    pub severity: Severity,
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

impl Problem {
    /// Whether it is an error, so that there is no result.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// What mends a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does: upper case, no full stop.
    pub title: String,
    /// The whole text with it applied.
    pub text: Rc<str>,
    /// The line that changes, if it is one alone.
    pub change: Option<Change>,
}

/// How a line changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// As it is.
    pub before: Vec<ChangePart>,
    /// As it becomes.
    pub after: Vec<ChangePart>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangePart {
    /// Its characters; `…` stands for what is left out.
    pub text: String,
    /// Whether it is another in the other line.
    pub changed: bool,
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
    /// Whether the hue shows only while something of that name is hovered.
    pub quiet: bool,
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
    /// How far it is from being satisfied: 0 is satisfied, 1 is absent.
    pub distance: f64,
    /// One line: what the event has, how it compares, what the pattern wants.
    pub sentence: Vec<Piece>,
    /// The smallest reason behind it: where two texts part, what may be meant instead.
    pub remark: Vec<Piece>,
    /// A second, quieter line, as in "2nd of 2 alternatives".
    pub note: Option<String>,
    /// The same, if it is not satisfied and can be drawn.
    pub picture: Option<Picture>,
    /// Its values, if it is not satisfied and has several.
    pub elements: Option<Elements>,
    /// What makes the pattern name the key of the event that is nearest to one that is not there.
    pub use_nearest: Option<Fix>,
    /// The line in the pattern.
    pub pattern_line: usize,
    /// The line in the event, if the field is there.
    pub event_line: Option<usize>,
    /// Lines of other array elements that satisfy it too, or, if none does, of all others.
    pub other_lines: Vec<usize>,
}

/// What the target receives.
#[derive(Clone, Debug, PartialEq)]
pub enum DeliveryView {
    /// It arrives.
    Delivered {
        /// What.
        payload: Payload,
        /// Whether SNS takes it.
        accepted: bool,
        /// As what the chat service shows it; `None` if it drops it.
        card: Option<Card>,
    },
    /// EventBridge drops it silently.
    Dropped {
        /// The text that is no JSON.
        payload: Payload,
        /// Why.
        drop: Box<DropView>,
    },
}

impl DeliveryView {
    /// The text that arrives, or would.
    #[must_use]
    pub fn payload(&self) -> &Payload {
        match self {
            Self::Delivered { payload, .. } | Self::Dropped { payload, .. } => payload,
        }
    }
}

/// A text that a target receives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Payload {
    /// The text.
    pub text: Rc<str>,
    /// The same in order: literal text and values put in.
    pub spans: Vec<Span>,
    /// How many lines it has.
    pub lines: usize,
    /// When and where the event happened.
    pub origin: Origin,
}

/// When and where an event happened, as far as it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Its region.
    pub region: String,
    /// Its account.
    pub account: String,
    /// Its time, as it is written there.
    pub time: String,
}

/// Why EventBridge drops a payload.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DropView {
    /// In a sentence.
    pub reason: Vec<Piece>,
    /// How to mend it.
    pub help: String,
    /// What mends the template, if it is plain how.
    pub fix: Option<Fix>,
    /// The place in the payload that breaks it, in bytes: what follows is lost.
    pub broken_at: usize,
    /// The same, at the place in the template that causes it.
    pub cause: Option<Problem>,
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
    /// How the value was put in.
    pub inserted: &'static str,
}

/// What people see of a payload.
#[derive(Clone, Debug, PartialEq)]
pub enum Preview {
    /// The payload itself.
    Payload,
    /// An e-mail.
    Email(EmailView),
    /// An e-mail whose body is JSON: that, and what there is to know besides.
    EmailJson(Rc<str>, Vec<Notice>),
    /// Nothing: the topic does not take it.
    Nothing(Dropped),
}

/// What people see of a payload in a chat.
#[derive(Clone, Debug, PartialEq)]
pub enum ChatPreview {
    /// A message of the chat service.
    Message(ChatView),
    /// A message for a webhook.
    Webhook(Webhook),
    /// Nothing, why, and what can be done about it.
    Nothing {
        /// The chat service's client; `None` if already the topic does not take it.
        client: Option<Client>,
        /// Why.
        dropped: Dropped,
        /// Ways out of it.
        ways: Vec<Way>,
    },
}

/// A message of the chat service.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatView {
    /// The chat.
    pub client: Client,
    /// The message.
    pub message: Message,
    /// What there is to know besides.
    pub notices: Vec<Notice>,
}

/// A way to have something shown in a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Send the event as it is.
    MatchedEvent,
    /// Make the template one of a custom notification: the text that it becomes.
    Notification(Rc<str>),
}

/// An e-mail as a mail client shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct EmailView {
    /// The mail.
    pub mail: Mail,
    /// The payload, letter by letter.
    pub body: Vec<Span>,
    /// What SNS puts under it.
    pub footer: Vec<Span>,
}
