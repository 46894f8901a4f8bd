//! The events as a table: what the plot shows, to be read.

use rulelens_guardduty::{
    Interval,
    notified::Notification,
    simulation::{Because, Sent},
};
use yew::prelude::*;

use super::{
    night::{Night, Reach, band, title},
    times,
};
use crate::{
    components::{
        icon::{Icon, icon},
        words::shown_text,
    },
    messages::{counted, format, text},
    outcome::Sign,
};

/// The most rows that are drawn: more than anyone reads.
pub(super) const ROWS: usize = 500;

/// The table.
pub(super) fn events(
    night: &Night,
    selected: usize,
    on_select: &Callback<usize>,
    on_open: &Callback<usize>,
) -> Html {
    let all = &night.timeline.events;
    if all.is_empty() {
        return html! { <p class="note">{text("timeline.no-events")}</p> };
    }
    let rows = all.iter().take(ROWS).enumerate();
    html! {
        <div class="body tw" tabindex="0" role="group" aria-label={text("timeline.events.table")}>
            <table class="ct">
                <thead>
                    <tr>
                        <th scope="col">{text("timeline.sent")}</th>
                        <th scope="col">{text("timeline.finding")}</th>
                        <th scope="col">{text("timeline.reason")}</th>
                        <th scope="col" class="r">{text("timeline.new")}</th>
                        <th scope="col" class="r"><code>{text("timeline.service-count")}</code></th>
                        <th scope="col">{text("timeline.arrives")}</th>
                        <th scope="col"><span class="hidden">{text("timeline.open.one")}</span></th>
                    </tr>
                </thead>
                <tbody>
                    {for rows.map(|(place, sent)| row(night, place, sent, place == selected, [on_select, on_open]))}
                </tbody>
            </table>
            {more(all.len())}
        </div>
    }
}

/// That there are more than are shown.
pub(super) fn more(all: usize) -> Html {
    let more = all.saturating_sub(ROWS);
    html! { if more > 0 { <p class="note">{counted(more, ["timeline.more.one", "timeline.more"])}</p> } }
}

fn row(
    night: &Night,
    place: usize,
    sent: &Sent,
    selected: bool,
    [on_select, on_open]: [&Callback<usize>; 2],
) -> Html {
    let onclick = on_select.reform(move |_| place);
    let open = on_open.reform(move |_| place);
    let label = format("timeline.open", &[("n", &(place + 1).to_string())]);
    html! {
        <tr class={classes!(selected.then_some("now"))} onclick={onclick}>
            <td><button type="button" class="ln" aria-pressed={selected.to_string()}>
                <code>{times::moment(sent.time, &night.timeline)}</code>
            </button></td>
            <td>{finding(night, sent.finding)}</td>
            <td>{because(night, sent)}</td>
            <td class="r">{format!("+{}", sent.occurrences.len())}</td>
            <td class="r"><code>{sent.count}</code></td>
            <td>{arrives(night, place)}</td>
            <td class="r">
                <button type="button" class="btn icon" title={label.clone()} aria-label={label} onclick={open}>
                    {icon(Icon::Open, 16)}
                </button>
            </td>
        </tr>
    }
}

/// A finding in a table.
pub(super) fn finding(night: &Night, place: usize) -> Html {
    let Some(finding) = night.scenario.findings.get(place) else { return html! {} };
    html! { <><span class={classes!("sv", band(finding).map(band_class))}><i /></span>{" "}{shown_text(title(finding))}</> }
}

/// The class that gives the square beside a severity its colour.
pub(super) fn band_class(band: rulelens_guardduty::Severity) -> String {
    format!("s-{}", band.name().to_lowercase())
}

fn because(night: &Night, sent: &Sent) -> String {
    let mut words = match &sent.because {
        Because::New => text("timeline.because.new").to_owned(),
        Because::Interval { interval, ignored, by } => {
            let mut words = text(every(*interval)).to_owned();
            let by = by.and_then(|by| night.scenario.accounts.get(by));
            if let (Some(by), true) = (by, by_another(night, sent)) {
                words.push_str(&format("timeline.because.by", &[("account", &by.id)]));
            }
            if let Some(ignored) = ignored {
                let own = [("interval", super::edit::short(*ignored))];
                words.push_str(&format("timeline.because.ignored", &own));
            }
            words
        }
    };
    if sent.archived {
        words.push_str(text("timeline.because.archived"));
    }
    words
}

fn by_another(night: &Night, sent: &Sent) -> bool {
    night.scenario.accounts.get(sent.account).is_some_and(|account| account.membership.is_some())
}

fn every(interval: Interval) -> &'static str {
    match interval {
        Interval::FifteenMinutes => "timeline.because.quarter",
        Interval::OneHour => "timeline.because.hour",
        Interval::SixHours => "timeline.because.six-hours",
    }
}

fn arrives(night: &Night, event: usize) -> Html {
    match night.reach(event) {
        Reach::NoRules => html! { <span class="dim">{text("timeline.no-rules")}</span> },
        Reach::Unselected => html! {
            <span class="ar t-idle">{icon(Icon::Sign(Sign::Cross), 12)}{text("timeline.unselected.long")}</span>
        },
        Reach::Lost | Reach::Arrives => {
            night.notifications(event).map(|it| notification(night, it)).collect()
        }
    }
}

fn notification(night: &Night, notification: &Notification) -> Html {
    let rule = night.scenario.rules.get(notification.rule);
    let target = rule.and_then(|rule| rule.targets.get(notification.target));
    let id = target.and_then(|target| target.target.id()).unwrap_or_default();
    let view = text(view_name(notification.view));
    match &notification.lost {
        None => html! {
            <span class="ar t-ok" title={id.to_owned()}>{icon(Icon::Sign(Sign::Check), 12)}{view}</span>
        },
        Some(lost) => html! {
            <span class="ar t-warn" title={id.to_owned()}>
                {icon(Icon::Sign(Sign::Cut), 12)}
                {format("timeline.lost.by", &[("view", view), ("by", lost.by.name()), ("why", &lost.message)])}
            </span>
        },
    }
}

/// What people call a view.
fn view_name(view: rulelens_notify::View) -> &'static str {
    use rulelens_notify::View;
    match view {
        View::Email => "seen.email",
        View::EmailJson => "seen.email-json",
        View::Slack => "seen.slack",
        View::Teams => "seen.teams",
        View::Chime => "seen.chime",
        View::SlackWebhook => "seen.slack-webhook",
        View::TeamsWebhook => "seen.teams-webhook",
        View::Json => "seen.json",
    }
}
