//! The pane beside the table: why the chosen case is matched or not by the chosen rule.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    Change, Place, Shown,
    judged::Cell,
    payload::{Received, received},
};
use crate::{
    components::{
        icon::{Icon, icon},
        why_pane::Why,
        words::{pieces, shown_text},
    },
    engine,
    messages::{format, prose, sentence, text},
    outcome::Sign,
    shown,
    state::Action,
    view::{Piece, Problem},
};

#[derive(Properties, PartialEq)]
pub(super) struct DetailProps {
    pub(super) shown: Shown,
    pub(super) place: Place,
    pub(super) on_change: Callback<Change>,
    pub(super) on_open: Callback<Place>,
    pub(super) on_close: Callback<()>,
    /// The place of the case.
    pub(super) on_remove: Callback<usize>,
}

/// The pane.
#[component]
pub(super) fn Detail(props: &DetailProps) -> Html {
    let explained = use_memo((props.shown.clone(), props.place), |(shown, (case, rule))| {
        let event = shown.cases.all.get(*case).map(|case| case.event.as_str());
        let pattern = shown.rules.get(*rule).map(|rule| rule.1.as_str());
        let texts = crate::state::Texts::new(
            event.unwrap_or_default(),
            pattern.unwrap_or_default(),
            "",
            "",
        );
        Rc::new(shown::Shown::after(None, engine::evaluate(&texts)))
    });
    let received = use_memo((props.shown.clone(), props.place), |(shown, (case, rule))| {
        let case = shown.cases.all.get(*case).zip(shown.rules.get(*rule));
        case.map(|(case, (rule, _))| received(&shown.texts, rule, &case.event)).unwrap_or_default()
    });
    let DetailProps { shown, place, .. } = props;
    let (Some(case), Some((rule, _))) = (shown.cases.all.get(place.0), shown.rules.get(place.1))
    else {
        return html! {};
    };
    let Some(cell) = shown.judged.cell(*place) else { return html! {} };
    let (place, open) = (*place, props.on_open.clone());
    // What leads to a line of a text leads to Evaluate, where the texts are.
    let dispatch = Callback::from(move |_: Action| open.emit(place));
    let close = props.on_close.reform(|_: MouseEvent| ());
    let label = text("cases.close");
    html! {
        <aside class="pane cd" aria-label={text("cases.detail")}>
            <header>
                <h2>{shown_text(&case.name)}</h2>
                <span class="grow" />
                <button type="button" class="btn icon" title={label} aria-label={label} onclick={close}>
                    {icon(Icon::Sign(Sign::Cross), 14)}
                </button>
            </header>
            <div class="body" tabindex="0">
                {lead(cell, rule)}
                {actions(props, &case.name, rule)}
                {for payloads(props, rule, cell, &received)}
                <Why shown={(*explained).clone()} {dispatch} />
                {for explained.now.pattern.problems.iter().filter(|it| !it.is_error()).map(advice)}
            </div>
        </aside>
    }
}

/// `not matched by severe, expected matched`
fn lead(cell: &Cell, rule: &str) -> Html {
    let (class, sign, word) = match cell.matched {
        Some(true) => ("ok", Sign::Check, "cases.matched"),
        Some(false) => ("idle", Sign::Dash, "cases.not-matched"),
        None => ("idle", Sign::Bang, "cases.no-verdict"),
    };
    let wanted = text(if cell.expected { "cases.matched" } else { "cases.not-matched" });
    let as_expected = cell.matched == Some(cell.expected);
    let class = if as_expected || cell.matched.is_none() { class } else { "no" };
    let key = if as_expected { "cases.by.holds" } else { "cases.by.differs" };
    let values: [(&str, &[Piece]); 2] =
        [("rule", &[Piece::Field(rule.to_owned())]), ("word", &[Piece::Words(wanted.to_owned())])];
    html! {
        <p class="lead">
            <span class={classes!("chip", class)}>{icon(Icon::Sign(sign), 12)}{text(word)}</span>
            {" "}{pieces(&sentence(key, &values))}
        </p>
    }
}

/// What the rule's targets are expected to receive, and what can be expected of those of the page;
/// nothing of a rule that sends nothing.
fn payloads(props: &DetailProps, rule: &str, cell: &Cell, received: &[Received]) -> Option<Html> {
    let sends = cell.expected && cell.matched == Some(true);
    if !sends || (cell.payloads.is_empty() && received.is_empty()) {
        return None;
    }
    let is_expected = |id: &str| cell.payloads.iter().any(|(target, _)| target == id);
    let new = received.iter().filter(|it| !is_expected(&it.id));
    Some(html! {
        <section class="payloads" aria-label={text("cases.payloads")}>
            <h3>{text("cases.payloads")}</h3>
            {for cell.payloads.iter().map(|(id, difference)| {
                let now = received.iter().find(|it| it.id == *id);
                expected(props, rule, id, difference.as_deref(), now)
            })}
            {for new.map(|it| expect(props, rule, it, &sentence("cases.expect", &[("target", &[Piece::Field(it.id.clone())])])))}
        </section>
    })
}

/// A payload that is expected: whether it comes, and if not, what could be expected in its place.
fn expected(
    props: &DetailProps,
    rule: &str,
    id: &str,
    difference: Option<&str>,
    now: Option<&Received>,
) -> Html {
    let forget = {
        let forget = Change::Forget(props.place.0, rule.to_owned(), id.to_owned());
        props.on_change.reform(move |_: MouseEvent| forget.clone())
    };
    let (class, sign) = match difference {
        None => ("t-ok", Sign::Check),
        Some(_) => ("t-no", Sign::Cross),
    };
    let label = format("cases.forget", &[("target", id)]);
    html! {
        <div class={classes!("expected-payload", class)}>
            {icon(Icon::Sign(sign), 14)}
            <p><code>{id}</code>{" "}
                {match difference {
                    None => html! { {text("cases.payload.holds")} },
                    Some(difference) => pieces(&prose(difference)),
                }}
            </p>
            <button type="button" class="btn icon" title={label.clone()} aria-label={label} onclick={forget}>
                {icon(Icon::Bin, 14)}
            </button>
            if let Some(now) = now.filter(|_| difference.is_some()) {
                {expect(props, rule, now, &prose(text("cases.expect.now")))}
            }
        </div>
    }
}

/// The button that expects what a target of the page receives.
fn expect(props: &DetailProps, rule: &str, received: &Received, label: &[Piece]) -> Html {
    let expect = Change::Expect(props.place.0, rule.to_owned(), received.clone());
    let onclick = props.on_change.reform(move |_: MouseEvent| expect.clone());
    html! { <button type="button" class="btn" {onclick}>{pieces(label)}</button> }
}

fn actions(props: &DetailProps, name: &str, rule: &str) -> Html {
    let (case, _) = props.place;
    let turn = {
        let rule = rule.to_owned();
        props.on_change.reform(move |_: MouseEvent| Change::Turn(case, rule.clone()))
    };
    let rename = {
        let change = props.on_change.clone();
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            if let Some(name) = field.map(|field| field.value())
                && !name.trim().is_empty()
            {
                change.emit(Change::Rename(case, name.trim().to_owned()));
            }
        })
    };
    let open = {
        let place = props.place;
        props.on_open.reform(move |_: MouseEvent| place)
    };
    let remove = props.on_remove.reform(move |_: MouseEvent| case);
    html! {
        <div class="ca">
            <div class="fld">
                <label for="case-name">{text("cases.name")}</label>
                <input id="case-name" class="txt" value={name.to_owned()} onchange={rename} />
            </div>
            <button type="button" class="btn" onclick={turn}>{text("cases.turn")}<kbd>{"E"}</kbd></button>
            <button type="button" class="btn" onclick={open}>
                {icon(Icon::Open, 16)}{text("cases.open")}
            </button>
            <button type="button" class="btn" onclick={remove}>
                {icon(Icon::Bin, 16)}{text("cases.remove")}
            </button>
        </div>
    }
}

/// What may not be meant in the pattern.
fn advice(problem: &Problem) -> Html {
    html! {
        <div class="lint">
            <h3>{icon(Icon::Sign(Sign::Bang), 14)}<span>{pieces(&prose(&problem.message))}</span></h3>
            if !problem.help.is_empty() { <p>{pieces(&prose(&problem.help))}</p> }
        </div>
    }
}
