//! A fault in a pattern is shown where it is written, whatever it is quoted in.

#![expect(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use rulelens_iac::{Format, Found, read};

/// The faults of all rules: code and the text that they mark.
fn marked(text: &str) -> Vec<(&'static str, &str)> {
    let found = read(text).unwrap();
    let faults = found.rules.iter().flat_map(rulelens_iac::Rule::check);
    faults.map(|it| (it.diagnostic.code(), it.diagnostic.span.of(text))).collect()
}

fn patterns(text: &str) -> Vec<String> {
    let rules = read(text).unwrap().rules;
    rules.iter().filter_map(|rule| Some(rule.pattern.as_ref()?.text().to_owned())).collect()
}

fn cloudformation(pattern: &str) -> String {
    let indented: Vec<String> = pattern.lines().map(|line| format!("        {line}")).collect();
    format!(
        "Description: é😀\nResources:\n  Findings:\n    Type: AWS::Events::Rule\n    Properties:\n      \
         EventPattern:{}\n",
        if pattern.starts_with(['|', '>', '"', '\'', '!']) {
            format!(" {}", indented.join("\n").trim_start())
        } else {
            format!("\n{}", indented.join("\n"))
        }
    )
}

fn terraform(pattern: &str) -> String {
    format!(
        "# é😀\nresource \"aws_cloudwatch_event_rule\" \"findings\" {{\n  event_pattern = {pattern}\n}}\n"
    )
}

#[test]
fn an_operator_is_marked_in_every_quoting() {
    let template = r#"{"Resources": {"Findings": {"Type": "AWS::Events::Rule", "Properties":
        {"EventPattern": {"source": ["aws.guardduty", {"prefx": "x"}]}}}}}"#;
    for text in [
        template.to_owned(),
        cloudformation("source:\n  - aws.guardduty\n  - prefx: x"),
        cloudformation("source: ['aws.guardduty', {'prefx': x}]"),
        cloudformation("|\n{\n  \"source\": [\"aws.guardduty\",\n    {\"prefx\": \"x\"}]\n}"),
        cloudformation(">-\n{\n\"source\": [\"aws.guardduty\",\n{\"prefx\": \"x\"}]\n}"),
        cloudformation(r#""{\"source\": [\"aws.guardduty\", {\"prefx\": \"x\"}]}""#),
        cloudformation(r#"'{"source": ["aws.guardduty", {"prefx": "it''s"}]}'"#),
        cloudformation("!Sub |\n{\"source\": [\"${Source}\", {\"prefx\": \"x\"}]}"),
        terraform("jsonencode({\n    source = [\"aws.guardduty\", { prefx = \"x\" }]\n  })"),
        terraform("jsonencode({ \"source\" : [var.source, { \"prefx\" : \"x\" }] })"),
        terraform("<<EOF\n{\"source\": [\"aws.guardduty\",\n  {\"prefx\": \"x\"}]}\nEOF"),
        terraform(
            "<<-EOF\n    {\n      \"source\": [\"${var.source}\",\n      {\"prefx\": \"x\"}]\n    }\n  EOF",
        ),
        terraform(r#""{\"source\": [\"aws.guardduty\", {\"prefx\": \"x\"}]}""#),
        "aws events put-rule --name é \\\n  --event-pattern '{\"source\": [\"aws.guardduty\", {\"prefx\": \"x\"}]}'\n".to_owned(),
        r#"aws events put-rule --event-pattern="{\"source\": [\"aws.guardduty\", {\"prefx\": \"x\"}]}" --name a"#.to_owned(),
        r#"aws events test-event-pattern --event-pattern '{"source": ["it'\''s", {"prefx": "x"}]}' --event file://e.json"#.to_owned(),
        r#"{"source": ["aws.guardduty", {"prefx": "x"}]}"#.to_owned(),
        r#""{\"source\": [\"aws.guardduty\", {\"prefx\": \"x\"}]}""#.to_owned(),
    ] {
        let marked = marked(&text);
        assert_eq!(marked.len(), 1, "{marked:?} in {text}");
        let (code, mark) = marked[0];
        assert_eq!(
            (code, mark.trim_matches(['"', '\'', '\\'])),
            ("unknown-operator", "prefx"),
            "{text}"
        );
    }
}

#[test]
fn broken_json_is_marked_where_it_breaks() {
    let text = terraform("<<EOF\n{\"source\": [\"aws.guardduty\" \"x\"]}\nEOF");
    let found = read(&text).unwrap().rules[0].check();
    assert_eq!(found[0].diagnostic.span.start, text.find(" \"x\"").unwrap() + 1);
}

#[test]
fn what_is_known_at_deployment_does_no_harm() {
    for (text, pattern) in [
        (cloudformation("source: !Ref Sources"), r#"{"source":["${Sources}"]}"#),
        (
            cloudformation("source:\n  - prefix: !GetAtt Bus.Name"),
            r#"{"source":[{"prefix":"${Bus.Name}"}]}"#,
        ),
        (
            cloudformation("$or:\n  - source: !Ref A\n  - account: [!Sub '${B}-x']"),
            r#"{"$or":[{"source":["${A}"]},{"account":["${B}-x"]}]}"#,
        ),
        (
            cloudformation("resources: [Fn::GetAtt: [Bucket, Arn]]"),
            r#"{"resources":["${Bucket.Arn}"]}"#,
        ),
        (
            terraform("jsonencode({ resources = [aws_s3_bucket.b.arn, \"${var.a}/x\"] })"),
            r#"{"resources":["${aws_s3_bucket.b.arn}","${var.a}/x"]}"#,
        ),
    ] {
        assert_eq!(patterns(&text), [pattern]);
    }
    let found = read(&terraform("local.pattern")).unwrap();
    assert_eq!(found.unread[0].code(), "pattern-unknown");
    assert_eq!(found.rules[0].pattern, None);
}

#[test]
fn a_pattern_in_a_file_is_said_to_be_there() {
    let text = "aws events put-rule --name a --event-pattern file://p.json";
    let found = read(text).unwrap();
    let unread = &found.unread[0];
    assert_eq!((unread.code(), unread.span.of(text)), ("pattern-in-file", "file://p.json"));
}

#[test]
fn scalars_are_what_the_format_says() {
    let text =
        cloudformation("detail:\n  a: [1, 1.50, true, 'true', ~, 012, 012345678901, 1e3, x y]");
    assert_eq!(
        patterns(&text),
        [r#"{"detail":{"a":[1,1.50,true,"true",null,10,"012345678901",1e3,"x y"]}}"#]
    );
    let text = terraform(
        "jsonencode({ detail = { a = [1, 1.5, true, null, \"a\\\"b\\n\", \"$${x}\"] } })",
    );
    assert_eq!(patterns(&text), [r#"{"detail":{"a":[1,1.5,true,null,"a\"b\n","${x}"]}}"#]);
}

#[test]
fn functions_and_plans_have_rules() {
    let sam = "Resources:\n  Notify:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        \
        New:\n          Type: EventBridgeRule\n          Properties:\n            Pattern: {source: [a]}\n        \
        Timer:\n          Type: Schedule\n          Properties: {Schedule: rate(1 hour)}\n";
    let found = read(sam).unwrap();
    assert_eq!((found.format, found.rules.len()), (Format::CloudFormation, 2));
    assert_eq!(found.rules[0].id, "Notify/New");
    assert_eq!(found.rules[1].schedule.as_ref().unwrap().text(), "rate(1 hour)");
    let plan = r#"{"planned_values": {"root_module": {"child_modules": [{"resources": [
        {"address": "module.m.aws_cloudwatch_event_rule.r", "type": "aws_cloudwatch_event_rule",
         "values": {"event_pattern": "{\"source\":[\"a\"]}"}}]}]}}}"#;
    let found = read(plan).unwrap();
    assert_eq!(
        (found.format, found.rules[0].pattern.as_ref().unwrap().text()),
        (Format::Plan, r#"{"source":["a"]}"#)
    );
    assert_eq!(found.rules[0].id, "module.m.aws_cloudwatch_event_rule.r");
}

#[test]
fn hostile_texts_are_refused_or_read() {
    for text in [
        format!("{}{}", "[".repeat(900), "]".repeat(900)),
        format!("a: {}", "[".repeat(100_000)),
        format!("a: {}", "{".repeat(100_000)),
        terraform(&format!("jsonencode({}", "[".repeat(50_000))),
        terraform(&format!("{}1{}", "jsonencode(".repeat(40), ")".repeat(40))),
        terraform(&format!("jsonencode({{ {} }})", "a = 1, ".repeat(20_000))),
        "Resources: &a\n  b: *a\n".to_owned(),
        "\u{feff}é: \"\\ud83d\"".to_owned(),
        "locals {\n  e\": [\"r\u{588d0}\u{c2}".to_owned(),
    ] {
        let places = |found: Found| {
            let faults = found.rules.iter().flat_map(rulelens_iac::Rule::check);
            faults.map(|it| it.diagnostic).chain(found.unread).collect::<Vec<_>>()
        };
        let faults = read(&text).map_or_else(|fault| vec![fault], places);
        for fault in faults {
            assert!(text.get(fault.span.start..fault.span.end).is_some());
        }
    }
}
