//! `rulelens export` through its binary.

use crate::common::{run, run_with_stdin};
use insta::assert_snapshot;

const RULE: &str = "--pattern pattern.json --name findings --description it's \
    --target-arn arn:aws:sns:eu-west-1:111122223333:findings \
    --template template.txt --input-paths input-paths.json";

/// Each form of the same rule, for people to read.
#[test]
fn every_form_is_written() {
    for format in
        ["cli", "powershell", "cloudformation", "sam", "sam-json", "terraform", "cdk", "json"]
    {
        assert_snapshot!(format, run(&format!("export --format {format} {RULE}")));
    }
}

#[test]
fn a_rule_goes_from_one_form_to_another() {
    let from = "export --from import/template.yaml --rule Findings --value Env=dev";
    let module = run(&format!("{from} --format terraform"));
    assert!(module.stderr.contains("ARN is not known"), "{module}");
    let back = run_with_stdin("import - --print rule", module.stdout);
    let rule: serde_json::Value = serde_json::from_str(&back.stdout).unwrap();
    assert_eq!(
        (rule["Name"].as_str(), rule["Targets"][1]["Id"].as_str()),
        (Some("dev-findings"), Some("all"))
    );
}

#[test]
fn a_rule_with_a_fault_is_not_written() {
    let broken = run("export --format cdk --from import/template.yaml --rule RootSignIn");
    assert_snapshot!(broken);
    let unfilled = run("export --format cdk --from import/template.yaml --rule Findings");
    assert!(unfilled.stderr.contains("`Env` is known only at deployment"), "{unfilled}");
}

#[test]
fn files_are_new_or_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display();
    let export = format!("export --format json {RULE} --out {out}");
    assert_eq!(run(&export).stdout, "pattern.json\ntargets.json\n");
    let checked = run(&format!("check --pattern {out}/pattern.json --target {out}/targets.json"));
    assert_eq!(checked.status, 0, "{checked}");
    assert_eq!(run(&export).status, 2);
}

#[test]
fn json_has_files_and_notes() {
    let answer = run(&format!("export --format terraform {RULE} --json")).json();
    assert_eq!(answer["files"][0]["name"], "main.tf");
    assert_eq!(answer["notes"][0]["code"], "policy-replaced");
}
