//! The script is run by the shell, with a program in place of the AWS CLI that writes down what it
//! is given.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use libtest_mimic::Failed;
use rulelens_iac::{Export, Sourced};
use serde_json::Value;

use crate::{Sample, is_same};

/// How many arguments, then each, all ended by a zero.
const AWS: &str = "#!/bin/sh
{ printf '%s\\0' $#; for argument; do printf '%s\\0' \"$argument\"; done; } >> \"$GIVEN\"
";

const ARN: &str = "arn:aws:sns:eu-west-1:111122223333:given";

pub(super) fn check(shell: &Path, samples: &[Sample]) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let aws = folder.path().join("aws");
    fs::write(&aws, AWS)?;
    fs::set_permissions(&aws, fs::Permissions::from_mode(0o755))?;
    for sample in samples {
        let script = folder.path().join("deploy.sh");
        fs::write(&script, &sample.files(Export::Cli)[0].text)?;
        for arguments in [&["-n"][..], &[]] {
            let mut run = Command::new(shell);
            run.args(arguments).arg(&script).args([ARN; 3]);
            run.env("PATH", format!("{}:/usr/bin:/bin", folder.path().display()));
            let output = run.env("GIVEN", folder.path().join("given")).output()?;
            if !output.status.success() {
                return Err(sample.fails(&String::from_utf8_lossy(&output.stderr)));
            }
        }
        let given = fs::read_to_string(folder.path().join("given"))?;
        fs::remove_file(folder.path().join("given"))?;
        compare(sample, &commands(&given)).map_err(|why| sample.fails(&why))?;
    }
    Ok(())
}

fn commands(given: &str) -> Vec<Vec<&str>> {
    let mut words = given.split('\0');
    let mut commands = Vec::new();
    while let Some(count) = words.next().and_then(|it| it.parse().ok()) {
        commands.push(words.by_ref().take(count).collect());
    }
    commands
}

fn option<'w>(command: &[&'w str], name: &str) -> Option<&'w str> {
    let mut words = command.iter();
    while let Some(word) = words.next() {
        match word.strip_prefix(name) {
            Some("") => return words.next().copied(),
            Some(rest) if rest.starts_with('=') => return rest.strip_prefix('='),
            _ => {}
        }
    }
    None
}

fn compare(sample: &Sample, commands: &[Vec<&str>]) -> Result<(), String> {
    let find = |name: &str| commands.iter().find(|words| words.get(1) == Some(&name));
    let rule = find("put-rule").ok_or("no put-rule")?;
    let pattern = option(rule, "--event-pattern").ok_or("no pattern")?;
    if !is_same(pattern, sample.pattern()) {
        return Err(format!("another pattern: {pattern}"));
    }
    let description = sample.rule.description.as_ref().map(Sourced::text);
    if option(rule, "--description") != description {
        return Err(format!("another description: {rule:?}"));
    }
    let Some(targets) = find("put-targets") else {
        return if sample.rule.targets.is_empty() { Ok(()) } else { Err("no targets".to_owned()) };
    };
    let targets = option(targets, "--targets").unwrap_or_default();
    let targets: Vec<Value> = serde_json::from_str(targets).map_err(|error| error.to_string())?;
    if targets != sample.targets(ARN) {
        return Err(format!("other targets: {targets:?}"));
    }
    Ok(())
}
