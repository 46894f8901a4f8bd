//! A message of a chat, drawn for a terminal: a bar in its colour, and its parts beside it.

use anstyle::{AnsiColor, Effects, RgbColor, Style};
use rulelens_notify::message::{Block, Field};
use rulelens_notify::{Message, Run, Text};
use unicode_width::UnicodeWidthStr;

use super::escape::visible;

const STRONG: Style = Style::new().effects(Effects::BOLD);
const FAINT: Style = Style::new().effects(Effects::DIMMED);
/// Longer names do not move the column behind them.
const LABELS: usize = 24;

/// The message with styles.
pub(crate) fn draw(message: &Message) -> String {
    let badge = message.sender.badge.map(|badge| format!(" {FAINT}{badge}{FAINT:#}"));
    let name = message.sender.name;
    let mut drawn = format!("{STRONG}{name}{STRONG:#}{}\n", badge.unwrap_or_default());
    if let Some(thread) = &message.thread {
        drawn.push_str(&format!("{FAINT}in thread {}{FAINT:#}\n", visible(thread)));
    }
    let bar = message.bar.map_or_else(Style::new, |bar| {
        let color = bar.color;
        RgbColor(color.red, color.green, color.blue).on_default()
    });
    for (index, block) in message.blocks.iter().enumerate() {
        let space = if index == 0 { None } else { Some(String::new()) };
        for line in space.into_iter().chain(self::block(block)) {
            drawn.push_str(format!("{bar}▌{bar:#} {line}").trim_end());
            drawn.push('\n');
        }
    }
    drawn
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text } => styled(lines(text, true), STRONG),
        Block::Quote { text } => prefixed(lines(text, true), "│ "),
        Block::Code { text } => prefixed(lines(text, true), "  "),
        Block::Context { text } => styled(lines(text, true), FAINT),
        Block::List { ordered, items } => items
            .iter()
            .enumerate()
            .flat_map(|(index, item)| {
                let sign = if *ordered { format!("{}. ", index + 1) } else { "• ".to_owned() };
                let indent = " ".repeat(sign.width());
                let line = move |(line, text): (usize, String)| {
                    format!("{}{text}", if line == 0 { &sign } else { &indent })
                };
                lines(item, true).into_iter().enumerate().map(line).collect::<Vec<_>>()
            })
            .collect(),
        Block::Fields { fields } => self::fields(fields),
        Block::Buttons { buttons } => buttons
            .iter()
            .map(|button| format!("[{}] {FAINT}<{}>{FAINT:#}", button.label, button.link))
            .collect(),
        Block::Paragraph { text } => lines(text, true),
        other => other.texts().into_iter().flat_map(|text| lines(text, true)).collect(),
    }
}

fn styled(lines: Vec<String>, style: Style) -> Vec<String> {
    lines.into_iter().map(|line| format!("{style}{line}{style:#}")).collect()
}

fn prefixed(lines: Vec<String>, prefix: &str) -> Vec<String> {
    lines.into_iter().map(|line| format!("{FAINT}{prefix}{FAINT:#}{line}")).collect()
}

fn fields(fields: &[Field]) -> Vec<String> {
    let widths = fields.iter().map(|field| field.label.width()).filter(|&width| width <= LABELS);
    let column = widths.max().unwrap_or(0);
    let field = |Field { label, value }: &Field| {
        let space = " ".repeat(column.saturating_sub(label.width()) + 2);
        let value = lines(value, true).join(" ");
        format!("{FAINT}{}{FAINT:#}{space}{value}", visible(label))
    };
    fields.iter().map(field).collect()
}

/// The lines of a text with styles. `addresses`: whether a link tells where it leads to.
pub(super) fn lines(text: &Text, addresses: bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    for run in &text.runs {
        for (index, line) in run.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(String::new());
            }
            if let Some(last) = lines.last_mut().filter(|_| !line.is_empty()) {
                // INVARIANT: a text has no character in it that controls a terminal, tabs aside:
                // those are replaced by their code points.
                let style = style(run);
                last.push_str(&format!("{style}{line}{style:#}"));
            }
        }
        let address = run.link.as_ref().filter(|link| addresses && link.as_str() != run.text);
        if let (Some(link), Some(last)) = (address, lines.last_mut()) {
            last.push_str(&format!(" {FAINT}<{link}>{FAINT:#}"));
        }
    }
    lines
}

fn style(run: &Run) -> Style {
    let on = |is_on: bool, effect: Effects| if is_on { effect } else { Effects::new() };
    let effects = on(run.style.bold, Effects::BOLD)
        | on(run.style.italic, Effects::ITALIC)
        | on(run.style.strike, Effects::STRIKETHROUGH)
        | on(run.style.invisible, Effects::INVERT)
        | on(run.link.is_some(), Effects::UNDERLINE);
    let color = match run.style {
        style if style.code => Some(AnsiColor::Magenta.into()),
        style if style.mention => Some(AnsiColor::Yellow.into()),
        _ => None,
    };
    Style::new().effects(effects).fg_color(color)
}
