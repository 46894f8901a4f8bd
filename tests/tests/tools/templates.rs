//! Templates of CloudFormation and SAM are looked at by cfn-lint.

use std::fs;
use std::path::Path;
use std::process::Command;

use libtest_mimic::Failed;
use rulelens_iac::Export;

use crate::Sample;

const EXPORTS: [(Export, &str); 4] = [
    (Export::CloudFormation, "yaml"),
    (Export::CloudFormationJson, "json"),
    (Export::Sam, "yaml"),
    (Export::SamJson, "json"),
];

pub(super) fn check(program: &Path, samples: &[Sample]) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    for (position, sample) in samples.iter().enumerate() {
        for (export, extension) in EXPORTS {
            let name = format!("{position}-{}.{extension}", export.name());
            fs::write(folder.path().join(name), &sample.files(export)[0].text)?;
        }
    }
    let mut lint = Command::new(program);
    let output = lint.arg(folder.path().join("*")).output()?;
    if output.status.success() {
        return Ok(());
    }
    let told = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    let names: Vec<String> = samples
        .iter()
        .enumerate()
        .filter(|(position, _)| told.contains(&format!("/{position}-")))
        .map(|(position, sample)| format!("{position} is {}", sample.name))
        .collect();
    Err(format!("{told}\n{}", names.join("\n")).into())
}
