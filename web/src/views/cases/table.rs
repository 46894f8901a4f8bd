//! The table: a case a row, a rule a column. A cell has the verdict; only a difference says what was
//! expected.

use yew::prelude::*;

use super::{
    Change, Place, Shown,
    judged::{Cell, Row},
};
use crate::{
    components::{
        icon::{Icon, icon},
        words::shown_text,
    },
    messages::{counted, format, text},
    outcome::Sign,
};

/// As many rows as are drawn unasked.
const ROWS: usize = 200;

#[derive(Properties, PartialEq)]
pub(super) struct TableProps {
    pub(super) shown: Shown,
    pub(super) chosen: Option<Place>,
    /// Whether only the cases that differ are shown.
    pub(super) only: bool,
    pub(super) on_choose: Callback<Place>,
    pub(super) on_open: Callback<Place>,
    pub(super) on_change: Callback<Change>,
}

/// The table.
#[component]
pub(super) fn Table(props: &TableProps) -> Html {
    let all = use_state_eq(|| false);
    let TableProps { shown, only, .. } = props;
    let rows = shown.judged.rows.iter().enumerate().filter(|(_, row)| !only || row.differs());
    let rows: Vec<_> = rows.collect();
    let drawn = if *all { rows.len() } else { rows.len().min(ROWS) };
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <div class="body tw">
            <table class="ct cases-t">
                <thead><tr>
                    <th scope="col">{text("cases.column.event")}</th>
                    <th scope="col" class="r sev">{text("cases.column.severity")}</th>
                    <th scope="col" class="exp">{text("cases.column.expected")}</th>
                    {for shown.rules.iter().map(|(name, _)| html! {
                        <th scope="col"><code>{shown_text(name)}</code></th>
                    })}
                </tr></thead>
                <tbody>{for rows.iter().take(drawn).map(|(case, row)| draw_row(props, *case, row))}</tbody>
            </table>
            if rows.is_empty() { <p class="foot">{text("cases.none-differ")}</p> }
            if drawn < rows.len() {
                <p class="foot"><button type="button" class="btn" onclick={show_all}>
                    {counted(rows.len(), ["cases.show-all"; 2])}
                </button></p>
            }
        </div>
    }
}

fn draw_row(props: &TableProps, case: usize, row: &Row) -> Html {
    let Some(of) = props.shown.cases.all.get(case) else { return html! {} };
    let current = props.chosen.is_some_and(|place| place.0 == case);
    let cells = row.cells.iter().enumerate();
    let cells = cells.map(|(rule, cell)| draw_cell(props, (case, rule), cell));
    html! {
        <tr class={current.then_some("now")}>
            <th scope="row">
                <b>{shown_text(&of.name)}</b>
                if row.about != of.name { <small>{shown_text(&row.about)}</small> }
            </th>
            <td class="r sev"><code>{row.severity.as_deref().map(shown_text)}</code></td>
            <td class="exp">{expected(props, case, row)}</td>
            {for cells}
        </tr>
    }
}

/// What is expected of all rules, to turn it.
fn expected(props: &TableProps, case: usize, row: &Row) -> Html {
    let word = match row.cells.iter().filter(|cell| cell.expected).count() {
        0 => text("cases.not-matched"),
        n if n == row.cells.len() => text("cases.matched"),
        _ => text("cases.per-rule"),
    };
    let name = props.shown.cases.all.get(case).map(|it| it.name.clone()).unwrap_or_default();
    let label = format("cases.turn.label", &[("case", &name), ("word", word)]);
    let onclick = props.on_change.reform(move |_: MouseEvent| Change::TurnAll(case));
    html! {
        <button type="button" class="mini" title={text("cases.turn.title")} aria-label={label} {onclick}>
            {word}
        </button>
    }
}

/// The name of a cell in the page.
pub(super) fn cell_id((case, rule): Place) -> String {
    format!("case-{case}-{rule}")
}

fn draw_cell(props: &TableProps, place: Place, cell: &Cell) -> Html {
    let (class, sign, word) = match cell.matched {
        Some(true) => ("m", Sign::Check, text("cases.matched")),
        Some(false) => ("n", Sign::Dash, text("cases.not-matched")),
        None => ("u", Sign::Bang, text("cases.no-verdict")),
    };
    let chosen = props.chosen == Some(place);
    // One cell is in the order of the tab key; arrows lead to the others.
    let first = props.chosen.is_none() && place == (0, 0);
    let onclick = {
        let (choose, open) = (props.on_choose.clone(), props.on_open.clone());
        Callback::from(
            move |event: MouseEvent| {
                if event.detail() > 1 { open.emit(place) } else { choose.emit(place) }
            },
        )
    };
    let differs = cell.matched.is_some_and(|matched| matched != cell.expected);
    let wanted = text(if cell.expected { "cases.matched" } else { "cases.not-matched" });
    html! {
        <td class={classes!("cc", class, cell.differs().then_some("bad"))}>
            <button type="button" id={cell_id(place)} {onclick} aria-current={chosen.then_some("true")}
                tabindex={if chosen || first { "0" } else { "-1" }}>
                {icon(Icon::Sign(sign), 14)}<span>{word}</span>
                if differs { <em>{format("cases.expected", &[("word", wanted)])}</em> }
                if !differs && cell.payload().is_some() { <em>{text("cases.payload.differs")}</em> }
            </button>
        </td>
    }
}
