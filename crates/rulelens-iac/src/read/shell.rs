//! Commands as a POSIX shell reads them.

use std::collections::HashMap;
use std::iter::Peekable;
use std::str::CharIndices;

use rulelens::Span;

use crate::sourced::Sourced;

/// What a text of commands says.
#[derive(Debug, Default)]
pub(crate) struct Script {
    /// The words of each command: commands end with a line, `;`, `&`, `|` or a bracket around them.
    /// Variables and the output of commands are known only when it runs.
    pub(crate) commands: Vec<Vec<Sourced>>,
    /// The files that it writes by `> NAME <<DELIMITER`.
    pub(crate) files: HashMap<String, Sourced>,
}

/// Reads a text of commands.
pub(crate) fn read(text: &str) -> Script {
    let chars = text.char_indices().peekable();
    let script = Script { commands: vec![Vec::new()], ..Script::default() };
    let mut reader = Reader { text, chars, script, word: None, heredocs: Vec::new() };
    reader.read();
    reader.script.commands.retain(|words| !words.is_empty());
    reader.script
}

struct Reader<'t> {
    text: &'t str,
    chars: Peekable<CharIndices<'t>>,
    script: Script,
    word: Option<Sourced>,
    /// Those whose lines begin behind this one.
    heredocs: Vec<Heredoc>,
}

/// `<<DELIMITER`
struct Heredoc {
    delimiter: String,
    /// Whether quotes around the delimiter say that nothing in it is put in.
    is_literal: bool,
    /// Whether `<<-` takes the tabs off that lines begin with.
    is_indented: bool,
}

impl Reader<'_> {
    fn read(&mut self) {
        while let Some((at, char)) = self.chars.next() {
            match char {
                ' ' | '\t' | '\r' => self.end_word(),
                '\n' | ';' | '&' | '|' | '(' | ')' => {
                    self.end_word();
                    if char == '\n' {
                        self.read_heredocs();
                    }
                    self.script.commands.push(Vec::new());
                }
                '<' if self.begins_heredoc(at) => self.heredoc(),
                '#' if self.word.is_none() => {
                    while self.chars.next_if(|&(_, next)| next != '\n').is_some() {}
                }
                '\'' => self.single(at),
                '"' => self.double(at),
                '$' if self.chars.next_if(|&(_, next)| next == '\'').is_some() => self.ansi(at),
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
        if let (Some(word), Some(words)) = (self.word.take(), self.script.commands.last_mut()) {
            words.push(word);
        }
    }

    fn begins_heredoc(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.starts_with("<<") && !rest.starts_with("<<<")
    }

    /// The delimiter behind `<`, of which there is another one.
    fn heredoc(&mut self) {
        self.end_word();
        self.chars.next();
        let is_indented = self.chars.next_if(|&(_, next)| next == '-').is_some();
        while self.chars.next_if(|&(_, next)| next == ' ').is_some() {}
        let ends = |char: char| char.is_whitespace() || ";&|<>()".contains(char);
        let mut written = String::new();
        while let Some((_, char)) = self.chars.next_if(|&(_, next)| !ends(next)) {
            written.push(char);
        }
        let delimiter = written.replace(['\'', '"', '\\'], "");
        let is_literal = delimiter != written;
        self.heredocs.push(Heredoc { delimiter, is_literal, is_indented });
    }

    /// The lines of those that began on the line before: what a command writes into a file is kept.
    fn read_heredocs(&mut self) {
        for heredoc in std::mem::take(&mut self.heredocs) {
            let content = self.lines(&heredoc);
            if let Some(name) = self.script.commands.last().and_then(|words| written_file(words)) {
                self.script.files.insert(name, content);
            }
        }
    }

    /// The lines up to the delimiter, or to the end.
    fn lines(&mut self, heredoc: &Heredoc) -> Sourced {
        let mut content = Sourced::default();
        while let Some(&(start, _)) = self.chars.peek() {
            let rest = self.text.get(start..).unwrap_or_default();
            let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
            let line = rest.get(..length).unwrap_or_default();
            let tabs = if heredoc.is_indented {
                line.len() - line.trim_start_matches('\t').len()
            } else {
                0
            };
            let line = line.get(tabs..).unwrap_or_default().trim_end_matches(['\r', '\n']);
            let is_end = line == heredoc.delimiter;
            let from = if is_end { start + length } else { start + tabs };
            while self.chars.next_if(|&(at, _)| at < from).is_some() {}
            if is_end {
                break;
            }
            content.push(&self.line(start + length, heredoc.is_literal));
        }
        content
    }

    /// A line that ends at `end`. Unless it is literal, variables are put in.
    fn line(&mut self, end: usize, is_literal: bool) -> Sourced {
        self.word = Some(Sourced::default());
        while let Some((at, char)) = self.chars.next_if(|&(at, _)| at < end) {
            match (char, self.chars.peek()) {
                ('\\', Some((_, '\\' | '$' | '`'))) if !is_literal => self.escaped(at),
                ('$', _) if !is_literal => self.dollar(at),
                _ => self.letter(at, char),
            }
        }
        self.word.take().unwrap_or_default()
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

    /// Between `$'` and `'`, in which a backslash begins an escape of C.
    fn ansi(&mut self, at: usize) {
        self.word(at);
        while let Some((at, char)) = self.chars.next().filter(|&(_, char)| char != '\'') {
            if char != '\\' {
                self.letter(at, char);
                continue;
            }
            let Some((next, escape)) = self.chars.next() else { return self.letter(at, char) };
            let (text, end) = match escape {
                'n' => ('\n', next + 1),
                't' => ('\t', next + 1),
                'r' => ('\r', next + 1),
                'x' => self.code(next + 1, 2),
                'u' => self.code(next + 1, 4),
                'U' => self.code(next + 1, 8),
                other => (other, next + other.len_utf8()),
            };
            self.word(at).push_for(text.encode_utf8(&mut [0; 4]), Span::new(at, end));
        }
    }

    /// The character of as many hexadecimal digits as there are, up to `most`, and where they end.
    fn code(&mut self, mut end: usize, most: usize) -> (char, usize) {
        let mut code = 0;
        for _ in 0..most {
            let Some((at, digit)) = self.chars.next_if(|&(_, next)| next.is_ascii_hexdigit())
            else {
                break;
            };
            code = code * 16 + digit.to_digit(16).unwrap_or_default();
            end = at + 1;
        }
        (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), end)
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

    /// `$name`, `${name}`, `$(command)`, or a dollar sign, which is at `at`.
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

/// The file that the words of a command send its output to.
fn written_file(words: &[Sourced]) -> Option<String> {
    let at = words.iter().position(|word| word.text().starts_with('>'))?;
    let name = words.get(at)?.text().trim_start_matches('>');
    let name = if name.is_empty() { words.get(at + 1)?.text() } else { name };
    Some(name.trim_start_matches("./").to_owned())
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
