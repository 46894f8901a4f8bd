//! The markdown of Microsoft Teams, and of Amazon Chime.
//!
//! Source: Microsoft's "Format text content" and "Text formatting in cards": bold, italic, struck
//! through, code, links, lists, quotes and headings; no HTML. Line breaks are kept.

use super::inline::{Mark, Tokens};
use crate::links::Link;
use crate::message::Block;
use crate::text::{Style, Text};

/// The longer ones first.
const MARKS: [Mark; 5] = [
    Mark { text: "**", style: Style { bold: true, ..Style::PLAIN }, within_words: true },
    Mark { text: "__", style: Style { bold: true, ..Style::PLAIN }, within_words: false },
    Mark { text: "~~", style: Style { strike: true, ..Style::PLAIN }, within_words: true },
    Mark { text: "*", style: Style { italic: true, ..Style::PLAIN }, within_words: true },
    Mark { text: "_", style: Style { italic: true, ..Style::PLAIN }, within_words: false },
];
const FENCE: &str = "```";
const SPECIAL: &str = "\\`<[*_~";

/// The parts of a text.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut parts = Parts::default();
    let mut fence: Option<Vec<&str>> = None;
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let is_fence = line.trim_start().starts_with(FENCE);
        match &mut fence {
            Some(code) if is_fence => {
                let text = Text::plain(&code.join("\n"));
                parts.blocks.push(Block::Code { text });
                fence = None;
            }
            Some(code) => code.push(line),
            None if is_fence => {
                parts.end();
                fence = Some(Vec::new());
            }
            None => parts.line(line),
        }
    }
    parts.end();
    // What is not closed reaches to the end.
    if let Some(code) = fence {
        parts.blocks.push(Block::Code { text: Text::plain(&code.join("\n")) });
    }
    parts.blocks
}

/// A text of one line, or one in which only words have a style.
pub(crate) fn inline(text: &str) -> Text {
    let mut styled = Text::default();
    for (index, line) in text.split('\n').enumerate() {
        styled.push_run(if index == 0 { "" } else { "\n" }, Style::PLAIN, None);
        styled.extend(self::line(line.strip_suffix('\r').unwrap_or(line)));
    }
    styled
}

/// The text as markdown that shows it as it is. No more is escaped than must be: a client that
/// knows no backslashes shows them.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut at_start = true;
    let mut number = false;
    for char in text.chars() {
        // A number with a dot begins an item of a list.
        number = char.is_ascii_digit() && (at_start || number) || number && char == '.';
        let begins_part = at_start && "#-+=".contains(char) || number && char == '.';
        if begins_part || "\\`*_[]~<>{".contains(char) {
            escaped.push('\\');
        }
        at_start = char == '\n' || at_start && char.is_whitespace();
        escaped.push(char);
    }
    escaped
}

/// Parts in the making: what the last lines belong to.
#[derive(Default)]
struct Parts {
    blocks: Vec<Block>,
    open: Option<Open>,
}

enum Open {
    Paragraph(Text),
    Quote(Text),
    List { ordered: bool, items: Vec<Text> },
}

impl Parts {
    fn line(&mut self, line: &str) {
        let text = line.trim();
        if text.is_empty() {
            return self.end();
        }
        if let Some(heading) = heading(text) {
            self.end();
            return self.blocks.push(Block::heading(self::line(heading)));
        }
        if let Some(quoted) = text.strip_prefix('>') {
            let quoted = self::line(quoted.trim_start());
            return match &mut self.open {
                Some(Open::Quote(text)) => append(text, quoted),
                _ => self.begin(Open::Quote(quoted)),
            };
        }
        if let Some((is_ordered, item)) = item(text) {
            let item = self::line(item);
            return match &mut self.open {
                Some(Open::List { ordered, items }) if *ordered == is_ordered => items.push(item),
                _ => self.begin(Open::List { ordered: is_ordered, items: vec![item] }),
            };
        }
        let text = self::line(text);
        match &mut self.open {
            Some(Open::Paragraph(before)) => append(before, text),
            _ => self.begin(Open::Paragraph(text)),
        }
    }

    fn begin(&mut self, open: Open) {
        self.end();
        self.open = Some(open);
    }

    fn end(&mut self) {
        self.blocks.extend(self.open.take().map(|open| match open {
            Open::Paragraph(text) => Block::paragraph(text),
            Open::Quote(text) => Block::Quote { text },
            Open::List { ordered, items } => Block::List { ordered, items },
        }));
    }
}

fn append(text: &mut Text, line: Text) {
    text.push_run("\n", Style::PLAIN, None);
    text.extend(line);
}

/// `# ` up to `###### `
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (1..=6).contains(&level).then(|| rest.strip_prefix(' ')).flatten().map(str::trim)
}

/// `- `, `* `, `+ ` or `1. `: whether it has a number, and its text.
fn item(line: &str) -> Option<(bool, &str)> {
    if let Some(item) = ["- ", "* ", "+ "].iter().find_map(|sign| line.strip_prefix(sign)) {
        return Some((false, item.trim_start()));
    }
    let (number, item) = line.split_once(". ")?;
    let is_number = (1..=9).contains(&number.len()) && number.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| (true, item.trim_start()))
}

fn line(line: &str) -> Text {
    let mut tokens = Tokens::default();
    let mut rest = line;
    while let Some(char) = rest.chars().next() {
        let behind = rest.get(char.len_utf8()..).unwrap_or_default();
        rest = match char {
            '\\' => backslash(&mut tokens, behind),
            '`' => code(&mut tokens, behind),
            '<' => angled(&mut tokens, behind),
            '[' => link(&mut tokens, behind),
            '*' | '_' | '~' => marks(&mut tokens, rest, char),
            _ => {
                let end = rest.find(|char| SPECIAL.contains(char)).unwrap_or(rest.len());
                let (text, behind) = rest.split_at(end);
                tokens.text(text);
                behind
            }
        };
    }
    tokens.styled(&MARKS)
}

/// A run of the same character: two and two, then one; so that a run of three closes what another
/// has opened, the single one comes first at the end of a word.
fn marks<'t>(tokens: &mut Tokens, rest: &'t str, char: char) -> &'t str {
    let behind = rest.trim_start_matches(char);
    let count = rest.len() - behind.len();
    let which = |length: usize| {
        MARKS.iter().position(|mark| mark.text.len() == length && mark.text.starts_with(char))
    };
    let (double, single) = (which(2), which(1).filter(|_| count % 2 == 1));
    let at_end = behind.chars().next().is_none_or(|next| !next.is_alphanumeric());
    let doubles = std::iter::repeat_n(double, count / 2);
    let order: Vec<Option<usize>> = if at_end {
        single.map(Some).into_iter().chain(doubles).collect()
    } else {
        doubles.chain(single.map(Some)).collect()
    };
    for which in order.into_iter().flatten() {
        if let Some(mark) = MARKS.get(which) {
            tokens.mark(which, mark, behind);
        }
    }
    if single.is_none() && count % 2 == 1 {
        tokens.text(char.encode_utf8(&mut [0; 4]));
    }
    behind
}

/// What follows a backslash.
fn backslash<'t>(tokens: &mut Tokens, rest: &'t str) -> &'t str {
    match rest.chars().next().filter(char::is_ascii_punctuation) {
        Some(char) => {
            tokens.text(char.encode_utf8(&mut [0; 4]));
            rest.get(1..).unwrap_or_default()
        }
        None => {
            tokens.text("\\");
            rest
        }
    }
}

/// What follows a backtick.
fn code<'t>(tokens: &mut Tokens, rest: &'t str) -> &'t str {
    match rest.split_once('`') {
        Some((code, behind)) if !code.is_empty() => {
            tokens.whole(code, Style::CODE, None);
            behind
        }
        _ => {
            tokens.text("`");
            rest
        }
    }
}

/// What follows `<`: an address up to `>`.
fn angled<'t>(tokens: &mut Tokens, rest: &'t str) -> &'t str {
    let address = rest.find(['<', '>']).and_then(|end| rest.get(..end));
    match address.and_then(|address| Some((address, Link::new(address)?))) {
        Some((address, link))
            if rest.get(address.len()..).is_some_and(|it| it.starts_with('>')) =>
        {
            tokens.whole(address, Style::PLAIN, Some(link));
            rest.get(address.len() + 1..).unwrap_or_default()
        }
        _ => {
            tokens.text("<");
            rest
        }
    }
}

/// What follows `[`: a label up to `](`, and an address up to `)`.
fn link<'t>(tokens: &mut Tokens, rest: &'t str) -> &'t str {
    let Some((label, address, behind)) = label_and_address(rest) else {
        tokens.text("[");
        return rest;
    };
    match Link::new(address) {
        Some(link) => tokens.whole(label, Style::PLAIN, Some(link)),
        // Teams may link other schemes as well; here they are told, not linked.
        None => tokens.whole(&format!("{label} ({address})"), Style::PLAIN, None),
    }
    behind
}

fn label_and_address(rest: &str) -> Option<(&str, &str, &str)> {
    // Up to the next bracket only, so that each part of a line is looked at once.
    let end = rest.find(['[', ']'])?;
    let label = rest.get(..end).filter(|label| !label.is_empty())?;
    let target = rest.get(end..)?.strip_prefix("](")?;
    let end = target.find(|char: char| "()[]".contains(char) || char.is_whitespace())?;
    let address = target.get(..end).filter(|address| !address.is_empty())?;
    Some((label, address, target.get(end..)?.strip_prefix(')')?))
}

#[cfg(test)]
mod tests {
    use super::{blocks, escaped, inline};
    use crate::message::Block;
    use crate::text::tests::told;
    use crate::text::{Run, Style};

    #[test]
    fn words_have_styles() {
        for (text, styled) in [
            ("a **b** *c* _d_ ~~e~~ `f`", "a |*b*| |_c_| |_d_| |~e~| |`f`"),
            ("***both***", "*_both_*"),
            ("**a *b* c**", "*a *|*_b_*|* c*"),
            ("snake_case_name", "snake_case_name"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            (r"\*a\* \\ \x", r"*a* \ \x"),
            ("~one~", "~one~"),
            ("**", "**"),
        ] {
            assert_eq!(told(&inline(text)), styled, "{text}");
        }
    }

    #[test]
    fn links_lead_only_to_https() {
        for (text, styled) in [
            ("[x](https://a.example)", "[x](https://a.example)"),
            ("[x](javascript:alert`1`)", "x (javascript:alert`1`)"),
            ("[x](http://a.example)", "x (http://a.example)"),
            ("[[x](https://a.example) [y", "[|[x](https://a.example)| [y"),
            ("<https://a.example> <b>", "[https://a.example](https://a.example)| <b>"),
        ] {
            assert_eq!(told(&inline(text)), styled, "{text}");
        }
    }

    #[test]
    fn lines_are_parts() {
        let parts = blocks("# Title\none\ntwo\n\n- a\n- **b**\n1. c\n> said\n```rust\nx\n```\nend");
        let told: Vec<String> = parts
            .iter()
            .map(|block| match block {
                Block::Heading { text } => format!("h:{text}"),
                Block::Paragraph { text } => format!("p:{text}"),
                Block::Quote { text } => format!("q:{text}"),
                Block::Code { text } => format!("c:{text}"),
                Block::List { ordered, items } => format!("l:{ordered}:{}", items.len()),
                other => format!("{other:?}"),
            })
            .collect();
        let expected = ["h:Title", "p:one\ntwo", "l:false:2", "l:true:1", "q:said", "c:x", "p:end"];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_is_escaped_is_shown_as_it_is() {
        for text in [
            "*a* _b_ [x](https://a.example) `c` <d> ~~e~~ \\",
            "# h",
            "- item",
            "1. one",
            "+ x",
            " 12. y",
        ] {
            let shown = inline(&escaped(text));
            assert_eq!(shown.to_string(), text, "{}", escaped(text));
            assert!(shown.runs.iter().all(|run| run.style == Style::PLAIN), "{text}");
            // An address that can be read may be a link, but under no other name.
            let named = |run: &Run| run.link.as_ref().is_none_or(|it| it.as_str() == run.text);
            assert!(shown.runs.iter().all(named), "{text}");
            let parts = blocks(&escaped(text));
            assert!(matches!(parts.as_slice(), [Block::Paragraph { .. }]), "{text}");
        }
    }
}
