//! What is written as code is taken by the tools that it is for, and says the same there.
//!
//! Each test runs if its tool is on this machine; `cargo xtask test tools` sets the tools up and
//! names them in the variables below.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may fail by a panic")]

mod cdk;
mod shell;
mod templates;
mod terraform;

use std::path::PathBuf;
use std::{env, fs};

use libtest_mimic::{Arguments, Failed, Trial};
use rulelens::Pattern;
use rulelens_iac::{Export, File, Options, Rule, write};
use rulelens_tests::infrastructure::{self, WrittenCase};
use rulelens_tests::suite;
use serde_json::Value;

/// The program `cfn-lint`.
const CFN_LINT: &str = "RULELENS_CFN_LINT";
/// The program `terraform`.
const TERRAFORM: &str = "RULELENS_TERRAFORM";
/// A folder whose `node_modules` has the CDK and TypeScript.
const CDK: &str = "RULELENS_CDK";

fn main() -> suite::Result<()> {
    let samples = samples()?;
    let mut trials = Vec::new();
    let mut tool = |name: &str, program: Option<PathBuf>, check: Check| {
        let samples = samples.clone();
        let is_missing = program.is_none();
        let program = program.unwrap_or_default();
        let trial = Trial::test(name, move || check(&program, &samples));
        trials.push(trial.with_ignored_flag(is_missing));
    };
    for shell in ["sh", "bash", "dash"] {
        tool(shell, on_path(shell), shell::check);
    }
    let named = |variable| env::var_os(variable).map(PathBuf::from);
    tool("cfn-lint", named(CFN_LINT), templates::check);
    tool("terraform", named(TERRAFORM), terraform::check);
    tool("cdk", named(CDK), cdk::check);
    libtest_mimic::run(&Arguments::from_args(), trials).exit()
}

type Check = fn(&std::path::Path, &[Sample]) -> Result<(), Failed>;

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|it| it.is_file())
}

/// What a program told, if it failed.
fn succeeded(output: &std::process::Output) -> Result<(), Failed> {
    if output.status.success() {
        return Ok(());
    }
    let texts = [&output.stdout, &output.stderr];
    Err(texts.map(|it| String::from_utf8_lossy(it)).concat().into())
}

/// A rule to be written.
#[derive(Clone)]
struct Sample {
    name: String,
    rule: Rule,
}

impl Sample {
    /// The files of an export.
    fn files(&self, export: Export) -> Vec<File> {
        write(&self.rule, export, Options::default()).unwrap().files
    }

    fn pattern(&self) -> &str {
        self.rule.pattern.as_ref().unwrap().text()
    }

    /// The targets as `PutTargets` takes them. A missing ARN is `arn`.
    fn targets(&self, arn: &str) -> Vec<Value> {
        let target = |it: &rulelens_iac::Target| {
            let mut target = it.clone();
            target.arn = target.arn.or_else(|| Some(arn.into()));
            serde_json::from_str(target.to_json().text()).unwrap()
        };
        self.rule.targets.iter().map(target).collect()
    }

    fn fails(&self, why: &str) -> Failed {
        format!("{}: {why}", self.name).into()
    }
}

/// Whether two patterns say the same, however keys are ordered and numbers are spelled.
fn is_same(left: &str, right: &str) -> bool {
    let said = |text| {
        let pattern = Pattern::parse(text).ok()?.to_json();
        Some(with_plain_numbers(serde_json::from_str(&pattern).ok()?))
    };
    left == right || (said(left).is_some() && said(left) == said(right))
}

fn with_plain_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(elements) => elements.into_iter().map(with_plain_numbers).collect(),
        Value::Object(members) => {
            members.into_iter().map(|(key, value)| (key, with_plain_numbers(value))).collect()
        }
        other => other,
    }
}

/// The rules of the suite that have no fault, and the playground's example.
fn samples() -> suite::Result<Vec<Sample>> {
    let mut samples = Vec::new();
    for (file, case) in suite::cases::<WrittenCase>("infrastructure/written")? {
        // A name that EventBridge would refuse is a case of its own.
        let is_plain = |char: char| char.is_ascii_alphanumeric() || "._-".contains(char);
        if case.refused.is_none() && case.rule.chars().all(is_plain) {
            let name = format!("{file}: {}", case.name);
            samples.push(Sample { name, rule: infrastructure::rule(&case)? });
        }
    }
    samples.push(Sample { name: "the worked example".to_owned(), rule: worked_example()? });
    Ok(samples)
}

fn worked_example() -> suite::Result<Rule> {
    let read =
        |name| fs::read_to_string(format!("{}/../web/examples/{name}", env!("CARGO_MANIFEST_DIR")));
    let paths: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&read("guardduty-input-paths.json")?)?;
    let template = read("guardduty-template.txt")?;
    let pattern = r#"{"source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"],
        "detail": {"severity": [{"numeric": [">=", 4]}],
            "type": [{"prefix": "CryptoCurrency:"}, {"prefix": "UnauthorizedAccess:"}],
            "service": {"archived": [false]}}}"#;
    let mut rule = Rule::new("guardduty-medium-up", pattern);
    let input = rulelens_iac::Input::Transformer {
        paths: paths
            .iter()
            .map(|(name, path)| (name.as_str().into(), path.as_str().into()))
            .collect(),
        template: template.trim_end_matches('\n').into(),
    };
    let arn = "arn:aws:sns:us-east-1:111122223333:security-mail";
    rule.targets.push(rulelens_iac::Target::new("security-mail", arn, input));
    Ok(rule)
}
