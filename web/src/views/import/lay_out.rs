//! JSON on one line, laid out over several.

/// What is not longer than this, in bytes, stays on one line.
const SHORT: usize = 48;
/// What is nested deeper stays as it is: no rule is, and its indents would be longer than itself.
const DEEPEST: usize = 40;

/// The same JSON, each member of a long object on a line of its own. What has line breaks already is
/// left as its author had it, and so is what is no JSON.
pub(super) fn laid_out(json: &str) -> String {
    match lengths(json) {
        Some(lengths) if !json.contains('\n') => write(json, &lengths),
        _ => json.to_owned(),
    }
}

/// For each opening bracket, in order, how long what it opens is.
fn lengths(json: &str) -> Option<Vec<usize>> {
    let (mut lengths, mut open) = (Vec::new(), Vec::new());
    for (at, c) in outside_strings(json) {
        match c {
            '{' | '[' => {
                open.push((lengths.len(), at));
                lengths.push(0);
            }
            '}' | ']' => {
                let (index, start) = open.pop()?;
                *lengths.get_mut(index)? = at - start;
            }
            _ => {}
        }
        if open.len() > DEEPEST {
            return None;
        }
    }
    open.is_empty().then_some(lengths)
}

fn write(json: &str, lengths: &[usize]) -> String {
    let mut lengths = lengths.iter();
    let mut made = String::new();
    // Of each bracket that is open: whether its parts stand on lines of their own.
    let mut open: Vec<bool> = Vec::new();
    let mut copied = 0;
    let tokens = outside_strings(json).filter(|(_, c)| "{}[],: \t\r".contains(*c));
    for (at, c) in tokens {
        made.push_str(json.get(copied..at).unwrap_or_default());
        copied = at + 1;
        match c {
            '{' | '[' => {
                made.push(c);
                open.push(lengths.next().is_some_and(|length| *length > SHORT));
                break_line(&mut made, &open);
            }
            '}' | ']' => {
                let broken = open.pop().unwrap_or_default();
                if broken {
                    made.push('\n');
                    made.push_str(&"  ".repeat(indent(&open)));
                }
                made.push(c);
            }
            ',' => {
                made.push(',');
                if open.last() == Some(&true) {
                    break_line(&mut made, &open);
                } else {
                    made.push(' ');
                }
            }
            ':' => made.push_str(": "),
            _ => {}
        }
    }
    made.push_str(json.get(copied..).unwrap_or_default());
    made
}

fn break_line(made: &mut String, open: &[bool]) {
    if open.last() == Some(&true) {
        made.push('\n');
        made.push_str(&"  ".repeat(indent(open)));
    }
}

fn indent(open: &[bool]) -> usize {
    open.iter().filter(|broken| **broken).count()
}

/// The characters that are no part of a string, and where they stand.
fn outside_strings(json: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut inside, mut escaped) = (false, false);
    json.char_indices().filter(move |(_, c)| {
        let was_inside = inside;
        match c {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            '"' => inside = !inside,
            _ => {}
        }
        !was_inside && *c != '"'
    })
}

#[cfg(test)]
mod tests {
    use super::laid_out;

    #[test]
    fn long_objects_take_several_lines_and_short_ones_one() {
        let json = r#"{"source":["aws.guardduty"],"detail":{"severity":[{"numeric":[">=",4]}]}}"#;
        let lines = "{\n  \"source\": [\"aws.guardduty\"],\n  \"detail\": {\"severity\": [{\"numeric\": [\">=\", 4]}]}\n}";
        assert_eq!(laid_out(json), lines);
        assert_eq!(laid_out(lines), lines);
        assert_eq!(laid_out(r#"{"a":[1,2]}"#), r#"{"a": [1, 2]}"#);
    }

    #[test]
    fn strings_are_left_as_they_are() {
        let json = r#"{"a":["x, \"y\": {z}","\\"]}"#;
        assert_eq!(laid_out(json), r#"{"a": ["x, \"y\": {z}", "\\"]}"#);
    }

    #[test]
    fn what_is_no_json_is_left_as_it_is() {
        for text in ["{]}", "}", "{\"a\": [", "", &"[".repeat(2000)] {
            assert_eq!(laid_out(text), text);
        }
    }
}
