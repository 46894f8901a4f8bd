//! A message in parts, drawn: every text is text, every link one of the model's.

use yew::prelude::*;

use super::words::shown_text;
use crate::view::{Block, Field, Message, Run, Text};

/// The parts of a message, from top to bottom.
pub(crate) fn blocks(blocks: &[Block]) -> Html {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Html {
    match block {
        Block::Heading { text } => html! { <h3 class="bl-head">{rich(text)}</h3> },
        Block::Paragraph { text } => html! { <p>{rich(text)}</p> },
        Block::Quote { text } => html! { <blockquote>{rich(text)}</blockquote> },
        Block::Code { text } => html! { <pre>{rich(text)}</pre> },
        Block::Context { text } => html! { <p class="bl-small">{rich(text)}</p> },
        Block::List { ordered, items } => {
            let items = items.iter().map(|item| html! { <li>{rich(item)}</li> });
            if *ordered {
                html! { <ol>{for items}</ol> }
            } else {
                html! { <ul>{for items}</ul> }
            }
        }
        Block::Fields { fields } => html! { <dl>{for fields.iter().map(field)}</dl> },
        Block::Buttons { buttons } => html! {
            <p class="bl-buttons">
                {for buttons.iter().map(|button| link(button.link.as_str(), "bl-button", button.label.into()))}
            </p>
        },
        _ => html! {},
    }
}

fn field(field: &Field) -> Html {
    html! { <div><dt>{shown_text(&field.label)}</dt><dd>{rich(&field.value)}</dd></div> }
}

/// A text in its styles. What cannot be seen is already code points in it.
pub(crate) fn rich(text: &Text) -> Html {
    let run = |run: &Run| {
        let style = run.style;
        let text = html! { {run.text.clone()} };
        let classes: Classes = [
            (style.bold, "rb"),
            (style.italic, "ri"),
            (style.strike, "rs"),
            (style.mention, "rm"),
            (style.invisible, "cp"),
        ]
        .into_iter()
        .filter_map(|(is, class)| is.then_some(class))
        .collect();
        let styled = match (style.code, classes.is_empty()) {
            (true, _) => html! { <code class={classes}>{text}</code> },
            (false, true) => text,
            (false, false) => html! { <span class={classes}>{text}</span> },
        };
        match &run.link {
            Some(to) => link(to.as_str(), "", styled),
            None => styled,
        }
    };
    text.runs.iter().map(run).collect()
}

/// A link that opens beside the page. Whatever makes the address, only `https:` gets into the page.
pub(crate) fn link(address: &str, class: &'static str, inside: Html) -> Html {
    if !address.starts_with("https://") {
        return inside;
    }
    html! {
        <a class={class} href={address.to_owned()} target="_blank" rel="noopener noreferrer">{inside}</a>
    }
}

/// How many bytes of text a message has.
pub(crate) fn length(message: &Message) -> usize {
    let texts = message.blocks.iter().flat_map(Block::texts);
    texts.flat_map(|text| &text.runs).map(|run| run.text.len()).sum()
}
