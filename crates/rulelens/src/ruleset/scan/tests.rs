//! What is JSON, against the reader that says why it is not.

use super::{Outline, scan};
use crate::Event;

/// Texts to start from: each kind of token, tight and with white space, over several blocks.
const SEEDS: [&str; 8] = [
    r#"{"a":1}"#,
    r#"{"type":"Feature","properties":{"LOT":"001","n":[-122.5,0,0.25,{"x":-0.0,"y":[]}],"e":{}},"z":true}"#,
    "{ \"a b\" : [ true , false,null ] ,\n\t\"c\\\"\\\\\\u00e9\":\r\n{\"d\": \"é😀\", \"e\" : [[],[[1 , 2]], {}]}\n} \n",
    r#"{"n":[1e5,1.5E-05,0e+1,-0,10,123456789.123456789,0.1e1],"long key that goes over the end of a block":"long value that does too, and on","k":null}"#,
    r#"{"\\":"\\\\","\"":"\"","a\\\"b":["\\",",","{","}","[","]",":"],"\b\f\n\r\t\/":"\ud83d\ude00"}"#,
    r#"{"a":{"b":{"c":[{"d":[{"e":1},{"e":"x"}]},{"d":[{"e":null}]}]}},"a.b":{"c":2},"a":[[[]]],"":""}"#,
    "{\"0123456789012345678901234567890123456789012345678901234567890\":-1,\"x\":\"                                                                \",                                                                    \"y\":0}",
    r#"{"a":"","b":"","c":[""],"d":{"":""},"e":[{},{},[],[]],"f":00,"g":"x"}"#,
];

/// What may be put in: what has a meaning somewhere.
const PIECES: &[u8] = b"\"\"\"\\\\{}[]:,, \n\t0019-+.eEtrufalsnxu\x00\x1f\x7f\xc3\xa9/'";

/// Miri takes seconds for what takes a machine milliseconds.
const ROUNDS: usize = if cfg!(miri) { 300 } else { 60_000 };

struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}

fn agrees(text: &[u8], outline: &mut Outline) -> bool {
    let expected = std::str::from_utf8(text).is_ok_and(|text| Event::parse(text).is_ok());
    assert_eq!(scan(text, outline), expected, "{:?}", String::from_utf8_lossy(text));
    expected
}

#[test]
fn a_text_is_json_if_it_is_for_the_other_reader() {
    let mut outline = Outline::default();
    let mut draws = Draws(0x9E37_79B9_7F4A_7C15);
    let mut valid = 0;
    for round in 0..ROUNDS {
        let mut text = SEEDS[round % SEEDS.len()].as_bytes().to_vec();
        // Moves the whole text over the ends of blocks.
        let spaces = vec![b' '; draws.below(70)];
        text.splice(0..0, spaces);
        for _ in 0..draws.below(3) {
            let at = draws.below(text.len());
            let piece = PIECES[draws.below(PIECES.len())];
            match draws.below(4) {
                0 => text[at] = piece,
                1 => text.insert(at, piece),
                2 => drop(text.remove(at)),
                _ => {
                    let end = (at + draws.below(8)).min(text.len());
                    let copy = text[at..end].to_vec();
                    text.splice(at..at, copy);
                }
            }
        }
        valid += usize::from(agrees(&text, &mut outline));
    }
    assert!(valid > ROUNDS / 6, "{valid} of them are JSON");
}

/// A value of nested containers, of which at most some are not yet made.
fn nested(draws: &mut Draws, left: &mut usize, text: &mut String) {
    let kind = draws.below(5);
    if *left == 0 || kind == 0 {
        return text.push('0');
    }
    *left -= 1;
    let (open, key, close) = if kind < 3 { ('[', "", ']') } else { ('{', "\"k\":", '}') };
    text.push(open);
    for member in 0..draws.below(4) {
        text.push_str(if member > 0 { "," } else { "" });
        text.push_str(key);
        nested(draws, left, text);
    }
    text.push(close);
}

#[test]
fn brackets_belong_together_however_many_there_are() {
    let mut outline = Outline::default();
    let mut draws = Draws(0x2545_F491_4F6C_DD1D);
    let mut most = 0;
    for round in 0..ROUNDS / 10 {
        let mut text = String::from("{\"a\":[0");
        let mut left = 20 + draws.below(150);
        while left > 0 {
            text.push(',');
            nested(&mut draws, &mut left, &mut text);
        }
        text.push_str("]}");
        let mut text = text.into_bytes();
        let is_bracket = |byte: &u8| matches!(byte, b'{' | b'}' | b'[' | b']');
        most = most.max(text.iter().filter(|byte| is_bracket(byte)).count());
        // As it is, with another bracket in place of one, with brackets changed for each other, with
        // a key before a bracket, or without.
        let brackets: Vec<usize> = (0..text.len()).filter(|&at| is_bracket(&text[at])).collect();
        let [one, two] = [(); 2].map(|()| brackets[draws.below(brackets.len())]);
        match round % 5 {
            0 => {}
            1 => text[one] = b"{}[]"[draws.below(4)],
            2 => text.swap(one, two),
            3 if text[..one].ends_with(b"\"k\":") => drop(text.drain(one - 4..one)),
            3 => drop(text.splice(one..one, *b"\"k\":")),
            _ => (text[one], text[two]) = (text[one] ^ 0x20, text[two] ^ 0x20),
        }
        let is_json = agrees(&text, &mut outline);
        assert!(is_json || round % 5 != 0);
    }
    assert!(most > 128, "{most} brackets");
}

#[test]
fn every_cut_text_is_refused() {
    let mut outline = Outline::default();
    for seed in SEEDS {
        for end in 0..seed.len() {
            agrees(&seed.as_bytes()[..end], &mut outline);
        }
    }
}

#[test]
fn the_depth_is_the_same() {
    let mut outline = Outline::default();
    for depth in [998, 999, 1000, 1001] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{{\"k\":{}1{}}}", open.repeat(depth), close.repeat(depth));
            agrees(text.as_bytes(), &mut outline);
        }
    }
}

#[test]
fn vectors_of_any_width_see_the_same() {
    #[cfg(target_arch = "x86_64")]
    for seed in SEEDS {
        let [mut wide, mut narrow] = [Outline::default(), Outline::default()];
        let Some(found) = super::x86::scan(seed.as_bytes(), &mut wide) else { return };
        assert_eq!(super::vector::everywhere(seed.as_bytes(), &mut narrow), found);
        assert_eq!(wide.rows, narrow.rows, "{seed}");
    }
}
