//! Events in a text that was pasted or dropped.

use rulelens::json::{Document, Type};
use rulelens::{Diagnostic, Span};

/// The texts of the events in a text: one, an array of them, or one a line.
///
/// ```
/// use rulelens_cases::events;
///
/// let [one, two] = [r#"{"source": "a"}"#, r#"{"source": "b"}"#];
/// for text in [format!("[{one}, {two}]"), format!("{one}\n\n{two}\r\n")] {
///     assert_eq!(events(&text).unwrap(), [one, two], "{text}");
/// }
/// assert_eq!(events(one).unwrap(), [one]);
/// // A fault is told where it is in the whole.
/// assert_eq!(events("{}\n{]").unwrap_err().span.start, 4);
/// ```
///
/// # Errors
///
/// The first fault of the JSON. Whether it is of events is for their reader to say.
pub fn events(text: &str) -> Result<Vec<&str>, Diagnostic> {
    match Document::parse(text) {
        Ok(document) if document.root().kind() == Type::Array => {
            let part = |span: Span| text.get(span.start..span.end);
            Ok(document.root().elements().filter_map(|event| part(event.span())).collect())
        }
        Ok(_) => Ok(vec![text.trim()]),
        Err(fault) => lines(text).unwrap_or(Err(fault)),
    }
}

/// The lines, if the first one is JSON of its own.
fn lines(text: &str) -> Option<Result<Vec<&str>, Diagnostic>> {
    let mut events = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let event = line.trim();
        if !event.is_empty() {
            match Document::parse(line) {
                Ok(_) => events.push(event),
                Err(_) if events.is_empty() => return None,
                Err(fault) => return Some(Err(fault.moved(start))),
            }
        }
        start += line.len();
    }
    Some(Ok(events))
}
