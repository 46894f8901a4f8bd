//! Why: one row per field of the pattern; while a text is not valid, what is wrong with it.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    copy_button::copy_button,
    icon::{Icon, icon},
    why::picture,
    words::{pieces, shown_text},
};
use crate::{
    messages::{format, number, of_number, of_the_core, prose, text},
    outcome::{Sign, position},
    shown::Shown,
    state::Action,
    view::{FieldView, Problem, TextName, Verdict},
};

/// From this number on, the fields that are not satisfied come first.
const IN_ORDER: usize = 8;
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
    let all = use_state(|| false);
    let show_all = {
        let all = all.clone();
        Callback::from(move |_| all.set(true))
    };
    let body = match &props.shown.now.verdict {
        Verdict::Empty => html! { <p class="foot">{text("why.empty")}</p> },
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
        <section class="pane why-pane" id="pane-why" role={props.role} aria-label={text("pane.why")}>
            <header><h2>{text("pane.why")}</h2><span class="meta">{count(&props.shown)}</span></header>
            <div class="body" tabindex="0">
                {body}
                {for fields(props, *all, show_all)}
            </div>
        </section>
    }
}

fn count(shown: &Shown) -> String {
    if let Some(fields) = &shown.now.fields {
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

fn fields(props: &WhyPaneProps, all: bool, show_all: Callback<MouseEvent>) -> Option<Html> {
    let fields = props.shown.fields()?;
    if !props.shown.now.neighbours.is_empty() {
        return None;
    }
    let mut rows: Vec<(usize, &FieldView)> = fields.value.iter().enumerate().collect();
    let mut thin = if rows.len() > IN_ORDER { nearest_first(&mut rows) } else { Vec::new() };
    let satisfied = thin.len();
    let rest = fields.value.len().saturating_sub(ROWS);
    if !all {
        rows.truncate(ROWS);
        thin.truncate(ROWS - rows.len());
    }
    let stale = fields.stale.then_some("stale");
    let is_rule = fields.value.len() > 1 && !fields.stale;
    Some(html! {
        <>
            <ol class={classes!("whys", stale)}>
                {for rows.into_iter().map(|(index, field)| row(Some(index), field, fields.stale, &props.dispatch))}
            </ol>
            if !thin.is_empty() {
                <h3 class="wsub">
                    {icon(Icon::Sign(Sign::Check), 12)}
                    {format("why.many.satisfied", &[("n", &number(satisfied))])}
                </h3>
                <ol class={classes!("whys", "thin", stale)}>
                    {for thin.into_iter().map(|(index, field)| thin_row(index, field, fields.stale, &props.dispatch))}
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

/// Leaves in `rows` those that are not satisfied, the nearest on top; gives the others.
fn nearest_first<'f>(rows: &mut Vec<(usize, &'f FieldView)>) -> Vec<(usize, &'f FieldView)> {
    let (satisfied, mut missed): (Vec<_>, Vec<_>) =
        rows.drain(..).partition(|(_, row)| row.satisfied);
    missed.sort_by(|(_, left), (_, right)| left.distance.total_cmp(&right.distance));
    *rows = missed;
    satisfied
}

/// A satisfied field among many, in one line.
fn thin_row(index: usize, field: &FieldView, stale: bool, dispatch: &Callback<Action>) -> Html {
    let line = field.event_line.filter(|_| !stale);
    html! {
        <li class="why ok" data-field={(index + 1).to_string()}>
            {tie(Some(index), true)}
            <div class="wm"><div class="wh">
                <code class="path">{shown_text(&field.path)}</code>
                <span class="ww">{text("why.yes")}</span>
                {for line.map(|line| line_link(line, dispatch))}
            </div></div>
        </li>
    }
}

/// `index` is the field's among those of the verdict.
fn row(index: Option<usize>, field: &FieldView, stale: bool, dispatch: &Callback<Action>) -> Html {
    let (class, word) =
        if field.satisfied { ("ok", text("why.yes")) } else { ("no", text("why.no")) };
    // The lines of a text that has changed since may be others.
    let line = field.event_line.filter(|_| !stale);
    html! {
        <li class={classes!("why", class)} data-field={index.map(|index| (index + 1).to_string())}>
            {tie(index, field.satisfied)}
            <div class="wm">
                <div class="wh">
                    <code class="path">{shown_text(&field.path)}</code>
                    <span class="ww">{word}</span>
                    {for line.map(|line| line_link(line, dispatch))}
                </div>
                <div class="wc">
                    {pieces(&of_the_core(&field.sentence, field.satisfied))}
                    {for field.note.as_deref().map(|note| html! {
                        <>{" "}<span class="note">{shown_text(note)}</span></>
                    })}
                </div>
                if !field.remark.is_empty() {
                    <p class="note">{pieces(&of_the_core(&field.remark, field.satisfied))}</p>
                }
                {for field.picture.as_ref().map(picture)}
            </div>
        </li>
    }
}

/// The field's number, or the sign of its outcome, in a disc or a square.
fn tie(index: Option<usize>, satisfied: bool) -> Html {
    let (class, sign) = if satisfied { ("tie ok", Sign::Check) } else { ("tie no", Sign::Cross) };
    let number = index.map(|index| html! { {index + 1} });
    html! { <span {class}>{number.unwrap_or_else(|| icon(Icon::Sign(sign), 10))}</span> }
}

fn line_link(line: usize, dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(move |_| Action::GoTo(TextName::Event, line));
    html! {
        <button type="button" class="ln" {onclick} title={text("why.line.title")}>
            {format("why.line", &[("line", &number(line))])}
        </button>
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
            <button type="button" class="lk" {onclick}>{position(problem)}{" "}{of_text}</button>
        </div>
    }
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
fn neighbours(props: &WhyPaneProps) -> Option<Html> {
    let fields = &props.shown.now.neighbours;
    let row = |field| row(None, field, false, &props.dispatch);
    (!fields.is_empty()).then(|| {
        html! {
            <>
                <p class="before">{text("why.neighbours")}</p>
                <ol class="whys">{for fields.iter().take(ROWS).map(row)}</ol>
            </>
        }
    })
}

fn before_this(props: &WhyPaneProps) -> Option<Html> {
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
