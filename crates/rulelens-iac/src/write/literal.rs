//! Values between brackets: JSON, and the literals of HCL and TypeScript.

use super::value::Value;

/// How a language writes values.
pub(super) struct Style {
    pub(super) string: fn(&str) -> String,
    pub(super) key: fn(&str) -> String,
    /// What stands between a key and its value.
    pub(super) assign: &'static str,
    /// What stands inside the braces of an object on one line.
    pub(super) padding: &'static str,
    /// What stands behind a member on a line of its own.
    pub(super) separator: &'static str,
    /// What stands behind the last member or element.
    pub(super) trailing_member: &'static str,
    pub(super) trailing_element: &'static str,
    /// Whether the values of members on successive lines begin in one column.
    pub(super) is_aligned: bool,
}

pub(super) const JSON: Style = Style {
    string: rulelens::json::quoted,
    key: rulelens::json::quoted,
    assign: ": ",
    padding: "",
    separator: ",",
    trailing_member: "",
    trailing_element: "",
    is_aligned: false,
};

/// How long a line may be, if it can be helped.
const WIDTH: usize = 80;
/// How deep values are set out on lines; what is deeper stands on one line, so that indents do not
/// make of a deep value a much longer text.
const MAX_LEVELS: usize = 32;
const INDENT: &str = "  ";

impl Style {
    /// A value on lines, of which all but the first are behind `level` indents.
    pub(super) fn lines(&self, value: &Value, level: usize) -> String {
        self.value(value, level, 0, true)
    }

    /// A value on one line.
    pub(super) fn line(&self, value: &Value) -> String {
        let mut text = String::new();
        self.flat(value, &mut text, usize::MAX);
        text
    }

    /// A value behind `before` characters and an indent.
    fn value(&self, value: &Value, level: usize, before: usize, is_root: bool) -> String {
        if level >= MAX_LEVELS {
            return self.line(value);
        }
        let must_have_lines = is_root && !is_empty(value);
        if !must_have_lines && is_short(value) {
            let room = WIDTH.saturating_sub(level * INDENT.len() + before);
            let mut text = String::new();
            if self.flat(value, &mut text, room) {
                return text;
            }
        }
        match value {
            Value::List(elements) => self.list("[", elements, "]", level),
            Value::Call(function, arguments) => {
                self.list(&format!("{function}("), arguments, ")", level)
            }
            Value::Map(members) => self.map(members, level),
            _ => self.line(value),
        }
    }

    fn list(&self, open: &str, elements: &[Value], close: &str, level: usize) -> String {
        let indent = INDENT.repeat(level + 1);
        if elements.iter().all(|it| matches!(it, Value::Literal(_))) {
            return self.filled(open, elements, close, level);
        }
        let mut text = format!("{open}\n");
        for (position, element) in elements.iter().enumerate() {
            let is_last = position + 1 == elements.len();
            let end = if is_last { self.trailing_element } else { "," };
            let element = self.value(element, level + 1, 0, false);
            text.push_str(&format!("{indent}{element}{end}\n"));
        }
        text.push_str(&format!("{}{close}", INDENT.repeat(level)));
        text
    }

    /// Numbers, as many on a line as there is room for.
    fn filled(&self, open: &str, elements: &[Value], close: &str, level: usize) -> String {
        let indent = INDENT.repeat(level + 1);
        let mut text = open.to_owned();
        let mut room = 0;
        for (position, element) in elements.iter().enumerate() {
            let is_last = position + 1 == elements.len();
            let end = if is_last { self.trailing_element } else { "," };
            let element = format!("{}{end}", self.line(element));
            if room > element.len() {
                text.push_str(&format!(" {element}"));
                room -= element.len() + 1;
            } else {
                text.push_str(&format!("\n{indent}{element}"));
                room = WIDTH.saturating_sub(indent.len() + element.len());
            }
        }
        text.push_str(&format!("\n{}{close}", INDENT.repeat(level)));
        text
    }

    fn map(&self, members: &[(String, Value)], level: usize) -> String {
        let indent = INDENT.repeat(level + 1);
        let members: Vec<(String, String)> = members
            .iter()
            .map(|(key, value)| {
                let key = (self.key)(key);
                let before = key.chars().count() + self.assign.len();
                let value = self.value(value, level + 1, before, false);
                (key, value)
            })
            .collect();
        let widths = if self.is_aligned { widths(&members) } else { vec![0; members.len()] };
        let mut text = "{\n".to_owned();
        for (position, ((key, value), width)) in members.iter().zip(widths).enumerate() {
            let is_last = position + 1 == members.len();
            let end = if is_last { self.trailing_member } else { self.separator };
            text.push_str(&format!("{indent}{key:width$}{}{value}{end}\n", self.assign));
        }
        text.push_str(&format!("{}}}", INDENT.repeat(level)));
        text
    }

    /// Adds a value on one line, if there is room for it; else it stops somewhere.
    fn flat(&self, value: &Value, text: &mut String, room: usize) -> bool {
        match value {
            Value::Literal(code) | Value::Code(code) => text.push_str(code),
            Value::Text(content) => text.push_str(&(self.string)(content)),
            Value::List(elements) => {
                text.push('[');
                if !self.flat_list(elements, text, room) {
                    return false;
                }
                text.push(']');
            }
            Value::Call(function, arguments) => {
                text.push_str(&format!("{function}("));
                if !self.flat_list(arguments, text, room) {
                    return false;
                }
                text.push(')');
            }
            Value::Map(members) => {
                let padding = if members.is_empty() { "" } else { self.padding };
                text.push_str(&format!("{{{padding}"));
                for (position, (key, value)) in members.iter().enumerate() {
                    text.push_str(if position > 0 { ", " } else { "" });
                    text.push_str(&(self.key)(key));
                    text.push_str(self.assign);
                    if !self.flat(value, text, room) {
                        return false;
                    }
                }
                text.push_str(&format!("{padding}}}"));
            }
            Value::Ref(name) => {
                text.push_str(&format!("{{\"Ref\": {}}}", (self.string)(name)));
            }
            Value::Attribute(name, attribute) => {
                let name = (self.string)(name);
                text.push_str(&format!("{{\"Fn::GetAtt\": [{name}, \"{attribute}\"]}}"));
            }
        }
        has_room(text, room)
    }

    fn flat_list(&self, elements: &[Value], text: &mut String, room: usize) -> bool {
        elements.iter().enumerate().all(|(position, element)| {
            text.push_str(if position > 0 { ", " } else { "" });
            self.flat(element, text, room)
        })
    }
}

/// Whether a text is no longer than there is room for. Looks no further than that.
fn has_room(text: &str, room: usize) -> bool {
    text.len() <= room || text.chars().nth(room).is_none()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::List(elements) => elements.is_empty(),
        Value::Map(members) => members.is_empty(),
        _ => true,
    }
}

/// Whether a value may stand on one line: what has several members is easier to read on several.
fn is_short(value: &Value) -> bool {
    match value {
        Value::Map(members) => match members.as_slice() {
            [] => true,
            [(_, value)] => is_short(value),
            _ => false,
        },
        _ => true,
    }
}

/// How wide each key is made: as the widest of those on the lines around it.
fn widths(members: &[(String, String)]) -> Vec<usize> {
    let mut widths = Vec::with_capacity(members.len());
    let is_line = |(_, value): &(String, String)| !value.contains('\n');
    for run in members.chunk_by(|before, after| is_line(before) && is_line(after)) {
        let widest = run.iter().map(|(key, _)| key.chars().count()).max().unwrap_or_default();
        widths.extend(run.iter().map(|_| widest));
    }
    widths
}
