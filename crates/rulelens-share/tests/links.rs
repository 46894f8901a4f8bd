//! Links give back what was put in, and no text does harm.

#![expect(clippy::string_slice, reason = "links are ASCII")]

use proptest::prelude::*;
use rulelens_share::{
    Condition, Fault, Input, Part, Rule, State, Target, fragment_of, read, write,
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
        rule: 1,
        view: "email".to_owned(),
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
        rule: 1,
        target: 3,
        view: "email".to_owned(),
        cases: "{\"version\": 1, \"cases\": []}".to_owned(),
    }
}

#[test]
fn links_of_the_first_version_stay_readable() {
    let read = read(OF_TODAY.trim_end());
    assert_eq!(read.fault, None);
    assert_eq!(read.state, kept());
}

#[test]
fn a_link_that_is_cut_anywhere_gives_a_prefix_of_its_parts() {
    let state = worked_example();
    let fragment = write(&state).unwrap();
    let mut conditions = Vec::new();
    for end in 0..fragment.len() {
        let read = read(&fragment[..end]);
        assert!(!read.is_whole(), "{end}");
        assert!(read.state.rules.iter().zip(&state.rules).all(|(read, put)| read == put));
        assert!(read.state.event.is_empty() || read.state.event == state.event);
        for part in read.parts {
            if !conditions.contains(&part.condition) {
                conditions.push(part.condition);
            }
        }
    }
    assert!(conditions.contains(&Condition::Whole));
    assert!(conditions.contains(&Condition::CutOff));
    assert!(conditions.contains(&Condition::Missing));
    // Most of the way the rules are there already.
    let read = read(&fragment[..fragment.len() * 3 / 4]);
    assert_eq!(read.state.rules, state.rules);
    assert!(read.parts.iter().any(|it| it.part == Some(Part::Target)));
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
fn hostile_links_give_a_fault() {
    let cases = include_str!("links/hostile.txt");
    let links: Vec<_> = cases.lines().filter(|line| !line.starts_with("# ")).collect();
    assert!(links.len() >= 60, "{}", links.len());
    for link in links {
        let (wanted, fragment) = link.split_once(' ').unwrap();
        let code = read(fragment).fault.as_ref().map(Fault::code);
        assert_eq!(code, Some(wanted), "{fragment}");
    }
}

#[test]
fn a_bomb_is_not_inflated() {
    let state = State { event: "0".repeat(4 * 1024 * 1024 - 64), ..State::default() };
    let largest = write(&state).unwrap();
    assert_eq!(read(&largest).state, state);
    let state = State { event: "0".repeat(4 * 1024 * 1024), ..State::default() };
    assert!(write(&state).is_err());
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ -~\n]{0,60}", Just(EVENT.to_owned())]
}

fn state() -> impl Strategy<Value = State> {
    let rule = (text(), text()).prop_map(|(name, pattern)| Rule { name, pattern });
    let target = (text(), 0..4_usize, [text(), text(), text(), text()]).prop_map(
        |(name, input, [constant, input_path, input_paths, template])| Target {
            name,
            input: Input::ALL.get(input).copied().unwrap_or_default(),
            constant,
            input_path,
            input_paths,
            template,
        },
    );
    let rules = proptest::collection::vec(rule, 0..4);
    let targets = proptest::collection::vec(target, 0..3);
    let shown = (0..1_usize << 28, 0..200_usize, text());
    (rules, text(), targets, shown, text()).prop_map(
        |(rules, event, targets, (rule, target, view), cases)| State {
            rules,
            event,
            targets,
            rule,
            target,
            view,
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
