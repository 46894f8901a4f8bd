//! The grammar of JSON on masks of 64 bytes.
//!
//! JSON is checked by what may follow what. Each token is followed by exactly one other, so it is
//! enough to know for every kind of token which tokens come directly behind it; white space between
//! is crossed by one addition, which carries a bit through a run of them. Only brackets are looked at
//! one by one, since what a comma means depends on the container: between two brackets there is one
//! container, and it allows only what belongs to its kind.

use super::block::{Block, Mask, behind_runs, bits, carry};
use super::brackets::Brackets;
use super::classes::Classes;
use super::outline::{Outline, Tables};
use super::scalars;

/// What the machine's vectors do.
pub(super) struct Vectors<C, X> {
    /// Which bytes of a block are what.
    pub(super) classes: C,
    /// For each bit, whether an odd number of bits up to and with it is set.
    pub(super) prefix_xor: X,
}

/// Reads all blocks of a text.
///
/// Inlined, so that it is compiled with the instructions that its caller allows.
#[inline(always)]
pub(super) fn scan<C: Fn(&Block) -> Classes, X: Fn(Mask) -> Mask>(
    text: &[u8],
    outline: &mut Outline,
    vectors: &Vectors<C, X>,
) -> bool {
    let Tables { quotes, ends, backslashes, dots, brackets } = outline.clear(text.len());
    let mut reader = Reader::new(text);
    let (blocks, rest) = text.as_chunks::<64>();
    let mut rows = quotes.iter_mut().zip(ends).zip(backslashes).zip(dots);
    for (block, row) in blocks.iter().zip(&mut rows) {
        reader.read(block, row, brackets, vectors);
    }
    if let Some(row) = rows.next() {
        let mut last = [b' '; 64];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        reader.read(&last, row, brackets, vectors);
    }
    outline.is_ascii = reader.high == 0;
    reader.ends_well(outline)
}

/// What the tables hold of a block: quotes, ends, backslashes, points.
type Row<'o> = (((&'o mut Mask, &'o mut Mask), &'o mut Mask), &'o mut Mask);

/// What is carried from block to block. Of masks of the last block only the last bit counts.
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
    after: After,
    number: Number,
    /// All ones if the innermost container is an object.
    in_object: Mask,
    /// Up to where numbers and words were read byte by byte.
    read_to: usize,
}

/// Whether the first token of the block follows a token of this kind: 1 or 0.
struct After {
    /// A token that a key may follow: `,` and `{`.
    key: Mask,
    /// A token that a value must follow: `,` and `:`.
    value: Mask,
    /// `[`, which a value may follow.
    bracket: Mask,
    /// A key.
    colon: Mask,
    /// Whether a string that may be a key goes on.
    key_over: Mask,
}

/// The last block's characters of numbers and words.
#[derive(Default)]
struct Number {
    scalar: Mask,
    digit: Mask,
    /// A sign or point.
    mark: Mask,
    dot: Mask,
    first_minus: Mask,
    first_zero: Mask,
    odd: Mask,
    /// Whether digits behind a point go on: 1 or 0.
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
            // A value is what a text must begin with.
            after: After { key: 0, value: 1, bracket: 0, colon: 0, key_over: 0 },
            number: Number::default(),
            in_object: 0,
            read_to: 0,
        }
    }

    #[inline(always)]
    fn read<C: Fn(&Block) -> Classes, X: Fn(Mask) -> Mask>(
        &mut self,
        block: &Block,
        (((quotes, ends), backslashes), dots): Row<'_>,
        brackets: &mut Brackets,
        vectors: &Vectors<C, X>,
    ) {
        let classes = (vectors.classes)(block);
        *backslashes = classes.backslash;
        *dots = classes.dot;
        (*quotes, *ends) = self.block(&classes, brackets, &vectors.prefix_xor);
    }

    /// Reads a block; its quotes, and what ends numbers and words.
    #[inline(always)]
    fn block(
        &mut self,
        classes: &Classes,
        brackets: &mut Brackets,
        prefix_xor: impl Fn(Mask) -> Mask,
    ) -> (Mask, Mask) {
        self.high |= classes.high;
        let (tokens, quotes, ends) = self.tokens(classes, prefix_xor);
        // In a block that has none, and does not begin within one, there is nothing to check.
        if tokens.scalar | carry(self.number.scalar) != 0 {
            self.numbers(classes, &tokens);
        }
        let only = if tokens.space == 0 {
            self.neighbours(&tokens, |tokens, carried| {
                let behind = tokens << 1 | *carried;
                *carried = carry(tokens);
                behind
            })
        } else {
            let space = tokens.space;
            self.neighbours(&tokens, |tokens, carried| behind(tokens, space, carried))
        };
        self.brackets(&tokens, &only, brackets);
        self.at += 64;
        (quotes, ends)
    }

    #[inline(always)]
    fn tokens(
        &mut self,
        classes: &Classes,
        prefix_xor: impl Fn(Mask) -> Mask,
    ) -> (Tokens, Mask, Mask) {
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
        let tokens = Tokens {
            opening_quote: quotes & in_string,
            in_string,
            scalar,
            scalar_start: scalar & !next(scalar, self.number.scalar),
            open,
            close,
            brace: classes.brace,
            colon,
            comma,
            space,
        };
        (tokens, quotes, ends)
    }

    /// The bytes that a backslash escapes: those behind an odd number of backslashes.
    #[inline(always)]
    fn escaped(&mut self, backslash: Mask) -> Mask {
        if backslash == 0 {
            return std::mem::take(&mut self.escaping);
        }
        self.escaped_by(backslash)
    }

    #[inline(never)]
    fn escaped_by(&mut self, backslash: Mask) -> Mask {
        let mut escaped = self.escaping;
        self.escaping = 0;
        for bit in bits(backslash) {
            let this = 1 << bit;
            if escaped & this == 0 {
                escaped |= this << 1;
                self.escaping = carry(this);
            }
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
        let last = &mut self.number;
        let start = tokens.scalar_start;
        let digit = classes.digit & scalar;
        let minus = classes.minus & scalar;
        let dot = classes.dot & scalar;
        let mark = minus | dot;
        let odd = scalar & !(digit | mark);
        let first_minus = minus & start;
        let first_digit = digit & (start | next(first_minus, last.first_minus));
        let first_zero = classes.zero & first_digit;
        let behind_fraction = behind_runs(next(dot, last.dot), digit, &mut last.fraction);
        self.wrong |= (start & dot)
            | (minus & !(start | next(odd, last.odd)))
            | (next(mark, last.mark) & !digit)
            | (dot & !next(digit, last.digit))
            | (next(first_zero, last.first_zero) & digit)
            | (behind_fraction & dot);
        last.scalar = scalar;
        last.digit = digit;
        last.mark = mark;
        last.dot = dot;
        last.first_minus = first_minus;
        last.first_zero = first_zero;
        last.odd = odd;
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

    /// Checks for every token what follows it; `behind` tells what comes directly behind tokens.
    #[inline(always)]
    fn neighbours(&mut self, tokens: &Tokens, behind: impl Fn(Mask, &mut Mask) -> Mask) -> Only {
        let Tokens { open, close, colon, comma, opening_quote, .. } = *tokens;
        let value = opening_quote | open | tokens.scalar_start;
        let brace = open & tokens.brace;
        let after = &mut self.after;
        let may_be_key = behind(comma | brace, &mut after.key);
        let must_be_value = behind(comma | colon, &mut after.value);
        let after_bracket = behind(open & !brace, &mut after.bracket);
        let key_start = may_be_key & opening_quote;
        let key_end = behind_runs(key_start, tokens.in_string, &mut after.key_over);
        let after_key = behind(key_end, &mut after.colon);
        self.wrong |= (must_be_value & !value)
            | (after_bracket & !(value | close))
            | (value & !(may_be_key | must_be_value | after_bracket))
            | (colon & !after_key);
        Only {
            in_object: colon,
            // Also what is wrong behind an opening brace, since an object begins there.
            in_array: (after_key & !colon) | (may_be_key & !(opening_quote | close)),
        }
    }

    /// Pairs brackets, and checks between them what only one kind of container allows. Outside of all
    /// containers that is checked in the end: there must be one only, and nothing around it.
    #[inline(always)]
    fn brackets(&mut self, tokens: &Tokens, only: &Only, brackets: &mut Brackets) {
        let mut unseen = Mask::MAX;
        let mut rest = tokens.open | tokens.close;
        brackets.reserve(64);
        while rest != 0 {
            let bit = rest & rest.wrapping_neg();
            rest ^= bit;
            // Up to the bracket, it included.
            let up_to = bit | (bit - 1);
            self.between(unseen & up_to, only);
            unseen = !up_to;
            let at = self.at as u32 + bit.trailing_zeros();
            let brace = bit & tokens.brace != 0;
            let fits = if bit & tokens.open != 0 {
                self.in_object = 0u64.wrapping_sub(Mask::from(brace));
                brackets.open(at, brace)
            } else {
                let fits = brackets.close(at, brace);
                self.in_object = 0u64.wrapping_sub(Mask::from(brackets.in_object()));
                fits
            };
            self.wrong |= Mask::from(!fits);
        }
        self.between(unseen, only);
    }

    #[inline(always)]
    fn between(&mut self, part: Mask, only: &Only) {
        self.wrong |= part & (only.in_object ^ ((only.in_object ^ only.in_array) & self.in_object));
    }

    /// Whether nothing was wrong, and the text is one object.
    #[inline(always)]
    fn ends_well(&self, outline: &Outline) -> bool {
        if self.wrong != 0 || self.in_string != 0 {
            return false;
        }
        let Some(root) = outline.brackets.only() else { return false };
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let before = self.text.get(..root.start).unwrap_or_default();
        let behind = self.text.get(root.end + 1..).unwrap_or_default();
        self.text.get(root.start) == Some(&b'{')
            && before.iter().all(is_space)
            && behind.iter().all(is_space)
    }
}

/// What comes directly behind, white space not left out; the last block is needed for its last bit.
#[inline(always)]
fn next(mask: Mask, last: Mask) -> Mask {
    mask << 1 | carry(last)
}

/// The tokens directly behind these, white space between them left out.
#[inline(always)]
fn behind(tokens: Mask, space: Mask, carried: &mut Mask) -> Mask {
    let starts = tokens << 1 | *carried;
    let (sum, over) = starts.overflowing_add(space);
    *carried = carry(tokens) | Mask::from(over);
    sum & !space
}
