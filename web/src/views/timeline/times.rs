//! Times in words, in UTC.

use rulelens_guardduty::{Time, Timeline};

use crate::browser::day_range;

/// The day or days of a timeline.
pub(super) fn days(timeline: &Timeline) -> String {
    match ends(timeline) {
        Some((first, last)) => day_range(&first.to_string(), &last.to_string()),
        None => String::new(),
    }
}

/// A moment: without its day if all is on one.
pub(super) fn moment(time: Time, timeline: &Timeline) -> String {
    let text = time.to_string();
    let text = text.trim_end_matches('Z');
    let one_day = ends(timeline).is_none_or(|(first, last)| day(first) == day(last));
    match text.split_once('T') {
        Some((_, clock)) if one_day => clock.to_owned(),
        Some((day, clock)) => format!("{day} {clock}"),
        None => text.to_owned(),
    }
}

/// The same without seconds that are none.
pub(super) fn short(time: Time, timeline: &Timeline) -> String {
    let moment = moment(time, timeline);
    moment.strip_suffix(":00").map(str::to_owned).unwrap_or(moment)
}

/// Hours and minutes.
pub(super) fn clock(time: Time) -> String {
    time.to_string()
        .split_once('T')
        .and_then(|(_, clock)| clock.get(..5))
        .unwrap_or_default()
        .to_owned()
}

/// The day, as `03-14`.
pub(super) fn short_day(time: Time) -> String {
    time.to_string().get(5..10).unwrap_or_default().to_owned()
}

fn day(time: Time) -> i64 {
    time.millis().div_euclid(86_400_000)
}

/// The first and the last moment of a timeline, whose lists are in order of time.
pub(super) fn ends(timeline: &Timeline) -> Option<(Time, Time)> {
    let (occurrences, events) = (&timeline.occurrences, &timeline.events);
    let first = [occurrences.first().map(|it| it.time), events.first().map(|it| it.time)];
    let last = [occurrences.last().map(|it| it.time), events.last().map(|it| it.time)];
    first.into_iter().flatten().min().zip(last.into_iter().flatten().max())
}
