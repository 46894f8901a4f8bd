//! The rules in commands of the AWS CLI, as a POSIX shell reads them.

use std::iter::Peekable;
use std::str::CharIndices;

use rulelens::Span;

use crate::fault::Fault;
use crate::format::Format;
use crate::rule::{Found, Rule};
use crate::sourced::Sourced;

/// The rules of the `put-rule` and `test-event-pattern` commands in a text.
pub(crate) fn find(text: &str) -> Found {
    let mut found = Found::nothing(Format::Command);
    let commands = commands(text);
    for words in commands.iter().filter(|words| is_about_rules(words)) {
        let option = |name: &str| option(words, name);
        let Some(pattern) = option("--event-pattern") else { continue };
        let name = option("--name").map_or_else(|| "pattern".to_owned(), |it| it.text().to_owned());
        if pattern.text().starts_with("file://") {
            let place = pattern.place(Span::new(0, pattern.text().len()));
            found.unread.push(Fault::File { path: pattern.text().to_owned() }.at(place));
        } else {
            found.rules.push(Rule { name, pattern });
        }
    }
    found
}

fn is_about_rules(words: &[Sourced]) -> bool {
    let has = |word: &str| words.iter().any(|it| it.text() == word);
    has("events") && (has("put-rule") || has("test-event-pattern"))
}

/// The value of an option: the next word, or what is behind `=`.
fn option(words: &[Sourced], name: &str) -> Option<Sourced> {
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word.text() == name {
            return words.next().cloned();
        }
        let inline = word.text().strip_prefix(name).and_then(|rest| rest.strip_prefix('='));
        if let Some(value) = inline {
            return Some(word.after(word.text().len() - value.len()));
        }
    }
    None
}

type Chars<'t> = Peekable<CharIndices<'t>>;

/// The words of each command: commands end with a line, `;`, `&` or `|`.
fn commands(text: &str) -> Vec<Vec<Sourced>> {
    let mut commands = vec![Vec::new()];
    let mut word: Option<Sourced> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        match char {
            ' ' | '\t' | '\r' | '\n' | ';' | '&' | '|' => {
                if let (Some(word), Some(words)) = (word.take(), commands.last_mut()) {
                    words.push(word);
                }
                if !matches!(char, ' ' | '\t' | '\r') {
                    commands.push(Vec::new());
                }
            }
            '#' if word.is_none() => while chars.next_if(|&(_, next)| next != '\n').is_some() {},
            '\'' => single(&mut chars, word.get_or_insert_default()),
            '"' => double(&mut chars, word.get_or_insert_default()),
            '\\' => {
                // A line that goes on.
                if chars.next_if(|&(_, next)| next == '\r').is_some()
                    | chars.next_if(|&(_, next)| next == '\n').is_some()
                {
                    continue;
                }
                escaped(at, &mut chars, word.get_or_insert_default());
            }
            _ => letter(at, char, word.get_or_insert_default()),
        }
    }
    if let (Some(word), Some(words)) = (word, commands.last_mut()) {
        words.push(word);
    }
    commands
}

fn letter(at: usize, char: char, word: &mut Sourced) {
    word.push_verbatim(char.encode_utf8(&mut [0; 4]), at);
}

/// What is behind a backslash, which is at `at`.
fn escaped(at: usize, chars: &mut Chars<'_>, word: &mut Sourced) {
    if let Some((next, char)) = chars.next() {
        word.push_for(char.encode_utf8(&mut [0; 4]), Span::new(at, next + char.len_utf8()));
    }
}

fn single(chars: &mut Chars<'_>, word: &mut Sourced) {
    for (at, char) in chars.by_ref().take_while(|&(_, char)| char != '\'') {
        letter(at, char, word);
    }
}

/// Between double quotes a backslash stands for itself but before four characters and a new line.
fn double(chars: &mut Chars<'_>, word: &mut Sourced) {
    while let Some((at, char)) = chars.next() {
        match (char, chars.peek()) {
            ('"', _) => return,
            ('\\', Some((_, '\n'))) => {
                chars.next();
            }
            ('\\', Some((_, '"' | '\\' | '$' | '`'))) => escaped(at, chars, word),
            _ => letter(at, char, word),
        }
    }
}
