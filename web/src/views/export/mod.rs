//! The Export dialog: the page's rule as infrastructure code.

mod written;

use std::cell::RefCell;

use rulelens_iac::{Export as Notation, Exported, File};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use self::written::{Arns, Refusal, Wanted, is_arn, written};
use super::dialog::Dialog;
use crate::{
    browser::{copy, save},
    components::{
        copy_button::copy_words,
        icon::{Icon, icon},
        tabs::{Tab, Tabs, tab_id},
        words::{pieces, shown_text},
    },
    messages::{format, prose, text},
    on_demand::Wish,
    outcome::Sign,
    state::Texts,
    storage::{StoredTexts, texts_from},
};

/// The most that is said beside a text.
const NOTES: usize = 2;
/// The most targets that are asked for.
const LISTED: usize = 20;
/// The most faults that are listed.
const FAULTS: usize = 20;

/// A tool, and what can be written for it.
struct Tool {
    name: &'static str,
    /// The `id` of its panel.
    panel: &'static str,
    notations: &'static [(&'static str, Notation)],
}

const TOOLS: [Tool; 5] = [
    Tool {
        name: "export.cli",
        panel: "export-cli",
        notations: &[("export.posix", Notation::Cli), ("export.powershell", Notation::PowerShell)],
    },
    Tool {
        name: "export.cloudformation",
        panel: "export-cloudformation",
        notations: &[
            ("export.yaml", Notation::CloudFormation),
            ("export.json", Notation::CloudFormationJson),
        ],
    },
    Tool {
        name: "export.sam",
        panel: "export-sam",
        notations: &[("export.yaml", Notation::Sam), ("export.json", Notation::SamJson)],
    },
    Tool {
        name: "export.terraform",
        panel: "export-terraform",
        notations: &[("export.terraform", Notation::Terraform)],
    },
    Tool { name: "export.cdk", panel: "export-cdk", notations: &[("export.cdk", Notation::Cdk)] },
];

thread_local! {
    /// What the targets were said to be last.
    static ARNS: RefCell<Arns> = RefCell::default();
}

#[derive(Properties, PartialEq)]
pub(super) struct ExportProps {
    /// The page's texts.
    pub(super) texts: StoredTexts,
    pub(super) on_wish: Callback<Wish>,
}

/// What is chosen: all of it by places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Choice {
    tool: usize,
    notation: usize,
    file: usize,
    /// `None` for all targets.
    target: Option<usize>,
    permissions: bool,
}

/// The dialog.
#[component]
pub(super) fn Export(props: &ExportProps) -> Html {
    let place = use_node_ref();
    let texts = use_memo(props.texts.clone(), texts_from);
    let choice = use_state_eq(|| Choice {
        tool: 0,
        notation: 0,
        file: 0,
        target: Some(texts.targets.names().chosen_index()),
        permissions: true,
    });
    let choose = {
        let setter = choice.setter();
        Callback::from(move |choice| setter.set(choice))
    };
    let now = *choice;
    let Some(tool) = TOOLS.get(now.tool) else { return html! {} };
    let notation = tool.notations.get(now.notation).map_or(Notation::Cli, |(_, it)| *it);
    let arns = use_state_eq(|| ARNS.with_borrow(Clone::clone));
    let set_arn = {
        let (setter, now) = (arns.setter(), arns.clone());
        Callback::from(move |(name, arn): (String, String)| {
            let mut arns = (*now).clone();
            arns.insert(name, arn);
            ARNS.set(arns.clone());
            setter.set(arns);
        })
    };
    let Choice { target, permissions, .. } = now;
    let wanted = Wanted { target, export: notation, permissions, arns: (*arns).clone() };
    let made = use_memo((texts.clone(), wanted), |(texts, wanted)| written(texts, wanted));
    let targets = chosen_targets(&texts, target);
    let is_known = |name: &&str| arns.get(*name).is_some_and(|arn| is_arn(arn));
    let needs = targets.iter().any(is_known);
    let tabs = TOOLS.map(|tool| Tab { label: text(tool.name), panel: tool.panel, outcome: None });
    let on_select = choose.reform(move |tool| Choice { tool, notation: 0, file: 0, ..now });
    let footer = footer(&texts, &made, now, needs, &choose);
    let arns = arn_fields(&targets, &arns, &set_arn);
    html! {
        <Dialog class="code-dialog exp-d" title={text("export.title")} {place} first="[role=tab][aria-selected=true]"
            on_close={props.on_wish.reform(|()| Wish::CloseDialog)}>
            <Tabs class="tabs" label={text("export.tools")} tabs={Vec::from(tabs)} selected={now.tool} {on_select} />
            <div class="db" role="tabpanel" id={tool.panel} aria-labelledby={tab_id(tool.panel)}>
                {match &*made {
                    Ok(exported) => code(exported, tool, now, &arns, &choose),
                    Err(refusal) => refused(refusal, &texts),
                }}
            </div>
            {footer}
        </Dialog>
    }
}

fn code(
    exported: &Exported,
    tool: &Tool,
    now: Choice,
    arns: &Html,
    choose: &Callback<Choice>,
) -> Html {
    let Some(file) = exported.files.get(now.file).or_else(|| exported.files.first()) else {
        return html! {};
    };
    let files = exported.files.iter().enumerate().map(|(index, it)| {
        let current = (it.name == file.name).then_some("true");
        let onclick = choose.reform(move |_: MouseEvent| Choice { file: index, ..now });
        html! {
            <li><button type="button" aria-current={current} {onclick}>{icon(Icon::File, 14)}<span>{&it.name}</span></button></li>
        }
    });
    html! {
        <>
            <div class="exp-code">
                <div class="exp-files">
                    {notations(tool, now, choose)}
                    <ul aria-label={text("export.files")}>{for files}</ul>
                    {arns.clone()}
                </div>
                <pre class="exp-text" tabindex="0" role="region" aria-label={file.name.clone()}><code>{for file.text.lines().map(line)}</code></pre>
            </div>
            <ul class="exp-notes">
                {for exported.notes.iter().take(NOTES).map(|note| html! { <li>{pieces(&prose(note.text()))}</li> })}
            </ul>
        </>
    }
}

/// The names of the targets that are written.
fn chosen_targets(texts: &Texts, chosen: Option<usize>) -> Vec<&str> {
    let is_chosen = |index| chosen.is_none_or(|chosen| chosen == index);
    let named = texts.targets.iter().enumerate();
    named.filter(|(index, _)| is_chosen(*index)).map(|(_, (name, _))| name).collect()
}

/// What each target is: the page itself does not know.
fn arn_fields(targets: &[&str], arns: &Arns, set: &Callback<(String, String)>) -> Html {
    let field = |name: &&str| {
        let oninput = {
            let name = (*name).to_owned();
            set.reform(move |event: InputEvent| {
                let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
                (name.clone(), input.map(|it| it.value()).unwrap_or_default())
            })
        };
        html! {
            <label>
                {format("export.arn", &[("target", *name)])}
                <input type="text" class="txt" autocomplete="off" spellcheck="false" placeholder={text("export.arn.sample")}
                    value={arns.get(*name).cloned().unwrap_or_default()} {oninput} />
            </label>
        }
    };
    html! { <div class="exp-arns">{for targets.iter().take(LISTED).map(field)}</div> }
}

/// A line; its number is drawn, so that it is not copied.
fn line(line: &str) -> Html {
    let is_comment = ["#", "//"].iter().any(|mark| line.trim_start().starts_with(mark));
    html! { <span class={classes!("el", is_comment.then_some("dim"))}>{format!("{line}\n")}</span> }
}

fn notations(tool: &Tool, now: Choice, choose: &Callback<Choice>) -> Html {
    if tool.notations.len() < 2 {
        return html! {};
    }
    let button = |(index, (name, _)): (usize, &(&'static str, Notation))| {
        let onclick =
            choose.reform(move |_: MouseEvent| Choice { notation: index, file: 0, ..now });
        html! {
            <button type="button" aria-pressed={(index == now.notation).to_string()} {onclick}>{text(name)}</button>
        }
    };
    html! {
        <div class="seg" role="group" aria-label={text("export.notation")}>
            {for tool.notations.iter().enumerate().map(button)}
        </div>
    }
}

fn refused(refusal: &Refusal, texts: &Texts) -> Html {
    let rule = &texts.rules.names().chosen().text;
    let (title, faults): (String, Vec<Html>) = match refusal {
        Refusal::Pattern(problems) => {
            let fault = |it: &crate::view::Problem| {
                let place = format("import.problem", &[("line", &it.line.to_string())]);
                html! { <li><b>{place}</b>{" "}{pieces(&prose(&it.message))}<small>{pieces(&prose(&it.help))}</small></li> }
            };
            let title = format("export.pattern", &[("rule", rule)]);
            (title, problems.iter().take(FAULTS).map(fault).collect())
        }
        Refusal::Target(name, faults) => {
            (format("export.target", &[("target", name)]), plain(faults))
        }
        Refusal::Rule(faults) => (format("export.rule", &[("rule", rule)]), plain(faults)),
    };
    html! {
        <div class="exp-refused">
            <h3>{icon(Icon::Sign(Sign::Cross), 14)}<span>{shown_text(&title)}</span></h3>
            <ul class="code-faults">{for faults}</ul>
        </div>
    }
}

/// Faults whose places are in a text that the page does not show.
fn plain(faults: &[rulelens::Diagnostic]) -> Vec<Html> {
    let fault = |it: &rulelens::Diagnostic| {
        html! { <li>{pieces(&prose(&it.message()))}<small>{pieces(&prose(&it.help()))}</small></li> }
    };
    faults.iter().take(FAULTS).map(fault).collect()
}

fn footer(
    texts: &Texts,
    made: &Result<Exported, Refusal>,
    now: Choice,
    needs_permissions: bool,
    choose: &Callback<Choice>,
) -> Html {
    let files: Vec<File> = made.as_ref().map(|it| it.files.clone()).unwrap_or_default();
    let shown = files.get(now.file).or_else(|| files.first()).cloned();
    let name = match files.len() {
        0 | 1 => text("export.save").to_owned(),
        count => format("export.save.all", &[("n", &count.to_string())]),
    };
    let nothing = files.is_empty();
    let save_all = Callback::from(move |_: MouseEvent| {
        for file in &files {
            save(&file.text, "text/plain", &file.name);
        }
    });
    let permissions = choose.reform(move |event: Event| {
        let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        Choice { permissions: input.is_none_or(|it| it.checked()), file: 0, ..now }
    });
    html! {
        <footer>
            {targets(texts, now, choose)}
            <label>
                <input type="checkbox" checked={now.permissions && needs_permissions} disabled={!needs_permissions}
                    onchange={permissions} />
                <span title={(!needs_permissions).then(|| text("export.permissions.idle"))}>{text("export.permissions")}</span>
            </label>
            <span class="grow" />
            <button type="button" class="btn" disabled={nothing} onclick={save_all}>
                {icon(Icon::Save, 16)}<span>{name}</span>
            </button>
            if let Some(File { name, text: shown, .. }) = shown {
                <button type="button" class="btn primary copy" onclick={Callback::from(move |event: MouseEvent| copy(&event, &shown))}>
                    {copy_words(&format("export.copy", &[("file", &name)]), 16)}
                </button>
            }
        </footer>
    }
}

/// Which targets are written with the rule.
fn targets(texts: &Texts, now: Choice, choose: &Callback<Choice>) -> Html {
    let names: Vec<&str> = texts.targets.iter().map(|(name, _)| name).collect();
    let onchange = choose.reform(move |event: Event| {
        let select = event.target().and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
        Choice { target: select.and_then(|it| it.value().parse().ok()), file: 0, ..now }
    });
    let option = |(index, name): (usize, &&str)| {
        html! { <option value={index.to_string()} selected={now.target == Some(index)}>{*name}</option> }
    };
    html! {
        <label>
            <span>{text("export.targets")}</span>
            <select class="sel framed" {onchange}>
                {for names.iter().enumerate().map(option)}
                if names.len() > 1 {
                    <option value="" selected={now.target.is_none()}>
                        {format("export.targets.all", &[("n", &names.len().to_string())])}
                    </option>
                }
            </select>
        </label>
    }
}
