//! The Import dialog: rules out of infrastructure code into the page.

mod lay_out;
mod reading;
mod taken;

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use rulelens_iac::{Format, Rule, Values};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use self::{
    reading::{Blank, Candidate, Reading, Standing},
    taken::taken,
};
use super::{
    code_text::CodeText,
    dialog::{Dialog, close},
};
use crate::{
    components::{
        icon::{Icon, icon},
        words::{pieces, shown_text},
    },
    editor::Language,
    messages::{counted, format, prose, text},
    on_demand::{Passed, Wish},
    outcome::Sign,
    state::View,
    storage::{StoredTexts, texts_from, texts_to},
    view::Problem,
};

/// The most lines that are named of a value.
const PLACES: usize = 3;
/// The most rules, values and faults that are listed.
const LISTED: usize = 200;

thread_local! {
    /// What was pasted and not imported: it is there when the dialog is opened again.
    static LEFT: RefCell<String> = const { RefCell::new(String::new()) };
}

#[derive(Properties, PartialEq)]
pub(super) struct ImportProps {
    /// The page's texts.
    pub(super) texts: StoredTexts,
    /// The text that it opens with; if it is empty, what was left there last.
    pub(super) begin: String,
    pub(super) on_wish: Callback<Wish>,
}

/// What was pasted, and what is made of it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Given {
    text: Rc<str>,
    /// What it is said to be; `None` if that is to be seen.
    format: Option<Format>,
    values: Values,
    /// The rules to be taken, by their place; `None` until that was chosen: those that are ready.
    chosen: Option<BTreeSet<usize>>,
}

/// The dialog.
#[component]
pub(super) fn Import(props: &ImportProps) -> Html {
    let place = use_node_ref();
    let given = use_reducer_eq(|| {
        let left = LEFT.take();
        let text = if props.begin.is_empty() { left } else { props.begin.replace("\r\n", "\n") };
        Given { text: text.into(), ..Given::default() }
    });
    let go_to = use_state_eq(|| None::<(usize, u32)>);
    let reading = use_memo(
        (given.text.clone(), given.format, given.values.clone()),
        |(text, format, values)| {
            (!text.trim().is_empty()).then(|| Reading::of(text, *format, values))
        },
    );
    let change = {
        let dispatcher = given.dispatcher();
        use_callback((), move |change: Change, ()| dispatcher.dispatch(change))
    };
    let on_change = {
        let change = change.clone();
        use_callback((), move |text: String, ()| change.emit(Change::Text(text)))
    };
    {
        let text = given.text.clone();
        use_effect_with(text, |text| {
            LEFT.set(text.to_string());
        });
    }
    let see = {
        let go_to = go_to.clone();
        Callback::from(move |line| {
            let request = go_to.map_or(0, |(_, request)| request.wrapping_add(1));
            go_to.set(Some((line, request)));
        })
    };
    let rules = chosen_rules(&reading, given.chosen.as_ref());
    let onclick = {
        let texts = taken(&texts_from(&props.texts), &rules);
        let (on_wish, place) = (props.on_wish.clone(), place.clone());
        Callback::from(move |_: MouseEvent| {
            LEFT.set(String::new());
            // First, so that the browser gives the focus back.
            close(&place);
            on_wish.emit(Wish::Open(Box::new(Passed {
                texts: texts_to(&texts),
                scenario: None,
                cases: None,
                view: View::Evaluate.name().to_owned(),
                tab: String::new(),
                target_open: false,
            })));
        })
    };
    let view = reading.as_ref().as_ref().map(|it| it.view.clone()).unwrap_or_default();
    let footer = footer(rules.len(), onclick, &place);
    html! {
        <Dialog class="code-dialog imp-d" title={text("import.title")} {place} first=".cm-content"
            on_close={props.on_wish.reform(|()| Wish::CloseDialog)}>
            <div class="db imp">
                <section class="imp-text" aria-label={text("import.text")}>
                    {head(reading.as_ref().as_ref(), given.format, &change)}
                    <CodeText text={given.text.to_string()} {view} language={Language::Plain} label={text("import.editor")}
                        placeholder={text("import.ghost")} go_to={*go_to} {on_change} />
                </section>
                <div class="imp-found">
                    {match &*reading {
                        Some(reading) => found(reading, &given, &change, &see),
                        None => html! { <p class="dim">{text("import.none.why")}</p> },
                    }}
                </div>
            </div>
            {footer}
        </Dialog>
    }
}

/// What can be changed.
enum Change {
    Text(String),
    Format(Option<Format>),
    Value(String, String),
    Choice(BTreeSet<usize>),
}

impl Reducible for Given {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            // Values stay with their names; which rules there are may be others by now.
            Change::Text(text) => (next.text, next.chosen) = (text.into(), None),
            Change::Format(format) => (next.format, next.chosen) = (format, None),
            Change::Value(name, value) => {
                next.values.insert(name, value);
            }
            Change::Choice(chosen) => next.chosen = Some(chosen),
        }
        next.into()
    }
}

/// Which rules are taken.
fn choice(reading: &Reading, chosen: Option<&BTreeSet<usize>>) -> BTreeSet<usize> {
    let candidates = reading.candidates.iter().enumerate();
    let is_chosen = |(index, it): &(usize, &Candidate)| match chosen {
        Some(chosen) => chosen.contains(index) && it.standing.is_choosable(),
        None => matches!(it.standing, Standing::Ready { .. }),
    };
    candidates.filter(is_chosen).map(|(index, _)| index).collect()
}

fn chosen_rules<'r>(
    reading: &'r Option<Reading>,
    chosen: Option<&BTreeSet<usize>>,
) -> Vec<&'r Rule> {
    let Some(reading) = reading else { return Vec::new() };
    let indices = choice(reading, chosen);
    indices.iter().filter_map(|index| Some(&reading.candidates.get(*index)?.rule)).collect()
}

fn head(reading: Option<&Reading>, format: Option<Format>, change: &Callback<Change>) -> Html {
    let onchange = change.reform(|event: Event| {
        let select = event.target().and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
        let name = select.map(|it| it.value()).unwrap_or_default();
        Change::Format(Format::ALL.into_iter().find(|it| it.name() == name))
    });
    let option = |it: Format| {
        html! { <option value={it.name()} selected={format == Some(it)}>{it.name()}</option> }
    };
    html! {
        <header>
            <h3>{text("import.text")}</h3>
            if let Some(reading) = reading {
                <span class={classes!("chip", (!reading.candidates.is_empty()).then_some("ok"))}>{reading.format.name()}</span>
            }
            <span class="grow" />
            <select class="sel" aria-label={text("import.format")} {onchange}>
                <option value="" selected={format.is_none()}>{text("import.format.auto")}</option>
                {for Format::ALL.map(option)}
            </select>
        </header>
    }
}

fn found(
    reading: &Reading,
    given: &Given,
    change: &Callback<Change>,
    see: &Callback<usize>,
) -> Html {
    let count = reading.candidates.len();
    let chosen = choice(reading, given.chosen.as_ref());
    let candidates = reading.candidates.iter().enumerate().take(LISTED);
    let title = match count {
        0 => text("import.none").to_owned(),
        _ => counted(count, ["import.rule.one", "import.rules"]),
    };
    html! {
        <>
            <h3><span role="status">{title}</span></h3>
            if count == 0 {
                <p class="dim">{text("import.none.why")}</p>
            } else {
                <ul>{for candidates.map(|(index, it)| candidate(index, it, &chosen, change))}</ul>
            }
            {more(count)}
            if !reading.view.problems.is_empty() {
                <ul class="code-faults" aria-label={text("import.problems")}>
                    {for reading.view.problems.iter().map(|it| problem(it, see))}
                </ul>
            }
            if !reading.blanks.is_empty() {
                {blanks(&reading.blanks, given, change)}
            }
        </>
    }
}

fn more(count: usize) -> Html {
    match count.checked_sub(LISTED) {
        Some(more) if more > 0 => {
            html! { <p class="dim">{format("import.more", &[("n", &more.to_string())])}</p> }
        }
        _ => html! {},
    }
}

fn candidate(
    index: usize,
    candidate: &Candidate,
    chosen: &BTreeSet<usize>,
    change: &Callback<Change>,
) -> Html {
    let (standing, is_chosen) = (candidate.standing, chosen.contains(&index));
    let onchange = {
        let chosen = chosen.clone();
        change.reform(move |_: Event| {
            let mut chosen = chosen.clone();
            if !chosen.remove(&index) {
                chosen.insert(index);
            }
            Change::Choice(chosen)
        })
    };
    let (class, sign, word) = match standing {
        Standing::Ready { .. } => ("ok", Sign::Check, text("import.ready").to_owned()),
        Standing::Faulty(faults) => {
            ("no", Sign::Cross, counted(faults, ["import.fault.one", "import.faults"]))
        }
        Standing::Schedule | Standing::Unknown => {
            ("", Sign::Dash, text("import.no-pattern").to_owned())
        }
    };
    html! {
        <li class={classes!("imp-rule", (!standing.is_choosable()).then_some("idle"))}>
            <label>
                <input type="checkbox" checked={is_chosen} disabled={!standing.is_choosable()} {onchange} />
                <span>
                    <b>{shown_text(candidate.rule.shown_name())}</b>
                    <small>{about(candidate)}</small>
                </span>
            </label>
            <span class={classes!("chip", class)}>{icon(Icon::Sign(sign), 12)}{word}</span>
        </li>
    }
}

/// What a rule has, and where it stands.
fn about(candidate: &Candidate) -> String {
    let (first, last) = candidate.lines;
    let lines = lines(first, last);
    match candidate.standing {
        Standing::Ready { fields } => {
            let fields = counted(fields, ["import.field.one", "import.fields"]);
            match candidate.rule.targets.len() {
                0 => [fields, lines].join(", "),
                targets => {
                    let targets = counted(targets, ["import.target.one", "import.targets"]);
                    [fields, targets, lines].join(", ")
                }
            }
        }
        Standing::Faulty(_) => lines,
        Standing::Schedule => text("import.schedule").to_owned(),
        Standing::Unknown => [text("import.unknown").to_owned(), lines].join(", "),
    }
}

fn lines(first: usize, last: usize) -> String {
    match first == last {
        true => format("import.line", &[("line", &first.to_string())]),
        false => {
            format("import.lines", &[("first", &first.to_string()), ("last", &last.to_string())])
        }
    }
}

/// Lines that need not be neighbours: the first few of them.
fn some_lines(all: &[usize]) -> String {
    if let [only] = all {
        return lines(*only, *only);
    }
    let mut listed: Vec<String> = all.iter().take(PLACES).map(usize::to_string).collect();
    if all.len() > PLACES {
        listed.push("…".to_owned());
    }
    format("import.lines.some", &[("lines", &listed.join(", "))])
}

fn problem(problem: &Problem, see: &Callback<usize>) -> Html {
    let line = problem.line;
    let onclick = see.reform(move |_: MouseEvent| line);
    let place = format("import.problem", &[("line", &line.to_string())]);
    html! {
        <li class={(!problem.is_error()).then_some("mild")}>
            <button type="button" class="lk" {onclick}>{place}</button>{" "}
            {pieces(&prose(&problem.message))}
            if !problem.help.is_empty() { <small>{pieces(&prose(&problem.help))}</small> }
        </li>
    }
}

fn blanks(blanks: &[Blank], given: &Given, change: &Callback<Change>) -> Html {
    let decide = blanks.iter().any(|blank| blank.decides);
    html! {
        <>
            <h3>
                {counted(blanks.len(), ["import.value.one", "import.values"])}{" "}
                <span class="dim">{text("import.values.why")}</span>
            </h3>
            <div class="fills">{for blanks.iter().take(LISTED).map(|it| fill(it, given, change))}</div>
            if !decide { <p class="dim">{text("import.values.idle")}</p> }
        </>
    }
}

fn fill(blank: &Blank, given: &Given, change: &Callback<Change>) -> Html {
    let oninput = {
        let name = blank.name.clone();
        change.reform(move |event: InputEvent| {
            let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            Change::Value(name.clone(), input.map(|it| it.value()).unwrap_or_default())
        })
    };
    let mut place = some_lines(&blank.lines);
    if blank.default.is_some() {
        place = format("import.default", &[("lines", &place)]);
    }
    let value = given.values.get(&blank.name).cloned().or_else(|| blank.default.clone());
    html! {
        <label>
            <span><code>{shown_text(&blank.name)}</code><small>{place}</small></span>
            <input type="text" class="txt" autocomplete="off" spellcheck="false"
                value={value.unwrap_or_default()} {oninput} />
        </label>
    }
}

fn footer(count: usize, onclick: Callback<MouseEvent>, place: &NodeRef) -> Html {
    let cancel = {
        let place = place.clone();
        Callback::from(move |_: MouseEvent| close(&place))
    };
    let name = match count {
        0 => text("import.do").to_owned(),
        _ => counted(count, ["import.do.one", "import.do.more"]),
    };
    html! {
        <footer>
            <span class="dim fn">{text("import.undo")}</span>
            <span class="grow" />
            <button type="button" class="btn" onclick={cancel}>{text("dialog.cancel")}</button>
            <button type="button" class="btn primary" disabled={count == 0} {onclick}>{name}</button>
        </footer>
    }
}
