//! Opening what the address asks for, or a file, and saying what could not be opened.

mod told;

use gloo::net::http::Request;
use rulelens::json::{Document, Type};
use rulelens_share::{Condition, Part, PartRead, State as Shared, StateFile};
use yew::{platform::spawn_local, prelude::*};

pub(super) use self::told::part_name;
use self::told::{Told, said};
use super::{cases, passed::from_shared};
use crate::{
    browser::EXAMPLES,
    components::icon::{Icon, icon},
    messages::text,
    on_demand::{Passed, Wish},
    outcome::Sign,
    state::{ToOpen, View},
};

#[derive(Properties, PartialEq)]
pub(super) struct OpenProps {
    pub(super) what: ToOpen,
    pub(super) on_wish: Callback<Wish>,
}

/// Nothing to see while all goes well; else a bar.
#[component]
pub(super) fn Open(props: &OpenProps) -> Html {
    let told = use_state_eq(|| None::<Told>);
    {
        let (told, on_wish) = (told.setter(), props.on_wish.clone());
        use_effect_with(props.what.clone(), move |what| {
            told.set(None);
            let what = what.clone();
            spawn_local(async move {
                let opened = match &what {
                    ToOpen::Link(fragment) => follow(fragment, &on_wish).await,
                    ToOpen::File(text) => open_file(text, &on_wish),
                };
                match opened {
                    Ok(()) => on_wish.emit(Wish::DoneOpening),
                    Err(fault) => told.set(Some(fault)),
                }
            });
        });
    }
    let Some(told) = &*told else { return html! {} };
    let leave = props.on_wish.reform(|_| Wish::DoneOpening);
    html! {
        <section class="notice" aria-label={text(match &props.what {
            ToOpen::Link(_) => "link.label",
            ToOpen::File(_) => "file.label",
        })}>
            {icon(Icon::Sign(Sign::Bang), 16)}
            <div role="alert">{said(told)}</div>
            <span class="grow" />
            <button type="button" class="btn icon" title={text("link.dismiss")} aria-label={text("link.dismiss")}
                onclick={leave}>{icon(Icon::Sign(Sign::Cross), 14)}</button>
        </section>
    }
}

async fn follow(fragment: &str, on_wish: &Callback<Wish>) -> Result<(), Told> {
    if let Some(id) = fragment.strip_prefix(EXAMPLES).filter(|id| !id.is_empty()) {
        open(&example(id).await?, false, on_wish);
        return Ok(());
    }
    if fragment.trim_end_matches('/') == EXAMPLES.trim_end_matches('/') {
        on_wish.emit(Wish::View(View::Examples.name().to_owned()));
        return Ok(());
    }
    let read = rulelens_share::read(fragment);
    if is_anything(&read.parts) {
        open(&read.state, is_target_open(&read.parts), on_wish);
    }
    match read.fault {
        Some(fault) => Err(Told::of_link(fault, &read.parts)),
        None => Ok(()),
    }
}

/// Puts it in place of what the page holds.
fn open(state: &Shared, target_open: bool, on_wish: &Callback<Wish>) {
    let passed = Passed { target_open, ..from_shared(state) };
    on_wish.emit(Wish::Open(Box::new(passed)));
}

/// Opens a file: one of cases, or one that was saved in place of a link; any other is looked through for
/// rules.
fn open_file(file: &str, on_wish: &Callback<Wish>) -> Result<(), Told> {
    if let Some(rules) = cases::rules_of_file(file) {
        let rules = rules.map_err(Told::FaultyFile)?;
        on_wish.emit(Wish::OpenCases(file.to_owned(), rules));
        on_wish.emit(Wish::View(View::Cases.name().to_owned()));
    } else if is_state_file(file) {
        let read = serde_json::from_str::<StateFile>(file);
        open(&read.map_err(|fault| Told::FaultyFile(fault.to_string()))?.state, false, on_wish);
    } else {
        on_wish.emit(Wish::Import(file.to_owned()));
    }
    Ok(())
}

/// Whether it means to be one, whatever is wrong with it: no event pattern has such members.
fn is_state_file(text: &str) -> bool {
    Document::parse(text).is_ok_and(|document| {
        let kind = |key| document.root().get(key).map(|member| member.kind());
        kind("version") == Some(Type::Number) && kind("state") == Some(Type::Object)
    })
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

/// Whether the target's texts may lack their end.
fn is_target_open(parts: &[PartRead]) -> bool {
    parts.iter().any(|read| read.part == Some(Part::Target) && read.condition != Condition::Whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(part: Part, condition: Condition) -> PartRead {
        PartRead { part: Some(part), condition }
    }

    #[test]
    fn what_is_only_chosen_of_nothing_is_nothing() {
        let shown = read(Part::Shown, Condition::Whole);
        assert!(!is_anything(&[shown, read(Part::Event, Condition::Missing)]));
        assert!(!is_anything(&[PartRead { part: None, condition: Condition::Unknown }]));
        assert!(is_anything(&[shown, read(Part::Rule, Condition::CutOff)]));
    }

    #[test]
    fn what_an_event_calls_its_state_makes_no_file_of_one() {
        assert!(is_state_file(r#"{"version": 2, "state": {}}"#));
        let cases = r#"{"version": 1, "cases": [{"event": {"detail": {"state": "running"}}}]}"#;
        let pattern = r#"{"version": ["0"], "detail": {"state": ["running"]}}"#;
        for other in [cases, pattern, "{\"version\": 1, \"state\": "] {
            assert!(!is_state_file(other), "{other}");
        }
    }

    #[test]
    fn the_target_is_open_if_any_of_it_is_not_as_it_was_written() {
        assert!(!is_target_open(&[
            read(Part::Target, Condition::Whole),
            read(Part::Cases, Condition::CutOff)
        ]));
        assert!(is_target_open(&[
            read(Part::Target, Condition::Whole),
            read(Part::Target, Condition::Missing)
        ]));
    }
}
