//! YAML to nodes, as CloudFormation reads it.

use rulelens::{Diagnostic, Span};
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::align::{Quoting, align, quoted};
use super::intrinsic::{called, intrinsic};
use super::node::{Kind, MAX_DEPTH, Node};
use crate::fault::Fault;
use crate::sourced::Sourced;

/// Reads the documents of a text of YAML. An alias is not followed: it is what is not known, so
/// that no text can grow.
pub(crate) fn read(text: &str) -> Result<Vec<Node>, Diagnostic> {
    let mut reader =
        Reader { text, offsets: Offsets::new(text), open: Vec::new(), read: Vec::new() };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let at = reader.offsets.byte(error.marker().index());
            Fault::Yaml(error.info().to_owned()).at(Span::at(at))
        })?;
        let start = reader.offsets.byte(span.start.index());
        let place = Span::new(start, reader.offsets.byte(span.end.index()).max(start));
        reader.take(event, place)?;
    }
    Ok(reader.read)
}

/// Bytes of characters: the parser counts characters.
struct Offsets {
    // Where each character begins, and the end; none if all are of one byte.
    bytes: Option<Vec<usize>>,
    end: usize,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let bytes = || text.char_indices().map(|(offset, _)| offset).collect();
        Self { bytes: (!text.is_ascii()).then(bytes), end: text.len() }
    }

    fn byte(&self, char: usize) -> usize {
        match &self.bytes {
            Some(bytes) => bytes.get(char).copied().unwrap_or(self.end),
            None => char.min(self.end),
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    offsets: Offsets,
    open: Vec<Open>,
    read: Vec<Node>,
}

/// A collection that is not at its end.
struct Open {
    start: Span,
    tag: Option<String>,
    is_mapping: bool,
    inside: Vec<Node>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, place: Span) -> Result<(), Diagnostic> {
        match event {
            Event::Scalar(value, style, _, tag) => {
                let function = tag.as_deref().and_then(function);
                let scalar = self.scalar(&value, style, place, tag.is_some());
                self.add(apply(function, scalar));
            }
            Event::Alias(_) => {
                let kind = Kind::Unknown(place.of(self.text).to_owned());
                self.add(Node { kind, place });
            }
            Event::SequenceStart(_, tag) => self.begin(place, tag.as_deref(), false)?,
            Event::MappingStart(_, tag) => self.begin(place, tag.as_deref(), true)?,
            Event::SequenceEnd | Event::MappingEnd => self.end(place),
            _ => {}
        }
        Ok(())
    }

    fn begin(
        &mut self,
        place: Span,
        tag: Option<&Tag>,
        is_mapping: bool,
    ) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Fault::TooDeep { limit: MAX_DEPTH }.at(Span::at(place.start)));
        }
        let tag = tag.and_then(function);
        self.open.push(Open { start: place, tag, is_mapping, inside: Vec::new() });
        Ok(())
    }

    fn end(&mut self, place: Span) {
        let Some(open) = self.open.pop() else { return };
        // A block ends where its last value does, not where the next line begins.
        let last = open.inside.last().map_or(open.start.end, |last| last.place.end);
        let end = if place.end > place.start { place.end } else { last };
        let place = Span::new(open.start.start, end.max(open.start.start));
        let kind = if open.is_mapping {
            let mut members = Vec::with_capacity(open.inside.len() / 2);
            let mut inside = open.inside.into_iter();
            while let (Some(key), Some(value)) = (inside.next(), inside.next()) {
                members.push((key_text(&key, self.text), value));
            }
            Kind::Object(members)
        } else {
            Kind::Array(open.inside)
        };
        self.add(apply(open.tag, intrinsic(Node { kind, place })));
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(open) => open.inside.push(node),
            None => self.read.push(node),
        }
    }

    fn scalar(&self, value: &str, style: ScalarStyle, place: Span, is_tagged: bool) -> Node {
        let raw = place.of(self.text);
        let kind = match style {
            ScalarStyle::Plain => match literal(value).filter(|_| !is_tagged) {
                Some(literal) => Kind::Literal(literal),
                None => Kind::String(align(value, raw, place.start, Quoting::Indented(0))),
            },
            ScalarStyle::SingleQuoted => {
                Kind::String(quoted(value, self.text, place, Quoting::Doubled))
            }
            ScalarStyle::DoubleQuoted => {
                Kind::String(quoted(value, self.text, place, Quoting::Backslash))
            }
            ScalarStyle::Literal | ScalarStyle::Folded => Kind::String(self.block(value, place)),
        };
        Node { kind, place }
    }

    /// A block of lines behind `|` or `>`.
    fn block(&self, value: &str, place: Span) -> Sourced {
        let raw = place.of(self.text);
        // What is before the first line: the indicator, and perhaps a comment.
        let header = match raw.starts_with(['|', '>']) {
            true => raw.find('\n').map_or(raw.len(), |end| end + 1),
            false => 0,
        };
        let lines = raw.get(header..).unwrap_or_default();
        let column = lines.lines().find(|line| !line.trim().is_empty()).map(|line| {
            let first = value.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
            spaces(line).saturating_sub(spaces(first))
        });
        align(value, lines, place.start + header, Quoting::Indented(column.unwrap_or_default()))
    }
}

/// The function of CloudFormation that a tag stands for.
fn function(tag: &Tag) -> Option<String> {
    let name = (tag.handle == "!").then_some(tag.suffix.as_str())?;
    Some(if name == "Ref" || name == "Condition" { name.to_owned() } else { format!("Fn::{name}") })
}

fn apply(function: Option<String>, node: Node) -> Node {
    match function {
        Some(function) => {
            let place = node.place;
            called(&function, &node, place)
        }
        None => node,
    }
}

fn key_text(key: &Node, text: &str) -> Sourced {
    match &key.kind {
        Kind::String(string) => string.clone(),
        _ => Sourced::verbatim(key.place.of(text), key.place.start),
    }
}

/// A plain scalar that is no string in YAML 1.1, as JSON spells it.
fn literal(value: &str) -> Option<String> {
    match value {
        "" | "~" | "null" | "Null" | "NULL" => return Some("null".to_owned()),
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => {
            return Some("true".to_owned());
        }
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => {
            return Some("false".to_owned());
        }
        _ => {}
    }
    let octal = value.strip_prefix('0').filter(|rest| !rest.is_empty());
    if let Some(number) = octal.and_then(|digits| u64::from_str_radix(digits, 8).ok()) {
        return Some(number.to_string());
    }
    let begins = value.starts_with(|first: char| first.is_ascii_digit() || first == '-');
    let is_number = begins
        && rulelens::json::Document::parse(value)
            .is_ok_and(|document| document.root().kind() == rulelens::json::Type::Number);
    is_number.then(|| value.to_owned())
}
