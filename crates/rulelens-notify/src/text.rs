//! Text with styles.
//!
//! What an event says is only ever text here: markup in it stays as it is written, addresses become
//! links only if they are `https:`, and characters that cannot be seen are replaced by their code
//! point, so that whoever draws a run need not think of it.

use rulelens::Span;
use rulelens::invisible::{Visible, code_point, visible};

use crate::links::{Link, links};

/// Runs of text, each in one style. A line break is `\n` in a run's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
pub struct Text {
    /// The runs, in order; none is empty.
    pub runs: Vec<Run>,
}

/// A piece of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Run {
    /// The characters, to be shown as they are.
    pub text: String,
    /// How they look.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub style: Style,
    /// Where a click leads.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub link: Option<Link>,
}

/// How a run looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Style {
    /// Heavier.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_off"))]
    pub bold: bool,
    /// Slanted.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_off"))]
    pub italic: bool,
    /// Struck through.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_off"))]
    pub strike: bool,
    /// All characters of one width, on a tinted ground.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_off"))]
    pub code: bool,
    /// Names a person, a group or a channel, who would be alerted.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_off"))]
    pub mention: bool,
    /// Stands for a character that cannot be seen: the text is its code point, as `U+202E`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_off"))]
    pub invisible: bool,
}

#[cfg(feature = "serde")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this signature")]
fn is_off(flag: &bool) -> bool {
    !flag
}

impl Style {
    /// No style at all.
    pub const PLAIN: Self = Self {
        bold: false,
        italic: false,
        strike: false,
        code: false,
        mention: false,
        invisible: false,
    };
    /// Only bold.
    pub const BOLD: Self = Self { bold: true, ..Self::PLAIN };
    /// Only code.
    pub const CODE: Self = Self { code: true, ..Self::PLAIN };

    /// Both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            bold: self.bold || other.bold,
            italic: self.italic || other.italic,
            strike: self.strike || other.strike,
            code: self.code || other.code,
            mention: self.mention || other.mention,
            invisible: self.invisible || other.invisible,
        }
    }
}

impl Text {
    /// Text without a style and without links.
    ///
    /// ```
    /// use rulelens_notify::Text;
    ///
    /// let text = Text::plain("a\u{202e}b");
    /// assert_eq!(text.to_string(), "aU+202Eb");
    /// assert!(text.runs[1].style.invisible);
    /// ```
    pub fn plain(text: &str) -> Self {
        Self::styled(text, Style::PLAIN)
    }

    /// Text in one style, without links.
    pub fn styled(text: &str, style: Style) -> Self {
        let mut styled = Self::default();
        styled.push(text, style, None);
        styled
    }

    /// Text in which `https:` addresses are links.
    pub fn linked(text: &str) -> Self {
        let mut linked = Self::default();
        linked.push_linked(text, Style::PLAIN);
        linked
    }

    /// Text that leads to an address.
    pub(crate) fn link(text: &str, link: &Link, style: Style) -> Self {
        let mut linked = Self::default();
        linked.push(text, style, Some(link));
        linked
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Adds text. Line ends become `\n`.
    pub(crate) fn push(&mut self, text: &str, style: Style, link: Option<&Link>) {
        for line in text.split_inclusive('\n') {
            match line.strip_suffix("\r\n") {
                Some(line) => {
                    self.push_line(line, style, link);
                    self.push_run("\n", style, link);
                }
                None => self.push_line(line, style, link),
            }
        }
    }

    /// Adds text in which `https:` addresses are links.
    pub(crate) fn push_linked(&mut self, text: &str, style: Style) {
        let mut behind = 0;
        for place in links(text) {
            self.push(Span::new(behind, place.start).of(text), style, None);
            let address = place.of(text);
            self.push(address, style, Link::new(address).as_ref());
            behind = place.end;
        }
        self.push(Span::new(behind, text.len()).of(text), style, None);
    }

    /// Adds all of another text.
    pub(crate) fn extend(&mut self, other: Self) {
        for run in other.runs {
            self.push_run(&run.text, run.style, run.link.as_ref());
        }
    }

    fn push_line(&mut self, line: &str, style: Style, link: Option<&Link>) {
        for part in visible(line) {
            match part {
                Visible::Text(text) => self.push_run(text, style, link),
                Visible::Invisible(char) => {
                    let style = Style { invisible: true, ..style };
                    self.runs.push(Run { text: code_point(char), style, link: link.cloned() });
                }
            }
        }
    }

    /// Adds a run, or lengthens the last one if it looks the same.
    pub(crate) fn push_run(&mut self, text: &str, style: Style, link: Option<&Link>) {
        match self.runs.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.style == style && last.link.as_ref() == link && !style.invisible => {
                last.text.push_str(text);
            }
            _ => self.runs.push(Run { text: text.to_owned(), style, link: link.cloned() }),
        }
    }
}

impl std::fmt::Display for Text {
    /// The characters without their styles.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.runs.iter().try_for_each(|run| f.write_str(&run.text))
    }
}

impl From<&str> for Text {
    /// [`Text::plain`].
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{Run, Style, Text};
    use crate::links::Link;

    /// Runs as `*bold*`, `_italic_`, `~strike~`, `` `code` ``, `!mention!`, `[text](link)`.
    pub(crate) fn told(text: &Text) -> String {
        let run = |run: &Run| {
            let mut told = run.text.clone();
            for (is, sign) in [
                (run.style.code, "`"),
                (run.style.strike, "~"),
                (run.style.italic, "_"),
                (run.style.bold, "*"),
                (run.style.mention, "!"),
            ] {
                if is {
                    told = format!("{sign}{told}{sign}");
                }
            }
            run.link.as_ref().map_or(told.clone(), |link| format!("[{told}]({link})"))
        };
        text.runs.iter().map(run).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn an_address_is_a_link_and_what_is_around_it_is_not() {
        let text = Text::linked("see https://example.com/a, or javascript:alert(1)");
        let runs: Vec<_> = text
            .runs
            .iter()
            .map(|run| (run.text.as_str(), run.link.as_ref().map(Link::as_str)))
            .collect();
        assert_eq!(
            runs,
            [
                ("see ", None),
                ("https://example.com/a", Some("https://example.com/a")),
                (", or javascript:alert(1)", None),
            ]
        );
    }

    #[test]
    fn line_ends_are_one_and_a_lone_return_is_seen() {
        let text = Text::plain("a\r\nb\rc\n");
        assert_eq!(text.to_string(), "a\nbU+000Dc\n");
    }

    #[test]
    fn runs_that_look_the_same_are_one() {
        let mut text = Text::styled("a", Style::BOLD);
        text.push("b", Style::BOLD, None);
        text.push("c", Style::PLAIN, None);
        assert_eq!(text.runs.len(), 2);
    }
}
