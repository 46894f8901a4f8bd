//! What could be read of a link that is damaged.

/// A damaged link, for the bar that tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// After how many characters it was cut off; `None` if it was changed in another way.
    pub cut_after: Option<usize>,
    /// What it holds, or should.
    pub parts: Vec<(LinkPart, Condition)>,
    /// Whether the bar is shown.
    pub told: bool,
    /// Whether the target's texts may lack their end, so that what arrives is not known.
    pub target_open: bool,
}

impl Damage {
    /// A damage that nobody has been told of.
    #[must_use]
    pub fn new(cut_after: Option<usize>, parts: Vec<(LinkPart, Condition)>) -> Self {
        let open =
            |part: &(LinkPart, Condition)| part.0 == LinkPart::Target && part.1 != Condition::Whole;
        Self { cut_after, target_open: parts.iter().any(open), parts, told: true }
    }
}

/// A part of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPart {
    /// The event.
    Event,
    /// The rules.
    Rule,
    /// The targets.
    Target,
    /// The cases.
    Cases,
}

/// What has become of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It is there.
    Whole,
    /// Its beginning is.
    CutOff,
    /// Nothing of it is.
    Missing,
}
