//! A number line. Filled dots belong to the accepted range, rings do not.

use rulelens_notify::Severity;
use yew::prelude::*;

use super::super::words::shown_text;
use crate::picture::{Mark, NumberLine};

/// How far two labels stand apart at least, in percent.
const APART: f64 = 9.0;
/// Labels nearer to an edge than this, in percent, begin or end there.
const EDGE: f64 = 12.0;

pub(super) fn number_line(line: &NumberLine) -> Html {
    let accepted = line.accepted.map(|(low, high)| {
        html! { <line class="nl-in" x1={percent(low)} x2={percent(high)} y1="20" y2="20" /> }
    });
    let broken = line.broken.map(|at| {
        html! {
            <svg x={percent(at)} y="20" overflow="visible">
                <path class="nl-gap" d="M-4 7 0-7h8L4 7Z" />
                <path class="nl-cut" d="M-4 7 0-7M4 7 8-7" />
            </svg>
        }
    });
    let is_range = line.accepted.is_some();
    html! {
        <svg class="nl" width="100%" height="52">
            {track(line.severities)}
            {accepted}
            {broken}
            {value(&line.value)}
            {for line.marks.iter().map(|mark| sign(mark, is_range))}
            {for labels(&line.marks)}
        </svg>
    }
}

fn track(severities: bool) -> Html {
    if !severities {
        return html! { <rect class="nl-track" width="100%" y="22" height="8" /> };
    }
    let first = Severity::Low.lowest();
    let at = |severity: f64| (severity - first) / (Severity::HIGHEST - first) * 100.0;
    let ends = Severity::ALL.into_iter().skip(1).map(Severity::lowest).chain([Severity::HIGHEST]);
    let band = |(band, end): (Severity, f64)| {
        let start = at(band.lowest());
        html! {
            <rect class={band_class(band)} x={percent(start)} y="22"
                width={percent(at(end) - start)} height="8" />
        }
    };
    Severity::ALL.into_iter().zip(ends).map(band).collect()
}

fn band_class(band: Severity) -> &'static str {
    match band {
        Severity::Low => "nl-low",
        Severity::Medium => "nl-medium",
        Severity::High => "nl-high",
        Severity::Critical => "nl-critical",
    }
}

fn sign(mark: &Mark, is_range: bool) -> Html {
    let x = percent(mark.at);
    if is_range {
        let class = if mark.inclusive { "nl-dot" } else { "nl-ring" };
        return html! { <circle {class} cx={x} cy="20" r="4" /> };
    }
    html! { <line class="nl-tick" x1={x.clone()} x2={x} y1="18" y2="34" /> }
}

/// The numbers of the marks, without those that would stand on another's.
fn labels(marks: &[Mark]) -> Vec<Html> {
    let mut last = f64::NEG_INFINITY;
    let mut labels = Vec::new();
    for mark in marks {
        if mark.at - last >= APART {
            last = mark.at;
            labels.push(label(mark, "nl-lab", "48"));
        }
    }
    labels
}

fn value(value: &Mark) -> Html {
    let x = percent(value.at);
    html! {
        <>
            <line class="nl-no" x1={x.clone()} x2={x} y1="15" y2="34" />
            {label(value, "nl-v", "11")}
        </>
    }
}

fn label(mark: &Mark, class: &'static str, y: &'static str) -> Html {
    let anchor = match mark.at {
        at if at < EDGE => "start",
        at if at > 100.0 - EDGE => "end",
        _ => "middle",
    };
    html! { <text {class} x={percent(mark.at)} {y} text-anchor={anchor}>{shown_text(&mark.text)}</text> }
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}
