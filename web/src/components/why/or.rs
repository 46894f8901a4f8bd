//! An `$or`: its branches, the closest one open.

use yew::prelude::*;

use super::super::icon::{Icon, icon};
use super::row::{Rows, outcome_class, outcome_word, tie};
use crate::{
    messages::{format, number, of_number},
    outcome::Sign,
    parts::{BranchView, OrView, PartView},
    view::FieldView,
};

/// The row of Why that holds the branches. `fields` are those of the verdict.
pub(in super::super) fn or(or: &OrView, fields: &[FieldView], rows: Rows<'_>) -> Html {
    let satisfied = or.satisfied();
    let all = number(or.branches.len());
    let sentence = match satisfied {
        true => format("why.or.holds", &[("n", &number(or.nearest + 1)), ("all", &all)]),
        false => format("why.or.none", &[("n", &all)]),
    };
    html! {
        <li class={classes!("why", "or", outcome_class(satisfied))}>
            {tie(None, satisfied)}
            <div class="wm">
                <div class="wh"><code class="path">{"$or"}</code>{outcome_word(satisfied)}</div>
                <div class="wc">{sentence}</div>
                {for or.branches.iter().enumerate().map(|(index, branch)| {
                    self::branch(index, branch, index == or.nearest, fields, rows)
                })}
            </div>
        </li>
    }
}

fn branch(
    index: usize,
    branch: &BranchView,
    nearest: bool,
    fields: &[FieldView],
    rows: Rows<'_>,
) -> Html {
    let held = branch.missed == 0;
    let key = match (held, nearest) {
        (true, _) => "why.yes",
        (false, true) => of_number(branch.fields, ["why.or.closest.one", "why.or.closest"]),
        (false, false) => of_number(branch.fields, ["why.or.count.one", "why.or.count"]),
    };
    let satisfied = number(branch.fields.saturating_sub(branch.missed));
    let count = format(key, &[("n", &satisfied), ("all", &number(branch.fields))]);
    let sign = if held { Sign::Check } else { Sign::Dash };
    html! {
        <details class={classes!("branch", outcome_class(held), nearest.then_some("nearest"))} open={nearest}>
            <summary>
                {icon(Icon::Chevron, 12)}
                <b>{format("why.or.branch", &[("n", &number(index + 1))])}</b>
                {icon(Icon::Sign(sign), 12)}<span>{count}</span>
            </summary>
            <ol class="whys">{for branch.parts.iter().map(|part| self::part(part, fields, rows))}</ol>
        </details>
    }
}

/// A part of the pattern, in full.
pub(in super::super) fn part(part: &PartView, fields: &[FieldView], rows: Rows<'_>) -> Html {
    match part {
        PartView::Field(index) => match fields.get(*index) {
            Some(field) => rows.row(Some(*index), field),
            None => html! {},
        },
        PartView::Other(field) => rows.row(None, field),
        PartView::Or(or) => self::or(or, fields, rows),
    }
}
