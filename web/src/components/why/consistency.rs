//! Fields that are satisfied, but by different elements of an array: a row an element, a column a
//! field.

use yew::prelude::*;

use super::super::{
    icon::{Icon, icon},
    words::{pieces, shown_text},
};
use super::row::{Rows, dotted, outcome_word, tie};
use crate::{
    messages::{format, number, text},
    outcome::Sign,
    picture::{Consistency, ElementRow},
};

/// The row of Why that says so.
pub(in super::super) fn consistency(apart: &Consistency, rows: Rows<'_>) -> Html {
    let array = apart.array.rsplit('.').next().unwrap_or_default();
    let lines = apart.rows.iter().map(|row| row.line);
    html! {
        <li class="why no">
            {tie(None, false)}
            <div class="wm">
                <div class="wh">
                    <code class="path">{dotted(&apart.array)}</code>{outcome_word(false)}
                    {rows.lines(lines)}
                </div>
                <div class="wc">{text("why.apart")}</div>
                <div class="ctable" tabindex="0" role="group" aria-label={text("why.apart")}>
                    <table>
                        <thead><tr>
                            <th scope="col"><code>{shown_text(array)}</code></th>
                            {for apart.fields.iter().take(columns(apart)).map(|key| html! {
                                <th scope="col"><code>{shown_text(key)}</code></th>
                            })}
                            <th scope="col">{text("why.apart.together")}</th>
                        </tr></thead>
                        <tbody>{for apart.rows.iter().map(|row| element(row, apart.fields.len()))}</tbody>
                    </table>
                </div>
                if apart.more > 0 {
                    <p class="note">{format("why.elements.more", &[("n", &number(apart.more))])}</p>
                }
                <p class="note">{text("why.apart.rule")}{" "}{pieces(&apart.lacks)}</p>
            </div>
        </li>
    }
}

/// How many fields have a column.
fn columns(apart: &Consistency) -> usize {
    apart.rows.first().map_or(0, |row| row.cells.len())
}

fn element(row: &ElementRow, fields: usize) -> Html {
    let count = [("n", number(row.satisfied)), ("all", number(fields))];
    let count = count.each_ref().map(|(name, value)| (*name, value.as_str()));
    html! {
        <tr>
            <th scope="row"><code>{&row.name}</code></th>
            {for row.cells.iter().map(cell)}
            <td class="count">{format("why.apart.count", &count)}</td>
        </tr>
    }
}

fn cell(cell: &Option<(String, bool)>) -> Html {
    let Some((value, satisfies)) = cell else {
        return html! { <td>{icon(Icon::Sign(Sign::Dash), 12)}<span>{text("why.apart.absent")}</span></td> };
    };
    let (class, sign, said) = match satisfies {
        true => ("ok", Sign::Check, "why.yes"),
        false => ("no", Sign::Cross, "why.no"),
    };
    html! {
        <td {class}>
            {icon(Icon::Sign(sign), 12)}<span class="hidden">{text(said)}</span>
            <code>{shown_text(value)}</code>
        </td>
    }
}
