//! The dialog that makes a link of all that the page holds.

mod made;

use gloo::{
    file::{Blob, ObjectUrl},
    utils::window,
};
use rulelens_share::{Part, StateFile, sensitive::Kind};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::made::{Made, PARTS, parts_of};
use super::{dialog::Dialog, open::part_name, passed::to_shared};
use crate::{
    browser::copy,
    components::{
        copy_button::copy_words,
        icon::{Icon, icon},
    },
    messages::{counted, format, text},
    on_demand::{Passed, Wish},
};

/// How a file's name ends.
const EXTENSION: &str = ".rulelens-state.json";
/// How much of a long link is drawn, in characters. All of it is copied.
const DRAWN: usize = 2000;

const BYTES: [&str; 2] = ["share.byte", "share.bytes"];

#[derive(Properties, PartialEq)]
pub(super) struct ShareProps {
    /// What the page holds.
    pub(super) passed: Passed,
    pub(super) on_wish: Callback<Wish>,
}

/// The dialog.
#[component]
pub(super) fn Share(props: &ShareProps) -> Html {
    let place = use_node_ref();
    let left_out = use_state_eq(Vec::<Part>::new);
    let replace = use_state_eq(|| false);
    let all = use_memo(props.passed.clone(), to_shared);
    let of = (props.passed.clone(), (*left_out).clone(), *replace);
    let made = use_memo(of, |(_, left_out, replace)| Made::of(&all, left_out, *replace));
    let choose = {
        let left_out = left_out.clone();
        Callback::from(move |(part, chosen): (Part, bool)| {
            let next = PARTS.into_iter().filter(|it| match *it == part {
                true => !chosen,
                false => left_out.contains(it),
            });
            left_out.set(next.collect());
        })
    };
    let set_replace = {
        let replace = replace.clone();
        Callback::from(move |on| replace.set(on))
    };
    html! {
        <Dialog class="share" title={text("share.title")} {place}
            on_close={props.on_wish.reform(|()| Wish::CloseDialog)}>
            <div class="db">
                <p>{text("share.text")}</p>
                {link(&made)}
                <fieldset>
                    <legend>{text("share.parts")}</legend>
                    {for parts_of(&all).into_iter().map(|(part, bytes)| {
                        let chosen = !left_out.contains(&part);
                        let on_choose = choose.reform(move |on| (part, on));
                        checkbox(chosen, &on_choose, html! {
                            <>{text(part_name(part))}{" "}<span class="dim">{counted(bytes, BYTES)}</span></>
                        })
                    })}
                </fieldset>
                {for sensitive(&made, *replace, &set_replace)}
            </div>
            <Ways made={(*made).clone()} />
        </Dialog>
    }
}

/// The page's own address, without what it was opened with.
fn page() -> String {
    let location = window().location();
    let [origin, path] = [location.origin(), location.pathname()].map(Result::unwrap_or_default);
    origin + &path
}

/// What a documentation page has in itself to show the same. A fragment needs no escape in it.
fn embedding(fragment: &str) -> String {
    let page = page();
    format!(
        r##"<iframe src="{page}?embed#{fragment}" title="Rulelens" width="100%" height="560" loading="lazy" style="border: 1px solid #ccc"></iframe>"##
    )
}

/// The link, and how long it is.
fn link(made: &Made) -> Html {
    let Some(fragment) = made.link.as_ref().filter(|_| made.is_anything()) else {
        let why = if made.is_anything() { "share.too-large" } else { "share.nothing" };
        return html! { <div class="url" role="status">{text(why)}</div> };
    };
    let page = page();
    let length = page.chars().count() + 1 + fragment.len();
    let drawn = fragment.get(..DRAWN).map(|drawn| [drawn, "…"].concat());
    let fits = if made.too_large().is_none() { "share.fits" } else { "share.long" };
    html! {
        <>
            <div class="url" role="group" aria-label={text("share.link")} tabindex="0">
                {page}<mark>{"#"}{drawn.unwrap_or_else(|| fragment.clone())}</mark>
            </div>
            <p class="szl" role="status">
                <span>{counted(length, ["share.character", "share.characters"])}</span>
                <span class="dim">{text(fits)}</span>
            </p>
        </>
    }
}

fn checkbox(checked: bool, set: &Callback<bool>, label: Html) -> Html {
    let onchange =
        set.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! { <label><input type="checkbox" {checked} {onchange} /><span>{label}</span></label> }
}

/// What is too large, and what is sensitive.
fn sensitive(made: &Made, replaced: bool, set: &Callback<bool>) -> Vec<Html> {
    let mut notes = Vec::new();
    if let Some(largest) = made.too_large().filter(|_| made.is_anything()) {
        let bytes = counted(largest.bytes, BYTES);
        let part = text(part_name(largest.part));
        let said = format("share.long.text", &[("part", part), ("bytes", &bytes)]);
        notes.push(html! { <div class="ban"><p>{said}</p></div> });
    }
    if !made.sensitive.is_empty() {
        let what = listed(&made.sensitive);
        let [title, rest] = match replaced {
            true => ["share.replaced", "share.replaced.text"],
            false => ["share.sensitive", "share.sensitive.text"],
        };
        notes.push(html! {
            <div class={if replaced { "ban done" } else { "ban" }}>
                <p role="status"><b>{format(title, &[("what", &what)])}</b>{" "}{text(rest)}</p>
                {checkbox(replaced, set, html! { {text("share.replace")} })}
            </div>
        });
    }
    notes
}

/// As in `2 account ids, 1 ARN and 3 IP addresses`.
fn listed(found: &[(Kind, usize)]) -> String {
    let mut made = String::new();
    for (i, (kind, count)) in found.iter().enumerate() {
        made.push_str(match i {
            0 => "",
            _ if i + 1 == found.len() => text("share.and"),
            _ => text("share.comma"),
        });
        made.push_str(&counted(*count, kind_name(*kind)));
    }
    made
}

fn kind_name(kind: Kind) -> [&'static str; 2] {
    match kind {
        Kind::Account => ["share.account", "share.accounts"],
        Kind::Address => ["share.address", "share.addresses"],
        Kind::Arn => ["share.arn", "share.arns"],
        Kind::Email => ["share.email", "share.emails"],
        Kind::Iam => ["share.iam", "share.iams"],
        _ => ["share.resource", "share.resources"],
    }
}

#[derive(Properties, PartialEq)]
struct WaysProps {
    made: Made,
}

/// The ways to pass it on.
#[component]
fn Ways(WaysProps { made }: &WaysProps) -> Html {
    // Its address goes as the file that it is of does.
    let file = use_memo(made.state.clone(), |state| {
        let text = serde_json::to_string(&StateFile::new(state.clone())).ok()?;
        let blob = Blob::new_with_options(text.as_str(), Some("application/json"));
        Some(ObjectUrl::from(blob))
    });
    if !made.is_anything() {
        return html! {};
    }
    let name = made.state.rules.get(made.state.shown.rule).map(|rule| rule.name.as_str());
    let name = [name.unwrap_or(text("share.file.name")), EXTENSION].concat();
    let link = made.link.as_ref().map(|fragment| [&page(), "#", fragment].concat());
    let embedding = made.link.as_ref().map(|fragment| embedding(fragment));
    let large = made.too_large().is_some();
    html! {
        <footer>
            if let Some(file) = &*file {
                <a class={classes!("btn", large.then_some("primary"))} href={(**file).to_owned()} download={name}>
                    {icon(Icon::Save, 16)}<span>{text("share.file")}</span>
                </a>
            }
            if let Some(link) = &link {
                <a class="btn" href={link.clone()} target="_blank" rel="noopener">
                    {icon(Icon::Open, 16)}<span>{text("share.open")}</span>
                </a>
            }
            <span class="grow" />
            if let Some((link, embedding)) = link.zip(embedding) {
                <button type="button" class="btn copy" title={text("share.embed.title")}
                    onclick={Callback::from(move |event: MouseEvent| copy(&event, &embedding))}>
                    {copy_words(text("share.embed"), 16)}
                </button>
                <button type="button" class={classes!("btn", "copy", (!large).then_some("primary"))}
                    onclick={Callback::from(move |event: MouseEvent| copy(&event, &link))}>
                    {copy_words(text("share.copy"), 16)}
                </button>
            }
        </footer>
    }
}
