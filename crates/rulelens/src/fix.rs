//! Edits that mend a text.

use crate::span::Span;

/// A way to mend a [`Diagnostic`](crate::Diagnostic) that a tool can apply.
///
/// Only what is safe is offered: the text that was wrong reads without a fault afterwards, and
/// means what the title says.
///
/// ```
/// use rulelens::Pattern;
///
/// let text = r#"{"source": "aws.guardduty"}"#;
/// let faults = Pattern::parse(text).unwrap_err();
/// let fix = faults[0].fix.as_ref().unwrap();
/// assert_eq!(fix.title, "Wrap it in an array");
/// assert_eq!(fix.apply(text), r#"{"source": ["aws.guardduty"]}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Fix {
    /// What it does, as a command: `Wrap it in an array`.
    pub title: String,
    /// The edits, in the order of the text; they do not overlap.
    pub edits: Vec<Edit>,
}

/// A part of a text and what comes in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What comes in its place.
    pub replacement: String,
}

impl Fix {
    /// One that replaces one part.
    pub fn replace(title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        Self { title: title.into(), edits: vec![Edit { span, replacement: replacement.into() }] }
    }

    /// One that puts something before a part and something behind it.
    pub(crate) fn surround(
        title: impl Into<String>,
        span: Span,
        before: impl Into<String>,
        behind: impl Into<String>,
    ) -> Self {
        let edit = |offset, text| Edit { span: Span::at(offset), replacement: text };
        let edits = vec![edit(span.start, before.into()), edit(span.end, behind.into())];
        Self { title: title.into(), edits }
    }

    /// The text with the edits made. It comes back unchanged if it is not the text that the fix
    /// was made for: if edits are out of order, overlap, or do not lie in it.
    pub fn apply(&self, text: &str) -> String {
        self.applied(text).unwrap_or_else(|| text.to_owned())
    }

    fn applied(&self, text: &str) -> Option<String> {
        let mut edited = String::with_capacity(text.len());
        let mut kept = 0;
        for edit in &self.edits {
            text.get(edit.span.start..edit.span.end)?;
            edited.push_str(text.get(kept..edit.span.start)?);
            edited.push_str(&edit.replacement);
            kept = edit.span.end;
        }
        edited.push_str(text.get(kept..)?);
        Some(edited)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edit = |&(start, end, replacement): &(usize, usize, &str)| Edit {
            span: Span::new(start, end),
            replacement: replacement.to_owned(),
        };
        Fix { title: String::new(), edits: edits.iter().map(edit).collect() }
    }

    #[test]
    fn edits_are_made_in_one_go() {
        assert_eq!(fix(&[(0, 1, "x"), (1, 1, "y"), (3, 4, "")]).apply("abcd"), "xybc");
    }

    #[test]
    fn edits_that_do_not_fit_leave_the_text_as_it_is() {
        for edits in [&[(1, 3, ""), (2, 4, "")][..], &[(2, 3, ""), (0, 1, "")], &[(3, 9, "")]] {
            assert_eq!(fix(edits).apply("abcd"), "abcd");
        }
        assert_eq!(fix(&[(1, 2, "")]).apply("é"), "é", "inside a character");
    }
}
