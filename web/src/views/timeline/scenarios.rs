//! Scenarios that are ready to be loaded: the files of `web/scenarios`.

/// A scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ready {
    /// Its file's name, which also names its words.
    pub(super) name: &'static str,
    /// The key of its title.
    pub(super) title: &'static str,
    text: &'static str,
}

impl Ready {
    /// Its text.
    pub(super) fn text(self) -> &'static str {
        self.text.trim_end()
    }
}

/// All of them; the first is shown to whoever has none yet.
pub(super) const READY: [Ready; 6] = [
    Ready { name: "day", title: "scenario.day", text: include_str!("../../../scenarios/day.json") },
    Ready {
        name: "night",
        title: "scenario.night",
        text: include_str!("../../../scenarios/night.json"),
    },
    Ready {
        name: "burst",
        title: "scenario.burst",
        text: include_str!("../../../scenarios/burst.json"),
    },
    Ready {
        name: "archived",
        title: "scenario.archived",
        text: include_str!("../../../scenarios/archived.json"),
    },
    Ready {
        name: "suppressed",
        title: "scenario.suppressed",
        text: include_str!("../../../scenarios/suppressed.json"),
    },
    Ready {
        name: "member",
        title: "scenario.member",
        text: include_str!("../../../scenarios/member.json"),
    },
];

/// The one that a text is, if it is one.
pub(super) fn named(text: &str) -> Option<Ready> {
    READY.into_iter().find(|ready| ready.text() == text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{examples::worked_example, views::timeline::night::Night};

    /// Occurrences, events, notifications that arrive, and that are lost. The command's tests have the
    /// same for the night.
    #[test]
    fn each_shows_what_its_title_says() {
        let figures = READY.map(|ready| {
            let Ok(night) = Night::of(ready.text(), None, &worked_example()) else {
                panic!("{} is not valid", ready.name);
            };
            let (arrived, all) = (night.arrived(), night.notified.notifications.len());
            let timeline = &night.timeline;
            let figures = [timeline.occurrences.len(), timeline.events.len(), arrived];
            (ready.name, figures, all - arrived)
        });
        let wanted = [
            ("day", [30, 12, 18], 0),
            ("night", [40, 3, 3], 3),
            ("burst", [32, 2, 4], 0),
            ("archived", [5, 5, 6], 0),
            ("suppressed", [6, 4, 8], 0),
            ("member", [5, 4, 6], 0),
        ];
        assert_eq!(figures, wanted);
    }

    #[test]
    fn a_text_is_known_again() {
        for ready in READY {
            assert_eq!(named(&format!("{}\n", ready.text())), Some(ready));
        }
        assert_eq!(named("{}"), None);
    }
}
