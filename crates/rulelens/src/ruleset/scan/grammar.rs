//! The grammar of JSON on masks of 64 bytes.
//!
//! JSON is checked by what may follow what. Each token is followed by exactly one other, so it is
//! enough to know for every kind of token which tokens come directly behind it; white space between
//! is crossed by one addition, which carries a bit through a run of them. What a comma means depends on
//! the container: between two brackets there is one, and what stands there tells of which kind it is,
//! or contradicts itself. Whether it is of that kind [`super::brackets`] says.

use super::block::{Block, Mask, behind_runs, bits, carry};
use super::brackets::{self, Brackets};
use super::classes::Classes;
use super::outline::{Outline, Row};
use super::scalars;

/// What the machine's vectors do.
pub(super) struct Vectors<C, X, E> {
    /// Which bytes of a block are what.
    pub(super) classes: C,
    /// For each bit, whether an odd number of bits up to and with it is set.
    pub(super) prefix_xor: X,
    /// Moves the bits of the first mask that the second has to the lowest places, if it can.
    pub(super) extract: Option<E>,
}

/// Reads all blocks of a text.
///
/// Inlined, so that it is compiled with the instructions that its caller allows.
#[inline(always)]
pub(super) fn scan<C: Fn(&Block) -> Classes, X: Fn(Mask) -> Mask, E: Fn(Mask, Mask) -> Mask>(
    text: &[u8],
    outline: &mut Outline,
    vectors: &Vectors<C, X, E>,
) -> bool {
    let (rows, brackets) = outline.clear(text.len());
    let mut reader = Reader::new(text);
    let (blocks, rest) = text.as_chunks::<64>();
    let mut rows = rows.iter_mut();
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
    let pairs = brackets.end(&vectors.extract);
    outline.is_ascii = reader.high == 0;
    pairs && reader.ends_well(outline)
}

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
    container: Container,
    /// How many containers are open.
    depth: i32,
    /// Up to where numbers and words were read byte by byte.
    read_to: usize,
}

/// Whether the first token of the block follows a token of this kind: 1 or 0.
struct After {
    /// A token that a key may follow: `,` and `{`.
    key: Mask,
    /// A token that a value follows: `,`, `:`, `{` and `[`.
    value: Mask,
    /// `{` and `[`, which a closing bracket may follow.
    open: Mask,
    /// A key.
    colon: Mask,
    /// Whether a string that may be a key goes on.
    key_over: Mask,
}

/// Whether what only an object has, or an array, was seen since the last bracket: 1 or 0.
#[derive(Default)]
struct Container {
    object: Mask,
    array: Mask,
}

/// The last block's characters of numbers and words.
#[derive(Default)]
struct Number {
    scalar: Mask,
    digit: Mask,
    /// A sign that begins one, or a point.
    mark: Mask,
    dot: Mask,
    first_minus: Mask,
    first_zero: Mask,
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
            after: After { key: 0, value: 1, open: 0, colon: 0, key_over: 0 },
            number: Number::default(),
            container: Container::default(),
            depth: 0,
            read_to: 0,
        }
    }

    #[inline(always)]
    fn read<C: Fn(&Block) -> Classes, X: Fn(Mask) -> Mask, E: Fn(Mask, Mask) -> Mask>(
        &mut self,
        block: &Block,
        row: &mut Row,
        brackets: &mut Brackets,
        vectors: &Vectors<C, X, E>,
    ) {
        let classes = (vectors.classes)(block);
        self.high |= classes.high;
        let (tokens, quotes, ends) = self.tokens(&classes, &vectors.prefix_xor);
        let Tokens { open, close, brace, .. } = tokens;
        let lowest = self.depth - close.count_ones() as i32;
        self.depth = lowest + open.count_ones() as i32;
        let marks = quotes | close;
        let special = classes.backslash | classes.dot;
        *row = Row { marks, ends, backslashes: classes.backslash, special, open, close, lowest };
        let in_object = self.in_object(&tokens);
        // In a block that has none, and does not begin within one, there is nothing to check.
        if tokens.scalar | carry(self.number.scalar) != 0 {
            self.numbers(&classes, &tokens);
        }
        let in_array = if tokens.space == 0 {
            self.neighbours(&tokens, |tokens, carried| {
                let behind = tokens << 1 | *carried;
                *carried = carry(tokens);
                behind
            })
        } else {
            let space = tokens.space;
            self.neighbours(&tokens, |tokens, carried| behind(tokens, space, carried))
        };
        self.wrong |= in_object & self.in_array(&tokens, in_array);
        brackets.add(brackets::Block { open, close, brace, in_object }, &vectors.extract);
        self.at += 64;
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

    /// Checks digits, points, and signs that begin a number by their neighbours; numbers and words
    /// that have anything else are read byte by byte.
    #[inline(always)]
    fn numbers(&mut self, classes: &Classes, tokens: &Tokens) {
        let scalar = tokens.scalar;
        let last = &mut self.number;
        let start = tokens.scalar_start;
        let digit = classes.digit & scalar;
        let dot = classes.dot & scalar;
        let first_minus = classes.minus & start;
        let odd = scalar & !(digit | dot | first_minus);
        let mark = first_minus | dot;
        let first_zero = classes.zero & (start | next(first_minus, last.first_minus));
        let behind_fraction = behind_runs(next(dot, last.dot), digit, &mut last.fraction);
        self.wrong |= (next(mark, last.mark) & !digit)
            | (dot & !next(digit, last.digit))
            | (next(first_zero, last.first_zero) & digit)
            | (behind_fraction & dot);
        last.scalar = scalar;
        last.digit = digit;
        last.mark = mark;
        last.dot = dot;
        last.first_minus = first_minus;
        last.first_zero = first_zero;
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

    /// Checks for every token what follows it, and says what only an array allows; `behind` tells
    /// what comes directly behind tokens.
    #[inline(always)]
    fn neighbours(&mut self, tokens: &Tokens, behind: impl Fn(Mask, &mut Mask) -> Mask) -> Mask {
        let Tokens { open, close, colon, comma, opening_quote, .. } = *tokens;
        let value = opening_quote | open | tokens.scalar_start;
        let brace = open & tokens.brace;
        let after = &mut self.after;
        let may_be_key = behind(comma | brace, &mut after.key);
        let may_be_value = behind(comma | colon | open, &mut after.value);
        let after_open = behind(open, &mut after.open);
        let key_start = may_be_key & opening_quote;
        let key_end = behind_runs(key_start, tokens.in_string, &mut after.key_over);
        let after_key = behind(key_end, &mut after.colon);
        // A value stands just where it may, but that a container may be empty.
        self.wrong |= ((may_be_value ^ value) & !(after_open & close)) | (colon & !after_key);
        // Also what is wrong behind an opening brace, since an object begins there.
        (after_key & !colon) | (may_be_key & !(opening_quote | close))
    }

    /// Brackets that close an object, or before which there is what only an object has.
    #[inline(always)]
    fn in_object(&mut self, tokens: &Tokens) -> Mask {
        let inside = !(tokens.open | tokens.close);
        let before = behind_runs(tokens.colon, inside, &mut self.container.object);
        before | (tokens.close & tokens.brace)
    }

    /// The same of arrays.
    #[inline(always)]
    fn in_array(&mut self, tokens: &Tokens, only: Mask) -> Mask {
        let inside = !(tokens.open | tokens.close);
        let before = behind_runs(only & inside, inside, &mut self.container.array);
        // A bracket may itself be what only an array allows there.
        before | (only & !inside) | (tokens.close & !tokens.brace)
    }

    /// Whether nothing was wrong, and the text is one object.
    #[inline(always)]
    fn ends_well(&self, outline: &Outline) -> bool {
        if self.wrong != 0 || self.in_string != 0 {
            return false;
        }
        let Some(root) = outline.first_open() else { return false };
        let Some(end) = outline.end_of(root, 0) else { return false };
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let before = self.text.get(..root).unwrap_or_default();
        let behind = self.text.get(end + 1..).unwrap_or_default();
        self.text.get(root) == Some(&b'{')
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
