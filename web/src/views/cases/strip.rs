//! The strip at the top: whether all is as expected, and the first difference in words.

use yew::prelude::*;

use super::Shown;
use crate::{
    components::{icon::tone_class, verdict_strip::glyph, words::pieces},
    messages::{counted, format, number, sentence, spaced, text},
    outcome::Tone,
    view::Piece,
};

/// The strip.
pub(super) fn strip(shown: &Shown, next: &Callback<()>) -> Html {
    let (tone, verdict, rest) = answer(shown);
    let differs = tone == Tone::No;
    let onclick = next.reform(|_: MouseEvent| ());
    html! {
        <section id="verdict" tabindex="-1" aria-label={text("verdict.label")}
            class={classes!("verdict", tone_class(tone))}>
            {glyph(tone)}
            <div class="vt" role="status">
                <h1><span class="vk">{verdict}</span>{" "}{pieces(&rest)}</h1>
                <p>{pieces(&about(shown))}</p>
            </div>
            if differs {
                <button type="button" class="btn next" {onclick}>{text("cases.next")}<kbd>{"F8"}</kbd></button>
            }
        </section>
    }
}

fn answer(shown: &Shown) -> (Tone, String, Vec<Piece>) {
    let (all, unknown) = shown.judged.counts();
    if all == 0 {
        return (Tone::Idle, text("cases.verdict.none").to_owned(), Vec::new());
    }
    let n = shown.judged.differences().count();
    if n > 0 {
        let key = if n == 1 { "cases.verdict.differs" } else { "cases.verdict.differ" };
        let verdict = format(key, &[("n", &number(n)), ("all", &number(all))]);
        return (Tone::No, verdict, first_difference(shown));
    }
    if unknown > 0 {
        let known = [("n", number(unknown)), ("all", number(all))];
        let known = known.each_ref().map(|(name, value)| (*name, value.as_str()));
        return (Tone::Idle, format("cases.verdict.unknown", &known), Vec::new());
    }
    (Tone::Ok, counted(all, ["cases.verdict.holds", "cases.verdict.hold"]), Vec::new())
}

/// `Port probe is not matched by severe`
fn first_difference(shown: &Shown) -> Vec<Piece> {
    let Some(place) = shown.judged.differences().next() else { return Vec::new() };
    let case = shown.cases.all.get(place.0).map(|it| it.name.clone()).unwrap_or_default();
    let rule = shown.rules.get(place.1).map(|it| it.0.clone()).unwrap_or_default();
    let Some(cell) = shown.judged.cell(place) else { return Vec::new() };
    let key = match cell.matched {
        Some(matched) if matched == cell.expected => "cases.first.payload",
        Some(true) => "cases.first.matched",
        _ => "cases.first.not-matched",
    };
    sentence(key, &[("case", &[Piece::Words(case)]), ("rule", &[Piece::Field(rule)])])
}

/// How much was asked, and why the first difference is one.
fn about(shown: &Shown) -> Vec<Piece> {
    let events = counted(shown.cases.all.len(), ["cases.event", "cases.events"]);
    let rules = counted(shown.rules.len(), ["cases.rule", "cases.rules"]);
    if shown.cases.all.is_empty() {
        return vec![Piece::Words(text("cases.none.strip").to_owned())];
    }
    let mut said =
        vec![Piece::Words(format("cases.asked", &[("events", &events), ("rules", &rules)]))];
    let first = shown.judged.differences().next().and_then(|place| shown.judged.cell(place));
    if let Some(cell) = first {
        let reason = match cell.payload() {
            Some(payload) if cell.matched == Some(cell.expected) => {
                vec![Piece::Words(payload)]
            }
            _ => spaced(&cell.reason),
        };
        if !reason.is_empty() {
            said.push(Piece::Words(" ".to_owned()));
            said.extend(reason);
            said.push(Piece::Words(".".to_owned()));
        }
    }
    said
}
