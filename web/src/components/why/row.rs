//! A field of the pattern with its outcome: a row of Why.

use yew::prelude::*;

use super::super::{
    icon::{Icon, icon},
    words::{pieces, shown_text},
};
use super::{elements::elements, picture};
use crate::{
    messages::{format, number, of_the_core, text},
    outcome::Sign,
    state::Action,
    view::{FieldView, Fix, TextName},
};

/// What rows need besides their fields.
#[derive(Clone, Copy)]
pub(in super::super) struct Rows<'p> {
    /// Whether they are of the last verdict: the lines of a text that has changed may be others.
    pub(in super::super) stale: bool,
    pub(in super::super) dispatch: &'p Callback<Action>,
}

impl Rows<'_> {
    /// `index` is the field's among those of the verdict, if it is one of them.
    pub(in super::super) fn row(self, index: Option<usize>, field: &FieldView) -> Html {
        html! {
            <li class={classes!("why", outcome_class(field.satisfied))} data-field={index.map(|index| (index + 1).to_string())}>
                {tie(index, field.satisfied)}
                <div class="wm">
                    {self.head(&field.path, field.satisfied, field)}
                    <div class="wc">
                        {pieces(&of_the_core(&field.sentence, field.satisfied))}
                        {for field.note.as_deref().map(|note| html! {
                            <>{" "}<span class="note">{shown_text(note)}</span></>
                        })}
                    </div>
                    {self.remark(field)}
                    {for field.elements.as_ref().map(elements)}
                    {for field.picture.as_ref().map(picture)}
                </div>
            </li>
        }
    }

    /// A satisfied field among many, in one line.
    pub(in super::super) fn thin(self, index: usize, field: &FieldView) -> Html {
        html! {
            <li class="why ok" data-field={(index + 1).to_string()}>
                {tie(Some(index), true)}
                <div class="wm">{self.head(&field.path, true, field)}</div>
            </li>
        }
    }

    fn head(self, path: &str, satisfied: bool, field: &FieldView) -> Html {
        let first = field.event_line.into_iter();
        let before = field.other_lines.iter().filter(|line| field.event_line > Some(**line));
        let behind = field.other_lines.iter().filter(|line| field.event_line <= Some(**line));
        let lines = before.copied().chain(first).chain(behind.copied());
        html! {
            <div class="wh">
                <code class="path">{dotted(path)}</code>
                {outcome_word(satisfied)}
                {self.lines(lines)}
            </div>
        }
    }

    /// Links to lines of the event, which are in ascending order.
    pub(super) fn lines(self, lines: impl Iterator<Item = usize>) -> Html {
        if self.stale {
            return html! {};
        }
        let mut lines: Vec<usize> = lines.collect();
        lines.dedup();
        match lines.as_slice() {
            [] => html! {},
            [line] => html! {
                <span class="lns">{self.line(*line, format("why.line", &[("line", &number(*line))]))}</span>
            },
            several => {
                let (before, after) = text("why.lines").split_once("{lines}").unwrap_or_default();
                html! {
                    <span class="lns">
                        <span>{before}</span>
                        {for several.iter().map(|line| self.line(*line, number(*line)))}
                        <span>{after}</span>
                    </span>
                }
            }
        }
    }

    fn line(self, line: usize, label: String) -> Html {
        let onclick = self.dispatch.reform(move |_| Action::GoTo(TextName::Event, line));
        html! {
            <button type="button" class="ln" {onclick} title={text("why.line.title")}>{label}</button>
        }
    }

    fn remark(self, field: &FieldView) -> Html {
        if field.remark.is_empty() {
            return html! {};
        }
        let fix = field.use_nearest.as_ref().filter(|_| !self.stale);
        html! {
            <p class="note">
                {pieces(&of_the_core(&field.remark, field.satisfied))}
                {for fix.map(|fix| self.use_it(fix))}
            </p>
        }
    }

    fn use_it(self, fix: &Fix) -> Html {
        let mended = fix.text.clone();
        let apply = self.dispatch.reform(move |_| Action::Edit(TextName::Pattern, mended.clone()));
        html! {
            <>{" "}<button type="button" class="lk" onclick={apply} title={fix.title.clone()}
                aria-label={fix.title.clone()}>{text("why.use")}</button></>
        }
    }
}

/// A path, which a line may end in behind each dot.
pub(super) fn dotted(path: &str) -> Html {
    let keys = path.split_inclusive('.').enumerate();
    keys.map(|(index, key)| html! { <>if index > 0 { <wbr /> }{shown_text(key)}</> }).collect()
}

/// `satisfied`, or not.
pub(super) fn outcome_word(satisfied: bool) -> Html {
    let (sign, key) = if satisfied { (Sign::Check, "why.yes") } else { (Sign::Cross, "why.no") };
    html! { <span class="ww">{icon(Icon::Sign(sign), 12)}{text(key)}</span> }
}

pub(super) fn outcome_class(satisfied: bool) -> &'static str {
    if satisfied { "ok" } else { "no" }
}

/// The field's number, or the sign of its outcome, in a disc or a square.
pub(super) fn tie(index: Option<usize>, satisfied: bool) -> Html {
    let (class, sign) = if satisfied { ("tie ok", Sign::Check) } else { ("tie no", Sign::Cross) };
    let number = index.map(|index| html! { {index + 1} });
    html! { <span {class}>{number.unwrap_or_else(|| icon(Icon::Sign(sign), 10))}</span> }
}
