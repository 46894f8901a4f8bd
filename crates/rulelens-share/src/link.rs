//! A state as the fragment of an address, and back.

use std::borrow::Cow;
use std::fmt;

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, URL_SAFE_NO_PAD};

use crate::body;
use crate::deflate::{self, MAX_INFLATED};
use crate::state::State;

/// The first character of a fragment: how the rest is written.
const VERSION: char = '1';
/// How many characters are looked at: more than any link that is written here has.
const MAX_FRAGMENT: usize = 6 * 1024 * 1024;
/// Indices in a link are below it.
const MAX_NUMBER: usize = 1 << 28;

/// A part of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// A rule.
    Rule,
    /// The event.
    Event,
    /// A target.
    Target,
    /// What is chosen and shown.
    Shown,
    /// The cases.
    Cases,
}

impl Part {
    const ALL: [Self; 5] = [Self::Rule, Self::Event, Self::Target, Self::Shown, Self::Cases];

    /// Its name in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Event => "event",
            Self::Target => "target",
            Self::Shown => "view",
            Self::Cases => "cases",
        }
    }

    /// Frozen: what stands for it in links.
    pub(crate) fn tag(self) -> u8 {
        match self {
            Self::Rule => b'r',
            Self::Event => b'e',
            Self::Target => b't',
            Self::Shown => b's',
            Self::Cases => b'c',
        }
    }

    pub(crate) fn with_tag(tag: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.tag() == tag)
    }
}

/// How much of a part could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// All of it.
    Whole,
    /// The link ends in it.
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
            Self::TooLong => "Ask for a file in place of the link.",
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
        }
    }
}

/// What could be read of a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// All parts that are whole; the others are empty.
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

/// The state is too large for a link; a file can hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// How many bytes it has.
    pub given: usize,
    /// How many a link can hold.
    pub limit: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes are too many for a link, which holds {}", self.given, self.limit)
    }
}

impl std::error::Error for TooLarge {}

/// The fragment that holds the state, without `#`. The same state gives the same fragment.
///
/// # Errors
///
/// If a link cannot hold it: more than 4 MiB of text.
pub fn write(state: &State) -> Result<String, TooLarge> {
    let body = body::write(state);
    if body.len() > MAX_INFLATED || state.rule.max(state.target) >= MAX_NUMBER {
        return Err(TooLarge { given: body.len(), limit: MAX_INFLATED });
    }
    let mut fragment = String::from(VERSION);
    URL_SAFE_NO_PAD.encode_string(deflate::deflate(&body), &mut fragment);
    Ok(fragment)
}

/// The part of the state that has the most bytes, and how many: the one to shorten if a link is
/// too long.
#[must_use]
pub fn largest_part(state: &State) -> Option<(Part, usize)> {
    body::sizes(state).into_iter().max_by_key(|(_, size)| *size)
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
    let (body, inflated) = deflate::inflate(&bytes);
    let (state, parts, complete) = body::read(&body);
    let whole = parts.iter().all(|part| part.condition == Condition::Whole);
    let fault = match odd {
        Some((at, character)) => Some(Fault::Character { character, at: at + VERSION.len_utf8() }),
        None => (!(decoded && inflated && complete && whole)).then_some(Fault::Damaged),
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
