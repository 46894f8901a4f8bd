//! Where times stand. The first minutes of the first finding are enlarged if what follows is much
//! longer: that is where the rule for new findings can be seen.

use rulelens_guardduty::{Time, Timeline, simulation::NEW_FINDING};

use super::times::ends;

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How far from each other marks stand, in milliseconds.
const STEPS: [i64; 17] = [
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    30 * DAY,
    91 * DAY,
    365 * DAY,
];
/// Two marks are no nearer to each other, in pixels.
const MARK: f64 = 60.0;

/// Free at both ends, in pixels.
const LEFT: f64 = 14.0;
const RIGHT: f64 = 40.0;
/// Between the enlarged part and the rest, in pixels.
pub(super) const BREAK: f64 = 18.0;
/// How much of the width the enlarged part has.
const ENLARGED: f64 = 0.2;
/// It is worth a break from this on: the whole, in milliseconds.
const LONG: i64 = 45 * MINUTE;

/// A scale of times, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    first: i64,
    last: i64,
    width: f64,
    /// Where the enlarged part ends: its time and its place.
    enlarged: Option<(i64, f64)>,
}

/// A mark on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) time: Time,
    pub(super) x: f64,
    /// Whether a day begins there.
    pub(super) day: bool,
}

impl Axis {
    /// For all of a timeline, so wide in all.
    pub(super) fn new(timeline: &Timeline, width: f64) -> Self {
        let (first, last) = ends(timeline).unwrap_or_default();
        let first = first.millis();
        let last = last.millis().max(first + MINUTE);
        let behind = first + NEW_FINDING.millis() + MINUTE / 2;
        let enlarged = (last - first > LONG).then_some((behind, width * ENLARGED));
        Self { first, last, width, enlarged }
    }

    /// Where the enlarged part ends, if there is one.
    pub(super) fn enlarged_to(&self) -> Option<f64> {
        self.enlarged.map(|(_, x)| x)
    }

    /// Where a time stands.
    pub(super) fn x(&self, time: Time) -> f64 {
        self.place(time.millis())
    }

    fn place(&self, millis: i64) -> f64 {
        match self.enlarged {
            Some((time, x)) if millis <= time => {
                between(millis, (self.first, LEFT), (time, x - LEFT / 2.0))
            }
            Some((time, x)) => between(millis, (time, x + BREAK), (self.last, self.end())),
            None => between(millis, (self.first, LEFT), (self.last, self.end())),
        }
    }

    fn end(&self) -> f64 {
        (self.width - RIGHT).max(LEFT)
    }

    /// The marks, from left to right.
    pub(super) fn marks(&self) -> Vec<Mark> {
        let Some((time, _)) = self.enlarged else { return self.marks_in(self.first, self.last) };
        let mut marks = self.marks_in(self.first, time);
        marks.extend(self.marks_in(time + 1, self.last));
        marks
    }

    fn marks_in(&self, from: i64, to: i64) -> Vec<Mark> {
        let room = (self.place(to) - self.place(from)).max(1.0);
        let fits = |step: i64| to_f64(step) / to_f64((to - from).max(1)) * room >= MARK;
        let step = STEPS.into_iter().find(|step| fits(*step)).unwrap_or(365 * DAY);
        let begin = from.div_euclid(step) * step;
        let times = (0..).map(|n| begin + n * step).take_while(|time| *time <= to);
        let mark = |time| Mark {
            time: Time::from_millis(time),
            x: self.place(time),
            day: time % DAY == 0,
        };
        times.filter(|time| *time >= from).map(mark).collect()
    }
}

fn between(millis: i64, (from, left): (i64, f64), (to, right): (i64, f64)) -> f64 {
    let share = to_f64(millis - from) / to_f64((to - from).max(1));
    left + share * (right - left)
}

/// Spans of a few thousand years in milliseconds are exact.
#[expect(clippy::cast_precision_loss, reason = "times end with the year 9999")]
fn to_f64(millis: i64) -> f64 {
    millis as f64
}

#[cfg(test)]
mod tests {
    use rulelens_guardduty::{Scenario, simulate};

    use super::*;

    fn axis(occurrences: &str, width: f64) -> Axis {
        let scenario = format!(
            r#"{{"findings": [{{"type": "Recon:EC2/Portscan", "occurrences": {occurrences}}}]}}"#
        );
        Axis::new(&simulate(&Scenario::parse(&scenario).unwrap()), width)
    }

    fn at(text: &str) -> Time {
        Time::parse(text).unwrap()
    }

    #[test]
    fn the_first_five_minutes_are_enlarged_in_a_long_night() {
        let axis = axis(r#"["2026-03-14T20:00:00Z", "2026-03-15T04:00:00Z"]"#, 1000.0);
        let minutes = axis.x(at("2026-03-14T20:05:00Z")) - axis.x(at("2026-03-14T20:00:00Z"));
        assert!((150.0..200.0).contains(&minutes), "{minutes}");
        assert!(axis.x(at("2026-03-14T20:06:00Z")) > 200.0);
        assert!(axis.x(at("2026-03-15T04:00:00Z")) < 1000.0);
    }

    #[test]
    fn a_short_time_has_one_scale() {
        let axis = axis(r#"["2026-03-14T20:00:00Z", "2026-03-14T20:04:00Z"]"#, 1000.0);
        assert_eq!(axis.enlarged_to(), None);
    }

    #[test]
    fn later_times_stand_further_right_and_marks_are_apart() {
        for width in [300.0, 1000.0, 20_000.0] {
            let axis = axis(r#"["2026-03-14T20:00:00Z", "2026-05-14T20:00:00Z"]"#, width);
            let marks = axis.marks();
            assert!(!marks.is_empty());
            for pair in marks.windows(2) {
                assert!(pair[1].x - pair[0].x >= BREAK, "{pair:?}");
                assert!(pair[0].time < pair[1].time);
            }
        }
    }

    #[test]
    fn a_timeline_without_anything_is_no_fault() {
        let axis = axis("[]", 500.0);
        assert!(axis.x(at("2026-03-14T20:00:00Z")).is_finite());
    }
}
