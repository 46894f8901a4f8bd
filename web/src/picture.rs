//! The pictures in Why, as plain data: [`crate::engine`] makes them, the components draw them.
//! Each shows what the sentence above it says in words.

use crate::view::Piece;

/// Why a value satisfies a field, or does not, as a picture.
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
    /// The side of its place on which it is written.
    pub side: Side,
    /// Whether it is accepted.
    pub satisfied: bool,
    /// The ends of the accepted range, or the accepted numbers.
    pub marks: Vec<Mark>,
    /// The accepted range; `None` if single numbers are accepted.
    pub accepted: Option<(f64, f64)>,
    /// What the accepted range is called, where there is room beside the event's number.
    pub name: Option<RangeName>,
    /// Where the line is broken, because the number lies too far off.
    pub broken: Option<f64>,
    /// Whether the line is that of GuardDuty's severities: 1 to 10.
    pub severities: bool,
}

/// The name of a range, in a place where nothing else stands.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeName {
    /// `> 0, ≤ 5`
    pub text: String,
    /// Where it is, in percent.
    pub at: f64,
    /// The side of that place on which it stands.
    pub side: Side,
}

/// A side of a place on a number line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// At the left of it.
    Before,
    /// In its middle.
    On,
    /// At the right of it.
    Behind,
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
    /// The piece that is not there, or the first character of it that is another.
    Missed,
    /// A character that is wanted where the value has ended.
    Ended,
    /// What is no longer looked at.
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

/// Some of a field's values, where it has several: those of the elements of an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elements {
    /// The values, in the order of the text.
    pub values: Vec<ElementValue>,
    /// How many more there are.
    pub more: usize,
}

/// A value in an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementValue {
    /// The element that it is, or is in: `items[1]`.
    pub name: String,
    /// The value, as JSON, cut to a sensible length.
    pub value: String,
    /// Whether it is the nearest.
    pub nearest: bool,
}

/// Elements of an array which satisfy some fields only together.
#[derive(Clone, Debug, PartialEq)]
pub struct Consistency {
    /// The array's path.
    pub array: String,
    /// The last keys of the fields.
    pub fields: Vec<String>,
    /// The elements that satisfy the most of them, in the order of the text.
    pub rows: Vec<ElementRow>,
    /// How many other elements have values of the fields.
    pub more: usize,
    /// What the element that comes closest lacks, as a sentence; empty if that is more than one field.
    pub lacks: Vec<Piece>,
}

/// An element of an array, and what the fields find in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementRow {
    /// Which it is: `[1]`.
    pub name: String,
    /// A value for each field, as JSON, cut to a sensible length, and whether it satisfies the field.
    pub cells: Vec<Option<(String, bool)>>,
    /// How many fields it satisfies.
    pub satisfied: usize,
    /// The line of its first value in the event.
    pub line: usize,
}
