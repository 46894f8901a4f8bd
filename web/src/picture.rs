//! The pictures in Why, as plain data: [`crate::engine`] makes them, the components draw them.
//! Each shows what the sentence above it says in words.

/// Why a value does not satisfy a field, as a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Two texts, the one above the other.
    Texts(Texts),
    /// A number on a line.
    Line(NumberLine),
    /// A wildcard over the value, a column a piece.
    Wildcard(Vec<Column>),
    /// The bits of an address over those of a range.
    Bits(Bits),
    /// The operands of `anything-but`, and which one excludes the value.
    Excluded {
        /// Operands, as JSON.
        operands: Vec<String>,
        /// Index of the one that excludes.
        hit: usize,
    },
    /// The path, key by key.
    Path(Vec<Step>),
}

/// Two texts and where they part.
#[derive(Clone, Debug, PartialEq)]
pub struct Texts {
    /// The event's.
    pub event: Vec<Run>,
    /// The pattern's.
    pub pattern: Vec<Run>,
    /// Whether they are compared from their ends, and so stand at the right.
    pub from_end: bool,
}

impl Texts {
    /// The characters at which the event's and the pattern's text part; `None` where one has ended.
    pub fn first_difference(&self) -> [Option<char>; 2] {
        [&self.event, &self.pattern]
            .map(|runs| runs.iter().find(|run| run.kind == RunKind::Differs)?.text.chars().next())
    }
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its characters.
    pub text: String,
    /// What is to be said of it.
    pub kind: RunKind,
}

/// What is to be said of a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// The same in both.
    Same,
    /// The same but for upper and lower case, which the comparison ignores.
    OtherCase,
    /// The first character that differs.
    Differs,
    /// No longer looked at.
    Rest,
}

/// A number beside those that the pattern accepts. Places are percent of the width.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberLine {
    /// The event's number.
    pub value: Mark,
    /// The ends of the accepted range, or the accepted numbers.
    pub marks: Vec<Mark>,
    /// The accepted range; `None` if single numbers are accepted.
    pub accepted: Option<(f64, f64)>,
    /// Where the line is broken, because the number lies too far off.
    pub broken: Option<f64>,
    /// Whether the line is that of GuardDuty's severities: 1 to 10.
    pub severities: bool,
}

/// A place on a number line.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The number, as it is spelled.
    pub text: String,
    /// Where it is, in percent.
    pub at: f64,
    /// Whether it belongs to what is accepted.
    pub inclusive: bool,
}

/// A piece of a wildcard, and what of the value stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The piece, or `*`.
    pub pattern: String,
    /// What of the value; empty if nothing.
    pub event: String,
    /// What is to be said of it.
    pub kind: ColumnKind,
}

/// What is to be said of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// The piece is there.
    Same,
    /// A star took this.
    Taken,
    /// What is left of the value, in which the next piece is not.
    Left,
    /// The piece that is not there.
    Missed,
    /// Pieces that are not reached.
    Rest,
}

/// An address and a range of the same family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    /// The address: 4 or 16 bytes.
    pub address: Vec<u8>,
    /// The range's lowest address, as long.
    pub range: Vec<u8>,
    /// How many leading bits they have in common.
    pub common: usize,
    /// How many bits the range fixes.
    pub fixed: usize,
}

/// A key of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The key.
    pub key: String,
    /// What the event has there.
    pub kind: StepKind,
}

/// What the event has at a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Something that leads on.
    There,
    /// Something that does not lead on: its type, with an article.
    Ends(&'static str),
    /// Nothing.
    Gone,
}
