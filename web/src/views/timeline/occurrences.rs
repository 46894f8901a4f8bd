//! The occurrences as a table: what became of each, and why.

use rulelens_guardduty::simulation::{Fate, Occurrence};
use yew::prelude::*;

use super::{
    events::{ROWS, finding, more},
    night::Night,
    times,
};
use crate::messages::{format, text};

/// The table.
pub(super) fn occurrences(night: &Night, on_select: &Callback<usize>) -> Html {
    let all = &night.timeline.occurrences;
    if all.is_empty() {
        return html! { <p class="note">{text("timeline.no-occurrences")}</p> };
    }
    html! {
        <div class="body tw" tabindex="0" role="group" aria-label={text("timeline.occurrences.table")}>
            <table class="ct">
                <thead>
                    <tr>
                        <th scope="col">{text("timeline.time")}</th>
                        <th scope="col">{text("timeline.finding")}</th>
                        <th scope="col">{text("timeline.fate")}</th>
                    </tr>
                </thead>
                <tbody>{for all.iter().take(ROWS).map(|occurrence| row(night, occurrence, on_select))}</tbody>
            </table>
            {more(all.len())}
        </div>
    }
}

fn row(night: &Night, occurrence: &Occurrence, on_select: &Callback<usize>) -> Html {
    html! {
        <tr>
            <td><code>{times::moment(occurrence.time, &night.timeline)}</code></td>
            <td>{finding(night, occurrence.finding)}</td>
            <td>{fate(night, occurrence.fate, on_select)}</td>
        </tr>
    }
}

fn fate(night: &Night, fate: Fate, on_select: &Callback<usize>) -> Html {
    let moment = |time| times::moment(time, &night.timeline);
    let (event, words) = match fate {
        Fate::Sent { event } => (Some(event), text("timeline.fate.sent").to_owned()),
        Fate::Aggregated { event, until } => {
            (Some(event), format("timeline.fate.aggregated", &[("time", &moment(until))]))
        }
        Fate::Suppressed { until: Some(until) } => {
            (None, format("timeline.fate.suppressed.until", &[("time", &moment(until))]))
        }
        Fate::Suppressed { until: None } => (None, text("timeline.fate.suppressed").to_owned()),
    };
    let link = event.map(|event| {
        let onclick = on_select.reform(move |_| event);
        let label = format("timeline.event.n", &[("n", &(event + 1).to_string())]);
        html! { <button type="button" class="ln" {onclick}>{label}</button> }
    });
    html! { <>{words}{" "}{for link}</> }
}
