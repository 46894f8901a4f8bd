//! The plot: a lane for each finding, with its occurrences, what is gathered, the events, and
//! whether anything arrives of them.

use gloo::{events::EventListener, utils::window};
use rulelens_guardduty::{
    Time,
    scenario::Finding,
    simulation::{Because, Fate, NEW_FINDING, Sent},
};
use web_sys::Element;
use yew::prelude::*;

use super::{
    Told, WIDEST,
    axis::{Axis, BREAK, Mark},
    events::band_class,
    night::{Night, Reach, band, severity, title},
    times,
};
use crate::{
    components::words::{severity_name, shown_text},
    messages::{counted, format, text},
};

/// Heights, in pixels: the row of times, a lane, and in it the occurrences, the events, what arrives.
const TOP: f64 = 30.0;
const LANE: f64 = 92.0;
const OCCURRENCE: f64 = 22.0;
const EVENT: f64 = 50.0;
const NOTIFICATION: f64 = 76.0;
/// The most lanes that are drawn.
const LANES: usize = 40;
/// Nearer to each other than this, in pixels, two marks of a kind look like one and are drawn as one.
const APART: f64 = 1.5;
/// How wide the note about the enlarged minutes is, in pixels.
const NOTE: f64 = 150.0;
/// The narrowest that the plot is, in pixels.
const NARROWEST: f64 = 640.0;

#[derive(Properties, PartialEq)]
pub(super) struct PlotProps {
    pub(super) told: Told,
    /// An event's place in the timeline.
    pub(super) selected: usize,
    /// How often it is made twice as wide.
    pub(super) zoom: u32,
    pub(super) on_select: Callback<usize>,
    pub(super) on_open: Callback<usize>,
    pub(super) on_zoom: Callback<u32>,
}

/// The plot, with the findings at its left.
#[component]
pub(super) fn Plot(props: &PlotProps) -> Html {
    let place = use_node_ref();
    let room = use_room(&place);
    let Ok(night) = &*props.told else { return html! {} };
    let width = room.max(NARROWEST) * f64::from(1_u32 << props.zoom.min(WIDEST));
    let axis = Axis::new(&night.timeline, width);
    let lanes = night.scenario.findings.len().min(LANES);
    let drawing = Drawing { night, axis: &axis, selected: props.selected };
    {
        let at = night.timeline.events.get(props.selected).map(|event| axis.x(event.time));
        let place = place.clone();
        use_effect_with((props.selected, props.zoom), move |_| {
            if let (Some(scrolled), Some(x)) = (place.cast::<Element>(), at) {
                bring_into_view(&scrolled, x);
            }
        });
    }
    let onkeydown = {
        let (on_select, on_open, on_zoom) =
            (props.on_select.clone(), props.on_open.clone(), props.on_zoom.clone());
        let (selected, zoom, events) = (props.selected, props.zoom, night.timeline.events.len());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            match event.key().as_str() {
                "Enter" => on_open.emit(selected),
                "+" | "=" => on_zoom.emit((zoom + 1).min(WIDEST)),
                "-" => on_zoom.emit(zoom.saturating_sub(1)),
                key => match walked(key, selected, events) {
                    Some(next) => on_select.emit(next),
                    None => return,
                },
            }
            event.prevent_default();
        })
    };
    let height = TOP + LANE * lanes_height(lanes);
    html! {
        <>
            <div class="tlb">
                <div class="tl-labels">
                    {for night.scenario.findings.iter().take(LANES).map(|finding| label(night, finding))}
                </div>
                <div class="tl-plot" tabindex="0" role="group" aria-label={text("timeline.plot.keys")}
                    ref={place} {onkeydown}>
                    <svg width={px(width)} height={px(height)} aria-hidden="true">
                        {drawing.ground(height)}
                        {for (0..lanes).map(|lane| drawing.lane(lane, &props.on_select))}
                    </svg>
                </div>
            </div>
            {more_lanes(night)}
        </>
    }
}

/// The event that a key leads to.
fn walked(key: &str, selected: usize, events: usize) -> Option<usize> {
    let last = events.checked_sub(1)?;
    Some(match key {
        "ArrowRight" | "ArrowDown" => selected.saturating_add(1).min(last),
        "ArrowLeft" | "ArrowUp" => selected.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

fn more_lanes(night: &Night) -> Html {
    let more = night.scenario.findings.len().saturating_sub(LANES);
    html! {
        if more > 0 {
            <p class="note">{counted(more, ["timeline.lanes.more.one", "timeline.lanes.more"])}</p>
        }
    }
}

/// How wide an element is, also when the window changes.
#[hook]
fn use_room(place: &NodeRef) -> f64 {
    let room = use_state_eq(|| 0.0);
    {
        let (room, place) = (room.setter(), place.clone());
        use_effect_with((), move |()| {
            let measure = move || {
                if let Some(element) = place.cast::<Element>() {
                    room.set(f64::from(element.client_width()));
                }
            };
            measure();
            let listener = EventListener::new(&window(), "resize", move |_| measure());
            move || drop(listener)
        });
    }
    *room
}

fn bring_into_view(scrolled: &Element, x: f64) {
    let (left, width) = (f64::from(scrolled.scroll_left()), f64::from(scrolled.client_width()));
    if x < left + 40.0 || x > left + width - 60.0 {
        #[expect(clippy::cast_possible_truncation, reason = "a place in pixels")]
        scrolled.set_scroll_left((x - width / 2.0).max(0.0) as i32);
    }
}

fn label(night: &Night, finding: &Finding) -> Html {
    let name = severity(finding).zip(band(finding));
    html! {
        <div>
            <code title={title(finding).to_owned()}>{shown_text(title(finding))}</code>
            if let Some((severity, band)) = name {
                <span class={classes!("sv", band_class(band))}><i />{format!("{} {severity}", severity_name(band))}</span>
            }
            <small>{state(night, finding)}</small>
        </div>
    }
}

/// What was done about a finding.
fn state(night: &Night, finding: &Finding) -> String {
    if let Some(period) = finding.archived.first() {
        let time = times::short(period.from, &night.timeline);
        return format("timeline.archived.at", &[("time", &time)]);
    }
    let suppressed = !finding.suppressed.is_empty();
    text(if suppressed { "timeline.suppression" } else { "timeline.active" }).to_owned()
}

/// What is drawn on the axis.
struct Drawing<'n> {
    night: &'n Night,
    axis: &'n Axis,
    selected: usize,
}

impl Drawing<'_> {
    /// The times, and what is enlarged.
    fn ground(&self, height: f64) -> Html {
        let mark = |mark: Mark| {
            let words =
                if mark.day { times::short_day(mark.time) } else { times::clock(mark.time) };
            html! {
                <>
                    <line class="g" x1={px(mark.x)} x2={px(mark.x)} y1={px(TOP)} y2={px(height)} />
                    <text class="tx m" x={px(mark.x)} y="19">{words}</text>
                </>
            }
        };
        let enlarged = self.axis.enlarged_to().map(|x| {
            let middle = px(x / 2.0);
            // Under the first finding, whose five minutes these are.
            let has_room = x >= NOTE && height >= TOP + 2.0 * LANE;
            html! {
                <>
                    <rect class="enl" width={px(x + 4.0)} height={px(height)} />
                    <path class="brk-l" d={format!("M{x} 0v{height}M{} 0v{height}", x + BREAK / 2.0)} />
                    if has_room {
                        <text class="tx m q" x={middle.clone()} y={px(height - 22.0)}>{text("timeline.enlarged")}</text>
                        <text class="tx m q" x={middle} y={px(height - 8.0)}>{text("timeline.enlarged.more")}</text>
                    }
                </>
            }
        });
        html! { <>{for enlarged}{for self.axis.marks().into_iter().map(mark)}</> }
    }

    fn lane(&self, lane: usize, on_select: &Callback<usize>) -> Html {
        let top = TOP + LANE * lanes_height(lane);
        let Some(finding) = self.night.scenario.findings.get(lane) else { return html! {} };
        let archived = finding.archived.iter().map(|period| self.archived(period.from, top));
        html! {
            <g>
                if lane > 0 {
                    <line class="hr" x1="0" x2="100%" y1={px(top)} y2={px(top)} />
                }
                {for self.events(lane).map(|place| self.event(place, top, on_select))}
                {for archived}
                {for self.all_suppressed(lane, top)}
                {for self.occurrences(lane).map(|(x, sent)| occurrence(x, top + OCCURRENCE, sent))}
            </g>
        }
    }

    /// The events of a lane that are drawn: not those that would cover each other.
    fn events(&self, lane: usize) -> impl Iterator<Item = usize> {
        let mut last = f64::NEG_INFINITY;
        self.night.events_of(lane).iter().copied().filter(move |place| {
            let Some(event) = self.night.timeline.events.get(*place) else { return false };
            let x = self.axis.x(event.time);
            let drawn = *place == self.selected || x - last >= APART;
            last = if drawn { x } else { last };
            drawn
        })
    }

    /// That nothing is sent of a lane that has occurrences.
    fn all_suppressed(&self, lane: usize, top: f64) -> Option<Html> {
        let first = self.night.occurrences_of(lane).next()?;
        let x = px(self.axis.x(first.time) - 4.0);
        self.night.events_of(lane).is_empty().then(|| {
            html! {
                <text class="tx q" {x} y={px(top + EVENT + 6.0)}>{text("timeline.all-suppressed")}</text>
            }
        })
    }

    /// Where the occurrences of a lane stand, and whether an event is sent of them.
    fn occurrences(&self, lane: usize) -> impl Iterator<Item = (f64, bool)> {
        let mut last = f64::NEG_INFINITY;
        self.night.occurrences_of(lane).filter_map(move |occurrence| {
            let x = self.axis.x(occurrence.time);
            let drawn = x - last >= APART;
            last = if drawn { x } else { last };
            drawn.then_some((x, !matches!(occurrence.fate, Fate::Suppressed { .. })))
        })
    }

    fn event(&self, place: usize, top: f64, on_select: &Callback<usize>) -> Html {
        let Some(sent) = self.night.timeline.events.get(place) else { return html! {} };
        let x = self.axis.x(sent.time);
        let (line, y) = (top + OCCURRENCE, top + EVENT);
        let from = self.gathered_from(sent);
        let selected = (place == self.selected).then_some("sel");
        let reach = self.night.reach(place);
        html! {
            <g class={classes!("evg", selected)} onclick={on_select.reform(move |_| place)}>
                <rect class="win" x={px(from)} y={px(line - 10.0)} width={px((x - from).max(6.0))}
                    height="20" rx="3" />
                {for self.fan(sent, x, top)}
                <path class={classes!("drop", reach_class(reach))}
                    d={format!("M{x} {}V{}", y + 6.0, top + NOTIFICATION - 8.0)} />
                <path class="ev" d={format!("M{x} {}l7 7-7 7-7-7Z", y - 7.0)} />
                <text class="tx c" x={px(x + 11.0)} y={px(y + 4.0)}>{sent.count}</text>
                {arrival(reach, x, top + NOTIFICATION)}
            </g>
        }
    }

    /// Where the time begins whose occurrences the event stands for.
    fn gathered_from(&self, sent: &Sent) -> f64 {
        let span = match sent.because {
            Because::New => NEW_FINDING.millis(),
            Because::Interval { interval, .. } => interval.minutes().millis(),
        };
        let begin = Time::from_millis(sent.time.millis() - span);
        let gap = if sent.because == Because::New { -7.0 } else { 3.0 };
        self.axis.x(begin) + gap
    }

    /// Lines from the occurrences to their event.
    fn fan(&self, sent: &Sent, x: f64, top: f64) -> Vec<Html> {
        let (line, y) = (top + OCCURRENCE, top + EVENT);
        let mut last = f64::NEG_INFINITY;
        let mut lines = Vec::new();
        for place in &sent.occurrences {
            let Some(occurrence) = self.night.timeline.occurrences.get(*place) else { continue };
            let from = self.axis.x(occurrence.time);
            if from - last >= APART {
                last = from;
                let d = format!(
                    "M{from} {}C{from} {} {} {} {x} {}",
                    line + 4.0,
                    y - 8.0,
                    x - 4.0,
                    line + 12.0,
                    y - 7.0
                );
                lines.push(html! { <path class="fan" {d} /> });
            }
        }
        lines
    }

    fn archived(&self, from: Time, top: f64) -> Html {
        let x = self.axis.x(from);
        html! {
            <>
                <path class="archl" d={format!("M{x} {}V{}", top + 6.0, top + LANE - 6.0)} />
                <text class="tx a" x={px(x - 6.0)} y={px(top + EVENT + 4.0)} text-anchor="end">{text("timeline.archived")}</text>
            </>
        }
    }
}

fn occurrence(x: f64, y: f64, sent: bool) -> Html {
    html! { <circle class={classes!("oc", (!sent).then_some("off"))} cx={px(x)} cy={px(y)} r="4" /> }
}

fn reach_class(reach: Reach) -> Option<&'static str> {
    match reach {
        Reach::Arrives => None,
        Reach::Lost => Some("warn"),
        Reach::Unselected => Some("cut"),
        Reach::NoRules => Some("none"),
    }
}

/// The sign of what arrives.
fn arrival(reach: Reach, x: f64, y: f64) -> Html {
    let at = |dx: f64| format!("translate({} {})", x - dx, y - dx);
    match reach {
        Reach::Arrives => html! {
            <g class="nt" transform={at(8.0)}>
                <rect x="1" y="2.5" width="14" height="11" rx="1.5" /><path d="m1.5 4 6.5 4.8L14.5 4" />
            </g>
        },
        Reach::Lost => html! {
            <g class="nl" transform={at(7.0)}><circle cx="7" cy="7" r="5.7" /><path d="m3 11 8-8" /></g>
        },
        Reach::Unselected => html! {
            <g class="nx" transform={at(5.0)}><path d="m1 1 8 8m0-8-8 8" /></g>
        },
        Reach::NoRules => html! {},
    }
}

fn px(length: f64) -> String {
    format!("{length:.1}")
}

/// Lanes as a factor of heights.
#[expect(clippy::cast_precision_loss, reason = "a few lanes")]
fn lanes_height(lanes: usize) -> f64 {
    lanes as f64
}

#[cfg(test)]
mod tests {
    use super::walked;

    #[test]
    fn arrows_walk_the_events_and_stop_at_the_ends() {
        assert_eq!(walked("ArrowRight", 1, 3), Some(2));
        assert_eq!(walked("ArrowRight", 2, 3), Some(2));
        assert_eq!(walked("ArrowLeft", 0, 3), Some(0));
        assert_eq!(walked("End", 0, 3), Some(2));
        assert_eq!(walked("x", 0, 3), None);
        assert_eq!(walked("End", 0, 0), None);
    }
}
