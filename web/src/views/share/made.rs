//! What is passed on: the parts that were chosen, the link that holds them, what in them is
//! sensitive.

use rulelens_share::{
    COMFORTABLE, Part, Size, State as Shared, largest, read, sensitive, sizes, write,
};

/// What can be chosen, in the order of the dialog.
pub(super) const PARTS: [Part; 5] =
    [Part::Event, Part::Rule, Part::Target, Part::Scenario, Part::Cases];

/// What is made of a state.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Made {
    /// What is passed on.
    pub(super) state: Shared,
    /// It as a fragment; nothing if it is too much for a link.
    pub(super) link: Option<String>,
    /// How many different values of each kind are sensitive, or were until they were replaced.
    pub(super) sensitive: Vec<(sensitive::Kind, usize)>,
}

impl Made {
    /// The parts of `all` but for those that are left out; with values of documentation if `replace`.
    pub(super) fn of(all: &Shared, left_out: &[Part], replace: bool) -> Self {
        let chosen = without(all.clone(), left_out);
        let sensitive = sensitive::count(&chosen);
        let state = if replace { sensitive::replaced(&chosen) } else { chosen };
        // What does not come out again as it is must not be passed on as if it did.
        let link = write(&state).ok().filter(|link| read(link).state == state);
        Self { state, link, sensitive }
    }

    /// Whether anything is passed on.
    pub(super) fn is_anything(&self) -> bool {
        self.state != Shared { shown: self.state.shown.clone(), ..Shared::default() }
    }

    /// The largest part, if the link is longer than what takes links likes, or if there is none.
    pub(super) fn too_large(&self) -> Option<Size> {
        let comfortable = self.link.as_ref().is_some_and(|link| link.len() <= COMFORTABLE);
        if comfortable { None } else { largest(&self.state) }
    }
}

/// The parts that the state has, with how many bytes all of a kind have together.
pub(super) fn parts_of(state: &Shared) -> Vec<(Part, usize)> {
    let sizes = sizes(state);
    let of = |part: Part| sizes.iter().filter(move |size| size.part == part);
    PARTS
        .into_iter()
        .filter(|part| of(*part).next().is_some())
        .map(|part| (part, of(part).map(|size| size.bytes).sum()))
        .collect()
}

fn without(mut state: Shared, left_out: &[Part]) -> Shared {
    for part in left_out {
        match part {
            Part::Event => state.event.clear(),
            Part::Rule => {
                state.rules.clear();
                state.shown.rule = 0;
                for target in &mut state.targets {
                    target.rule = None;
                }
            }
            Part::Target => {
                state.targets.clear();
                state.shown.target = 0;
            }
            Part::Scenario => state.scenario.clear(),
            Part::Cases => state.cases.clear(),
            // It is not among those that can be chosen.
            _ => {}
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use rulelens_share::{Rule, Shown, Target};

    use super::*;

    fn all() -> Shared {
        Shared {
            shown: Shown { rule: 1, ..Shown::default() },
            rules: ["a", "b"]
                .map(|name| Rule {
                    name: name.into(),
                    pattern: r#"{"account":["210987654321"]}"#.into(),
                })
                .into(),
            event: r#"{"account":"210987654321","ip":"10.1.2.3"}"#.into(),
            targets: vec![Target { rule: Some(1), ..Target::default() }],
            scenario: "{}".into(),
            cases: "{}".into(),
        }
    }

    #[test]
    fn what_is_left_out_is_not_in_the_link_and_not_counted() {
        assert_eq!(parts_of(&all()).into_iter().map(|(part, _)| part).collect::<Vec<_>>(), PARTS);
        let made = Made::of(&all(), &[Part::Event, Part::Rule], false);
        let link = made.link.as_deref().unwrap();
        let read = read(link).state;
        assert_eq!((read.event.as_str(), read.rules.len(), read.targets[0].rule), ("", 0, None));
        assert_eq!(made.sensitive, []);
        assert!(made.is_anything());
        assert!(!Made::of(&all(), &PARTS, false).is_anything());
    }

    #[test]
    fn what_was_replaced_is_still_told() {
        let made = Made::of(&all(), &[], true);
        let wanted = [(sensitive::Kind::Account, 1), (sensitive::Kind::Address, 1)];
        assert_eq!(made.sensitive, wanted);
        assert_eq!(sensitive::count(&made.state), []);
        assert!(made.state.rules[0].pattern.contains("111122223333"));
    }

    #[test]
    fn too_long_a_link_names_its_largest_part() {
        assert_eq!(Made::of(&all(), &[], false).too_large(), None);
        // Nothing in it repeats, so that little is gained by compressing it.
        let mut number = 1_u64;
        let digits = (0..3000).map(|_| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            format!("{number:x}")
        });
        let long = Shared { event: digits.collect(), ..all() };
        let made = Made::of(&long, &[], false);
        assert_eq!(made.too_large().unwrap().part, Part::Event);
        assert!(made.link.is_some());
        let more = Shared { event: "x".repeat(5 << 20), ..all() };
        let made = Made::of(&more, &[], false);
        assert_eq!((made.link.as_ref(), made.too_large().unwrap().part), (None, Part::Event));
    }
}
