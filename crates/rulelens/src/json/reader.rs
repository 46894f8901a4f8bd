//! Reads JSON text into nodes, without recursion, in one pass.

use super::fault::NumberFault;
use super::{CUT, Container, Expected, Fault, MAX_DEPTH, Node, Opening, Tag};
use crate::diagnostic::{Diagnostic, Kind};
use crate::span::Span;

/// The nodes of the text, in the order of their first bytes; and if the text is no JSON, why, with
/// the nodes up to there.
///
/// What was not read to its end then is cut: [`CUT`] stands for its end.
pub(super) fn read(text: &str) -> (Vec<Node>, Option<Diagnostic>) {
    if u32::try_from(text.len()).map_or(true, |length| length == CUT) {
        return (Vec::new(), Some(Diagnostic::error(Fault::TooLong, Span::at(0))));
    }
    let nodes = Vec::with_capacity(text.len() / 16);
    let mut reader =
        Reader { text, bytes: text.as_bytes(), at: 0, nodes, open: Vec::new(), key_waits: false };
    let fault = reader.document().err();
    if fault.is_some() {
        reader.cut_off();
    }
    (reader.nodes, fault)
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    nodes: Vec<Node>,
    /// Containers that are not closed yet: their kind and the index of their node.
    open: Vec<(Container, usize)>,
    /// Whether a key has been read and its value has not.
    key_waits: bool,
}

/// What comes next in the text.
enum Step {
    Value,
    /// A value, or the end of an array that has none.
    FirstElement,
    /// A key, or the end of an object that has none.
    FirstKey,
    Key,
    /// What follows a complete value.
    AfterValue,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<(), Diagnostic> {
        self.skip_space();
        if self.peek().is_none() {
            return Err(self.fault(Fault::Blank, 0));
        }
        let mut step = Some(Step::Value);
        while let Some(now) = step {
            self.skip_space();
            step = self.step(now)?;
        }
        self.skip_space();
        match self.peek() {
            None => Ok(()),
            Some(_) => {
                Err(Diagnostic::error(Fault::TrailingText, Span::new(self.at, self.text.len())))
            }
        }
    }

    /// Ends what is open, so that the nodes are a whole document.
    fn cut_off(&mut self) {
        if self.key_waits {
            self.push(Tag::Null, self.text.len(), CUT as usize);
        }
        let next = offset(self.nodes.len());
        while let Some((_, index)) = self.open.pop() {
            if let Some(node) = self.nodes.get_mut(index) {
                node.end = CUT;
                node.next = next;
            }
        }
    }

    fn step(&mut self, step: Step) -> Result<Option<Step>, Diagnostic> {
        match (step, self.peek()) {
            (Step::FirstElement, Some(b']')) | (Step::FirstKey, Some(b'}')) => self.close(),
            (Step::Value | Step::FirstElement, _) => self.value().map(Some),
            (Step::FirstKey | Step::Key, _) => self.key().map(Some),
            (Step::AfterValue, _) => self.after_value(),
        }
    }

    fn after_value(&mut self) -> Result<Option<Step>, Diagnostic> {
        let Some(&(container, _)) = self.open.last() else {
            return Ok(None);
        };
        match (container, self.peek()) {
            (_, Some(b',')) => self.comma(container).map(Some),
            (Container::Array, Some(b']')) | (Container::Object, Some(b'}')) => self.close(),
            _ => Err(self.unexpected(Expected::CommaOrClose(container))),
        }
    }

    fn comma(&mut self, container: Container) -> Result<Step, Diagnostic> {
        let comma = self.at;
        self.at += 1;
        self.skip_space();
        if matches!(self.peek(), Some(b']' | b'}')) {
            let fault = Fault::TrailingComma { container };
            return Err(Diagnostic::error(fault, Span::new(comma, comma + 1)));
        }
        Ok(match container {
            Container::Array => Step::Value,
            Container::Object => Step::Key,
        })
    }

    fn key(&mut self) -> Result<Step, Diagnostic> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected(Expected::Key));
        }
        if let Err(fault) = self.string() {
            return Err(match fault.kind {
                Kind::Json(Fault::UnclosedString { .. }) => {
                    Diagnostic::error(Fault::UnclosedString { key: true }, fault.span)
                }
                _ => fault,
            });
        }
        self.key_waits = true;
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.unexpected(Expected::Colon));
        }
        self.at += 1;
        Ok(Step::Value)
    }

    fn value(&mut self) -> Result<Step, Diagnostic> {
        match self.peek() {
            Some(b'{') => return self.open(Container::Object, Tag::Object, Step::FirstKey),
            Some(b'[') => return self.open(Container::Array, Tag::Array, Step::FirstElement),
            Some(b'"') => self.value_string()?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b'+') => {
                return Err(self.fault(Fault::Number { fault: NumberFault::Plus }, 1));
            }
            Some(b'.') => {
                return Err(self.fault(Fault::Number { fault: NumberFault::PointWithoutDigit }, 1));
            }
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$' => {
                self.word()?;
            }
            _ => return Err(self.unexpected(Expected::Value)),
        }
        self.key_waits = false;
        Ok(Step::AfterValue)
    }

    fn open(&mut self, container: Container, tag: Tag, next: Step) -> Result<Step, Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.fault(Fault::TooDeep, 1));
        }
        self.key_waits = false;
        self.open.push((container, self.nodes.len()));
        self.push(tag, self.at, self.at + 1);
        self.at += 1;
        Ok(next)
    }

    fn close(&mut self) -> Result<Option<Step>, Diagnostic> {
        self.at += 1;
        let end = offset(self.at);
        let next = offset(self.nodes.len());
        let opened = self.open.pop().and_then(|(_, index)| self.nodes.get_mut(index));
        if let Some(node) = opened {
            node.end = end;
            node.next = next;
        }
        Ok(Some(Step::AfterValue))
    }

    /// A string that breaks off is still there: its opening quote was read.
    fn value_string(&mut self) -> Result<(), Diagnostic> {
        let start = self.at;
        let read = self.string();
        if read.is_err() {
            self.key_waits = false;
            self.push(Tag::PlainString, start, CUT as usize);
        }
        read
    }

    fn string(&mut self) -> Result<(), Diagnostic> {
        let start = self.at;
        self.at += 1;
        let mut tag = Tag::PlainString;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    tag = Tag::EscapedString;
                    self.escape()?;
                }
                Some(code) if code < b' ' => {
                    return Err(self.fault(Fault::ControlCharacter { code: code.into() }, 1));
                }
                Some(_) => self.at += 1,
                None => {
                    let span = Span::new(start, self.text.len());
                    return Err(Diagnostic::error(Fault::UnclosedString { key: false }, span));
                }
            }
        }
        self.at += 1;
        self.push(tag, start, self.at);
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Diagnostic> {
        match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => {
                let digits = self.bytes.get(self.at + 2..self.at + 6).unwrap_or_default();
                if digits.len() < 4 || !digits.iter().all(u8::is_ascii_hexdigit) {
                    return Err(self.fault(Fault::UnicodeEscape, 2));
                }
                self.at += 6;
            }
            _ => {
                let rest = self.text.get(self.at + 1..).unwrap_or_default();
                return Err(match rest.chars().next() {
                    Some(found) => self.fault(Fault::Escape { found }, 1 + found.len_utf8()),
                    None => self.fault(Fault::UnclosedString { key: false }, 1),
                });
            }
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Diagnostic> {
        let start = self.at;
        let wrong =
            |fault, end| Err(Diagnostic::error(Fault::Number { fault }, Span::new(start, end)));
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let leading_zero = self.peek() == Some(b'0');
        let whole = self.digits();
        if whole == 0 {
            return wrong(NumberFault::MinusWithoutDigit, self.at);
        }
        if leading_zero && whole > 1 {
            return wrong(NumberFault::LeadingZero, self.at);
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return wrong(NumberFault::PointWithoutDigit, self.at);
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                return wrong(NumberFault::ExponentWithoutDigit, self.at);
            }
        }
        self.push(Tag::Number, start, self.at);
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    fn word(&mut self) -> Result<(), Diagnostic> {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let length = rest
            .find(|char: char| {
                char.is_ascii() && !char.is_ascii_alphanumeric() && !matches!(char, '_' | '$')
            })
            .unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let tag = match word {
            "null" => Tag::Null,
            "true" => Tag::True,
            "false" => Tag::False,
            _ => {
                let fault = Fault::UnknownWord { word: word.to_owned() };
                return Err(self.fault(fault, length));
            }
        };
        self.at += length;
        self.push(tag, start, self.at);
        Ok(())
    }

    #[inline(always)]
    fn push(&mut self, tag: Tag, start: usize, end: usize) {
        let next = offset(self.nodes.len() + 1);
        self.nodes.push(Node { tag, start: offset(start), end: offset(end), next });
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn unexpected(&self, expected: Expected) -> Diagnostic {
        let rest = self.text.get(self.at..).unwrap_or_default();
        match rest.chars().next() {
            None => self.fault(Fault::UnexpectedEnd { expected, within: self.innermost() }, 0),
            Some('\'') => self.fault(Fault::SingleQuote { expected }, 1),
            Some('/') if rest.starts_with("//") || rest.starts_with("/*") => {
                self.fault(Fault::Comment, 2)
            }
            Some(found) => {
                let within = self.innermost();
                let fault = Fault::UnexpectedCharacter { found, expected, within };
                self.fault(fault, found.len_utf8())
            }
        }
    }

    fn innermost(&self) -> Option<Opening> {
        let &(container, index) = self.open.last()?;
        Some(Opening { container, start: self.nodes.get(index)?.start as usize })
    }

    fn fault(&self, fault: Fault, length: usize) -> Diagnostic {
        Diagnostic::error(fault, Span::new(self.at, self.at + length))
    }
}

/// INVARIANT: the text is shorter than 4 GiB, and has no more nodes than bytes.
fn offset(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::MAX_DEPTH;

    fn fault(text: &str) -> (&'static str, &str) {
        let fault = Document::parse(text).unwrap_err();
        (fault.code(), fault.span.of(text))
    }

    #[test]
    fn each_fault_has_its_code_and_place() {
        assert_eq!(fault("  "), ("json-blank", ""));
        assert_eq!(fault("{\"a\": [1"), ("json-unexpected-end", ""));
        assert_eq!(fault("{\"a\": \"x"), ("json-unclosed-string", "\"x"));
        assert_eq!(fault("{\"a\": é}"), ("json-unexpected-character", "é"));
        assert_eq!(fault("{a: 1}"), ("json-unexpected-character", "a"));
        assert_eq!(fault("{\"a\" 1}"), ("json-unexpected-character", "1"));
        assert_eq!(fault("{\"a\": 1 \"b\": 2}"), ("json-unexpected-character", "\""));
        assert_eq!(fault("{\"a\": [1}"), ("json-unexpected-character", "}"));
        assert_eq!(fault("{\"a\": True}"), ("json-unknown-word", "True"));
        assert_eq!(fault("{'a': 1}"), ("json-single-quote", "'"));
        assert_eq!(fault("{\"a\": [1, ]}"), ("json-trailing-comma", ","));
        assert_eq!(fault("{\"a\": 1} // x"), ("json-trailing-text", "// x"));
        assert_eq!(fault("{/* x */}"), ("json-comment", "/*"));
        assert_eq!(fault("[01]"), ("json-number", "01"));
        assert_eq!(fault("[1.]"), ("json-number", "1."));
        assert_eq!(fault("[.5]"), ("json-number", "."));
        assert_eq!(fault("[1e]"), ("json-number", "1e"));
        assert_eq!(fault("[+1]"), ("json-number", "+"));
        assert_eq!(fault("[-]"), ("json-number", "-"));
        assert_eq!(fault(r#"["\x"]"#), ("json-escape", r"\x"));
        assert_eq!(fault("[\"\\"), ("json-unclosed-string", "\\"));
        assert_eq!(fault(r#"["\u12g4"]"#), ("json-unicode-escape", r"\u"));
        assert_eq!(fault("[\"a\nb\"]"), ("json-control-character", "\n"));
    }

    #[test]
    fn nesting_has_a_limit_and_no_recursion() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(Document::parse(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(fault(&nested(MAX_DEPTH + 1)), ("json-too-deep", "["));
        assert_eq!(fault(&"[".repeat(1_000_000)), ("json-too-deep", "["));
    }
}
