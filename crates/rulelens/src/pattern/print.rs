//! A pattern back to the JSON that means it.

use super::parser::{OR, RESERVED_IN_OR};
use super::{Arm, Or, Part, Pattern};
use crate::json::push_string;

impl Pattern {
    /// The pattern in its shortest form, on one line: read again, it is the same pattern.
    ///
    /// Fields stay in their order; those side by side below the same keys share them.
    ///
    /// ```
    /// use rulelens::Pattern;
    ///
    /// let pattern = Pattern::parse(r#"{ "a.b": [ 1 ], "a": {"c": [{"exactly": "x"}]} }"#).unwrap();
    /// assert_eq!(pattern.to_json(), r#"{"a":{"b":[1],"c":["x"]}}"#);
    /// ```
    pub fn to_json(&self) -> String {
        let mut printer = Printer { pattern: self, text: String::new() };
        printer.object(&self.parts, 0, false);
        printer.text
    }
}

struct Printer<'p> {
    pattern: &'p Pattern,
    text: String,
}

impl Printer<'_> {
    /// An object to which `depth` keys lead.
    fn object(&mut self, parts: &[Part], depth: usize, in_or: bool) {
        self.text.push('{');
        let mut open: Vec<String> = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let keys = self.keys(part, depth, in_or);
            let (last, above) = match part {
                Part::Field(_) => keys
                    .split_last()
                    .map_or((OR, keys.as_slice()), |(last, above)| (last.as_str(), above)),
                Part::Or(_) => (OR, keys.as_slice()),
            };
            let shared = open.iter().zip(above).take_while(|(open, key)| open == key).count();
            for _ in shared..open.len() {
                self.text.push('}');
            }
            open.truncate(shared);
            if index > 0 {
                self.text.push(',');
            }
            for key in above.iter().skip(shared) {
                self.key(key);
                self.text.push('{');
                open.push(key.clone());
            }
            self.key(last);
            match part {
                Part::Field(field) => self.alternatives(*field),
                Part::Or(or) => self.arms(or),
            }
        }
        for _ in 0..=open.len() {
            self.text.push('}');
        }
    }

    fn key(&mut self, key: &str) {
        push_string(&mut self.text, key);
        self.text.push(':');
    }

    fn alternatives(&mut self, field: usize) {
        let field = self.pattern.fields.get(field);
        let alternatives = field.map(|field| field.alternatives.as_slice()).unwrap_or_default();
        let written: Vec<String> = alternatives.iter().map(|it| it.comparison.to_json()).collect();
        self.text.push('[');
        self.text.push_str(&written.join(","));
        self.text.push(']');
    }

    fn arms(&mut self, or: &Or) {
        self.text.push('[');
        for (index, arm) in or.arms.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            self.object(&arm.parts, or.depth, true);
        }
        self.text.push(']');
    }

    /// The keys that lead to a part from the object that is being written.
    fn keys(&self, part: &Part, depth: usize, in_or: bool) -> Vec<String> {
        let mut keys = match first_field(part) {
            Some(field) => self.pattern.path_keys(field),
            None => Vec::new(),
        };
        if let Part::Or(or) = part {
            keys.truncate(or.depth);
        }
        writable(keys.get(depth..).unwrap_or_default(), in_or)
    }
}

/// Some field inside a part: whatever it is, the same keys lead to the part.
fn first_field(mut part: &Part) -> Option<usize> {
    loop {
        match part {
            Part::Field(field) => return Some(*field),
            Part::Or(Or { arms, .. }) => {
                part = arms.first().and_then(|Arm { parts, .. }| parts.first())?;
            }
        }
    }
}

/// Keys as they can be written: one that would be read as something else can only have been a part
/// of a dotted key, and is joined with its neighbour again.
fn writable(keys: &[&str], in_or: bool) -> Vec<String> {
    let special = |key: &str| key == OR || (in_or && RESERVED_IN_OR.contains(&key));
    let mut written: Vec<String> = Vec::new();
    for &key in keys {
        match written.last_mut() {
            Some(last) if special(last) || special(key) => {
                last.push('.');
                last.push_str(key);
            }
            _ => written.push(key.to_owned()),
        }
    }
    written
}
