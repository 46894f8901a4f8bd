//! What is told of what could not be opened as it should.

use rulelens_share::{Condition, Fault, Part, PartRead};
use yew::prelude::*;

use crate::{
    browser::EXAMPLES,
    components::icon::{Icon, icon},
    messages::{format, text},
    outcome::Sign,
};

/// What is told.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Told {
    /// Some of a link is missing. What could be read is there, unless that is nothing.
    Faulty { fault: Fault, parts: Vec<(Part, Condition)> },
    /// There is no example of that name.
    NoExample(String),
    /// The example could not be loaded.
    Unreachable,
    /// A file of ours that has a fault: what it is.
    FaultyFile(String),
}

impl Told {
    /// What is missing of a link.
    pub(super) fn of_link(fault: Fault, parts: &[PartRead]) -> Self {
        Self::Faulty { fault, parts: kinds(parts) }
    }
}

/// Each kind of part once, with the worst that became of one.
fn kinds(parts: &[PartRead]) -> Vec<(Part, Condition)> {
    let of = |part: Part| {
        let conditions = parts.iter().filter(|read| read.part == Some(part));
        conditions.map(|read| read.condition).max_by_key(|condition| rank(*condition))
    };
    let seen = Part::ALL.into_iter().filter(|part| *part != Part::Shown);
    seen.filter_map(|part| Some((part, of(part)?))).collect()
}

fn rank(condition: Condition) -> u8 {
    match condition {
        Condition::Whole => 0,
        Condition::CutOff => 1,
        Condition::Missing => 2,
        _ => 3,
    }
}

pub(super) fn said(told: &Told) -> Html {
    match told {
        Told::Unreachable => html! { <b>{text("link.unreachable")}</b> },
        Told::FaultyFile(fault) => html! { <><b>{text("file.faulty")}</b>{" "}{fault}</> },
        Told::NoExample(id) => html! {
            <>
                <b>{format("link.no-example", &[("name", id)])}</b>{" "}
                <a href={format!("#{}", EXAMPLES.trim_end_matches('/'))}>{text("link.examples")}</a>
            </>
        },
        Told::Faulty { fault, parts } => html! {
            <>
                <b>{text(title(fault))}</b>{" "}<span>{text(way_out(fault))}</span>{" "}
                if parts.iter().any(|(_, condition)| rank(*condition) < 2) {
                    <span>{text("link.kept")}</span>
                    <ul>{for parts.iter().map(part)}</ul>
                } else {
                    <span>{text("link.nothing")}</span>
                }
            </>
        },
    }
}

fn title(fault: &Fault) -> &'static str {
    match fault {
        Fault::UnknownVersion(_) => "link.version",
        Fault::TooLong | Fault::TooMany { .. } => "link.too-long",
        _ => "link.damaged",
    }
}

fn way_out(fault: &Fault) -> &'static str {
    match fault {
        Fault::UnknownVersion(_) => "link.version.help",
        Fault::TooLong | Fault::TooMany { .. } => "link.too-long.help",
        _ => "link.damaged.help",
    }
}

fn part((part, condition): &(Part, Condition)) -> Html {
    let (class, sign, said) = match condition {
        Condition::Whole => ("t-ok", Sign::Check, "link.whole"),
        Condition::CutOff => ("t-warn", Sign::Cut, "link.cut-off"),
        Condition::Missing => ("t-idle", Sign::Dash, "link.missing"),
        _ => ("t-warn", Sign::Cut, "link.changed"),
    };
    html! { <li {class}>{icon(Icon::Sign(sign), 13)}<b>{text(part_name(*part))}</b>{" "}{text(said)}</li> }
}

/// The key of what a part is called.
pub(in crate::views) fn part_name(part: Part) -> &'static str {
    match part {
        Part::Rule => "part.rules",
        Part::Event => "part.event",
        Part::Target => "part.target",
        Part::Scenario => "part.scenario",
        Part::Cases => "part.cases",
        _ => "part.view",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_parts_of_a_kind_the_worst_is_told() {
        let read = |part, condition| PartRead { part, condition };
        let parts = [
            read(Some(Part::Shown), Condition::Whole),
            read(Some(Part::Rule), Condition::Whole),
            read(Some(Part::Rule), Condition::CutOff),
            read(Some(Part::Event), Condition::Missing),
            read(None, Condition::Unknown),
        ];
        let wanted = [(Part::Rule, Condition::CutOff), (Part::Event, Condition::Missing)];
        assert_eq!(kinds(&parts), wanted);
    }
}
