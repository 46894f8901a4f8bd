//! Slack's mrkdwn.
//!
//! Source: Slack's "Formatting message text". There are no headings and no lists in it: a line that
//! begins with a dot or a dash is a line.

use super::inline::{Mark, Tokens};
use crate::links::Link;
use crate::message::Block;
use crate::text::{Style, Text};

const MARKS: [Mark; 3] = [
    Mark { text: "*", style: Style { bold: true, ..Style::PLAIN }, within_words: false },
    Mark { text: "_", style: Style { italic: true, ..Style::PLAIN }, within_words: false },
    Mark { text: "~", style: Style { strike: true, ..Style::PLAIN }, within_words: false },
];
const FENCE: &str = "```";
const MENTION: Style = Style { mention: true, ..Style::PLAIN };

/// The parts of a text.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut parts: Vec<&str> = text.split(FENCE).collect();
    // A fence without its partner is text.
    let unclosed = if parts.len().is_multiple_of(2) { parts.pop() } else { None };
    let mut blocks = Vec::new();
    for (index, part) in parts.into_iter().enumerate() {
        if index % 2 == 0 {
            push_lines(&mut blocks, part);
        } else {
            let code = part.strip_prefix('\n').unwrap_or(part);
            let code = Text::plain(code.strip_suffix('\n').unwrap_or(code));
            blocks.push(Block::Code { text: code });
        }
    }
    if let Some(rest) = unclosed {
        push_lines(&mut blocks, &format!("{FENCE}{rest}"));
    }
    blocks
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

/// Lines of a text outside of fences: paragraphs and quotes.
fn push_lines(blocks: &mut Vec<Block>, text: &str) {
    let text = text.trim_matches('\n');
    if text.is_empty() {
        return;
    }
    let mut paragraph = Vec::new();
    let mut quote = Vec::new();
    let mut to_the_end = false;
    for line in text.split('\n') {
        let opened = quoted(line).and_then(quoted).and_then(quoted).filter(|_| !to_the_end);
        to_the_end |= opened.is_some();
        let all = to_the_end.then_some(line);
        match opened.or(all).or_else(|| quoted(line)) {
            Some(quoted) => {
                push(blocks, &mut paragraph, Block::paragraph);
                quote.push(quoted.strip_prefix(' ').unwrap_or(quoted));
            }
            None => {
                push(blocks, &mut quote, |text| Block::Quote { text });
                paragraph.push(line);
            }
        }
    }
    push(blocks, &mut paragraph, Block::paragraph);
    push(blocks, &mut quote, |text| Block::Quote { text });
}

/// What follows the sign of a quote. Three of them quote all that follows.
fn quoted(line: &str) -> Option<&str> {
    line.strip_prefix("&gt;").or_else(|| line.strip_prefix('>'))
}

fn push(blocks: &mut Vec<Block>, lines: &mut Vec<&str>, block: fn(Text) -> Block) {
    let text = lines.join("\n");
    lines.clear();
    let text = inline(text.trim_matches('\n'));
    if !text.is_empty() {
        blocks.push(block(text));
    }
}

fn line(line: &str) -> Text {
    let mut tokens = Tokens::default();
    let mut rest = line;
    while let Some(char) = rest.chars().next() {
        let behind = rest.get(char.len_utf8()..).unwrap_or_default();
        rest = match char {
            '`' => code(&mut tokens, behind),
            '<' => angled(&mut tokens, behind),
            '&' => entity(&mut tokens, rest),
            _ => match MARKS.iter().position(|mark| mark.text.starts_with(char)) {
                Some(which) => {
                    if let Some(mark) = MARKS.get(which) {
                        tokens.mark(which, mark, behind);
                    }
                    behind
                }
                None => {
                    let special = |char: char| "`<&*_~".contains(char);
                    let end = rest.find(special).unwrap_or(rest.len());
                    let (text, behind) = rest.split_at(end);
                    tokens.text(text);
                    behind
                }
            },
        };
    }
    tokens.styled(&MARKS)
}

/// What follows a backtick.
fn code<'t>(tokens: &mut Tokens, rest: &'t str) -> &'t str {
    match rest.split_once('`') {
        Some((code, behind)) if !code.is_empty() => {
            tokens.whole(&unescaped(code), Style::CODE, None);
            behind
        }
        _ => {
            tokens.text("`");
            rest
        }
    }
}

/// What follows `<`: a link or a mention up to `>`.
fn angled<'t>(tokens: &mut Tokens, rest: &'t str) -> &'t str {
    let end =
        rest.find(['<', '>']).filter(|end| rest.get(*end..).is_some_and(|it| it.starts_with('>')));
    let Some(inside) = end.and_then(|end| rest.get(..end)).filter(|inside| !inside.is_empty())
    else {
        tokens.text("<");
        return rest;
    };
    let (target, label) = match inside.split_once('|') {
        Some((target, label)) => (target, Some(label)),
        None => (inside, None),
    };
    match target.chars().next() {
        Some('@' | '#' | '!') => tokens.whole(&mention(target, label), MENTION, None),
        _ => link(tokens, inside, target, label),
    }
    rest.get(inside.len() + 1..).unwrap_or_default()
}

/// The words of a mention. Who a member or a channel is, only Slack knows.
fn mention(target: &str, label: Option<&str>) -> String {
    if let Some(date) = target.strip_prefix("!date^") {
        return unescaped(label.unwrap_or(date));
    }
    if let Some(label) = label.filter(|label| !label.is_empty()) {
        let label = unescaped(label);
        let sign = if target.starts_with('#') { '#' } else { '@' };
        return if label.starts_with(sign) { label } else { format!("{sign}{label}") };
    }
    match target.strip_prefix('!') {
        Some(group) => format!("@{}", unescaped(group.strip_prefix("subteam^").unwrap_or(group))),
        None => unescaped(target),
    }
}

fn link(tokens: &mut Tokens, inside: &str, target: &str, label: Option<&str>) {
    let address = unescaped(target);
    let shown = label.filter(|label| !label.is_empty()).map_or_else(|| address.clone(), unescaped);
    match Link::new(&address) {
        Some(link) => {
            // The label may be marked itself.
            let styled = label.map(self::label).unwrap_or_else(|| Text::plain(&shown));
            for run in styled.runs {
                tokens.whole(&run.text, run.style, Some(link.clone()));
            }
        }
        // Slack links them as well; here they are told, not linked.
        None if address.starts_with("http://") || address.starts_with("mailto:") => {
            let told = if shown == address { shown } else { format!("{shown} ({address})") };
            tokens.whole(&told, Style::PLAIN, None);
        }
        None => tokens.whole(&format!("<{}>", unescaped(inside)), Style::PLAIN, None),
    }
}

/// The label of a link, in which only marks count.
fn label(label: &str) -> Text {
    let mut tokens = Tokens::default();
    let label = unescaped(label);
    let mut rest = label.as_str();
    while let Some(char) = rest.chars().next() {
        let behind = rest.get(char.len_utf8()..).unwrap_or_default();
        match MARKS.iter().enumerate().find(|(_, mark)| mark.text.starts_with(char)) {
            Some((which, mark)) => tokens.mark(which, mark, behind),
            None => tokens.text(char.encode_utf8(&mut [0; 4])),
        }
        rest = behind;
    }
    tokens.styled(&MARKS)
}

const ENTITIES: [(&str, &str); 3] = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")];

/// What begins with `&`.
fn entity<'t>(tokens: &mut Tokens, rest: &'t str) -> &'t str {
    for (entity, char) in ENTITIES {
        if let Some(behind) = rest.strip_prefix(entity) {
            tokens.text(char);
            return behind;
        }
    }
    tokens.text("&");
    rest.get(1..).unwrap_or_default()
}

/// The text that an escaped one stands for.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::{blocks, inline};
    use crate::message::Block;
    use crate::text::tests::told;

    #[test]
    fn words_have_styles() {
        for (text, styled) in [
            ("a *b c* d", "a |*b c*| d"),
            ("*a _b_ c*", "*a *|*_b_*|* c*"),
            ("~x~, _y_.", "~x~|, |_y_|."),
            ("`a *b*` c", "`a *b*`| c"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("snake_case_name", "snake_case_name"),
            ("*a _b* c_", "*a _b*| c_"),
            ("*open", "*open"),
            ("** _ ` <", "** _ ` <"),
            ("&lt;b&gt; &amp;amp; &x", "<b> &amp; &x"),
        ] {
            assert_eq!(told(&inline(text)), styled, "{text}");
        }
    }

    #[test]
    fn links_lead_only_to_https() {
        for (text, styled) in [
            (
                "<https://a.example|the *run* book>",
                "[the ](https://a.example)|[*run*](https://a.example)|[ book](https://a.example)",
            ),
            (
                "<https://a.example/?a=1&amp;b>",
                "[https://a.example/?a=1&b](https://a.example/?a=1&b)",
            ),
            ("see https://a.example.", "see |[https://a.example](https://a.example)|."),
            ("<http://a.example|x>", "x (http://a.example)"),
            ("<javascript:alert(1)|x>", "<javascript:alert(1)|x>"),
            ("<b>bold</b>", "<b>bold</b>"),
            ("<<https://a.example>", "<|[https://a.example](https://a.example)"),
        ] {
            assert_eq!(told(&inline(text)), styled, "{text}");
        }
    }

    #[test]
    fn who_is_alerted_is_told() {
        for (text, styled) in [
            ("<!channel> x", "!@channel!| x"),
            ("<@U012AB3CD>", "!@U012AB3CD!"),
            ("<#C012|general>", "!#general!"),
            ("<!subteam^S1|oncall>", "!@oncall!"),
            ("<!date^1392734382^{date}|Feb 18>", "!Feb 18!"),
        ] {
            assert_eq!(told(&inline(text)), styled, "{text}");
        }
    }

    #[test]
    fn lines_are_paragraphs_quotes_and_code() {
        let parts = blocks("one\n- two\n\n> said\n&gt; more\nafter ```\nlet *x*\n``` end ``` open");
        let told: Vec<String> = parts
            .iter()
            .map(|block| match block {
                Block::Paragraph { text } => format!("p:{text}"),
                Block::Quote { text } => format!("q:{text}"),
                Block::Code { text } => format!("c:{text}"),
                other => format!("{other:?}"),
            })
            .collect();
        let expected =
            ["p:one\n- two", "q:said\nmore", "p:after ", "c:let *x*", "p: end ", "p:``` open"];
        assert_eq!(told, expected);
    }

    #[test]
    fn three_signs_quote_all_that_follows() {
        let parts = blocks("one\n>>> two\n\nthree\n> four");
        let [Block::Paragraph { text: first }, Block::Quote { text: second }] = parts.as_slice()
        else {
            panic!("{parts:?}")
        };
        assert_eq!(
            (first.to_string(), second.to_string()),
            ("one".into(), "two\n\nthree\n> four".into())
        );
    }
}
