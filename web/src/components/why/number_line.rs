//! A number line. Filled dots belong to the accepted range, rings do not.

use rulelens_notify::Severity;
use yew::prelude::*;

use super::super::words::{severity_name, shown_text};
use crate::{
    messages::format,
    picture::{Mark, NumberLine, RangeName, Side},
};

/// How far two labels stand apart at least, in percent.
const APART: f64 = 9.0;
/// Labels nearer to an edge than this, in percent, begin or end there.
const EDGE: f64 = 12.0;
/// Pixels that a character of the event's number takes, and what is around it.
const CHAR: usize = 8;
const AROUND: usize = 10;

pub(super) fn number_line(line: &NumberLine) -> Html {
    let is_range = line.accepted.is_some();
    let outcome = if line.satisfied { "ok" } else { "no" };
    html! {
        <svg class={classes!("nl", outcome)} width="100%" height="52">
            {track(line)}
            {for line.accepted.map(bracket)}
            {for line.name.as_ref().map(name)}
            {for line.broken.map(gap)}
            {value(line)}
            {for line.marks.iter().map(|mark| sign(mark, is_range))}
            if line.severities { {for bands().map(band_name)} } else { {for labels(&line.marks)} }
        </svg>
    }
}

/// What is not accepted is paler.
fn track(line: &NumberLine) -> Html {
    let bar = |class: &'static str, (from, to): (f64, f64)| {
        html! { <rect {class} x={percent(from)} width={percent(to - from)} y="22" height="8" /> }
    };
    let bars: Vec<_> = match line.severities {
        true => bands().map(|(band, from, to)| (band_class(band), (from, to))).collect(),
        false => vec![("nl-track", (0.0, 100.0))],
    };
    let veils = match line.accepted {
        Some((low, high)) => [(0.0, low), (high, 100.0)],
        None => [(0.0, 100.0), (0.0, 0.0)],
    };
    html! {
        <>
            {for bars.into_iter().map(|(class, place)| bar(class, place))}
            {for veils.into_iter().map(|place| bar("nl-veil", place))}
        </>
    }
}

fn bracket((low, high): (f64, f64)) -> Html {
    let post = |at: f64| {
        let x = percent(at);
        (at > 0.0 && at < 100.0)
            .then(|| html! { <line class="nl-in" x1={x.clone()} x2={x} y1="2" y2="20" /> })
    };
    html! {
        <>
            <line class="nl-in" x1={percent(low)} x2={percent(high)} y1="20" y2="20" />
            {for post(low)}{for post(high)}
        </>
    }
}

/// `≥ 4 accepted`
fn name(name: &RangeName) -> Html {
    let (anchor, x) = match name.side {
        Side::Before => ("end", "-6"),
        Side::On => ("middle", "0"),
        Side::Behind => ("start", "6"),
    };
    let said = format("why.accepted", &[("range", &name.text)]);
    html! {
        <svg x={percent(name.at)} overflow="visible">
            <text class="nl-name" {x} y="13" text-anchor={anchor}>{said}</text>
        </svg>
    }
}

fn gap(at: f64) -> Html {
    html! {
        <svg x={percent(at)} y="20" overflow="visible">
            <path class="nl-gap" d="M-4 7 0-7h8L4 7Z" />
            <path class="nl-cut" d="M-4 7 0-7M4 7 8-7" />
        </svg>
    }
}

/// The event's number on its flag.
fn value(line: &NumberLine) -> Html {
    let width = line.value.text.chars().count() * CHAR + AROUND;
    let (x, middle) = match line.side {
        Side::Before => (format!("-{}", width - 1), format!("-{}", width / 2 - 1)),
        Side::On => (format!("-{}", width / 2), "0".to_owned()),
        Side::Behind => ("-1".to_owned(), (width / 2 - 1).to_string()),
    };
    html! {
        <svg x={percent(line.value.at)} overflow="visible">
            <rect class="nl-halo" x="-4" y="12" width="8" height="24" rx="3" />
            <rect class="nl-pin" x="-1.5" y="12" width="3" height="22" />
            <rect class="nl-pin" {x} width={width.to_string()} height="16" rx="3" />
            <text class="nl-v" x={middle} y="12" text-anchor="middle">{shown_text(&line.value.text)}</text>
        </svg>
    }
}

/// The bands of severities, from where to where in percent.
fn bands() -> impl Iterator<Item = (Severity, f64, f64)> {
    let first = Severity::Low.lowest();
    let at = move |severity: f64| (severity - first) / (Severity::HIGHEST - first) * 100.0;
    let ends = Severity::ALL.into_iter().skip(1).map(Severity::lowest).chain([Severity::HIGHEST]);
    Severity::ALL.into_iter().zip(ends).map(move |(band, end)| (band, at(band.lowest()), at(end)))
}

fn band_class(band: Severity) -> &'static str {
    match band {
        Severity::Low => "nl-low",
        Severity::Medium => "nl-medium",
        Severity::High => "nl-high",
        Severity::Critical => "nl-critical",
    }
}

/// `4 Medium`, under the beginning of its band.
fn band_name((band, from, _): (Severity, f64, f64)) -> Html {
    let said = format!("{} {}", band.lowest(), severity_name(band));
    label(from, &said, "nl-lab")
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
            labels.push(label(mark.at, &mark.text, "nl-lab mid"));
        }
    }
    labels
}

/// A text under the line.
fn label(at: f64, text: &str, class: &'static str) -> Html {
    let anchor = match at {
        at if at > 100.0 - EDGE => "end",
        at if at >= EDGE && class.ends_with("mid") => "middle",
        _ => "start",
    };
    let x = percent(if anchor == "end" && !class.ends_with("mid") { 100.0 } else { at });
    html! { <text {class} {x} y="46" text-anchor={anchor}>{shown_text(text)}</text> }
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}
