//! The grammar of JSON on masks of 64 bytes.
//!
//! JSON is checked by what may follow what. Each token is followed by exactly one other, so it is
//! enough to know for every kind of token which tokens come directly behind it; white space between
//! is crossed by one addition, which carries a bit through a run of them. Only brackets are looked at
//! one by one, since what a comma means depends on the container: between two brackets there is one
//! container, and it allows only what belongs to its kind.

use super::block::{Block, Mask, behind_runs, bits, carry, prefix_xor};
use super::classes::Classes;
use super::outline::{Bracket, Opened, Outline};
use super::scalars;
use crate::json::MAX_DEPTH;

/// Reads all blocks of a text.
///
/// Inlined, so that it is compiled with the instructions that its caller allows.
#[inline(always)]
pub(super) fn scan(
    text: &[u8],
    outline: &mut Outline,
    classify: impl Fn(&Block) -> Classes,
) -> bool {
    outline.clear(text.len());
    let mut reader = Reader { text, after: After { colon: 1, ..After::default() }, ..Reader::new(text) };
    let (blocks, rest) = text.as_chunks::<64>();
    for block in blocks {
        reader.block(&classify(block), outline);
    }
    if !rest.is_empty() {
        let mut block = [b' '; 64];
        for (to, from) in block.iter_mut().zip(rest) {
            *to = *from;
        }
        reader.block(&classify(&block), outline);
    }
    reader.ends_well(outline)
}

/// What is carried from block to block.
struct Reader<'t> {
    text: &'t [u8],
    /// Where the block begins.
    at: usize,
    /// What was found wrong: not 0 if anything was.
    wrong: Mask,
    /// All ones if the last block ended in a string.
    in_string: Mask,
    /// 1 if the last block ended in a backslash that escapes.
    escaping: Mask,
    /// What is high of all bytes.
    high: Mask,
    any_backslash: Mask,
    after: After,
    number: Number,
    /// All ones inside an object.
    in_object: Mask,
    /// All ones inside an array.
    in_array: Mask,
    /// Up to where numbers and words were read byte by byte.
    read_to: usize,
}

/// Whether the first token of the block follows a token of this kind: 1 or 0.
#[derive(Default)]
struct After {
    comma: Mask,
    colon: Mask,
    open_brace: Mask,
    open_bracket: Mask,
    key: Mask,
    /// Whether a string that may be a key goes on.
    key_over: Mask,
}

/// What a number that goes on from the last block ended with.
#[derive(Default)]
struct Number {
    scalar: Mask,
    digit: Mask,
    minus: Mask,
    first_minus: Mask,
    first_zero: Mask,
    dot: Mask,
    odd: Mask,
    /// Whether digits behind a point go on.
    fraction: Mask,
}

/// The tokens of a block, outside of strings.
struct Tokens {
    opening_quote: Mask,
    in_string: Mask,
    scalar: Mask,
    scalar_start: Mask,
    open: Mask,
    close: Mask,
    brace: Mask,
    colon: Mask,
    comma: Mask,
    space: Mask,
}

/// What only one kind of container allows.
struct Only {
    in_object: Mask,
    in_array: Mask,
}

impl<'t> Reader<'t> {
    #[inline(always)]
    fn new(text: &'t [u8]) -> Self {
        Self {
            text,
            at: 0,
            wrong: 0,
            in_string: 0,
            escaping: 0,
            high: 0,
            any_backslash: 0,
            after: After::default(),
            number: Number::default(),
            in_object: 0,
            in_array: 0,
            read_to: 0,
        }
    }

    #[inline(always)]
    fn block(&mut self, classes: &Classes, outline: &mut Outline) {
        self.high |= classes.high;
        let tokens = self.tokens(classes, outline);
        self.numbers(classes, &tokens);
        let only = self.neighbours(&tokens);
        self.brackets(&tokens, &only, outline);
        self.at += 64;
    }

    #[inline(always)]
    fn tokens(&mut self, classes: &Classes, outline: &mut Outline) -> Tokens {
        let escaped = self.escaped(classes.backslash);
        let quotes = classes.quote & !escaped;
        let in_string = prefix_xor(quotes) ^ self.in_string;
        self.in_string = 0u64.wrapping_sub(carry(in_string));
        if escaped & in_string != 0 {
            self.escapes(escaped & in_string);
        }
        self.wrong |= classes.control & in_string;
        let outside = !in_string;
        let (open, close) = (classes.open & outside, classes.close & outside);
        let (colon, comma) = (classes.colon & outside, classes.comma & outside);
        let space = classes.space & outside;
        let ends = open | close | colon | comma | space | quotes;
        let scalar = outside & !ends;
        outline.quotes.push(quotes);
        outline.ends.push(ends);
        Tokens {
            opening_quote: quotes & in_string,
            in_string,
            scalar,
            scalar_start: scalar & !(scalar << 1 | self.number.scalar),
            open,
            close,
            brace: classes.brace,
            colon,
            comma,
            space,
        }
    }

    /// The bytes that a backslash escapes: those behind an odd number of backslashes.
    #[inline(always)]
    fn escaped(&mut self, backslash: Mask) -> Mask {
        if backslash == 0 {
            return std::mem::take(&mut self.escaping);
        }
        self.any_backslash |= backslash;
        let mut escaped = self.escaping;
        for bit in bits(backslash & !self.escaping) {
            let this = 1 << bit;
            if escaped & this == 0 {
                escaped |= this << 1;
                self.escaping = carry(this);
            } else {
                self.escaping = 0;
            }
        }
        if backslash & 1 << 63 == 0 {
            self.escaping = 0;
        }
        escaped
    }

    #[cold]
    #[inline(never)]
    fn escapes(&mut self, escaped: Mask) {
        for bit in bits(escaped) {
            if !scalars::is_escape(self.text, self.at + bit as usize) {
                self.wrong = 1;
            }
        }
    }

    /// Checks digits, signs and points by their neighbours; numbers and words that have anything
    /// else are read byte by byte.
    #[inline(always)]
    fn numbers(&mut self, classes: &Classes, tokens: &Tokens) {
        let scalar = tokens.scalar;
        let last = &self.number;
        let start = tokens.scalar_start;
        let digit = classes.digit & scalar;
        let minus = classes.minus & scalar;
        let dot = classes.dot & scalar;
        let odd = scalar & !(digit | minus | dot);
        let after_odd = odd << 1 | last.odd;
        let after_minus = minus << 1 | last.minus;
        let after_dot = dot << 1 | last.dot;
        let after_digit = digit << 1 | last.digit;
        let first_minus = minus & start;
        let first_digit = digit & (start | first_minus << 1 | last.first_minus);
        let first_zero = classes.zero & first_digit;
        let mut fraction = last.fraction;
        let behind_fraction = behind_runs(after_dot, digit, &mut fraction);
        self.wrong |= (start & !(digit | minus | odd))
            | (minus & !(start | after_odd))
            | (after_minus & !digit)
            | (dot & !after_digit)
            | (after_dot & !digit)
            | ((first_zero << 1 | last.first_zero) & digit)
            | (behind_fraction & dot);
        self.number = Number {
            scalar: carry(scalar),
            digit: carry(digit),
            minus: carry(minus),
            first_minus: carry(first_minus),
            first_zero: carry(first_zero),
            dot: carry(dot),
            odd: carry(odd),
            fraction,
        };
        if odd != 0 {
            self.words(odd);
        }
    }

    #[inline(never)]
    fn words(&mut self, odd: Mask) {
        for bit in bits(odd) {
            let at = self.at + bit as usize;
            if at < self.read_to {
                continue;
            }
            match scalars::scalar_around(self.text, at) {
                Some(end) => self.read_to = end,
                None => {
                    self.wrong = 1;
                    // Not to be read again and again.
                    self.read_to = self.text.len();
                }
            }
        }
    }

    /// Checks for every token what follows it.
    #[inline(always)]
    fn neighbours(&mut self, tokens: &Tokens) -> Only {
        let Tokens { open, close, colon, comma, space, opening_quote, .. } = *tokens;
        let value = opening_quote | open | tokens.scalar_start;
        let brace = open & tokens.brace;
        let after = &mut self.after;
        let after_comma = behind(comma, space, &mut after.comma);
        let after_colon = behind(colon, space, &mut after.colon);
        let after_brace = behind(brace, space, &mut after.open_brace);
        let after_bracket = behind(open & !brace, space, &mut after.open_bracket);
        let key_start = (after_comma | after_brace) & opening_quote;
        let key_end = behind_runs(key_start, tokens.in_string, &mut after.key_over);
        let after_key = behind(key_end, space, &mut after.key);
        let expects_value = after_comma | after_colon | after_bracket | after_brace;
        self.wrong |= ((after_comma | after_colon) & !value)
            | (after_bracket & !(value | close))
            | (after_brace & !(opening_quote | close))
            | (value & !expects_value)
            | (colon & !after_key);
        Only {
            in_object: colon,
            in_array: (after_key & !colon) | (after_comma & !opening_quote),
        }
    }

    /// Pairs brackets, and checks between them what only one kind of container allows.
    #[inline(always)]
    fn brackets(&mut self, tokens: &Tokens, only: &Only, outline: &mut Outline) {
        let mut seen: Mask = 0;
        let mut rest = tokens.open | tokens.close;
        while rest != 0 {
            let bit = rest & rest.wrapping_neg();
            rest ^= bit;
            let up_to = bit | (bit - 1);
            self.between(up_to & !seen, only);
            seen = up_to;
            let at = self.at as u32 + bit.trailing_zeros();
            let brace = bit & tokens.brace != 0;
            if bit & tokens.open != 0 {
                self.opened(at, brace, outline);
            } else {
                self.closed(at, brace, outline);
            }
        }
        self.between(!seen, only);
    }

    #[inline(always)]
    fn between(&mut self, part: Mask, only: &Only) {
        self.wrong |=
            part & ((only.in_object & !self.in_object) | (only.in_array & !self.in_array));
    }

    #[inline(always)]
    fn opened(&mut self, at: u32, brace: bool, outline: &mut Outline) {
        if outline.open.len() >= MAX_DEPTH {
            self.wrong = 1;
            return;
        }
        outline.open.push(Opened { index: outline.brackets.len() as u32, brace });
        outline.brackets.push(Bracket { at, partner: 0 });
        self.enter(Some(brace));
    }

    #[inline(always)]
    fn closed(&mut self, at: u32, brace: bool, outline: &mut Outline) {
        let index = outline.brackets.len() as u32;
        outline.brackets.push(Bracket { at, partner: 0 });
        let Some(opened) = outline.open.pop() else {
            self.wrong = 1;
            return;
        };
        self.wrong |= Mask::from(opened.brace != brace);
        if let Some(bracket) = outline.brackets.get_mut(opened.index as usize) {
            bracket.partner = index;
        }
        self.enter(outline.open.last().map(|around| around.brace));
    }

    /// Notes which kind of container it is inside of now.
    #[inline(always)]
    fn enter(&mut self, brace: Option<bool>) {
        self.in_object = if brace == Some(true) { Mask::MAX } else { 0 };
        self.in_array = if brace == Some(false) { Mask::MAX } else { 0 };
    }

    /// Whether nothing was wrong, and the text is one object.
    #[inline(always)]
    fn ends_well(&self, outline: &mut Outline) -> bool {
        outline.is_ascii = self.high == 0;
        outline.has_escapes = self.any_backslash != 0;
        if self.wrong != 0 || self.in_string != 0 || !outline.open.is_empty() {
            return false;
        }
        let Some(root) = outline.brackets.first() else { return false };
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let end = outline.bracket_at(root.partner as usize) + 1;
        let is_last = root.partner as usize + 1 == outline.brackets.len();
        let tail = self.text.get(end..).unwrap_or_default();
        is_last
            && self.text.get(root.at as usize) == Some(&b'{')
            && tail.iter().all(is_space)
    }
}

/// The tokens directly behind these, white space between them left out.
#[inline(always)]
fn behind(tokens: Mask, space: Mask, carried: &mut Mask) -> Mask {
    let starts = tokens << 1 | *carried;
    let (sum, over) = starts.overflowing_add(space);
    *carried = carry(tokens) | Mask::from(over);
    sum & !space
}
