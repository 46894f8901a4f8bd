//! Parts of a message as elements of a card.
//!
//! Text that the event brought stands in text runs, where no markdown is read, or is escaped.

use crate::json::Json;
use crate::markup::teams::escaped;
use crate::message::{Block, Field};
use crate::text::{Run, Text};

/// The elements of the card. `style`: how the container of the title is tinted.
pub(super) fn body(blocks: &[Block], style: &str) -> Vec<Json> {
    let mut body = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text } => body.push(container(style, true, vec![heading(text)])),
            Block::Paragraph { text } => body.extend(lines(text, false)),
            Block::Quote { text } => body.push(container("emphasis", false, lines(text, false))),
            Block::List { ordered, items } => body.extend(list(*ordered, items)),
            Block::Code { text } => body.push(code(text)),
            Block::Fields { fields } => {
                let facts = Json::Array(fields.iter().map(fact).collect());
                body.push(object("FactSet", vec![("facts", facts)]));
            }
            Block::Context { text } => body.extend(lines(text, true)),
            Block::Buttons { .. } => {}
        }
    }
    body
}

/// The buttons under the card.
pub(super) fn actions(blocks: &[Block]) -> Vec<Json> {
    let buttons = blocks.iter().filter_map(|block| match block {
        Block::Buttons { buttons } => Some(buttons),
        _ => None,
    });
    let action = |(title, url): (&str, &str)| {
        object("Action.OpenUrl", vec![("title", title.into()), ("url", url.into())])
    };
    buttons.flatten().map(|button| action((button.label, button.link.as_str()))).collect()
}

fn object(kind: &str, members: Vec<(&'static str, Json)>) -> Json {
    let mut all = vec![("type", kind.into())];
    all.extend(members);
    Json::Object(all)
}

fn container(style: &str, bleed: bool, items: Vec<Json>) -> Json {
    let members =
        vec![("style", style.into()), ("bleed", Json::Bool(bleed)), ("items", Json::Array(items))];
    object("Container", members)
}

fn code(text: &Text) -> Json {
    let code = text.to_string();
    let language = if code.starts_with(['{', '[']) { "Json" } else { "PlainText" };
    object("CodeBlock", vec![("codeSnippet", code.into()), ("language", language.into())])
}

fn heading(text: &Text) -> Json {
    let text = escaped(&text.to_string().replace('\n', " "));
    let members = vec![
        ("text", text.into()),
        ("style", "heading".into()),
        ("size", "Medium".into()),
        ("weight", "Bolder".into()),
        ("wrap", Json::Bool(true)),
    ];
    object("TextBlock", members)
}

fn fact(field: &Field) -> Json {
    let value = field.value.to_string().replace('\n', " ");
    Json::Object(vec![("title", escaped(&field.label).into()), ("value", escaped(&value).into())])
}

fn list(ordered: bool, items: &[Text]) -> Vec<Json> {
    let mut list = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let mut text = match ordered {
            true => Text::plain(&format!("{}. ", index + 1)),
            false => Text::plain("• "),
        };
        text.extend(item.clone());
        list.extend(lines(&text, false));
    }
    list
}

/// An element for each line: a line break in a run is not sure to be shown.
fn lines(text: &Text, subtle: bool) -> Vec<Json> {
    let mut lines: Vec<Vec<Json>> = vec![Vec::new()];
    for run in &text.runs {
        for (index, line) in run.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            if let Some(runs) = lines.last_mut().filter(|_| !line.is_empty()) {
                runs.push(text_run(run, line, subtle));
            }
        }
    }
    let element = |(index, runs): (usize, Vec<Json>)| {
        let mut members = vec![("inlines", Json::Array(runs))];
        if index > 0 {
            members.push(("spacing", "None".into()));
        }
        object("RichTextBlock", members)
    };
    lines.into_iter().filter(|runs| !runs.is_empty()).enumerate().map(element).collect()
}

fn text_run(run: &Run, text: &str, subtle: bool) -> Json {
    let mut members = vec![("text", text.into())];
    if run.style.bold {
        members.push(("weight", "Bolder".into()));
    }
    if run.style.italic {
        members.push(("italic", Json::Bool(true)));
    }
    if run.style.strike {
        members.push(("strikethrough", Json::Bool(true)));
    }
    if run.style.code || run.style.invisible {
        members.push(("fontType", "Monospace".into()));
    }
    if subtle {
        members.push(("size", "Small".into()));
        members.push(("isSubtle", Json::Bool(true)));
    }
    if let Some(link) = &run.link {
        let action = object("Action.OpenUrl", vec![("url", link.as_str().into())]);
        members.push(("selectAction", action));
    }
    object("TextRun", members)
}
