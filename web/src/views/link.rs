//! Opening what the address asks for, and saying what could not be opened.

use gloo::net::http::Request;
use rulelens_share::{Condition, Fault, Part, PartRead, State as Shared};
use yew::{platform::spawn_local, prelude::*};

use super::passed::from_shared;
use crate::{
    browser::EXAMPLES,
    components::icon::{Icon, icon},
    messages::{format, text},
    on_demand::Wish,
    outcome::Sign,
    state::View,
};

#[derive(Properties, PartialEq)]
pub(super) struct LinkProps {
    /// What stands behind `#`.
    pub(super) fragment: String,
    pub(super) on_wish: Callback<Wish>,
}

/// What is told of a link that did not open as it should.
#[derive(Clone, PartialEq)]
enum Told {
    /// Some of it is missing. What could be read is there, unless that is nothing.
    Faulty { fault: Fault, parts: Vec<(Part, Condition)> },
    /// There is no example of that name.
    NoExample(String),
    /// The example could not be loaded.
    Unreachable,
}

/// Nothing to see while all goes well; else a bar.
#[component]
pub(super) fn Link(props: &LinkProps) -> Html {
    let told = use_state_eq(|| None::<Told>);
    {
        let (told, on_wish) = (told.setter(), props.on_wish.clone());
        use_effect_with(props.fragment.clone(), move |fragment| {
            told.set(None);
            let fragment = fragment.clone();
            spawn_local(async move {
                match follow(&fragment, &on_wish).await {
                    Ok(()) => on_wish.emit(Wish::LeaveLink),
                    Err(fault) => told.set(Some(fault)),
                }
            });
        });
    }
    let Some(told) = &*told else { return html! {} };
    let leave = props.on_wish.reform(|_| Wish::LeaveLink);
    html! {
        <section class="notice" aria-label={text("link.label")}>
            {icon(Icon::Sign(Sign::Bang), 16)}
            <div role="alert">{said(told)}</div>
            <span class="grow" />
            <button type="button" class="btn icon" title={text("link.dismiss")} aria-label={text("link.dismiss")}
                onclick={leave}>{icon(Icon::Sign(Sign::Cross), 14)}</button>
        </section>
    }
}

async fn follow(fragment: &str, on_wish: &Callback<Wish>) -> Result<(), Told> {
    let open = |state: &Shared| on_wish.emit(Wish::Open(Box::new(from_shared(state))));
    if let Some(id) = fragment.strip_prefix(EXAMPLES).filter(|id| !id.is_empty()) {
        open(&example(id).await?);
        return Ok(());
    }
    if fragment.trim_end_matches('/') == EXAMPLES.trim_end_matches('/') {
        on_wish.emit(Wish::View(View::Examples.name().to_owned()));
        return Ok(());
    }
    let read = rulelens_share::read(fragment);
    if is_anything(&read.parts) {
        open(&read.state);
    }
    match read.fault {
        Some(fault) => Err(Told::Faulty { fault, parts: kinds(&read.parts) }),
        None => Ok(()),
    }
}

/// An example of the page, by its name.
async fn example(id: &str) -> Result<Shared, Told> {
    let no_example = || Told::NoExample(id.to_owned());
    // No way out of the folder.
    if !id.chars().all(|char| char.is_ascii_alphanumeric() || char == '-') {
        return Err(no_example());
    }
    let address = format!("{EXAMPLES}{id}.json");
    let answer = Request::get(&address).send().await.map_err(|_| Told::Unreachable)?;
    if !answer.ok() {
        return Err(no_example());
    }
    answer.json().await.map_err(|_| no_example())
}

/// Whether anything of it can be shown.
fn is_anything(parts: &[PartRead]) -> bool {
    parts.iter().any(|read| {
        matches!(read.condition, Condition::Whole | Condition::CutOff)
            && !matches!(read.part, None | Some(Part::Shown))
    })
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

fn said(told: &Told) -> Html {
    match told {
        Told::Unreachable => html! { <b>{text("link.unreachable")}</b> },
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
pub(super) fn part_name(part: Part) -> &'static str {
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
        assert!(is_anything(&parts));
        // What is only chosen of nothing is nothing.
        assert!(!is_anything(&parts[..1]) && !is_anything(&parts[3..]));
    }
}
