//! Modules are formatted as `terraform fmt` does, and Terraform evaluates what is in them.
//!
//! The AWS provider would have to be fetched, so resources are made outputs, which need none.

use std::fs;
use std::path::Path;
use std::process::Command;

use libtest_mimic::Failed;
use rulelens_iac::{Export, Sourced};
use serde_json::{Value, json};

use crate::{Sample, is_same, succeeded};

pub(super) fn check(program: &Path, samples: &[Sample]) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let formatted = folder.path().join("formatted");
    let evaluated = folder.path().join("evaluated");
    fs::create_dir_all(&formatted)?;
    fs::create_dir_all(&evaluated)?;
    for (position, sample) in samples.iter().enumerate() {
        let text = &sample.files(Export::Terraform)[0].text;
        fs::write(formatted.join(format!("{position}.tf")), text)?;
        fs::write(evaluated.join(format!("{position}.tf")), outputs(text, position))?;
    }
    let terraform = |folder: &Path, arguments: &[&str]| {
        Command::new(program).args(arguments).current_dir(folder).output()
    };
    succeeded(&terraform(&formatted, &["fmt", "-check", "-diff"])?)?;
    succeeded(&terraform(&evaluated, &["apply", "-auto-approve", "-input=false"])?)?;
    let output = terraform(&evaluated, &["output", "-json"])?;
    succeeded(&output)?;
    let outputs: Value = serde_json::from_slice(&output.stdout)?;
    for (position, sample) in samples.iter().enumerate() {
        compare(sample, &outputs, position).map_err(|why| sample.fails(&why))?;
    }
    Ok(())
}

/// The rule and its target as outputs; what refers to other resources is left out.
fn outputs(text: &str, position: usize) -> String {
    let mut outputs = String::new();
    let mut is_inside = false;
    let mut heredoc = None;
    for line in text.lines() {
        if let Some(end) = heredoc {
            outputs.push_str(&format!("{line}\n"));
            if line.trim() == end {
                heredoc = None;
            }
            continue;
        }
        if line.starts_with("resource ")
            || line.starts_with("data ")
            || line.starts_with("variable ")
        {
            let name = match line.split('"').nth(1) {
                Some("aws_cloudwatch_event_rule") => Some("rule"),
                Some("aws_cloudwatch_event_target") => Some("target"),
                _ => None,
            };
            is_inside = name.is_some();
            if let Some(name) = name {
                outputs.push_str(&format!("output \"{name}_{position}\" {{\n  value = {{\n"));
            }
        } else if is_inside && line == "}" {
            outputs.push_str("  }\n}\n");
            is_inside = false;
        } else if is_inside && !line.contains("= aws_cloudwatch") && !line.contains("= var.") {
            heredoc = line.contains("<<").then_some("EOT").filter(|_| !line.contains('"'));
            let line = line.replace("input_transformer {", "input_transformer = {");
            outputs.push_str(&format!("{line}\n"));
        }
    }
    outputs
}

fn compare(sample: &Sample, outputs: &Value, position: usize) -> Result<(), String> {
    let rule = &outputs[format!("rule_{position}")]["value"];
    let pattern = rule["event_pattern"].as_str().ok_or("no pattern")?;
    if !is_same(pattern, sample.pattern()) {
        return Err(format!("another pattern: {pattern}"));
    }
    let description = sample.rule.description.as_ref().map(Sourced::text);
    if rule["description"].as_str() != description {
        return Err(format!("another description: {rule}"));
    }
    let Some(expected) = sample.targets("").into_iter().next() else { return Ok(()) };
    let target = &outputs[format!("target_{position}")]["value"];
    let transformer = &target["input_transformer"];
    let found = json!([
        target["input_path"],
        transformer["input_template"],
        transformer["input_paths"],
        parsed(&target["input"]),
    ]);
    let transformer = &expected["InputTransformer"];
    let expected = json!([
        expected["InputPath"],
        transformer["InputTemplate"],
        transformer["InputPathsMap"],
        parsed(&expected["Input"]),
    ]);
    if found == expected { Ok(()) } else { Err(format!("{found} is not {expected}")) }
}

fn parsed(text: &Value) -> Option<Value> {
    serde_json::from_str(text.as_str()?).ok()
}
