//! Reading: a text of any format to the rules in it.

mod align;
mod api;
mod cloudformation;
mod command;
mod eventbridge_module;
mod hcl;
mod intrinsic;
mod join;
mod json;
mod node;
mod plan;
mod resource;
mod shell;
mod shorthand;
mod terraform;
mod terraform_json;
mod yaml;

use rulelens::Diagnostic;

use self::node::Node;
use crate::fault::Fault;
use crate::found::Found;
use crate::rule::Rule;
use crate::sourced::Sourced;
use crate::values::Values;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// JSON that is none of the others: taken as one event pattern. It may be a string of JSON, once
    /// or twice.
    Pattern,
    /// A rule or targets, as JSON that the API takes or answers with.
    Api,
    /// A template of CloudFormation or SAM.
    CloudFormation,
    /// A Terraform module, in either of its syntaxes.
    Terraform,
    /// What `terraform show -json` prints.
    Plan,
    /// Commands of the AWS CLI.
    Command,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Pattern,
        Self::Api,
        Self::CloudFormation,
        Self::Terraform,
        Self::Plan,
        Self::Command,
    ];

    /// What it is, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pattern => "event pattern",
            Self::Api => "rule of the API",
            Self::CloudFormation => "CloudFormation template",
            Self::Terraform => "Terraform module",
            Self::Plan => "Terraform plan",
            Self::Command => "AWS CLI commands",
        }
    }

    /// What a text is, as far as that can be seen.
    ///
    /// JSON is what its members say. Other text is HCL if a line of it begins a block, shell
    /// commands if a line begins with `aws`, else YAML.
    pub fn of(text: &str) -> Self {
        if text.trim_start().starts_with(['{', '[', '"']) {
            return json::read(text).map_or(Self::Pattern, |root| Self::of_json(&root));
        }
        if text.lines().any(begins_block) {
            Self::Terraform
        } else if is_command(text) {
            Self::Command
        } else {
            Self::CloudFormation
        }
    }

    fn of_json(root: &Node) -> Self {
        if root.get("Resources").is_some() {
            Self::CloudFormation
        } else if root.get("planned_values").is_some() || root.get("values").is_some() {
            Self::Plan
        } else if terraform_json::is_module(root) {
            Self::Terraform
        } else if api::is_api(root) {
            Self::Api
        } else {
            Self::Pattern
        }
    }
}

/// Finds the rules in a text of whatever format.
///
/// # Errors
///
/// If the text is not of its format; one diagnostic, with its place.
pub fn read(text: &str) -> Result<Found, Diagnostic> {
    read_with(text, &Values::new())
}

/// Finds the rules in a text, with values for what is known only at deployment.
///
/// ```
/// use rulelens_iac::{Values, read_with};
///
/// let text = "aws events put-rule --name a --event-pattern \"{\\\"source\\\": [\\\"$SOURCE\\\"]}\"";
/// let values = Values::from([("SOURCE".to_owned(), "aws.s3".to_owned())]);
/// let found = read_with(text, &values).unwrap();
/// assert_eq!(found.rules[0].pattern.as_ref().unwrap().text(), r#"{"source": ["aws.s3"]}"#);
/// assert_eq!(found.placeholders[0].places[0].of(text), "$SOURCE");
/// ```
///
/// # Errors
///
/// As [`read`].
pub fn read_with(text: &str, values: &Values) -> Result<Found, Diagnostic> {
    read_as(text, Format::of(text), values)
}

/// Finds the rules in a text that is of a known format.
///
/// # Errors
///
/// As [`read`].
pub fn read_as(text: &str, format: Format, values: &Values) -> Result<Found, Diagnostic> {
    let none = Values::new();
    let mut found = read_once(text, format, values)?;
    if !values.is_empty() {
        found.placeholders = read_once(text, format, &none)?.placeholders;
    }
    Ok(found)
}

fn read_once(text: &str, format: Format, values: &Values) -> Result<Found, Diagnostic> {
    let mut found = Found::nothing(format);
    let mut defaults = Values::new();
    match format {
        Format::Terraform if is_json(text) => return terraform_json::read(text, values),
        Format::Terraform => return terraform::read(text, values),
        Format::Command => return Ok(command::find(text, values)),
        Format::Pattern => found.rules.push(bare(text)?),
        Format::Api => api::find(&json::read(text)?.filled(values), &mut found),
        Format::Plan => found = plan::find(&json::read(text)?),
        Format::CloudFormation => {
            for template in template(text)? {
                defaults.extend(cloudformation::defaults(&template));
                cloudformation::find(&template.filled(values), &mut found);
            }
        }
    }
    found.list_placeholders(&defaults);
    Ok(found)
}

fn template(text: &str) -> Result<Vec<Node>, Diagnostic> {
    if is_json(text) { Ok(vec![json::read(text)?]) } else { yaml::read(text) }
}

/// Whether a text is an object of JSON, where it may be of another syntax too.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

/// A pattern that stands alone. One that is no JSON is told as a pattern: the service has words for
/// it.
fn bare(text: &str) -> Result<Rule, Diagnostic> {
    let mut pattern = Sourced::verbatim(text.trim(), text.len() - text.trim_start().len());
    for _ in 0..MAX_STRINGIFIED {
        match json::read_in(&pattern) {
            Ok(Node { kind: node::Kind::String(inside), .. }) => pattern = inside,
            Err(fault) if fault.code() == Fault::TOO_DEEP => return Err(fault),
            _ => break,
        }
    }
    let place = pattern.whole_place();
    Ok(Rule { id: "pattern".to_owned(), place, pattern: Some(pattern), ..Rule::default() })
}

/// How often a pattern may have been made a string.
const MAX_STRINGIFIED: usize = 2;

/// Whether a text runs the AWS CLI; a template may name it in a value.
fn is_command(text: &str) -> bool {
    let begins = |line: &str| line.trim_start().trim_start_matches("$ ").starts_with("aws ");
    let is_template = text.lines().any(|line| line.starts_with("Resources:"));
    let has_line = || text.lines().any(begins) && text.contains("events");
    !is_template && (has_line() || command::is_any(text))
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
