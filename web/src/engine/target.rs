//! The target's input: its texts read, what may not be as intended in them, what it delivers.

use std::slice;

use rulelens::transform::{About, InputPaths, Part, TargetInput, Template, lint};
use rulelens::{Diagnostic, Event};

use super::{delivery, located::Lines, provenance};
use crate::state::{Input, Texts};
use crate::view::{DeliveryView, DropView, Problem, TextName, View};

/// What is known of the rule's events.
#[derive(Clone, Copy)]
pub(super) struct Events<'e> {
    /// One of them, if the text is one.
    pub(super) event: Option<&'e Event<'e>>,
    /// Whether the pattern lets through findings of GuardDuty only.
    pub(super) findings: bool,
}

/// Works out all that there is to show of the target.
pub(super) fn evaluate(view: &mut View, texts: &Texts, events: Events<'_>, lines: &Lines<'_>) {
    let Some(input) = read(view, texts, events, lines) else { return };
    if let TargetInput::Path(path) = &input {
        provenance::mark_path(view, path, events.event, lines);
    }
    advise(view, &input, texts, events, lines);
    if let Some(event) = events.event {
        let delivery = delivery::deliver(&input, event, &texts.rules.names().chosen().text, lines);
        if let DeliveryView::Dropped { drop, .. } = &delivery {
            tell_cause(view, drop);
        }
        view.delivery = Some(delivery);
    }
}

/// Tells in the template why nothing arrives, unless its advice already does.
fn tell_cause(view: &mut View, drop: &DropView) {
    let problems = &mut view.template.problems;
    let told = |cause: &Problem| {
        problems
            .iter()
            .any(|told| told.from <= cause.from && cause.to <= told.to && told.fix == cause.fix)
    };
    if let Some(cause) = drop.cause.as_ref().filter(|cause| !told(cause)) {
        problems.insert(0, cause.clone());
    }
}

/// Reads the texts that the input is made from, and tells their faults. `None` if there are any.
fn read(
    view: &mut View,
    texts: &Texts,
    events: Events<'_>,
    lines: &Lines<'_>,
) -> Option<TargetInput> {
    match texts.target().input {
        Input::MatchedEvent => Some(TargetInput::MatchedEvent),
        Input::Constant => {
            let read = TargetInput::constant(&texts.target().constant);
            read.map_err(|fault| tell(view, TextName::Constant, slice::from_ref(&fault), lines))
                .ok()
        }
        Input::Path => {
            let read = TargetInput::path(&texts.target().input_path);
            read.map_err(|fault| tell(view, TextName::InputPath, slice::from_ref(&fault), lines))
                .ok()
        }
        Input::Transformer => transformer(view, texts, events, lines),
    }
}

fn transformer(
    view: &mut View,
    texts: &Texts,
    events: Events<'_>,
    lines: &Lines<'_>,
) -> Option<TargetInput> {
    let paths = InputPaths::parse(&texts.target().input_paths)
        .map_err(|faults| tell(view, TextName::InputPaths, &faults, lines))
        .ok()?;
    let template = Template::parse(&texts.target().template, &paths)
        .map_err(|faults| tell(view, TextName::Template, &faults, lines))
        .ok();
    provenance::mark(view, &paths, template.as_ref(), events.event, lines);
    Some(TargetInput::Transformer { paths, template: template? })
}

fn tell(view: &mut View, name: TextName, found: &[Diagnostic], lines: &Lines<'_>) {
    view.text_mut(name).problems = lines.problems(name, found);
}

/// What may not be as intended: the target is an SNS topic.
fn advise(
    view: &mut View,
    input: &TargetInput,
    texts: &Texts,
    Events { event, findings }: Events<'_>,
    lines: &Lines<'_>,
) {
    let about = About { event, findings, service: Some("sns") };
    let mut found = lint(input, &texts.target().input_paths, &about);
    for (part, name) in [
        (Part::Constant, TextName::Constant),
        (Part::Path, TextName::InputPath),
        (Part::Paths, TextName::InputPaths),
        (Part::Template, TextName::Template),
    ] {
        let of_part = found.extract_if(.., |found| found.part == part);
        let advice: Vec<Diagnostic> = of_part.map(|found| found.diagnostic).collect();
        view.text_mut(name).problems.extend(lines.advice(name, advice));
    }
}
