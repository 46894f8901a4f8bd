//! Markers around words, as `*bold*`: which of them belong together.

use crate::links::Link;
use crate::text::{Style, Text};

/// Characters that switch a style on and off.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) text: &'static str,
    pub(super) style: Style,
    /// Whether it works between two letters.
    pub(super) within_words: bool,
}

/// A piece of a line.
#[derive(Debug)]
pub(super) enum Token {
    /// Text in which addresses become links.
    Text(String),
    /// Text with a look of its own: code, a mention, the label of a link.
    Whole { text: String, style: Style, link: Option<Link> },
    /// One of the marks, by its index.
    Mark { which: usize, opens: bool, closes: bool },
}

/// Collects the tokens of a line.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    tokens: Vec<Token>,
    /// The character before the next one; a space at the beginning.
    before: Option<char>,
}

impl Tokens {
    /// Adds text.
    pub(super) fn text(&mut self, text: &str) {
        let Some(last) = text.chars().next_back() else { return };
        self.before = Some(last);
        match self.tokens.last_mut() {
            Some(Token::Text(before)) => before.push_str(text),
            _ => self.tokens.push(Token::Text(text.to_owned())),
        }
    }

    /// Adds text with a look of its own.
    pub(super) fn whole(&mut self, text: &str, style: Style, link: Option<Link>) {
        // For the marks around it, it is like punctuation.
        self.before = Some('|');
        self.tokens.push(Token::Whole { text: text.to_owned(), style, link });
    }

    /// Adds a mark that stands before `rest`.
    pub(super) fn mark(&mut self, which: usize, mark: &Mark, rest: &str) {
        let before = self.before.unwrap_or(' ');
        let behind = rest.chars().next().unwrap_or(' ');
        let free = |char: char| mark.within_words || !char.is_alphanumeric();
        let opens = free(before) && !behind.is_whitespace();
        let closes = free(behind) && !before.is_whitespace();
        self.before = mark.text.chars().next_back();
        self.tokens.push(Token::Mark { which, opens, closes });
    }

    /// The line with the styles that its marks give it.
    pub(super) fn styled(self, marks: &[Mark]) -> Text {
        let paired = pairs(&self.tokens, marks.len());
        let mut on = vec![false; marks.len()];
        let mut text = Text::default();
        for (token, is_paired) in self.tokens.into_iter().zip(paired) {
            let style = style_of(marks, &on);
            match token {
                Token::Text(own) => text.push_linked(&own, style),
                Token::Whole { text: own, style: look, link } => {
                    text.push(&own, style.and(look), link.as_ref());
                }
                Token::Mark { which, .. } => {
                    let Some(mark) = marks.get(which) else { continue };
                    match on.get_mut(which).filter(|_| is_paired) {
                        Some(on) => *on = !*on,
                        None => text.push(mark.text, style, None),
                    }
                }
            }
        }
        text
    }
}

/// The style of all marks that are on.
fn style_of(marks: &[Mark], on: &[bool]) -> Style {
    let of_marks = marks.iter().zip(on).filter(|(_, on)| **on).map(|(mark, _)| mark);
    of_marks.fold(Style::PLAIN, |style, mark| style.and(mark.style))
}

/// Which tokens are one of a pair of marks. A pair must lie wholly inside or outside of another.
fn pairs(tokens: &[Token], kinds: usize) -> Vec<bool> {
    let mut paired = vec![false; tokens.len()];
    // Where a pair of each kind may have begun.
    let mut begun: Vec<Option<usize>> = vec![None; kinds];
    for (index, token) in tokens.iter().enumerate() {
        let Token::Mark { which, opens, closes } = *token else { continue };
        let start = begun.get(which).copied().flatten();
        match start {
            // Nothing between them is no pair.
            Some(start) if closes && start + 1 < index => {
                for place in [start, index] {
                    if let Some(paired) = paired.get_mut(place) {
                        *paired = true;
                    }
                }
                for begun in &mut begun {
                    *begun = begun.filter(|other| *other < start);
                }
            }
            None if opens => {
                if let Some(begun) = begun.get_mut(which) {
                    *begun = Some(index);
                }
            }
            _ => {}
        }
    }
    paired
}
