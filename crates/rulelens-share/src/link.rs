//! A state as the fragment of an address, and back.

use std::borrow::Cow;
use std::fmt;

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, URL_SAFE_NO_PAD};

use crate::body::{self, BodyRead, MAX_PARTS};
use crate::deflate::{self, End, MAX_INFLATED};
use crate::state::State;

/// The first character of a fragment: how the rest is written.
const VERSION: char = '1';
/// How many characters are looked at: more than any link that is written here has.
const MAX_FRAGMENT: usize = 6 * 1024 * 1024;
/// Links with more characters are cut off by some of the programs that they are passed on with.
pub const COMFORTABLE: usize = 8000;

/// A part of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Part {
    /// What is chosen and shown.
    Shown,
    /// A rule.
    Rule,
    /// The event.
    Event,
    /// A target.
    Target,
    /// The scenario of findings.
    Scenario,
    /// The cases.
    Cases,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Shown, Self::Rule, Self::Event, Self::Target, Self::Scenario, Self::Cases];

    /// Its name in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shown => "view",
            Self::Rule => "rule",
            Self::Event => "event",
            Self::Target => "target",
            Self::Scenario => "scenario",
            Self::Cases => "cases",
        }
    }

    /// Frozen: what stands for it in links.
    pub(crate) fn tag(self) -> u8 {
        match self {
            Self::Shown => b'v',
            Self::Rule => b'r',
            Self::Event => b'e',
            Self::Target => b't',
            Self::Scenario => b's',
            Self::Cases => b'c',
        }
    }

    pub(crate) fn with_tag(tag: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.tag() == tag)
    }
}

/// How much of a part could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Condition {
    /// All of it.
    Whole,
    /// The link ends in it: its texts are there as far as they go.
    CutOff,
    /// The link ends before it.
    Missing,
    /// It is all there, but not as it was written.
    Damaged,
    /// It is of a kind that this version does not know.
    Unknown,
}

impl Condition {
    /// It in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::CutOff => "cut off",
            Self::Missing => "missing",
            Self::Damaged => "damaged",
            Self::Unknown => "of a later version",
        }
    }
}

/// A part that a link names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartRead {
    /// Which; none if this version does not know it.
    pub part: Option<Part>,
    /// How much of it could be read.
    pub condition: Condition,
}

/// Why a link does not give all that was put into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// There is nothing behind the `#`.
    Empty,
    /// The first character stands for no version that is known here.
    UnknownVersion(char),
    /// A character that no link has, at this byte of the fragment.
    Character {
        /// The character.
        character: char,
        /// Where it is, in bytes.
        at: usize,
    },
    /// Some of it is missing or changed.
    Damaged,
    /// The fragment has more characters than any link.
    TooLong,
    /// It names more parts than any link; those beyond are left out.
    TooMany {
        /// How many.
        given: usize,
    },
}

impl Fault {
    /// A stable name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "link-empty",
            Self::UnknownVersion(_) => "link-version",
            Self::Character { .. } => "link-character",
            Self::Damaged => "link-damaged",
            Self::TooLong => "link-too-long",
            Self::TooMany { .. } => "link-too-many",
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Empty => "Copy the link again, with all that stands behind `#`.",
            Self::UnknownVersion(_) => "If a later version made the link, update this one.",
            Self::Character { .. } | Self::Damaged => {
                "Copy the link again: mail programs and chats may break or shorten a long one."
            }
            Self::TooLong | Self::TooMany { .. } => "Ask for a file in place of the link.",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the link holds nothing"),
            Self::UnknownVersion(version) => {
                write!(f, "`{}` stands for no version of links", version.escape_debug())
            }
            Self::Character { character, at } => {
                write!(f, "`{}` at {at} belongs to no link", character.escape_debug())
            }
            Self::Damaged => f.write_str("some of the link is missing or changed"),
            Self::TooLong => write!(f, "the link has more than {MAX_FRAGMENT} characters"),
            Self::TooMany { given } => {
                write!(f, "the link names {given} parts, and at most {MAX_PARTS} are read")
            }
        }
    }
}

/// What could be read of a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// All parts that are whole, and of one that the link ends in what is left. A rule or target
    /// that is damaged is an empty one, so that the others keep their places.
    pub state: State,
    /// The parts that the link names, in its order.
    pub parts: Vec<PartRead>,
    /// What is wrong with it.
    pub fault: Option<Fault>,
}

impl Read {
    /// Whether it is all that was put into the link.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.fault.is_none()
    }
}

/// Why a link cannot hold the state; a file can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TooLarge {
    /// It has too many bytes.
    Bytes {
        /// How many.
        given: usize,
        /// The part that has the most of them.
        largest: Size,
    },
    /// It has too many rules and targets.
    Parts {
        /// How many, with the other parts.
        given: usize,
    },
    /// A rule or target is meant that is not there.
    Place {
        /// Which, from 0.
        given: usize,
    },
}

impl TooLarge {
    /// A stable name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        "link-too-large"
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Place { .. } => "Correct `shown` and the `rule` of targets.",
            Self::Bytes { .. } | Self::Parts { .. } => "Pass files on in place of a link.",
        }
    }
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes { given, largest } => {
                write!(f, "{given} bytes are too many for a link, which holds {MAX_INFLATED}; ")?;
                write!(f, "the largest part is {largest}")
            }
            Self::Parts { given } => {
                write!(f, "{given} parts are too many for a link, which holds {MAX_PARTS}")
            }
            Self::Place { given } => write!(f, "there is no rule or target {given}"),
        }
    }
}

impl std::error::Error for TooLarge {}

/// How large a part of a state is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The part.
    pub part: Part,
    /// Which of the rules or targets it is, from 0.
    pub index: usize,
    /// How many bytes it has before it is compressed.
    pub bytes: usize,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { part, index, bytes } = self;
        match part {
            Part::Rule | Part::Target => write!(f, "the {} {}", part.name(), index + 1)?,
            _ => write!(f, "the {}", part.name())?,
        }
        write!(f, ", with {bytes} bytes")
    }
}

/// How large the parts of the state are, in the order of a link.
#[must_use]
pub fn sizes(state: &State) -> Vec<Size> {
    sizes_of(&body::parts(state))
}

/// The largest part of the state: the one to shorten if a link is too long.
#[must_use]
pub fn largest(state: &State) -> Option<Size> {
    largest_of(&body::parts(state))
}

fn largest_of(parts: &[(Part, Vec<u8>)]) -> Option<Size> {
    // Of equal ones the first.
    sizes_of(parts).into_iter().rev().max_by_key(|size| size.bytes)
}

fn sizes_of(parts: &[(Part, Vec<u8>)]) -> Vec<Size> {
    // Parts of a kind stand together.
    let kinds = parts.chunk_by(|(left, _), (right, _)| left == right);
    let numbered = kinds.flat_map(|of_kind| of_kind.iter().enumerate());
    let size = |(index, (part, bytes)): (usize, &(Part, Vec<u8>))| Size {
        part: *part,
        index,
        bytes: bytes.len(),
    };
    numbered.map(size).collect()
}

/// The fragment that holds the state, without `#`. The same state gives the same fragment.
///
/// # Errors
///
/// If a link cannot hold it: more than 4 MiB of text, more than 4096 parts.
pub fn write(state: &State) -> Result<String, TooLarge> {
    let parts = body::parts(state);
    if parts.len() > MAX_PARTS {
        return Err(TooLarge::Parts { given: parts.len() });
    }
    let places = [state.shown.rule, state.shown.target].into_iter();
    let mut places = places.chain(state.targets.iter().filter_map(|target| target.rule));
    if let Some(given) = places.find(|place| *place >= MAX_PARTS) {
        return Err(TooLarge::Place { given });
    }
    let body = body::write(&parts);
    if body.len() > MAX_INFLATED
        && let Some(largest) = largest_of(&parts)
    {
        return Err(TooLarge::Bytes { given: body.len(), largest });
    }
    let mut fragment = String::from(VERSION);
    URL_SAFE_NO_PAD.encode_string(deflate::deflate(&body), &mut fragment);
    Ok(fragment)
}

/// What stands behind the first `#` of a link; all of it if there is none.
#[must_use]
pub fn fragment_of(link: &str) -> &str {
    let link = link.trim();
    link.split_once('#').map_or(link, |(_, fragment)| fragment)
}

/// What the fragment holds, as far as it can be read. Any text is harmless: at most 4 MiB come out,
/// in time that grows with them.
#[must_use]
pub fn read(fragment: &str) -> Read {
    let faulty = |fault| Read { fault: Some(fault), ..Read::default() };
    if fragment.len() > MAX_FRAGMENT {
        return faulty(Fault::TooLong);
    }
    let mut characters = fragment.chars();
    let encoded = match characters.next() {
        None => return faulty(Fault::Empty),
        Some(VERSION) => characters.as_str(),
        Some(other) => return faulty(Fault::UnknownVersion(other)),
    };
    let (encoded, odd) = clean(encoded);
    let (bytes, decoded) = decode(&encoded);
    let (body, end) = deflate::inflate(&bytes);
    let BodyRead { state, parts, count, whole } = body::read(&body, end == End::TooEarly);
    let fault = match odd {
        Some((at, character)) => Some(Fault::Character { character, at: at + VERSION.len_utf8() }),
        None if count > MAX_PARTS && parts.len() == MAX_PARTS => {
            Some(Fault::TooMany { given: count })
        }
        None => (!(decoded && end == End::Whole && whole)).then_some(Fault::Damaged),
    };
    Read { state, parts, fault }
}

/// The text up to the first character that no link has. Line breaks and spaces, which mail programs
/// put in, are left out.
fn clean(encoded: &str) -> (Cow<'_, str>, Option<(usize, char)>) {
    let known = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let odd = encoded.char_indices().find(|(_, c)| !known(*c) && !c.is_ascii_whitespace());
    let end = odd.map_or(encoded.len(), |(at, _)| at);
    let good = encoded.get(..end).unwrap_or_default();
    if good.contains(|c: char| c.is_ascii_whitespace()) {
        (good.chars().filter(|c| !c.is_ascii_whitespace()).collect::<String>().into(), odd)
    } else {
        (good.into(), odd)
    }
}

/// The bytes, and whether no character is left over at the end.
fn decode(encoded: &str) -> (Vec<u8>, bool) {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &URL_SAFE,
        GeneralPurposeConfig::new()
            .with_decode_allow_trailing_bits(true)
            .with_decode_padding_mode(DecodePaddingMode::RequireNone),
    );
    if let Ok(bytes) = URL_SAFE_NO_PAD.decode(encoded) {
        return (bytes, true);
    }
    // A single character at the end is not a byte.
    let groups = encoded.len() - usize::from(encoded.len() % 4 == 1);
    let bytes = LENIENT.decode(encoded.get(..groups).unwrap_or_default()).unwrap_or_default();
    (bytes, false)
}
