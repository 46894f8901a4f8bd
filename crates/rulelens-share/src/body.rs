//! What is compressed: a list of the parts, then the parts, each with its length and a checksum, so
//! that damage in one is seen and the others still count.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use crate::link::{Condition, Part, PartRead};
use crate::state::{Input, Rule, Shown, State, Target};

/// How many parts a link may have: many times what a bus has, and no more than a page can show.
pub(crate) const MAX_PARTS: usize = 4096;
/// A checksum is 32 bits.
const SUM: usize = 4;

/// The parts in the order of what is needed first: a link that is cut off still gives a verdict.
/// What is empty costs nothing.
pub(crate) fn parts(state: &State) -> Vec<(Part, Vec<u8>)> {
    let State { shown, rules, event, targets, scenario, cases } = state;
    let alone = |part, text: &String| (!text.is_empty()).then(|| (part, texts(&[text])));
    let mut parts = Vec::new();
    if *shown != Shown::default() {
        parts.push((Part::Shown, of_shown(shown)));
    }
    parts.extend(rules.iter().map(|rule| (Part::Rule, texts(&[&rule.name, &rule.pattern]))));
    parts.extend(alone(Part::Event, event));
    parts.extend(targets.iter().map(|target| (Part::Target, of_target(target))));
    parts.extend(alone(Part::Scenario, scenario));
    parts.extend(alone(Part::Cases, cases));
    parts
}

/// The parts as bytes.
pub(crate) fn write(parts: &[(Part, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    push_number(&mut body, parts.len());
    body.extend(parts.iter().map(|(part, _)| part.tag()));
    for (part, bytes) in parts {
        push_number(&mut body, bytes.len());
        body.extend_from_slice(bytes);
        body.extend_from_slice(&checksum(part.tag(), bytes));
    }
    body
}

/// What could be read of the bytes.
pub(crate) struct BodyRead {
    pub(crate) state: State,
    pub(crate) parts: Vec<PartRead>,
    /// How many parts the link names.
    pub(crate) count: usize,
    /// Whether nothing is left over or wrong.
    pub(crate) whole: bool,
}

/// Reads the bytes as far as they go. With `cut`, what comes before their end is as it was written,
/// so that a part that they end in counts as far as it goes.
pub(crate) fn read(body: &[u8], cut: bool) -> BodyRead {
    let mut state = State::default();
    let mut reader = Reader { rest: body, cut: false };
    let count = reader.number();
    let tags = count.and_then(|count| reader.bytes(count.min(reader.rest.len()).min(MAX_PARTS)));
    let complete = count.is_some() && tags.map(<[u8]>::len) == count;
    let tags = tags.unwrap_or_default().iter();
    let parts: Vec<_> = tags
        .map(|&tag| PartRead {
            part: Part::with_tag(tag),
            condition: reader.part(tag, cut, &mut state),
        })
        .collect();
    let whole = complete
        && reader.rest.is_empty()
        && parts.iter().all(|part| part.condition == Condition::Whole);
    BodyRead { state, parts, count: count.unwrap_or_default(), whole }
}

fn of_shown(shown: &Shown) -> Vec<u8> {
    let Shown { rule, target, view, seen_as } = shown;
    let mut bytes = Vec::new();
    push_number(&mut bytes, *rule);
    push_number(&mut bytes, *target);
    bytes.extend(texts(&[view, seen_as]));
    bytes
}

fn of_target(target: &Target) -> Vec<u8> {
    let Target { name, rule, arn, input, input_paths, template, input_path, constant } = target;
    let mut bytes = Vec::new();
    push_number(&mut bytes, Input::ALL.iter().position(|it| it == input).unwrap_or_default());
    push_number(&mut bytes, rule.map_or(0, |rule| rule.saturating_add(1)));
    bytes.extend(texts(&[name, arn, input_paths, template, input_path, constant]));
    bytes
}

fn texts(texts: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for text in texts {
        push_number(&mut bytes, text.len());
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    bytes.push(low_bits(number));
}

fn low_bits(number: usize) -> u8 {
    number.to_le_bytes().first().copied().unwrap_or_default() & 0x7F
}

/// The CRC-32 of gzip and PNG, over the kind of the part and its bytes.
fn checksum(tag: u8, bytes: &[u8]) -> [u8; SUM] {
    const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
    let mut digest = CRC.digest();
    digest.update(&[tag]);
    digest.update(bytes);
    digest.finalize().to_le_bytes()
}

struct Reader<'b> {
    rest: &'b [u8],
    /// Whether texts and numbers may end early: what is missing is empty then.
    cut: bool,
}

impl<'b> Reader<'b> {
    /// Reads one part into the state. A rule or target that cannot be read is an empty one, so that
    /// the places of the others stay.
    fn part(&mut self, tag: u8, cut: bool, state: &mut State) -> Condition {
        if self.rest.is_empty() {
            return Condition::Missing;
        }
        let part = Part::with_tag(tag);
        let length = self.number().unwrap_or(usize::MAX);
        let whole = length.checked_add(SUM).and_then(|with_sum| self.bytes(with_sum));
        let Some((bytes, sum)) = whole.and_then(|bytes| bytes.split_at_checked(length)) else {
            let rest = std::mem::take(&mut self.rest);
            let rest = rest.get(..length).unwrap_or(rest);
            if let Some(part) = part.filter(|_| cut) {
                (Reader { rest, cut: true }).take(part, state);
            }
            return Condition::CutOff;
        };
        let Some(part) = part else { return Condition::Unknown };
        let right = checksum(tag, bytes) == sum;
        if right && (Reader { rest: bytes, cut: false }).take(part, state).is_some() {
            return Condition::Whole;
        }
        match part {
            Part::Rule => state.rules.push(Rule::default()),
            Part::Target => state.targets.push(Target::default()),
            Part::Shown | Part::Event | Part::Scenario | Part::Cases => {}
        }
        Condition::Damaged
    }

    /// What a later version adds behind is not an error.
    fn take(&mut self, part: Part, state: &mut State) -> Option<()> {
        match part {
            Part::Shown => state.shown = self.shown()?,
            Part::Rule => state.rules.push(Rule { name: self.text()?, pattern: self.text()? }),
            Part::Event => state.event = self.text()?,
            Part::Target => {
                let target = self.target()?;
                state.targets.push(target);
            }
            Part::Scenario => state.scenario = self.text()?,
            Part::Cases => state.cases = self.text()?,
        }
        Some(())
    }

    fn shown(&mut self) -> Option<Shown> {
        Some(Shown {
            rule: self.place()?,
            target: self.place()?,
            view: self.text()?,
            seen_as: self.text()?,
        })
    }

    fn target(&mut self) -> Option<Target> {
        Some(Target {
            input: *Input::ALL.get(self.number()?)?,
            rule: match self.number()?.checked_sub(1) {
                Some(rule) if rule >= MAX_PARTS => return None,
                rule => rule,
            },
            name: self.text()?,
            arn: self.text()?,
            input_paths: self.text()?,
            template: self.text()?,
            input_path: self.text()?,
            constant: self.text()?,
        })
    }

    /// Which rule or target is meant.
    fn place(&mut self) -> Option<usize> {
        self.number().filter(|place| *place < MAX_PARTS)
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        let length = if self.cut { length.min(self.rest.len()) } else { length };
        let bytes = self.bytes(length)?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            Err(error) if self.cut => {
                let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
                Some(String::from_utf8_lossy(whole).into_owned())
            }
            Err(_) => None,
        }
    }

    fn bytes(&mut self, count: usize) -> Option<&'b [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<usize> {
        // Enough for 28 bits, which no length in a link passes.
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let Some((&byte, rest)) = self.rest.split_first() else {
                return self.cut.then_some(0);
            };
            self.rest = rest;
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}
