//! What files of cases say, and what is said of them.

#![expect(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use rulelens_cases::File;

/// A rule, two targets, and a case whose parts are put in.
fn file(matches: &str, payloads: &str) -> String {
    format!(
        r#"{{"version": 1,
            "rules": {{"high": {{"severity": [{{"numeric": [">=", 7]}}]}}}},
            "targets": {{"high": [
                {{"Id": "mail", "InputTransformer": {{
                    "InputPathsMap": {{"s": "$.severity", "o": "$.object"}},
                    "InputTemplate": "\"Severity <s>\"\n\"Look at it\""}}}},
                {{"Id": "queue", "InputTransformer": {{
                    "InputPathsMap": {{"s": "$.severity", "o": "$.object"}},
                    "InputTemplate": "{{\"severity\": <s>, \"object\": \"<o>\"}}"}}}},
                {{"Id": "all"}}
            ]}},
            "cases": [{{"name": "one", "event": {{"severity": 8, "object": {{"a": 1}}}},
                "matches": {matches}, "payloads": {payloads}}}]}}"#
    )
}

/// The differences of a file, each with what it is one of.
fn differences(text: &str) -> Vec<String> {
    let file = File::parse(text).unwrap();
    let told =
        |it: &rulelens_cases::Outcome<'_>| Some(format!("{}: {}", it.name(), it.difference()?));
    file.run().iter().filter_map(told).collect()
}

#[test]
fn payloads_that_are_as_expected_hold() {
    for payloads in [
        "{}",
        r#"{"high": {"mail": "\"Severity 8\"\n\"Look at it\"", "queue": null}}"#,
        r#"{"high": {"all": {"object": {"a": 1.0}, "severity": 8e0}}}"#,
        r#"{"high": {"all": "{\"severity\":8,\"object\":{\"a\":1}}"}}"#,
    ] {
        assert_eq!(differences(&file(r#"["high"]"#, payloads)), [""; 0]);
    }
}

#[test]
fn payloads_that_are_not_are_told_with_what_differs() {
    let of =
        |payloads: &str| differences(&file(r#"["high"]"#, &format!(r#"{{"high": {payloads}}}"#)));
    for (payloads, told) in [
        (
            r#"{"mail": "\"Severity 9\"\n\"Look at it\""}"#,
            "one, rule high, target mail: receives `\"Severity 8\"\n\"Look at it\"`, \
             expected `\"Severity 9\"\n\"Look at it\"`, which differs",
        ),
        (
            r#"{"mail": "\"Severity 8\"\n\"Look at us\""}"#,
            "one, rule high, target mail: receives `\"Severity 8\"\n\"Look at it\"`, \
             expected `\"Severity 8\"\n\"Look at us\"`, which differs in line 2",
        ),
        (
            r#"{"mail": {"severity": 8}}"#,
            "one, rule high, target mail: receives no JSON: `\"Severity 8\"\n\"Look at it\"`",
        ),
        (
            r#"{"mail": null}"#,
            "one, rule high, target mail: receives `\"Severity 8\"\n\"Look at it\"`, expected nothing",
        ),
        (
            r#"{"queue": {"severity": 8}}"#,
            "one, rule high, target queue: receives nothing, since EventBridge drops it: \
             unexpected `a`, expected `,` or `}` in `{\"severity\": 8, \"object\": \"{\"a\":1}\"}`",
        ),
        (
            r#"{"all": {"severity": 8, "object": {"a": 2}}}"#,
            "one, rule high, target all: receives JSON where $.object.a is `1`, expected `2`",
        ),
    ] {
        assert_eq!(of(payloads), [told], "{payloads}");
    }
}

#[test]
fn a_target_of_a_rule_that_does_not_match_receives_nothing() {
    let text = file(r#"["high"]"#, r#"{"high": {"all": {}}}"#)
        .replace("\"severity\": 8", "\"severity\": 2");
    assert_eq!(
        differences(&text),
        [
            "one, rule high: not matched, expected matched: severity 2 is not ≥ 7",
            "one, rule high, target all: receives nothing, since the rule does not match",
        ]
    );
}

#[test]
fn long_values_are_cut_to_where_they_differ() {
    let long = |end: &str| format!("{}{end}", "x".repeat(300));
    let text = format!(
        r#"{{"version": 1, "rules": {{"a": {{"k": ["{}"]}}}},
            "cases": [{{"name": "one", "event": {{"k": "{}"}}, "matches": ["a"]}}]}}"#,
        long("left"),
        long("right")
    );
    let told = differences(&text);
    assert!(
        told[0].len() < 300 && told[0].contains("right") && told[0].contains("left"),
        "{told:?}"
    );
}

/// The code and the place of each fault.
fn faults(text: &str) -> Vec<(&'static str, &str)> {
    let faults = File::parse(text).unwrap_err();
    faults.iter().map(|it| (it.code(), it.span.of(text))).collect()
}

#[test]
fn all_faults_are_told_where_they_are() {
    let text = r#"{"version": 2, "rules": {"a": {"x": 1}}, "cases": [{"name": 5, "event": {}, "matches": ["c"]}]}"#;
    let wanted = [
        ("cases-version", "2"),
        ("field-not-array", "1"),
        ("cases-member", "5"),
        ("cases-unknown-rule", "\"c\""),
    ];
    assert_eq!(faults(text), wanted);
    let payloads = r#"{"high": {"male": 1}, "low": {"mail": 1}}"#;
    let wanted = [
        ("cases-unknown-target", "\"male\""),
        ("cases-unknown-rule", "\"low\""),
        ("cases-unknown-target", "\"mail\""),
    ];
    assert_eq!(faults(&file(r#"["high"]"#, payloads)), wanted);
    let wanted = [("cases-payload-without-match", "\"high\"")];
    assert_eq!(faults(&file("[]", r#"{"high": {"mail": 1}}"#)), wanted);
    let misspelled = file(r#"["high"]"#, "{}").replace("\"payloads\"", "\"payload\"");
    assert_eq!(faults(&misspelled), [("cases-unknown-member", "\"payload\"")]);
    let fault = &File::parse(&misspelled).unwrap_err()[0];
    assert_eq!(fault.help(), "Write `payloads`.");
    let unnamed = file(r#"["high"]"#, "{}").replace(r#""Id": "all""#, r#""Arn": "all""#);
    assert_eq!(faults(&unnamed), [("cases-member", r#"{"Arn": "all"}"#)]);
    let unknown = file(r#"["high"]"#, r#"{"high": {"mail": ""}}"#)
        .replace(r#"{"s": "$.severity""#, r#"{"t": "$.severity""#);
    assert_eq!(faults(&unknown), [("unknown-placeholder", "<s>"), ("unknown-placeholder", "<s>")]);
}

#[test]
fn what_is_no_file_of_cases_is_refused() {
    for text in [
        "",
        "[]",
        "5",
        "{}",
        r#"{"version": 1}"#,
        r#"{"version":1,"rules":[],"cases":{}}"#,
        r#"{"version":1,"rules":{},"targets":[],"cases":[]}"#,
        r#"{"version":1,"rules":{"a":{"x":[1]}},"targets":{"a":{}},"cases":[]}"#,
        r#"{"version":1,"rules":{},"cases":[5]}"#,
    ] {
        assert!(File::parse(text).is_err(), "{text}");
    }
}
