//! Events and rules that are made to take long: what matters is that they come to an end.

use std::fmt::Write;

use rulelens::{Pattern, RuleSet};

use crate::{expected, matching, pattern, set};

/// The size of what is large: in a test build all is slower.
const LARGE: usize = if cfg!(debug_assertions) { 20_000 } else { 200_000 };

const NONE: [usize; 0] = [];

fn rules(texts: impl Iterator<Item = String>) -> Vec<Pattern> {
    texts.map(|text| pattern(&text)).collect()
}

#[test]
fn an_array_of_many_objects_that_hold_no_fitting_pair() {
    let patterns = rules([r#"{"i":{"a":[1],"b":[2],"c":[3]}}"#.to_owned()].into_iter());
    let mut event = r#"{"i":["#.to_owned();
    for number in 0..LARGE {
        event.push_str(["{\"a\":1,\"b\":0,\"c\":3},", "{\"b\":2,\"a\":1,\"c\":0},"][number % 2]);
    }
    let apart = event.clone() + "{}]}";
    assert_eq!(matching(&set(&patterns), &apart), NONE);
    let together = event + "{\"c\":3,\"b\":2,\"a\":1}]}";
    assert_eq!(matching(&set(&patterns), &together), [0]);
}

#[test]
fn arrays_within_arrays_of_which_only_the_last_fits() {
    let patterns = rules(
        [r#"{"o":{"p":{"a":[1],"b":[1]},"q":{"c":[1],"d":[1]},"z":[{"exists":false}]}}"#
            .to_owned()]
        .into_iter(),
    );
    let many = |first: &str, second: &str| {
        let pair = format!("{{\"{first}\":1,\"{second}\":1}},");
        format!("[{}{{}}]", pair.repeat(300))
    };
    let apart = "{\"c\":1},{\"d\":1},".repeat(150);
    let mut event = r#"{"o":["#.to_owned();
    for _ in 0..10 {
        write!(event, "{{\"p\":{},\"q\":[{apart}{{}}]}},", many("a", "b")).expect("a string");
    }
    let without = event.clone() + "{}]}";
    assert_eq!(matching(&set(&patterns), &without), NONE);
    write!(event, "{{\"p\":{},\"q\":{}}}]}}", many("a", "b"), many("c", "d")).expect("a string");
    assert_eq!(matching(&set(&patterns), &event), [0]);
}

#[test]
fn duplicate_keys_that_put_fields_into_many_arrays() {
    let patterns = rules([r#"{"i":{"a":[1],"b":[2]}}"#.to_owned()].into_iter());
    let event = format!("{{{}\"i\":0}}", r#""i":[{"a":1},{"b":2}],"#.repeat(1000));
    // A value of one array stands with one of another.
    assert_eq!(matching(&set(&patterns), &event), [0]);
}

#[test]
fn wildcards_that_overlap() {
    let letters = ["a", "b", "c", "ab", "ba", "ca"];
    let mut texts = Vec::new();
    for first in letters {
        for second in letters {
            for third in letters {
                texts.push(format!(r#"{{"w":[{{"wildcard":"*{first}*{second}*{third}*"}}]}}"#));
            }
        }
    }
    let patterns = rules(texts.into_iter());
    let long = "abcabbca".repeat(LARGE / 100);
    for value in ["", "abc", "cbabcabac", &long] {
        let event = format!(r#"{{"w":"{value}"}}"#);
        assert_eq!(matching(&set(&patterns), &event), expected(&patterns, &event));
    }
}

#[test]
fn prefixes_each_of_which_begins_with_the_one_before() {
    let count = 1000;
    let texts =
        (0..count).map(|length| format!(r#"{{"p":[{{"prefix":"{}"}}]}}"#, "x".repeat(length)));
    let patterns = rules(texts);
    let set = set(&patterns);
    for length in [0, 1, 500, count - 1, count + 100] {
        let event = format!(r#"{{"p":"{}"}}"#, "x".repeat(length));
        assert_eq!(matching(&set, &event).len(), count.min(length + 1));
        let event = format!(r#"{{"p":"{}y"}}"#, "x".repeat(length));
        assert_eq!(matching(&set, &event).len(), count.min(length + 1));
    }
}

#[test]
fn a_field_that_all_rules_test_with_anything_but() {
    let mut builder = RuleSet::builder();
    for number in 0..LARGE {
        let text = format!(r#"{{"f":[{{"anything-but":"{number}"}}],"k":["{}"]}}"#, number / 2);
        builder.add(number, &pattern(&text));
    }
    let set = builder.build();
    assert_eq!(matching(&set, r#"{"f":"7","k":"3"}"#), [6]);
    assert_eq!(matching(&set, r#"{"f":"x","k":"3"}"#), [6, 7]);
    assert_eq!(matching(&set, r#"{"f":["6","7"],"k":"3"}"#), [6, 7]);
    assert_eq!(matching(&set, r#"{"k":"3"}"#), NONE);
}

#[test]
fn rules_that_are_only_negative_and_shut_out_by_one_field() {
    let mut builder = RuleSet::builder();
    for number in 0..LARGE {
        let text = format!(r#"{{"f":[{{"anything-but":{number}}}],"g":[{{"exists":false}}]}}"#);
        builder.add(number, &pattern(&text));
    }
    let set = builder.build();
    assert_eq!(matching(&set, r#"{"f":7,"g":0}"#), NONE);
    assert_eq!(matching(&set, r#"{"f":7}"#).len(), LARGE - 1);
}

#[test]
fn events_of_megabytes_in_every_shape() {
    let patterns =
        rules([r#"{"k":[0]}"#, r#"{"j":{"a":[{"exists":false}]}}"#].map(str::to_owned).into_iter());
    let set = set(&patterns);
    let cases = [
        ("{\"k\":[", "1,", "0]}"),
        ("{", "\"k\":1,", "\"k\":0}"),
        ("{\"k\":[", "[],", "0]}"),
        ("{\"k\":[", "{\"k\":1},", "0]}"),
        ("{\"k\":[", "\"x\\n\",", "0]}"),
        ("{\"k\":[", "true,", "0]}"),
        ("{\"k\":[", "1e5,", "0]}"),
        ("{\"j\":\"", "é", "\",\"k\":0}"),
        ("{\"j\":\"", "\\\\", "\",\"k\":0}"),
        ("{\"j\":1", "0", ",\"k\":0}"),
        ("{\"j\":[", "{\"a\":[{}]},", "0],\"k\":0}"),
        ("{", "\"x.y\":1,", "\"k\":0}"),
        ("{\"k\":0", " ", "}"),
    ];
    for (start, token, end) in cases {
        let event = start.to_owned() + &token.repeat(LARGE * 10 / token.len()) + end;
        assert_eq!(matching(&set, &event), [0, 1], "{start} {token}");
    }
}

#[test]
fn events_that_break_off_or_nest_too_deep() {
    let set = set(&rules([r#"{"k":[0]}"#.to_owned()].into_iter()));
    for token in
        ["[", "{\"a\":", "\"", "\\", "]", "1", "-", "e", ",", "{", " ", "é", "\u{0}", "tru"]
    {
        for start in ["", "{\"k\":", "{\"k\":[0,"] {
            let event = start.to_owned() + &token.repeat(LARGE * 5 / token.len());
            let fault = rulelens::Event::parse(&event).expect_err("no event");
            assert_eq!(
                set.matches(event.as_bytes()).expect_err("no event"),
                fault,
                "{start}{token}"
            );
        }
    }
}

#[test]
fn paths_that_share_long_keys() {
    let key = "k".repeat(500);
    let texts = (0..2000).map(|number| format!(r#"{{"{key}":{{"{key}":{{"f{number}":[1]}}}}}}"#));
    let set = set(&rules(texts));
    assert_eq!(matching(&set, &format!(r#"{{"{key}":{{"{key}.f77":1}}}}"#)), [77]);
}
