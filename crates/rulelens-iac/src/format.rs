//! Which format a text is in.

use rulelens::Diagnostic;

use crate::rule::{Found, Rule};
use crate::sourced::Sourced;
use crate::{cloudformation, json, plan, shell, terraform, yaml};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// JSON that is none of the others: taken as one event pattern.
    Pattern,
    /// A template of CloudFormation or SAM.
    CloudFormation,
    /// A Terraform module.
    Terraform,
    /// What `terraform show -json` prints.
    Plan,
    /// Commands of the AWS CLI.
    Command,
}

/// Finds the rules in a text.
///
/// JSON without resources is one event pattern. Other text is HCL if a line of it begins a block,
/// shell commands if it names `aws events`, else YAML.
///
/// # Errors
///
/// If the text is not of its format; one diagnostic, with its place.
pub fn read(text: &str) -> Result<Found, Diagnostic> {
    if text.trim_start().starts_with(['{', '[', '"']) {
        return read_json(text);
    }
    if text.lines().any(begins_block) {
        return terraform::read(text);
    }
    if is_command(text) {
        return Ok(shell::find(text));
    }
    let mut found = Found::nothing(Format::CloudFormation);
    for document in yaml::read(text)? {
        cloudformation::find(&document, &mut found);
    }
    Ok(found)
}

fn read_json(text: &str) -> Result<Found, Diagnostic> {
    let start = text.len() - text.trim_start().len();
    // A pattern that is no JSON is told as one: the service has words for it.
    let root = json::read(text);
    match root {
        Ok(root) if root.get("Resources").is_some() => {
            let mut found = Found::nothing(Format::CloudFormation);
            cloudformation::find(&root, &mut found);
            Ok(found)
        }
        Ok(root) if root.get("planned_values").is_some() || root.get("values").is_some() => {
            Ok(plan::find(&root))
        }
        Ok(root) => {
            let stringified = root.string().cloned();
            let pattern =
                stringified.unwrap_or_else(|| Sourced::verbatim(text.trim_start(), start));
            Ok(bare(pattern))
        }
        Err(fault) if fault.code() == "template-too-deep" => Err(fault),
        Err(_) => Ok(bare(Sourced::verbatim(text, 0))),
    }
}

/// Whether a line runs the AWS CLI; a template may name it in a comment or a value.
fn is_command(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().trim_start_matches("$ ").starts_with("aws "))
        && text.contains("events")
        && !text.lines().any(|line| line.starts_with("Resources:"))
}

fn bare(pattern: Sourced) -> Found {
    let rules = vec![Rule { name: "pattern".to_owned(), pattern }];
    Found { rules, ..Found::nothing(Format::Pattern) }
}

/// Whether a line begins a block of Terraform.
fn begins_block(line: &str) -> bool {
    const BLOCKS: [&str; 8] =
        ["resource", "data", "module", "variable", "locals", "provider", "terraform", "output"];
    let word = line.find([' ', '"', '{', '\t']).and_then(|end| line.split_at_checked(end));
    word.is_some_and(|(word, rest)| {
        BLOCKS.contains(&word) && (rest.trim_start().starts_with(['"', '{']))
    })
}
