//! What belongs together: hovering a value lights up all of the same placeholder everywhere, in the
//! editors too, and says name, path and line; hovering a field does the same for its lines in the
//! pattern and the event and its row in Why.

use std::{fmt::Write, rc::Rc};

use gloo::{events::EventListener, utils::document};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event};
use yew::prelude::*;

use super::words::shown_text;
use crate::{
    editor::highlight,
    messages::{format, number, text},
    shown::Shown,
    view::{Input, Source},
};

#[derive(Properties, PartialEq)]
pub(crate) struct ProvenanceProps {
    pub(crate) shown: Rc<Shown>,
}

/// What is hovered or has the focus.
#[derive(Clone, PartialEq)]
enum Hovered {
    /// A value, by its placeholder.
    Value(HoveredValue),
    /// Fields of the pattern: their numbers, with spaces in between.
    Fields(String),
}

#[derive(Clone, PartialEq)]
struct HoveredValue {
    name: String,
    left: f64,
    top: f64,
    bottom: f64,
}

/// The light and the tip.
#[component]
pub(crate) fn Provenance(props: &ProvenanceProps) -> Html {
    let hovered = use_state(|| None::<Hovered>);
    {
        let hovered = hovered.clone();
        use_effect_with((), move |()| listen(&hovered.setter()));
    }
    // Of many traces that one is drawn for which someone asks.
    use_effect_with((*hovered).clone(), |hovered| match hovered {
        Some(Hovered::Fields(numbers)) => highlight(numbers),
        _ => highlight(""),
    });
    // One rule lights up everything, wherever it is drawn and whoever draws it.
    match &*hovered {
        None => html! {},
        Some(Hovered::Fields(numbers)) => html! {
            <style>{for numbers.split(' ').map(field_rule)}</style>
        },
        Some(Hovered::Value(now)) => html! {
            <>
                <style>{rule(&now.name)}</style>
                {for source(&props.shown, &now.name).map(|source| tip(now, source, &props.shown))}
            </>
        },
    }
}

fn listen(set: &UseStateSetter<Option<Hovered>>) -> impl FnOnce() + use<> {
    let listeners = ["pointerover", "focusin", "keydown"].map(|kind| {
        let set = set.clone();
        EventListener::new(&document(), kind, move |event| {
            let escape =
                event.dyn_ref::<KeyboardEvent>().is_none_or(|event| event.key() == "Escape");
            match kind {
                "keydown" if !escape => {}
                "keydown" => set.set(None),
                _ => set.set(hovered(event)),
            }
        })
    });
    move || drop(listeners)
}

fn hovered(event: &Event) -> Option<Hovered> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let Some(mark) = target.closest(".pv").ok()? else {
        let field = target.closest("[data-field]").ok()??.get_attribute("data-field")?;
        return Some(Hovered::Fields(field));
    };
    let name = mark.get_attribute("data-src")?;
    // A value may run over several lines: the tip goes by the line that it begins on.
    let first: DomRect = mark.get_client_rects().item(0)?;
    let (left, top, bottom) = (first.left(), first.top(), first.bottom());
    Some(Hovered::Value(HoveredValue { name, left, top, bottom }))
}

fn field_rule(number: &str) -> String {
    format!(
        "[data-field~=\"{number}\"]:not(.tie,button){{box-shadow:inset 3px 0 0 var(--accent)!important;\
         background:var(--row-hover)!important}}\
         [data-field~=\"{number}\"].tie,[data-field~=\"{number}\"] .tie{{\
         box-shadow:0 0 0 3px color-mix(in srgb,currentColor 30%,transparent)}}\
         .tr[data-field=\"{number}\"]{{stroke-width:3;opacity:1}}"
    )
}

/// The name may hold anything, so every character of it is escaped.
fn rule(name: &str) -> String {
    let mut escaped = String::new();
    for c in name.chars() {
        let _ = write!(escaped, "\\{:x} ", u32::from(c));
    }
    format!(
        ".pv[data-src=\"{escaped}\"]{{background:var(--c);color:var(--surface);box-shadow:0 0 0 1.5px var(--c);border-radius:2px}}\
         .pv[data-src=\"{escaped}\"] *{{color:inherit}}"
    )
}

fn source<'a>(shown: &'a Shown, name: &str) -> Option<&'a Source> {
    let spans = &shown.delivery()?.value.payload().spans;
    spans.iter().filter_map(|span| span.from.as_ref()).find(|source| *source.name == *name)
}

/// Height of the tip and its distance, in pixels: with less room above, it goes below.
const ABOVE: f64 = 84.0;

fn tip(at: &HoveredValue, source: &Source, shown: &Shown) -> Html {
    let name = match shown.now.input {
        Input::Transformer => format!("<{}>", source.name),
        _ => source.name.to_string(),
    };
    let left = at.left.max(8.0);
    let place = if at.top > ABOVE {
        format!("bottom:calc(100vh - {}px)", at.top - 6.0)
    } else {
        format!("top:{}px", at.bottom + 6.0)
    };
    html! {
        <div class="tip" role="tooltip" style={format!("left:min({left}px, calc(100vw - 300px));{place}")}>
            <div>
                <code class={classes!("pv", format!("p{}", source.hue))}>{shown_text(&name)}</code>
                {" "}{text("tip.from")}{" "}<code>{shown_text(&source.path)}</code>
            </div>
            <div class="dim">
                {match source.event_line {
                    Some(line) => format("tip.line", &[("line", &number(line))]),
                    None => text("tip.no-line").to_owned(),
                }}
                {", "}{source.inserted}
            </div>
        </div>
    }
}
