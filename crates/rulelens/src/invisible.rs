//! Characters that cannot be seen, among them those that turn the direction of writing and so could
//! make a text look like another.
//!
//! An event may come from anywhere. Whoever shows a part of it shows these by their code point.
//!
//! ```
//! use rulelens::invisible::{Visible, code_point, visible};
//!
//! let shown: String = visible("invoice\u{202e}fdp.exe")
//!     .map(|part| match part {
//!         Visible::Text(text) => text.to_owned(),
//!         Visible::Invisible(char) => format!("[{}]", code_point(char)),
//!     })
//!     .collect();
//! assert_eq!(shown, "invoice[U+202E]fdp.exe");
//! ```

/// A part of a text that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visible<'a> {
    /// Shown as it is.
    Text(&'a str),
    /// Shown by its code point.
    Invisible(char),
}

/// The text in parts that can be shown, in order.
pub fn visible(text: &str) -> impl Iterator<Item = Visible<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let (shown, after) = if is_invisible(first) {
            let (_, after) = rest.split_at(first.len_utf8());
            (Visible::Invisible(first), after)
        } else {
            let (shown, after) = rest.split_at(rest.find(is_invisible).unwrap_or(rest.len()));
            (Visible::Text(shown), after)
        };
        rest = after;
        Some(shown)
    })
}

/// `U+202E` for a character.
pub fn code_point(char: char) -> String {
    format!("U+{:04X}", u32::from(char))
}

/// Whether a character cannot be seen, or turns the direction of what stands around it. Line breaks
/// and tabs are left, and variation selector 16, which emoji have.
///
/// The playground's editor has the same set (`web/editor/special-chars.ts`).
pub fn is_invisible(char: char) -> bool {
    matches!(char,
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0e}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reversed_file_name_is_taken_apart() {
        let parts: Vec<_> = visible("invoice\u{202e}fdp.exe\u{200b}").collect();
        assert_eq!(
            parts,
            [
                Visible::Text("invoice"),
                Visible::Invisible('\u{202e}'),
                Visible::Text("fdp.exe"),
                Visible::Invisible('\u{200b}'),
            ]
        );
        assert_eq!(code_point('\u{202e}'), "U+202E");
        assert_eq!(code_point('\u{e0041}'), "U+E0041");
    }

    #[test]
    fn line_breaks_tabs_and_hangul_stay() {
        let text = "한국어\n\tGuardDuty é 🙂\u{fe0f}";
        assert_eq!(visible(text).collect::<Vec<_>>(), [Visible::Text(text)]);
        assert_eq!(visible("").count(), 0);
    }
}
