//! The Cases view: several events against the page's rules, with the verdicts that are expected.

mod add;
mod detail;
mod file;
mod judged;
mod keys;
mod payload;
mod pick;
mod strip;
mod table;

use std::{ops::Deref, rc::Rc};

use rulelens::Diagnostic;
use rulelens_cases::{File, events};
use yew::prelude::*;

use self::{
    add::{AddJson, AddSample},
    detail::Detail,
    file::Named,
    judged::Judged,
    keys::{Key, use_keys},
    payload::Received,
    table::{Table, cell_id},
};
use crate::{
    browser::focus,
    components::icon::{Icon, icon},
    messages::{counted, format, number, text},
    on_demand::Wish,
    state::Texts,
    storage::{StoredTexts, texts_from},
};

/// A case and a rule, by their places.
type Place = (usize, usize);

#[derive(Properties, PartialEq)]
pub(super) struct CasesProps {
    /// The page's texts, for its event and its rules.
    pub(super) texts: StoredTexts,
    /// The text of the file; empty until there is one.
    pub(super) cases: String,
    /// Whether keys without Ctrl, Alt or the like do something.
    pub(super) single_keys: bool,
    pub(super) on_wish: Callback<Wish>,
}

/// What is shown: the cases, the rules, what comes of them.
#[derive(Clone)]
struct Shown(Rc<Told>);

struct Told {
    texts: Texts,
    rules: Vec<Named>,
    cases: file::Cases,
    judged: Judged,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shown {
    type Target = Told;

    fn deref(&self) -> &Told {
        &self.0
    }
}

impl Shown {
    fn of(texts: &StoredTexts, text: &str) -> Self {
        let texts = texts_from(texts);
        let all = texts.rules.iter();
        let rules: Vec<Named> =
            all.map(|(name, rule)| (name.to_owned(), rule.pattern.to_string())).collect();
        let cases = file::Cases::read(text).for_rules(&rules);
        let judged = Judged::of(&cases, &rules);
        Self(Rc::new(Told { texts, rules, cases, judged }))
    }

    /// The text with further events as cases, with what comes of them now as what is expected.
    fn with_events(&self, events: &[String]) -> String {
        let mut cases = self.cases.clone();
        let patterns: Vec<_> = self
            .rules
            .iter()
            .filter_map(|(name, text)| Some((name, rulelens::Pattern::parse(text).ok()?)))
            .collect();
        cases.add(events.iter().filter_map(|text| {
            let event = rulelens::Event::parse(text).ok()?;
            let matching = patterns.iter().filter(|(_, it)| rulelens::explain(it, &event).matched);
            Some((text.trim().to_owned(), matching.map(|(name, _)| (*name).clone()).collect()))
        }));
        cases.write()
    }

    fn is_file(&self) -> bool {
        !self.cases.all.is_empty()
    }
}

/// What stands under the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Json,
    Sample,
}

/// The view.
#[component]
pub(super) fn Cases(props: &CasesProps) -> Html {
    let chosen = use_state_eq(|| None::<Place>);
    let only_differing = use_state_eq(|| false);
    let form = use_state_eq(|| None::<Form>);
    let before = use_state_eq(|| None::<String>);
    let faults = use_state_eq(|| Rc::new((String::new(), Vec::<Diagnostic>::new())));

    let given = (props.texts.clone(), props.cases.clone());
    let shown = use_memo(given, |(texts, text)| Shown::of(texts, text));
    let shown: Shown = (*shown).clone();
    let place = chosen.filter(|place| shown.judged.cell(*place).is_some());

    let write = props.on_wish.reform(Wish::Cases);
    let replace = {
        let (write, before, now) = (write.clone(), before.clone(), props.cases.clone());
        Callback::from(move |text: String| {
            before.set(Some(now.clone()));
            write.emit(text);
        })
    };
    let edit = {
        let (write, shown, before) = (write.clone(), shown.clone(), before.clone());
        Callback::from(move |change: Change| {
            let mut cases = shown.cases.clone();
            change.apply(&mut cases);
            before.set(None);
            write.emit(cases.write());
        })
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |place| chosen.set(place))
    };
    let add = {
        let (shown, write, chosen, before) =
            (shown.clone(), write.clone(), chosen.clone(), before.clone());
        Callback::from(move |events: Vec<String>| {
            chosen.set(Some((shown.cases.all.len(), shown.texts.rules.names().chosen_index())));
            before.set(None);
            write.emit(shown.with_events(&events));
        })
    };
    let take = {
        let (shown, add, faults, form) = (shown.clone(), add.clone(), faults.clone(), form.clone());
        let (on_wish, chosen) = (props.on_wish.clone(), chosen.clone());
        Callback::from(move |text: String| match Taken::of(&text) {
            Ok(Taken::Events(events)) => {
                faults.set(Rc::default());
                form.set(None);
                add.emit(events);
            }
            Ok(Taken::File(rules)) => {
                faults.set(Rc::default());
                form.set(None);
                chosen.set(None);
                let same = |(name, pattern): &Named| {
                    let now = shown.rules.iter().find(|rule| rule.0 == *name);
                    now.is_some_and(|(_, now)| {
                        now.split_whitespace().eq(pattern.split_whitespace())
                    })
                };
                let known = rules.len() == shown.rules.len() && rules.iter().all(same);
                on_wish.emit(Wish::OpenCases(text, if known { Vec::new() } else { rules }));
            }
            Err(found) => {
                form.set(Some(Form::Json));
                faults.set(Rc::new((text, found)));
            }
        })
    };
    let open = {
        let (shown, on_wish) = (shown.clone(), props.on_wish.clone());
        Callback::from(move |(case, rule): Place| {
            if let Some(case) = shown.cases.all.get(case) {
                on_wish.emit(Wish::ChooseRule(rule));
                on_wish.emit(Wish::OpenEvent(case.event.clone()));
            }
        })
    };
    let next = {
        let (shown, chosen, only) = (shown.clone(), chosen.clone(), only_differing.clone());
        Callback::from(move |()| {
            if let Some(place) = shown.judged.next_difference(place) {
                only.set(*only && shown.judged.rows.get(place.0).is_some_and(judged::Row::differs));
                chosen.set(Some(place));
                focus(&cell_id(place));
            }
        })
    };
    use_keys(props.single_keys, {
        let (shown, next, open, edit, chosen) =
            (shown.clone(), next.clone(), open.clone(), edit.clone(), chosen.clone());
        let only = *only_differing;
        Callback::from(move |key| match (key, place) {
            (Key::NextDifference, _) => next.emit(()),
            (Key::Open, Some(place)) => open.emit(place),
            (Key::Turn, Some(place)) => {
                if let Some((rule, _)) = shown.rules.get(place.1) {
                    edit.emit(Change::Turn(place.0, rule.clone()));
                }
            }
            (Key::Move(by), _) => {
                if let Some(to) = pick::moved(&shown.judged, place, by, only) {
                    chosen.set(Some(to));
                    focus(&cell_id(to));
                }
            }
            (Key::Open | Key::Turn, None) => {}
        })
    });
    let undo = (*before).clone().map(|text| {
        let (write, before) = (write.clone(), before.clone());
        Callback::from(move |_: MouseEvent| {
            before.set(None);
            write.emit(text.clone());
        })
    });
    let head =
        Head { shown: &shown, only: &only_differing, form: &form, take: &take, add: &add, undo };
    let close_form = {
        let (form, faults) = (form.clone(), faults.clone());
        Callback::from(move |()| {
            form.set(None);
            faults.set(Rc::default());
        })
    };
    html! {
        <>
            {strip::strip(&shown, &next)}
            <main class={classes!("cases", place.is_some().then_some("with-detail"))}>
                <section class="pane cases-list">
                    {head.draw()}
                    if *form == Some(Form::Json) {
                        <AddJson faults={(*faults).clone()} on_take={take.clone()} on_close={close_form.clone()} />
                    }
                    if *form == Some(Form::Sample) {
                        <AddSample number={shown.cases.all.len()} on_add={add.clone()} on_close={close_form} />
                    }
                    if shown.is_file() {
                        <Table shown={shown.clone()} chosen={place} only={*only_differing}
                            on_choose={choose.reform(Some)} on_open={open.clone()} on_change={edit.clone()} />
                        {foot(&shown)}
                    } else {
                        {empty(&shown, &add)}
                    }
                </section>
                if let Some(place) = place {
                    <Detail key={format!("{place:?}")} shown={shown.clone()} {place} on_change={edit}
                        on_open={open} on_close={choose.reform(|()| None)}
                        on_remove={
                            let shown = shown.clone();
                            replace.reform(move |case: usize| {
                                let mut cases = shown.cases.clone();
                                if case < cases.all.len() {
                                    cases.all.remove(case);
                                }
                                cases.write()
                            })
                        } />
                }
            </main>
        </>
    }
}

/// A change of the cases.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    /// Expect the other verdict of a rule.
    Turn(usize, String),
    /// Expect the same of all rules.
    TurnAll(usize),
    /// Expect that a target receives this of a case and a rule.
    Expect(usize, String, Received),
    /// Expect nothing in particular of that target.
    Forget(usize, String, String),
    /// Call a case so.
    Rename(usize, String),
}

impl Change {
    fn apply(self, cases: &mut file::Cases) {
        match self {
            Self::Turn(case, rule) => cases.turn(case, &rule),
            Self::TurnAll(case) => cases.turn_all(case),
            Self::Expect(case, rule, received) => cases.expect(case, &rule, &received),
            Self::Forget(case, rule, id) => cases.forget(case, &rule, &id),
            Self::Rename(case, name) => {
                if let Some(case) = cases.all.get_mut(case) {
                    case.name = name;
                }
            }
        }
    }
}

/// The rules of a file of cases, by name and pattern, or the first fault of it; nothing if it is no such
/// file.
pub(super) fn rules_of_file(text: &str) -> Option<Result<Vec<Named>, String>> {
    let first = |faults: Vec<Diagnostic>| match faults.first() {
        Some(fault) => fault.message().to_string(),
        None => String::new(),
    };
    Some(file_in(text)?.map_err(first))
}

fn file_in(text: &str) -> Option<Result<Vec<Named>, Vec<Diagnostic>>> {
    let read = file::Cases::read(text);
    let is_file = !read.rules.is_empty() && text.contains("\"cases\"");
    is_file.then(|| File::parse(text).map(|_| read.rules))
}

/// What was pasted or opened.
enum Taken {
    /// Events.
    Events(Vec<String>),
    /// A file of cases, with these rules.
    File(Vec<Named>),
}

impl Taken {
    /// # Errors
    ///
    /// What is wrong with the text.
    fn of(text: &str) -> Result<Self, Vec<Diagnostic>> {
        if let Some(rules) = file_in(text) {
            return rules.map(Self::File);
        }
        let found = events(text).map_err(|fault| vec![fault])?;
        let base = text.as_ptr().addr();
        let mut faults = Vec::new();
        for event in &found {
            if let Err(fault) = rulelens::Event::parse(event) {
                // The events are parts of the text.
                faults.push(fault.moved(event.as_ptr().addr().saturating_sub(base)));
            }
        }
        if faults.is_empty() {
            Ok(Self::Events(found.into_iter().map(str::to_owned).collect()))
        } else {
            Err(faults)
        }
    }
}

/// The head of the table.
struct Head<'h> {
    shown: &'h Shown,
    only: &'h UseStateHandle<bool>,
    form: &'h UseStateHandle<Option<Form>>,
    take: &'h Callback<String>,
    add: &'h Callback<Vec<String>>,
    undo: Option<Callback<MouseEvent>>,
}

impl Head<'_> {
    fn draw(&self) -> Html {
        let (rows, differing) = (&self.shown.judged.rows, self.shown.judged.rows.iter());
        let differing = differing.filter(|row| row.differs()).count();
        let filter = |only: bool, key: &'static str, n: usize| {
            let pressed = (**self.only == only).to_string();
            let state = self.only.clone();
            let onclick = Callback::from(move |_| state.set(only));
            html! {
                <button type="button" aria-pressed={pressed} {onclick}>
                    {format(key, &[("n", &number(n))])}
                </button>
            }
        };
        html! {
            <header>
                <h2>{text("cases.title")}</h2>
                if !rows.is_empty() {
                    <div class="seg" role="group" aria-label={text("cases.filter")}>
                        {filter(false, "cases.all", rows.len())}
                        {filter(true, "cases.differing", differing)}
                    </div>
                }
                <span class="grow" />
                if let Some(undo) = &self.undo {
                    <button type="button" class="btn ghost" onclick={undo}>
                        {icon(Icon::Undo, 16)}<span>{text("cases.undo")}</span>
                    </button>
                }
                {self.toggle(Form::Json, "cases.add.json")}
                {self.toggle(Form::Sample, "cases.add.sample")}
                <add::OpenFile on_text={self.take.clone()} />
                if self.shown.is_file() {
                    {add::save_button(&self.shown.cases.write(), &self.shown.texts.rules.names().chosen().text)}
                }
                {this_event(self.shown, self.add)}
            </header>
        }
    }

    fn toggle(&self, form: Form, key: &'static str) -> Html {
        let (state, open) = (self.form.clone(), **self.form == Some(form));
        let onclick = Callback::from(move |_| state.set((!open).then_some(form)));
        html! {
            <button type="button" class="btn ghost" aria-expanded={open.to_string()} {onclick}>
                {text(key)}
            </button>
        }
    }
}

/// The page's event as a case.
fn this_event(shown: &Shown, add: &Callback<Vec<String>>) -> Html {
    let valid = file::is_event(&shown.texts.event);
    let event = shown.texts.event.to_string();
    let onclick = add.reform(move |_: MouseEvent| vec![event.clone()]);
    let title = (!valid).then(|| text("cases.add.this.fault"));
    html! {
        <button type="button" class="btn" disabled={!valid} {title} {onclick}>
            {icon(Icon::Plus, 16)}<span>{text("cases.add.this")}</span>
        </button>
    }
}

fn empty(shown: &Shown, add: &Callback<Vec<String>>) -> Html {
    html! {
        <div class="none">
            <h3>{text("cases.none")}</h3>
            <p>{text("cases.none.text")}</p>
            {this_event(shown, add)}
        </div>
    }
}

fn foot(shown: &Shown) -> Html {
    let (all, _) = shown.judged.counts();
    html! {
        <footer class="pf">
            <span>{counted(all, ["cases.result", "cases.results"])}</span>
            <span class="grow" />
            <span><kbd>{"J"}</kbd>{" "}<kbd>{"K"}</kbd>{" "}{text("cases.keys.move")}</span>
            <span><kbd>{"E"}</kbd>{" "}{text("cases.keys.turn")}</span>
            <span><kbd>{"Enter"}</kbd>{" "}{text("cases.keys.open")}</span>
        </footer>
    }
}
