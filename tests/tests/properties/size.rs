//! Texts that are large or deep: an error in time, and no stack overflow.

use rulelens::json::MAX_DEPTH;
use rulelens::transform::{
    About, InputPaths, Outcome, RuleContext, Target, TargetInput, Template, lint,
};
use rulelens::{Event, Pattern, explain};

/// The size of the large texts in bytes.
const LARGE: usize = if cfg!(debug_assertions) { 1_000_000 } else { 10_000_000 };

/// The same for texts of which much is kept: without optimization they take long.
const BUSY: usize = if cfg!(debug_assertions) { LARGE / 4 } else { LARGE };

/// Runs with the stack of a wasm module, the smallest that the engine meets.
fn with_little_stack(run: impl FnOnce() + Send + 'static) {
    let stack = if cfg!(debug_assertions) { 4 << 20 } else { 1 << 20 };
    let thread = std::thread::Builder::new().stack_size(stack).spawn(run);
    thread.expect("a thread starts").join().expect("it ends well");
}

/// The code of the fault that the service would see first.
fn refused(pattern: &str) -> &'static str {
    let faults = Pattern::parse(pattern).expect_err("no pattern");
    faults.first().expect("a fault").code()
}

#[test]
fn a_token_repeated_to_ten_megabytes_is_refused() {
    let tokens = [
        "[",
        "]",
        "{",
        "}",
        "{\"a\":",
        "{\"a\":[",
        "[{",
        "\"",
        "\\",
        "\"\\",
        "\\u0061",
        "1",
        "-",
        "1.",
        "1e",
        " ",
        "\n",
        "\r\n",
        "\t",
        ",",
        ":",
        "é",
        "🦀",
        "\u{feff}",
        "\u{0}",
        "a",
        "true",
        "null,",
        "{\"$or\":[",
        "{\"$or\":[{\"a\":[1]},",
        "/",
        "//",
        "'",
        "{\"a\":[1]},",
    ];
    for token in tokens {
        let text = token.repeat(LARGE / token.len());
        assert!(Pattern::parse(&text).is_err(), "{token:?} as a pattern");
        assert!(Event::parse(&text).is_err(), "{token:?} as an event");
    }
}

#[test]
fn a_pattern_that_breaks_off_after_megabytes_is_refused() {
    let cases = [
        ("{\"a\":[\"", "x", "json-unclosed-string"),
        ("{\"a\":[\"", "\\n", "json-unclosed-string"),
        ("{\"", "é", "json-unclosed-string"),
        ("{\"a\":[", "7", "json-unexpected-end"),
        ("{\"a\":[", "1,", "json-unexpected-end"),
        ("{\"a\":[", "\"x\",", "json-unexpected-end"),
        ("{", "\"a\":[1],", "json-unexpected-end"),
        ("{", "\"a\":{\"b\":[1]},", "json-unexpected-end"),
        ("{", "\"a\":5,", "field-not-array"),
        ("{\"a\":[", "{},", "operator-missing"),
        ("{\"a\":[", "[],", "nested-array"),
        ("{\"a\":[", "{\"x\":1},", "unknown-operator"),
        ("{\"a\":[", "{\"prefix\":\"p\"},", "json-unexpected-end"),
        ("{\"a\":[", "{\"wildcard\":\"*a*b\"},", "json-unexpected-end"),
        ("{\"a\":[{\"anything-but\":[", "1,", "json-unexpected-end"),
        ("{\"a\":[{\"numeric\":[\">\",", "1,", "numeric-no-upper-operator"),
        ("{\"a\":[{\"wildcard\":\"", "*a", "json-unclosed-string"),
        ("{\"$or\":[", "{\"a\":[1]},", "too-many-combinations"),
        ("{\"$or\":[", "1,", "or-arm-not-object"),
        ("{\"a\":[1]}", " x", "json-trailing-text"),
    ];
    for (start, token, code) in cases {
        let text = start.to_owned() + &token.repeat(BUSY / token.len());
        assert_eq!(refused(&text), code, "{start} {token}");
    }
}

#[test]
fn an_event_of_megabytes_is_matched() {
    let cases = [
        ("{\"k\":[", "1,", "0]}"),
        ("{", "\"k\":1,", "\"k\":0}"),
        ("{\"k\":[", "[],", "0]}"),
        ("{\"k\":[", "{\"k\":1},", "0]}"),
        ("{\"k\":[", "\"x\\n\",", "0]}"),
        ("{\"j\":\"", "é", "\",\"k\":0}"),
        ("{\"k\":0,\"j\":[", "{\"a\":[{}]},", "0]}"),
    ];
    let pattern = Pattern::parse(r#"{"k":[0]}"#).expect("it is a pattern");
    for (start, token, end) in cases {
        let text = start.to_owned() + &token.repeat(BUSY / token.len()) + end;
        let event = Event::parse(&text).expect("it is an event");
        assert!(explain(&pattern, &event).matched, "{start} {token}");
    }
}

#[test]
fn a_hundred_thousand_levels_are_refused() {
    with_little_stack(|| {
        let levels = [
            ("[", "]"),
            ("{\"a\":", "}"),
            ("{\"a\":[", "]}"),
            ("{\"$or\":[", "]}"),
            ("{\"$or\":[{\"a\":[1]},", "]}"),
            ("{\"a\":[{\"anything-but\":", "}]}"),
            (" \n[", "]"),
        ];
        for (open, close) in levels {
            let whole = open.repeat(100_000) + "1" + &close.repeat(100_000);
            let cut = open.repeat(100_000);
            for text in [&whole, &cut] {
                let faults = Pattern::parse(text).expect_err("too deep");
                let deep = faults.iter().any(|fault| fault.code() == "json-too-deep");
                assert!(deep, "{open}: {:?}", faults.first());
                assert_eq!(Event::parse(text).expect_err("too deep").code(), "json-too-deep");
            }
        }
    });
}

#[test]
fn the_deepest_texts_need_no_more_stack_than_there_is() {
    with_little_stack(|| {
        let objects = "{\"a\":".repeat(MAX_DEPTH - 2) + "[1]" + &"}".repeat(MAX_DEPTH - 2);
        let arrays =
            format!("{{\"a\": {}1{}}}", "[".repeat(MAX_DEPTH - 2), "]".repeat(MAX_DEPTH - 2));
        let pattern = Pattern::parse(&objects).expect("it is a pattern");
        assert!(explain(&pattern, &Event::parse(&objects).expect("it is an event")).matched);
        let pattern = Pattern::parse(r#"{"a": [1], "a.b": [{"exists": false}]}"#).expect("valid");
        assert!(explain(&pattern, &Event::parse(&arrays).expect("it is an event")).matched);
        let nested_or = "{\"$or\":[{\"b\":[1]},".repeat(400) + "{\"a\":[1]}" + &"]}".repeat(400);
        let pattern = Pattern::parse(&nested_or).expect("it is a pattern");
        let event = Event::parse(r#"{"a": 1}"#).expect("it is an event");
        assert!(explain(&pattern, &event).matched);
        assert!(Pattern::parse(&pattern.to_json()).is_ok());
    });
}

#[test]
fn choices_that_depend_on_each_other_need_no_more_stack_than_there_is() {
    with_little_stack(|| {
        let many = BUSY / 100;
        let misses = |pattern: &str, event: &str| {
            let pattern = Pattern::parse(pattern).expect("it is a pattern");
            let event = Event::parse(event).expect("it is an event");
            assert!(!explain(&pattern, &event).matched);
        };
        let same = r#""a":[{"b":1}],"#.repeat(many);
        let event = format!(r#"{{{same}"a":[{{"c":1}},{{"d":1}}]}}"#);
        misses(r#"{"a":{"b":[1],"c":[1],"d":[1]}}"#, &event);
        misses(r#"{"a":{"b":[1,{"exists":false}],"c":[1],"d":[1]}}"#, &event);

        let field = |number: usize, value: &str| format!("\"{number:05}\":{value},");
        let fields: String = (0..many).map(|number| field(number, "[1]")).collect();
        let values: String = (0..many).map(|number| field(number, "1")).collect();
        let pattern = format!(r#"{{"a":{{{fields}"c":[1],"d":[1]}}}}"#);
        let element = format!(r#""a":[{{{values}"x":1}}]"#);
        misses(&pattern, &format!(r#"{{{element},{element},"a":[{{"c":1}},{{"d":1}}]}}"#));
    });
}

#[test]
fn a_payload_stops_growing_where_no_target_takes_it() {
    let event = format!("{{\"a\": [\"{}\"]}}", "x".repeat(LARGE / 10));
    let event = Event::parse(&event).expect("it is an event");
    let paths = InputPaths::parse(r#"{"a": "$.a"}"#).expect("it is a map");
    for open in ["", "{"] {
        let template = open.to_owned() + &"<a>".repeat(2700);
        let template = Template::parse(&template, &paths).expect("it is a template");
        let input = TargetInput::Transformer { paths: paths.clone(), template };
        let delivery = input.deliver(&event, &RuleContext::example());
        let Outcome::Dropped(drop) = &delivery.outcome else { panic!("it is delivered") };
        assert!(drop.message.contains("more than any target takes"), "{}", drop.message);
        assert!(delivery.payload.len() < (16 << 20) + 3 * event.text().len());
    }
}

#[test]
fn targets_of_megabytes_are_read_or_refused() {
    let cases = [
        ("{\"Input\":\"", "[", "\"}"),
        ("{\"Input\":\"", "\\n", "\"}"),
        ("{\"InputPath\":\"$", ".a", "\"}"),
        ("{\"InputTransformer\":{\"InputTemplate\":\"", "<a>", "\"}}"),
        (
            "{\"InputTransformer\":{\"InputTemplate\":\"x\",\"InputPathsMap\":{",
            "\"é\":\"\",",
            "\"\":1}}}",
        ),
        (
            "{\"InputTransformer\":{\"InputTemplate\":\"x\",\"InputPathsMap\":{",
            "\"a\":\"$.a\",",
            "\"a\":\"$\"}}}",
        ),
        ("{", "\"Input\":\"x\",", "\"InputPath\":\"x\"}"),
        ("[", "{},", "{}]"),
    ];
    for (start, token, end) in cases {
        let text = start.to_owned() + &token.repeat(BUSY / token.len()) + end;
        assert!(Target::parse(&text).is_err(), "{start} {token}");
    }
    let members = "{".to_owned() + &"\"Inptu\":1,".repeat(BUSY / 100) + "\"Id\":\"1\"}";
    let target = Target::parse(&members).expect("unknown members are no fault");
    assert!(!target.lint(&members, &About::default()).is_empty());
}

#[test]
fn paths_into_an_event_of_megabytes_are_advised_on() {
    let event = "{\"detail\":{".to_owned() + &"\"k\":[{\"k\":1}],".repeat(BUSY / 15) + "\"j\":1}}";
    let event = Event::parse(&event).expect("it is an event");
    let entries: Vec<_> =
        (0..100).map(|index| format!("\"n{index}\":\"$.detail.x{index}\"")).collect();
    let text = format!("{{{}}}", entries.join(","));
    let paths = InputPaths::parse(&text).expect("it is a map");
    let template = Template::parse("x", &paths).expect("it is a template");
    let about = About { event: Some(&event), ..About::default() };
    let found = lint(&TargetInput::Transformer { paths, template }, &text, &about);
    assert_eq!(found.len(), 201);
}

#[test]
fn a_long_list_against_a_large_array_takes_no_more_than_both() {
    let numbers = |from: usize| (from..from + BUSY / 10).map(|number| number.to_string());
    let list = |from| numbers(from).collect::<Vec<_>>().join(",");
    let text = |from| numbers(from).map(|number| format!("\"{number}\"")).collect::<Vec<_>>();
    let pattern = format!(r#"{{"a":[{}],"b":[{}]}}"#, list(0), text(0).join(","));
    let pattern = Pattern::parse(&pattern).expect("it is a pattern");
    let event = format!(r#"{{"a":[{},7],"b":[{},"7"]}}"#, list(BUSY), text(BUSY).join(","));
    assert!(explain(&pattern, &Event::parse(&event).expect("it is an event")).matched);
    let event = format!(r#"{{"a":[{}],"b":["7"]}}"#, list(BUSY));
    assert!(!explain(&pattern, &Event::parse(&event).expect("it is an event")).matched);
}
