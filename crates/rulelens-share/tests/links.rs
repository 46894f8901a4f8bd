//! Links give back what was put in, and no text does harm.

#![expect(clippy::string_slice, reason = "links are ASCII")]

use proptest::prelude::*;
use rulelens_share::{
    Condition, Fault, Input, Part, Read, Rule, Shown, Size, State, Target, TooLarge, fragment_of,
    largest, read, sizes, write,
};

const EVENT: &str = include_str!("../../../web/examples/guardduty-event.json");
const PATHS: &str = include_str!("../../../web/examples/guardduty-input-paths.json");
const TEMPLATE: &str = include_str!("../../../web/examples/guardduty-template.txt");
const PATTERN: &str = include_str!("../../../web/examples/rules/guardduty-medium-up.json");
const LISTED: &str = include_str!("../../../web/examples/rules/legacy-4-to-8.9.json");
/// A link of the first version: it must stay readable for ever.
const OF_TODAY: &str = include_str!("links/version-1.txt");

fn rule(name: &str, pattern: &str) -> Rule {
    Rule { name: name.to_owned(), pattern: pattern.trim_end().to_owned() }
}

fn worked_example() -> State {
    let target = Target {
        name: "security-mail".to_owned(),
        input: Input::Transformer,
        input_paths: PATHS.trim_end().to_owned(),
        template: TEMPLATE.trim_end().to_owned(),
        ..Target::default()
    };
    State {
        rules: vec![rule("guardduty-medium-up", PATTERN), rule("legacy-4-to-8.9", LISTED)],
        event: EVENT.trim_end().to_owned(),
        targets: vec![target],
        shown: Shown { rule: 1, seen_as: "email".to_owned(), ..Shown::default() },
        ..State::default()
    }
}

#[test]
fn the_worked_example_makes_a_short_link() {
    let fragment = write(&worked_example()).unwrap();
    assert!(fragment.len() <= 2000, "{}", fragment.len());
}

/// What the kept link holds: every part, with texts that are no JSON as well.
fn kept() -> State {
    let target = |name: &str, input| Target {
        name: name.to_owned(),
        rule: (input != Input::Path).then_some(1),
        arn: "arn:aws:sns:eu-west-1:111122223333:soc".to_owned(),
        input,
        constant: "{\"text\": \"found\"}".to_owned(),
        input_path: "$.detail".to_owned(),
        input_paths: "{\n  \"type\": \"$.detail.type\"\n}".to_owned(),
        template: "\"Finding <type>\"\n\"조회\"".to_owned(),
    };
    State {
        rules: vec![
            rule("guardduty", "{\"source\": [\"aws.guardduty\"]}"),
            rule("unfinished", "{\"source\": ["),
        ],
        event: "{\n  \"source\": \"aws.guardduty\",\r\n\t\"detail\": {\"severity\": 3.90}\n}"
            .to_owned(),
        targets: Input::ALL.map(|input| target("mail", input)).to_vec(),
        shown: Shown {
            rule: 1,
            target: 3,
            view: "timeline".to_owned(),
            seen_as: "email".to_owned(),
        },
        scenario: "{\"findings\": []}".to_owned(),
        cases: "{\"version\": 1, \"cases\": []}".to_owned(),
    }
}

#[test]
fn links_of_the_first_version_stay_readable() {
    let read = read(OF_TODAY.trim_end());
    assert_eq!(read.fault, None);
    assert_eq!(read.state, kept());
}

/// Another version of the compressor may write other links. This one is known by those that it
/// writes, so that such a change is one that is meant.
#[test]
fn the_same_link_is_still_written() {
    assert_eq!(write(&kept()).unwrap(), OF_TODAY.trim_end());
}

#[test]
fn a_link_that_is_cut_anywhere_gives_what_comes_before() {
    let state = worked_example();
    let fragment = write(&state).unwrap();
    let mut conditions = Vec::new();
    for end in 0..fragment.len() {
        let read = read(&fragment[..end]);
        assert!(!read.is_whole(), "{end}");
        assert!(read.state.rules.len() <= state.rules.len());
        for (read, put) in read.state.rules.iter().zip(&state.rules) {
            assert!(put.name.starts_with(&read.name) && put.pattern.starts_with(&read.pattern));
        }
        assert!(state.event.starts_with(&read.state.event));
        if let [target] = &read.state.targets[..] {
            assert!(state.targets[0].template.starts_with(&target.template));
        }
        for part in read.parts {
            if !conditions.contains(&part.condition) {
                conditions.push(part.condition);
            }
        }
    }
    assert!(conditions.contains(&Condition::Whole));
    assert!(conditions.contains(&Condition::CutOff));
    assert!(conditions.contains(&Condition::Missing));
    assert!(!conditions.contains(&Condition::Damaged));
}

#[test]
fn a_link_that_ends_inside_a_template_gives_the_template_as_far_as_it_goes() {
    let state = worked_example();
    let fragment = write(&state).unwrap();
    let whole = &state.targets[0];
    let inside = |read: &Read| {
        let template = read.state.targets.first().map(|target| target.template.as_str());
        template.is_some_and(|it| it.lines().count() > 1 && it.len() < whole.template.len())
    };
    let read = (0..fragment.len()).map(|end| read(&fragment[..end])).find(inside).unwrap();
    assert_eq!((&read.state.rules, &read.state.event), (&state.rules, &state.event));
    assert_eq!(read.state.shown, state.shown);
    let cut = &read.state.targets[0];
    assert_eq!((&cut.input_paths, cut.input), (&whole.input_paths, whole.input));
    assert!(whole.template.starts_with(&cut.template));
    let last = read.parts.last().unwrap();
    assert_eq!((last.part, last.condition), (Some(Part::Target), Condition::CutOff));
}

#[test]
fn a_changed_character_is_seen() {
    let state = worked_example();
    let fragment = write(&state).unwrap();
    for at in (1..fragment.len()).step_by(7) {
        let other = if &fragment[at..=at] == "A" { "B" } else { "A" };
        let mut changed = fragment.clone();
        changed.replace_range(at..=at, other);
        let read = read(&changed);
        assert!(!read.is_whole() || read.state == state, "{at}");
    }
}

#[test]
fn what_mail_programs_put_in_is_left_out() {
    let fragment = write(&worked_example()).unwrap();
    let broken =
        format!("  https://example.com/play#{}\r\n {}\n", &fragment[..76], &fragment[76..]);
    let read = read(fragment_of(&broken));
    assert_eq!((read.fault, read.state), (None, worked_example()));
}

#[test]
fn a_bomb_is_not_inflated() {
    let state = State { event: "0".repeat(4 * 1024 * 1024 - 64), ..State::default() };
    let largest = write(&state).unwrap();
    assert_eq!(read(&largest).state, state);
    let state = State { event: "0".repeat(4 * 1024 * 1024), ..State::default() };
    assert!(matches!(write(&state), Err(TooLarge::Bytes { .. })));
}

#[test]
fn no_more_parts_are_read_than_a_page_can_show() {
    let rules = |count| State { rules: vec![Rule::default(); count], ..State::default() };
    let most = rules(4096);
    assert_eq!(read(&write(&most).unwrap()).state, most);
    assert_eq!(write(&rules(4097)), Err(TooLarge::Parts { given: 4097 }));
    // 5000 parts of a kind, by name; `ZWVl` is `eee`.
    let named = read(&format!("1AYoTdeyIJ2Vl{}", "ZWVl".repeat(1666)));
    assert_eq!((named.parts.len(), named.fault), (4096, Some(Fault::TooMany { given: 5000 })));
    let beyond = Shown { rule: 4096, ..Shown::default() };
    let beyond = State { shown: beyond, ..rules(1) };
    assert_eq!(write(&beyond), Err(TooLarge::Place { given: 4096 }));
}

#[test]
fn the_largest_part_is_named() {
    let state = worked_example();
    let parts: Vec<_> = sizes(&state).iter().map(|it| (it.part, it.index)).collect();
    let rules = [(Part::Rule, 0), (Part::Rule, 1)];
    let wanted = [(Part::Shown, 0), rules[0], rules[1], (Part::Event, 0), (Part::Target, 0)];
    assert_eq!(parts, wanted);
    assert_eq!(largest(&state).unwrap().part, Part::Event);
    let long = rule("", &"x".repeat(5 * 1024 * 1024));
    let long = State { rules: vec![rule("", ""), long], ..state };
    let told = write(&long).unwrap_err().to_string();
    assert!(told.ends_with("the largest part is the rule 2, with 5242885 bytes"), "{told}");
    let bytes = largest(&long).unwrap().bytes;
    assert_eq!(largest(&long).unwrap(), Size { part: Part::Rule, index: 1, bytes });
    assert_eq!(largest(&State::default()), None);
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ -~\n]{0,60}", Just(EVENT.to_owned())]
}

fn state() -> impl Strategy<Value = State> {
    let rule = (text(), text()).prop_map(|(name, pattern)| Rule { name, pattern });
    let texts = [text(), text(), text(), text(), text(), text()];
    let of = proptest::option::of(0..4096_usize);
    let target = (of, 0..4_usize, texts).prop_map(
        |(rule, input, [name, arn, constant, input_path, input_paths, template])| Target {
            name,
            rule,
            arn,
            input: Input::ALL.get(input).copied().unwrap_or_default(),
            constant,
            input_path,
            input_paths,
            template,
        },
    );
    let rules = proptest::collection::vec(rule, 0..4);
    let targets = proptest::collection::vec(target, 0..3);
    let shown = (0..4096_usize, 0..4096_usize, text(), text())
        .prop_map(|(rule, target, view, seen_as)| Shown { rule, target, view, seen_as });
    (shown, rules, text(), targets, text(), text()).prop_map(
        |(shown, rules, event, targets, scenario, cases)| State {
            shown,
            rules,
            event,
            targets,
            scenario,
            cases,
        },
    )
}

proptest! {
    #[test]
    fn what_is_put_in_comes_out(state in state()) {
        let fragment = write(&state).unwrap();
        let read = read(&fragment);
        prop_assert_eq!(read.fault, None);
        prop_assert_eq!(&read.state, &state);
        prop_assert_eq!(write(&read.state).unwrap(), fragment);
    }

    #[test]
    fn any_text_is_harmless(text in any::<String>()) {
        prop_assert!(!read(&text).is_whole() || write(&read(&text).state).is_ok());
    }

    #[test]
    fn any_bytes_are_harmless(text in "1[A-Za-z0-9_-]{0,200}") {
        prop_assert!(!read(&text).is_whole() || write(&read(&text).state).is_ok());
    }
}
