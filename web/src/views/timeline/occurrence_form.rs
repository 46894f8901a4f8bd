//! One more occurrence.

use rulelens_guardduty::{Minutes, Time};
use web_sys::{HtmlInputElement, HtmlSelectElement, SubmitEvent};
use yew::prelude::*;

use crate::messages::text;

#[derive(Properties, PartialEq)]
pub(super) struct OccurrenceFormProps {
    /// The findings' names.
    pub(super) findings: Vec<String>,
    /// The last occurrence so far.
    pub(super) last: Option<Time>,
    /// The finding's place, and when it occurs.
    pub(super) on_add: Callback<(usize, Time)>,
    pub(super) on_close: Callback<()>,
}

/// The form.
#[component]
pub(super) fn OccurrenceForm(props: &OccurrenceFormProps) -> Html {
    let (finding, time) = (use_node_ref(), use_node_ref());
    let fault = use_state_eq(|| false);
    let onsubmit = {
        let (finding, time, fault) = (finding.clone(), time.clone(), fault.clone());
        let on_add = props.on_add.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let place = finding.cast::<HtmlSelectElement>().map(|it| it.selected_index());
            let at = time.cast::<HtmlInputElement>().and_then(|it| read(&it.value()));
            fault.set(at.is_none());
            if let (Some(Ok(place)), Some(at)) = (place.map(usize::try_from), at) {
                on_add.emit((place, at));
            }
        })
    };
    // A while behind the last, so that something is seen to change.
    let value = props.last.map(|last| written(last.after(Minutes(30)))).unwrap_or_default();
    let close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <form class="addf" {onsubmit}>
            <div class="fld">
                <label for="new-finding">{text("timeline.finding")}</label>
                <select id="new-finding" class="sel framed" ref={finding}>
                    {for props.findings.iter().map(|name| html! { <option>{name.clone()}</option> })}
                </select>
            </div>
            <div class="fld">
                <label for="new-time">{text("timeline.time.utc")}</label>
                <input id="new-time" class="txt" type="datetime-local" step="1" ref={time} {value}
                    aria-invalid={fault.to_string()} />
            </div>
            <button class="btn primary">{text("timeline.add.do")}</button>
            <button type="button" class="btn ghost" onclick={close}>{text("timeline.close")}</button>
            if *fault { <p class="amiss" role="alert">{text("timeline.add.fault")}</p> }
        </form>
    }
}

/// What a browser's field for times holds is without zone: it is meant in UTC. Some leave seconds out.
fn read(value: &str) -> Option<Time> {
    let seconds = if value.matches(':').count() == 1 { ":00" } else { "" };
    Time::parse(&format!("{value}{seconds}Z"))
}

fn written(time: Time) -> String {
    time.to_string().split(['.', 'Z']).next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_field_holds_is_read_in_utc() {
        let time = Time::parse("2026-03-14T09:30:00Z").unwrap();
        assert_eq!(read("2026-03-14T09:30"), Some(time));
        assert_eq!(read("2026-03-14T09:30:00"), Some(time));
        assert_eq!(read(&written(time)), Some(time));
        assert_eq!(read(""), None);
    }
}
