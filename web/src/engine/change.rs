//! How a fix changes the line in which it stands.

use rulelens::Fix;

use super::fields::shorten;
use crate::view::{Change, ChangePart};

/// How many characters are told before the first edit of a line, between two, and behind the last.
const AROUND: usize = 40;

/// The line before and after; `None` if more than one line changes.
pub(super) fn change(text: &str, fix: &Fix) -> Option<Change> {
    let first = fix.edits.first()?.span.start;
    let last = fix.edits.last()?.span.end;
    let changes_line = |text: &str| text.contains(['\n', '\r']);
    if changes_line(text.get(first..last)?)
        || fix.edits.iter().any(|edit| changes_line(&edit.replacement))
    {
        return None;
    }
    let mut change = Change::default();
    let mut push = |old: String, new: String, changed: bool| {
        for (parts, text) in [(&mut change.before, old), (&mut change.after, new)] {
            if !text.is_empty() {
                parts.push(ChangePart { text, changed });
            }
        }
    };
    let start = before(text.get(..first)?);
    push(start.clone(), start, false);
    let mut at = first;
    for edit in &fix.edits {
        let between = shorten(text.get(at..edit.span.start)?, AROUND);
        push(between.clone(), between, false);
        let replaced = shorten(edit.span.of(text), AROUND);
        push(replaced, shorten(&edit.replacement, AROUND), true);
        at = edit.span.end;
    }
    let end = behind(text.get(last..)?);
    push(end.clone(), end, false);
    Some(change)
}

/// The end of the line that this text ends in, without what indents it.
fn before(text: &str) -> String {
    let mut taken: Vec<char> =
        text.chars().rev().take_while(|char| *char != '\n').take(AROUND + 1).collect();
    taken.reverse();
    let cut = taken.len() > AROUND;
    let told: String = taken.into_iter().skip(usize::from(cut)).collect();
    if cut { format!("…{told}") } else { told.trim_start().to_owned() }
}

/// The beginning of this text, up to the end of its line.
fn behind(text: &str) -> String {
    let mut rest = text.chars().take_while(|char| !matches!(char, '\n' | '\r'));
    let mut told: String = rest.by_ref().take(AROUND).collect();
    if rest.next().is_some() {
        told.push('…');
    }
    told
}

#[cfg(test)]
mod tests {
    use rulelens::{Fix, Pattern, Span};

    use super::change;
    use crate::view::ChangePart;

    fn told(text: &str, fix: &Fix) -> Option<[String; 2]> {
        let line = |parts: Vec<ChangePart>| {
            let part = |part: ChangePart| match part.changed {
                true => format!("[{}]", part.text),
                false => part.text,
            };
            parts.into_iter().map(part).collect::<String>()
        };
        let change = change(text, fix)?;
        Some([line(change.before), line(change.after)])
    }

    #[test]
    fn what_a_fix_puts_in_is_told_apart() {
        let text = "{\n  \"source\": \"aws.ec2\",\n  \"detail\": {}\n}";
        let (_, faults) = Pattern::read(text);
        let lines = told(text, faults[0].fix.as_ref().unwrap()).unwrap();
        assert_eq!(lines[0], "\"source\": \"aws.ec2\",");
        assert_eq!(lines[1], "\"source\": [[]\"aws.ec2\"[]],");
    }

    #[test]
    fn of_a_long_line_the_surroundings_are_told() {
        let text = "x".repeat(100_000);
        let lines = told(&text, &Fix::replace("", Span::new(50_000, 50_001), "y")).unwrap();
        assert!(lines[1].starts_with("…xxx") && lines[1].contains("[y]xxx"), "{}", lines[1]);
        assert!(lines[0].chars().count() < 90);
    }

    #[test]
    fn several_lines_are_no_change_of_one() {
        assert_eq!(told("a\nb", &Fix::replace("", Span::new(0, 3), "c")), None);
        assert_eq!(told("a", &Fix::replace("", Span::new(0, 1), "b\nc")), None);
    }
}
