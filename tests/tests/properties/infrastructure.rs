//! What is written as the code of a tool is read back to the same rule.

use proptest::prelude::*;
use rulelens::Pattern;
use rulelens_iac::{Export, Input, Options, Rule, Sourced, State, Target, read, write};
use serde_json::{Map, Value, json};

/// What is read back as one file.
const READ_BACK: [Export; 6] = [
    Export::Cli,
    Export::CloudFormation,
    Export::CloudFormationJson,
    Export::Sam,
    Export::SamJson,
    Export::Terraform,
];

/// Text that some quoting takes for its own.
fn awkward() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "B",
        "0",
        " ",
        "'",
        "\"",
        "\\",
        "\n",
        "\t",
        "\r",
        "$",
        "${x}",
        "$${",
        "%{",
        "{",
        "}",
        "[",
        "]",
        "<",
        ">",
        ",",
        ": ",
        ":",
        " #",
        "#",
        "- ",
        "-",
        "|",
        "&",
        "*",
        "!",
        "`",
        "@",
        "%",
        "=",
        "~",
        "é",
        "😀",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{1b}",
        "\u{7f}",
        "EOT",
        "\nEOT\n",
        "'@",
        "yes",
        "null",
        "012",
        "1e3",
        "<<",
        "$(x)",
        "!Ref",
        "{{resolve:x}}",
        "\u{2019}",
        "://",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

fn word() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{0,8}"
}

/// An alternative of a field.
fn alternative() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i32>().prop_map(Value::from),
        (-1_000_000_i64..1_000_000).prop_map(|it| json!(it as f64 / 1000.0)),
    ];
    prop_oneof![
        4 => awkward().prop_map(Value::from),
        2 => number.clone(),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
        2 => awkward().prop_filter("a prefix", |it| !it.is_empty()).prop_map(|it| json!({"prefix": it})),
        1 => number.prop_map(|it| json!({"numeric": [">=", it]})),
        1 => any::<bool>().prop_map(|it| json!({"exists": it})),
        1 => prop::collection::vec(awkward(), 1..3).prop_map(|it| json!({"anything-but": it})),
    ]
}

fn pattern() -> impl Strategy<Value = Value> {
    let field = prop::collection::vec(alternative(), 1..4).prop_map(Value::from);
    let key = || prop_oneof![3 => word(), 1 => awkward().prop_filter("a key", |it| it != "$or")];
    let object = |inside: BoxedStrategy<Value>| {
        prop::collection::vec((key(), inside), 1..4)
            .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>()))
    };
    let field = field.boxed();
    let inner = object(field.clone()).boxed();
    object(prop_oneof![2 => field, 1 => inner].boxed())
        .prop_filter("a pattern", |it| Pattern::parse(&it.to_string()).is_ok())
}

fn input() -> impl Strategy<Value = Input> {
    let template =
        (awkward(), awkward()).prop_map(|(before, behind)| format!("{before}<a>{behind}"));
    let lines = prop::collection::vec(awkward(), 1..4).prop_map(|it| it.join("\n"));
    let transformer = |template: String| Input::Transformer {
        paths: vec![("a".into(), "$.detail.a".into()), ("b-1".into(), "$.detail.b[0]".into())],
        template: template.into(),
    };
    prop_oneof![
        Just(Input::MatchedEvent),
        pattern().prop_map(|it| Input::Constant(it.to_string().into())),
        awkward().prop_map(|it| Input::Constant(json!(it).to_string().into())),
        Just(Input::Path("$.detail".into())),
        template.prop_map(transformer),
        lines.prop_map(transformer),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    let state = prop::sample::select(vec![
        State::Enabled,
        State::Disabled,
        State::EnabledWithManagementEvents,
    ]);
    let description = prop::option::of(awkward().prop_filter("some", |it| !it.is_empty()));
    let arn = prop::option::of(prop::sample::select(vec![
        "arn:aws:sns:eu-west-1:111122223333:findings",
        "arn:aws:sqs:eu-west-1:111122223333:findings",
        "arn:aws:lambda:eu-west-1:111122223333:function:notify",
        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/all",
    ]));
    let target = (word(), arn, input()).prop_map(|(id, arn, input)| {
        let mut target = Target::new(&id, "", input);
        target.arn = arn.map(Sourced::from);
        target
    });
    let targets = prop::collection::vec(target, 0..3);
    (word(), pattern(), description, state, prop::option::of(word()), targets).prop_map(
        |(name, pattern, description, state, bus, targets)| {
            let mut rule = Rule::new(&name, &pattern.to_string());
            rule.description = description.map(Sourced::from);
            rule.state = state;
            rule.bus = bus.filter(|bus| bus != "default").map(Sourced::from);
            rule.targets = targets;
            rule
        },
    )
}

fn text(text: Option<&Sourced>) -> Option<&str> {
    text.map(Sourced::text)
}

/// What is said of a rule, however its JSON is set out.
fn said(rule: &Rule) -> Value {
    let pattern =
        text(rule.pattern.as_ref()).map(|it| Pattern::parse(it).expect("a pattern").to_json());
    let targets = rule.targets.iter().map(|target| {
        let input = match &target.input {
            Input::MatchedEvent => Value::Null,
            Input::Constant(constant) => {
                json!({"constant": serde_json::from_str::<Value>(constant.text()).expect("JSON")})
            }
            Input::Path(path) => json!({"path": path.text()}),
            Input::Transformer { paths, template } => {
                let paths: Map<_, _> = paths
                    .iter()
                    .map(|(name, path)| (name.text().to_owned(), path.text().into()))
                    .collect();
                json!({"paths": paths, "template": template.text()})
            }
            other => panic!("what is {other:?}?"),
        };
        // In place of one that is not known there is a parameter, or what to put in.
        let arn = target.arn.as_ref().filter(|arn| arn.text().starts_with("arn:"));
        json!([text(target.id.as_ref()), text(arn), input])
    });
    json!({
        "name": text(rule.name.as_ref()),
        "description": text(rule.description.as_ref()),
        "bus": text(rule.bus.as_ref()),
        "state": rule.state.name(),
        "pattern": pattern,
        "targets": targets.collect::<Vec<_>>(),
    })
}

fn read_rule(json: &str) -> Rule {
    read(json).expect("JSON").rules.remove(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_written_is_read_back(mut rule in rule()) {
        let mut ids = std::collections::HashSet::new();
        rule.targets.retain(|target| ids.insert(text(target.id.as_ref()).map(str::to_owned)));
        if write(&rule, Export::Cli, Options::default()).is_err() {
            // A template of drawn text may have a fault.
            for target in &mut rule.targets {
                target.input = Input::Path("$.detail".into());
            }
        }
        for export in READ_BACK {
            let exported = write(&rule, export, Options::default())
                .unwrap_or_else(|faults| panic!("{export:?}: {faults:?}"));
            let file = &exported.files[0].text;
            let found = read(file).unwrap_or_else(|fault| panic!("{export:?}: {fault}\n{file}"));
            prop_assert_eq!(found.rules.len(), 1, "{:?}\n{}", export, file);
            let asked = rule.targets.iter().filter(|target| target.arn.is_none()).count();
            prop_assert_eq!(found.placeholders.len(), asked, "{:?} {:?}\n{}", export, found.placeholders, file);
            prop_assert!(found.unread.is_empty(), "{:?} {:?}\n{}", export, found.unread, file);
            prop_assert_eq!(said(&found.rules[0]), said(&rule), "{:?}\n{}", export, file);
        }
        // The pattern and the targets are two files.
        let json = write(&rule, Export::Json, Options::default()).expect("it is written elsewhere");
        let mut together = rule.clone();
        let mut read = json.files.iter().map(|file| read(&file.text).expect("JSON").rules.remove(0));
        together.pattern = read.next().and_then(|rule| rule.pattern);
        together.targets = read.next().map(|rule| rule.targets).unwrap_or_default();
        prop_assert_eq!(said(&together), said(&rule));
        let whole = read_rule(&rule.to_json());
        prop_assert_eq!(said(&whole), said(&rule));
    }
}
