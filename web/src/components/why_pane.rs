//! Why: one row per field of the pattern; while a text is not valid, what is wrong with it.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    copy_button::copy_button,
    icon::{Icon, icon},
    starts::starts,
    why::{Rows, consistency, part},
    words::{pieces, shown_text},
};
use crate::{
    messages::{format, number, of_number, plain, prose, text},
    outcome::{Sign, position},
    parts::{IN_ORDER, PartView},
    shown::Shown,
    state::Action,
    view::{Change, ChangePart, FieldView, Fix, Problem, TextName, Verdict},
};

/// As many rows as are drawn unasked.
const ROWS: usize = 100;

#[derive(Properties, PartialEq)]
pub(crate) struct WhyPaneProps {
    pub(crate) shown: Rc<Shown>,
    pub(crate) role: Option<&'static str>,
    pub(crate) dispatch: Callback<Action>,
}

/// The pane.
#[component]
pub(crate) fn WhyPane(props: &WhyPaneProps) -> Html {
    let WhyPaneProps { shown, role, dispatch } = props;
    html! {
        <section class="pane why-pane" id="pane-why" role={*role} aria-label={text("pane.why")}>
            <header><h2>{text("pane.why")}</h2><span class="meta">{count(shown)}</span></header>
            <div class="body" tabindex="0">
                <Why shown={shown.clone()} dispatch={dispatch.clone()} />
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct WhyProps {
    pub(crate) shown: Rc<Shown>,
    pub(crate) dispatch: Callback<Action>,
}

/// What is in the pane.
#[component]
pub(crate) fn Why(props: &WhyProps) -> Html {
    let all = use_state(|| false);
    let show_all = {
        let all = all.clone();
        Callback::from(move |_| all.set(true))
    };
    let body = match &props.shown.now.verdict {
        Verdict::Empty => html! {
            <>
                <div class="bones" aria-hidden="true">{for (1..=3).map(|n| html! {
                    <div><span class="tie">{n}</span><i /><i /></div>
                })}</div>
                <p class="foot">{text("why.empty")}</p>
                {starts(&props.dispatch)}
            </>
        },
        Verdict::None { text, problem } => html! {
            <>
                {diagnosis(*text, problem, &props.dispatch)}
                {service_words(problem)}
                {for neighbours(props)}
                {for before_this(props)}
            </>
        },
        Verdict::Matched { .. } | Verdict::NotMatched { .. } => html! {},
    };
    html! {
        <>
            {body}
            {for fields(props, *all, show_all)}
        </>
    }
}

fn count(shown: &Shown) -> String {
    if let Some(fields) = &shown.now.fields {
        let missed = fields.iter().filter(|field| !field.satisfied).count();
        if fields.len() > IN_ORDER && missed > 0 {
            let counts = [("n", &*number(missed)), ("all", &*number(fields.len()))];
            return format("why.many.missed", &counts);
        }
        return satisfied(fields);
    }
    match &shown.now.verdict {
        Verdict::None { text, .. } => {
            let n =
                shown.now.text(*text).problems.iter().filter(|problem| problem.is_error()).count();
            format(of_number(n.max(1), ["why.error", "why.errors"]), &[("n", &number(n))])
        }
        _ => String::new(),
    }
}

/// `4 of 5 fields satisfied`
fn satisfied(fields: &[FieldView]) -> String {
    let n = fields.iter().filter(|field| field.satisfied).count();
    let key = of_number(fields.len(), ["why.satisfied.one", "why.satisfied"]);
    format(key, &[("n", &number(n)), ("all", &number(fields.len()))])
}

fn fields(props: &WhyProps, all: bool, show_all: Callback<MouseEvent>) -> Option<Html> {
    let fields = props.shown.fields()?;
    if !props.shown.now.neighbours.is_empty() {
        return None;
    }
    let view = props.shown.judged()?;
    let rows = Rows { stale: fields.stale, dispatch: &props.dispatch };
    let many = fields.value.len() > IN_ORDER;
    let mut parts: Vec<&PartView> = view.parts.iter().collect();
    let mut thin = if many { nearest_first(&mut parts, fields.value) } else { Vec::new() };
    let satisfied = thin.len();
    let rest = fields.value.len().saturating_sub(ROWS);
    if !all {
        parts.truncate(ROWS);
        thin.truncate(ROWS - parts.len());
    }
    let stale = fields.stale.then_some("stale");
    let is_rule = fields.value.len() > 1 && !fields.stale;
    Some(html! {
        <>
            <ol class={classes!("whys", stale)}>
                {for view.apart.as_ref().map(|apart| consistency(apart, rows))}
                {for parts.into_iter().map(|it| part(it, fields.value, rows))}
            </ol>
            if !thin.is_empty() {
                <h3 class="wsub">
                    {icon(Icon::Sign(Sign::Check), 12)}
                    {format("why.many.satisfied", &[("n", &number(satisfied))])}
                </h3>
                <ol class={classes!("whys", "thin", stale)}>
                    {for thin.into_iter().map(|(index, field)| rows.thin(index, field))}
                </ol>
            }
            if rest > 0 && !all {
                <p class="foot"><button type="button" class="btn" onclick={show_all}>
                    {format("why.show-all", &[("n", &number(fields.value.len()))])}
                </button></p>
            }
            if is_rule { <p class="foot">{text("why.and-or")}</p> }
        </>
    })
}

/// Leaves in `parts` those that are not satisfied, the nearest on top; gives the fields of the others.
fn nearest_first<'v>(
    parts: &mut Vec<&'v PartView>,
    fields: &'v [FieldView],
) -> Vec<(usize, &'v FieldView)> {
    let (missed, satisfied): (Vec<_>, Vec<_>) =
        parts.drain(..).partition(|part| distance(part, fields) > 0.0);
    *parts = missed;
    parts.sort_by(|left, right| distance(left, fields).total_cmp(&distance(right, fields)));
    let mut thin = Vec::new();
    for part in satisfied {
        decided(part, &mut |index| thin.extend(Some(index).zip(fields.get(index))));
    }
    thin
}

/// How far a part of the pattern is from being satisfied.
fn distance(part: &PartView, fields: &[FieldView]) -> f64 {
    match part {
        PartView::Field(index) => fields.get(*index).map_or(0.0, |field| field.distance),
        PartView::Other(field) => field.distance,
        PartView::Or(or) => or.distance(),
    }
}

/// The fields of a part that the verdict is about.
fn decided(part: &PartView, found: &mut impl FnMut(usize)) {
    match part {
        PartView::Field(index) => found(*index),
        PartView::Other(_) => {}
        PartView::Or(or) => {
            for part in or.branches.iter().flat_map(|branch| &branch.parts) {
                decided(part, found);
            }
        }
    }
}

/// Our own words on the fault.
pub(crate) fn diagnosis(name: TextName, problem: &Problem, dispatch: &Callback<Action>) -> Html {
    let line = problem.line;
    let onclick = dispatch.reform(move |_| Action::GoTo(name, line));
    let of_text = text(match name {
        TextName::Event => "diag.event",
        TextName::Pattern => "diag.pattern",
        TextName::Constant => "diag.constant",
        TextName::InputPath => "diag.path",
        TextName::InputPaths => "diag.paths",
        TextName::Template => "diag.template",
    });
    html! {
        <div class="diag">
            <h3>{icon(Icon::Sign(Sign::Cross), 14)}<span>{pieces(&prose(&problem.message))}</span></h3>
            if !problem.help.is_empty() { <p>{pieces(&prose(&problem.help))}</p> }
            {for problem.fix.as_ref().and_then(|fix| fix.change.as_ref()).map(difference)}
            <div class="ways">
                {for problem.fix.as_ref().map(|fix| mend(name, fix, dispatch))}
                <button type="button" class="lk" {onclick}>{position(problem)}{" "}{of_text}</button>
            </div>
        </div>
    }
}

/// The line as it is and as the fix makes it.
fn difference(change: &Change) -> Html {
    let part = |part: &ChangePart| match part.changed {
        true => html! { <mark>{shown_text(&part.text)}</mark> },
        false => shown_text(&part.text),
    };
    let line =
        |class: &'static str, sign: &'static str, said: &'static str, parts: &[ChangePart]| {
            html! {
                <div {class}>
                    <b aria-hidden="true">{sign}</b><span class="hidden">{text(said)}</span>
                    <code>{for parts.iter().map(part)}</code>
                </div>
            }
        };
    html! {
        <div class="diff">
            {line("del", "−", "diag.now", &change.before)}
            {line("add", "+", "diag.mended", &change.after)}
        </div>
    }
}

fn mend(name: TextName, fix: &Fix, dispatch: &Callback<Action>) -> Html {
    let mended = fix.text.clone();
    let onclick = dispatch.reform(move |_| Action::Edit(name, mended.clone()));
    html! { <button type="button" class="btn primary" {onclick}>{plain(&fix.title)}</button> }
}

/// What the service itself would say.
fn service_words(problem: &Problem) -> Html {
    let Some(words) = &problem.service else { return html! {} };
    html! {
        <div class="says">
            <h3>{text("why.service")}{copy_button(&words.as_str().into(), text("why.copy"))}</h3>
            <pre tabindex="0">{shown_text(words)}</pre>
        </div>
    }
}

/// The fields of the pattern that have no fault.
fn neighbours(props: &WhyProps) -> Option<Html> {
    let fields = &props.shown.now.neighbours;
    let rows = Rows { stale: false, dispatch: &props.dispatch };
    let row = |field| rows.row(None, field);
    (!fields.is_empty()).then(|| {
        html! {
            <>
                <p class="before">{text("why.neighbours")}</p>
                <ol class="whys">{for fields.iter().take(ROWS).map(row)}</ol>
            </>
        }
    })
}

fn before_this(props: &WhyProps) -> Option<Html> {
    let fields = props.shown.fields()?;
    let matched = matches!(props.shown.last_verdict(), Some(Verdict::Matched { .. }));
    let key = if matched { "why.before.matched" } else { "why.before.not-matched" };
    Some(html! {
        <p class="before">
            {icon(Icon::Sign(Sign::Clock), 14)}
            {format(key, &[("count", &satisfied(fields.value))])}
        </p>
    })
}
