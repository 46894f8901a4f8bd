//! Commands as a POSIX shell reads them.

use std::iter::Peekable;
use std::str::CharIndices;

use rulelens::Span;

use crate::sourced::Sourced;

/// The words of each command: commands end with a line, `;`, `&`, `|` or a bracket around them.
/// Variables and the output of commands are known only when it runs.
pub(crate) fn commands(text: &str) -> Vec<Vec<Sourced>> {
    let mut reader =
        Reader { text, chars: text.char_indices().peekable(), commands: vec![], word: None };
    reader.read();
    reader.commands.retain(|words| !words.is_empty());
    reader.commands
}

struct Reader<'t> {
    text: &'t str,
    chars: Peekable<CharIndices<'t>>,
    commands: Vec<Vec<Sourced>>,
    word: Option<Sourced>,
}

impl Reader<'_> {
    fn read(&mut self) {
        self.commands.push(Vec::new());
        while let Some((at, char)) = self.chars.next() {
            match char {
                ' ' | '\t' | '\r' => self.end_word(),
                '\n' | ';' | '&' | '|' | '(' | ')' => {
                    self.end_word();
                    self.commands.push(Vec::new());
                }
                '#' if self.word.is_none() => {
                    while self.chars.next_if(|&(_, next)| next != '\n').is_some() {}
                }
                '\'' => self.single(at),
                '"' => self.double(at),
                '$' => self.dollar(at),
                '\\' if self.goes_on() => {}
                '\\' => self.escaped(at),
                _ => self.letter(at, char),
            }
        }
        self.end_word();
    }

    /// The word that is being read; it begins at `at` if it is new.
    fn word(&mut self, at: usize) -> &mut Sourced {
        self.word.get_or_insert_with(|| Sourced::empty(Span::at(at)))
    }

    fn end_word(&mut self) {
        if let (Some(word), Some(words)) = (self.word.take(), self.commands.last_mut()) {
            words.push(word);
        }
    }

    fn letter(&mut self, at: usize, char: char) {
        self.word(at).push_verbatim(char.encode_utf8(&mut [0; 4]), at);
    }

    /// Whether the line goes on behind a backslash.
    fn goes_on(&mut self) -> bool {
        let returns = self.chars.next_if(|&(_, next)| next == '\r').is_some();
        self.chars.next_if(|&(_, next)| next == '\n').is_some() || returns
    }

    /// What is behind a backslash, which is at `at`.
    fn escaped(&mut self, at: usize) {
        if let Some((next, char)) = self.chars.next() {
            let place = Span::new(at, next + char.len_utf8());
            self.word(at).push_for(char.encode_utf8(&mut [0; 4]), place);
        }
    }

    fn single(&mut self, at: usize) {
        self.word(at);
        while let Some((at, char)) = self.chars.next().filter(|&(_, char)| char != '\'') {
            self.letter(at, char);
        }
    }

    /// Between double quotes a backslash stands for itself but before four characters and a new
    /// line.
    fn double(&mut self, at: usize) {
        self.word(at);
        while let Some((at, char)) = self.chars.next() {
            match (char, self.chars.peek()) {
                ('"', _) => return,
                ('\\', Some((_, '\n'))) => {
                    self.chars.next();
                }
                ('\\', Some((_, '"' | '\\' | '$' | '`'))) => self.escaped(at),
                ('$', _) => self.dollar(at),
                _ => self.letter(at, char),
            }
        }
    }

    /// `$name`, `${name}`, `$(command)`, `$'text'`, or a dollar sign, which is at `at`.
    fn dollar(&mut self, at: usize) {
        let rest = self.text.get(at + 1..).unwrap_or_default();
        let name_end = |text: &str| {
            text.find(|char: char| !(char.is_ascii_alphanumeric() || char == '_'))
                .unwrap_or(text.len())
        };
        let (name, length) = if let Some(inside) = rest.strip_prefix('{') {
            let Some(end) = inside.find('}') else { return self.letter(at, '$') };
            (inside.get(..end).unwrap_or_default(), end + 2)
        } else if let Some(inside) = rest.strip_prefix('(') {
            let end = closing_bracket(inside);
            (inside.get(..end).unwrap_or_default(), (end + 2).min(rest.len()))
        } else {
            let end = name_end(rest);
            (rest.get(..end).unwrap_or_default(), end)
        };
        if name.is_empty() {
            return self.letter(at, '$');
        }
        let end = at + 1 + length;
        while self.chars.next_if(|&(next, _)| next < end).is_some() {}
        // Quotes would end a string of JSON.
        let name = name.replace(['"', '\\', '\n'], "'");
        self.word(at).push_placeholder(&name, Span::new(at, end));
    }
}

/// Where the bracket closes that was opened before a text.
fn closing_bracket(text: &str) -> usize {
    let mut open = 1_usize;
    for (at, char) in text.char_indices() {
        match char {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at;
        }
    }
    text.len()
}

/// What `NAME=value` before or instead of a command sets.
pub(crate) fn assignment(word: &Sourced) -> Option<(&str, &str)> {
    let (name, value) = word.text().split_once('=')?;
    let is_name = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    (begins && name.chars().all(is_name)).then_some((name, value))
}
