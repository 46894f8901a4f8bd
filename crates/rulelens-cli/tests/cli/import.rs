//! `rulelens import` through its binary.

use crate::common::{run, run_with_stdin};
use insta::assert_snapshot;

const TEMPLATE: &str = "import import/template.yaml";

#[test]
fn the_rules_of_a_template_are_listed() {
    assert_snapshot!(run(TEMPLATE));
}

#[test]
fn json_has_rules_placeholders_and_places() {
    let answer = run(&format!("{TEMPLATE} --rule Findings --json")).json();
    let rule = &answer["rules"][0];
    assert_eq!((&answer["ok"], rule["id"].as_str()), (&true.into(), Some("Findings")));
    assert_eq!(rule["start"]["line"], 6);
    assert_eq!(
        rule["targets"][0]["InputTransformer"]["InputPathsMap"]["severity"],
        "$.detail.severity"
    );
    let env = &answer["placeholders"][0];
    assert_eq!((env["name"].as_str(), env["default"].as_str()), (Some("Env"), Some("prod")));
    assert_eq!(env["places"][0]["start"]["line"], 9);
}

#[test]
fn a_part_is_what_other_commands_take() {
    let pattern = run(&format!("{TEMPLATE} --rule Findings --print pattern"));
    let checked = run_with_stdin("check --pattern - --json", pattern.stdout);
    assert_eq!(checked.json()["ok"], true);
    let target = run(&format!("{TEMPLATE} --rule Findings --print target --target mail"));
    let received =
        run_with_stdin("transform --event event.json --target - --rule-name x", target.stdout);
    assert_eq!(received.stdout, "\"Severity 8.0 in x\"", "{received}");
}

#[test]
fn a_value_that_is_given_is_put_in() {
    let run = run("import import/main.tf --value var.account=444455556666 --print pattern");
    assert!(run.stdout.contains(r#""account": ["444455556666"]"#), "{run}");
}

#[test]
fn what_is_not_there_is_named() {
    for (arguments, message, help) in [
        ("--print pattern", "has several rules", "`RootSignIn`"),
        ("--rule Other", "has no rule `Other`", "`Findings`"),
        ("--rule Findings --print target", "has several targets", "`all`"),
        ("--rule Nightly --print pattern", "no event pattern", "Nightly"),
        ("--value Stage=a", "`Stage` is nothing", "`Env`"),
    ] {
        let run = run(&format!("{TEMPLATE} {arguments}"));
        assert_eq!(run.status, 2, "{run}");
        assert!(run.stderr.contains(message) && run.stderr.contains(help), "{run}");
    }
}

#[test]
fn a_rule_in_a_module_can_be_tested() {
    let file = "import/orders.rulelens.json";
    assert_eq!(run(&format!("test {file}")).stdout, "2 of 2 checks are as expected\n");
    let text = std::fs::read_to_string(crate::common::fixtures().join(file)).unwrap();
    let other = text.replace("\"name\": \"orders\", ", "\"name\": \"none\", ");
    let other = run_with_stdin("test -", other.replace("main.tf", "import/main.tf"));
    assert!(other.stderr.contains("has no rule `none`"), "{other}");
}
