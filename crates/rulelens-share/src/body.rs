//! What is compressed: a list of the parts, then the parts, each with its length and a checksum, so
//! that damage in one is seen and what comes before it still counts.

use crate::link::{Condition, Part, PartRead};
use crate::state::{Input, Rule, State, Target};

/// The parts in the order of what is needed first: a link that is cut off still gives a verdict.
fn parts(state: &State) -> Vec<(Part, Vec<u8>)> {
    let rules = state.rules.iter().map(|rule| (Part::Rule, texts(&[&rule.name, &rule.pattern])));
    let mut parts: Vec<_> = rules.collect();
    parts.push((Part::Event, texts(&[&state.event])));
    parts.extend(state.targets.iter().map(|target| (Part::Target, of_target(target))));
    let mut shown = Vec::new();
    push_number(&mut shown, state.rule);
    push_number(&mut shown, state.target);
    push_text(&mut shown, &state.view);
    parts.push((Part::Shown, shown));
    parts.push((Part::Cases, texts(&[&state.cases])));
    let nothing = State::default();
    // What is as it is anyway costs nothing.
    parts.retain(|(part, _)| match part {
        Part::Event => state.event != nothing.event,
        Part::Shown => (state.rule, state.target) != (0, 0) || !state.view.is_empty(),
        Part::Cases => !state.cases.is_empty(),
        Part::Rule | Part::Target => true,
    });
    parts
}

/// The state as bytes.
pub(crate) fn write(state: &State) -> Vec<u8> {
    let parts = parts(state);
    let mut body = Vec::new();
    push_number(&mut body, parts.len());
    body.extend(parts.iter().map(|(part, _)| part.tag()));
    for (_, bytes) in &parts {
        push_number(&mut body, bytes.len());
        body.extend_from_slice(bytes);
        body.extend_from_slice(&checksum(bytes).to_le_bytes());
    }
    body
}

/// How many bytes each part takes.
pub(crate) fn sizes(state: &State) -> Vec<(Part, usize)> {
    parts(state).into_iter().map(|(part, bytes)| (part, bytes.len())).collect()
}

/// What could be read of the bytes, and whether nothing is left over or wrong.
pub(crate) fn read(body: &[u8]) -> (State, Vec<PartRead>, bool) {
    let mut state = State::default();
    let mut reader = Reader { rest: body };
    let count = reader.number();
    let tags = count.and_then(|count| reader.bytes(count.min(reader.rest.len())));
    let complete = count.is_some() && tags.map(<[u8]>::len) == count;
    let mut read = Vec::new();
    for &tag in tags.unwrap_or_default() {
        let condition = reader.part(tag, &mut state);
        read.push(PartRead { part: Part::with_tag(tag), condition });
    }
    (state, read, complete && reader.rest.is_empty())
}

fn of_target(target: &Target) -> Vec<u8> {
    let input = Input::ALL.iter().position(|input| *input == target.input).unwrap_or_default();
    let mut bytes = Vec::new();
    push_number(&mut bytes, input);
    let Target { name, constant, input_path, input_paths, template, .. } = target;
    bytes.extend(texts(&[name, constant, input_path, input_paths, template]));
    bytes
}

fn texts(texts: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for text in texts {
        push_text(&mut bytes, text);
    }
    bytes
}

fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_number(bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
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

/// Fletcher's, over bytes: two of them changed or swapped are seen.
fn checksum(bytes: &[u8]) -> u16 {
    let (mut sum, mut sums) = (1_u16, 0_u16);
    for &byte in bytes {
        sum = (sum + u16::from(byte)) % 251;
        sums = (sums + sum) % 251;
    }
    sums << 8 | sum
}

struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Reads one part into the state.
    fn part(&mut self, tag: u8, state: &mut State) -> Condition {
        if self.rest.is_empty() {
            return Condition::Missing;
        }
        let Some(length) = self.number() else { return self.lost(Condition::CutOff) };
        let bytes = self.bytes(length);
        let sum = self.bytes(2);
        let (Some(bytes), Some(sum)) = (bytes, sum) else { return self.lost(Condition::CutOff) };
        if checksum(bytes).to_le_bytes() != sum {
            return Condition::Damaged;
        }
        match Part::with_tag(tag) {
            None => Condition::Unknown,
            Some(part) => match (Reader { rest: bytes }).take(part, state) {
                Some(()) => Condition::Whole,
                None => Condition::Damaged,
            },
        }
    }

    /// Nothing behind it can be found any more.
    fn lost(&mut self, condition: Condition) -> Condition {
        self.rest = &[];
        condition
    }

    fn take(&mut self, part: Part, state: &mut State) -> Option<()> {
        match part {
            Part::Rule => {
                let rule = Rule { name: self.text()?, pattern: self.text()? };
                state.rules.push(rule);
            }
            Part::Event => state.event = self.text()?,
            Part::Target => state.targets.push(self.target()?),
            Part::Shown => {
                (state.rule, state.target) = (self.number()?, self.number()?);
                state.view = self.text()?;
            }
            Part::Cases => state.cases = self.text()?,
        }
        // What a later version adds behind is not an error.
        Some(())
    }

    fn target(&mut self) -> Option<Target> {
        let input = *Input::ALL.get(self.number()?)?;
        Some(Target {
            name: self.text()?,
            input,
            constant: self.text()?,
            input_path: self.text()?,
            input_paths: self.text()?,
            template: self.text()?,
        })
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        let bytes = self.bytes(length)?;
        std::str::from_utf8(bytes).ok().map(str::to_owned)
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
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}
