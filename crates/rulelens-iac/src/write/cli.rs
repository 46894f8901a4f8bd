//! A script of AWS CLI commands for a POSIX shell.

use super::commands::{Argument, Command, around_missing, commands, missing, region};
use super::ready::{Ready, ReadyTarget};
use super::{Exported, Language, Options};

pub(super) fn write(rule: &Ready<'_>, options: Options) -> Exported {
    let mut script = "#!/bin/sh\nset -eu\n".to_owned();
    if let Some(region) = region(rule) {
        script.push_str(&format!("export AWS_REGION={}\n", quoted(region)));
    }
    for (position, target) in missing(rule).enumerate() {
        let (variable, number) = (variable(target), position + 1);
        script
            .push_str(&format!("{variable}=${{{number}:?the ARN of the target {}}}\n", target.id));
    }
    let mut exported = Exported::new("deploy.sh", Language::Shell, String::new());
    for command in commands(rule, options, &mut exported) {
        script.push_str(&format!("\n{}", text(&command, rule)));
    }
    exported.set_text(script);
    exported
}

fn variable(target: &ReadyTarget<'_>) -> String {
    format!("{}_arn", target.label)
}

/// A command with an option on each line.
fn text(command: &Command, rule: &Ready<'_>) -> String {
    let mut text = String::new();
    if let Some(comment) = &command.comment {
        text.push_str(&format!("# {comment}\n"));
    }
    let Some(operation) = command.operation else { return text };
    text.push_str(&format!("aws {operation}"));
    for (name, argument) in &command.options {
        // One that begins as an option does is joined to its own.
        let (value, between) = match argument {
            Argument::Text(value) if value.starts_with('-') => (quoted(value), '='),
            Argument::Text(value) => (quoted(value), ' '),
            Argument::Json { text, .. } => (with_variables(&quoted(text), rule), ' '),
        };
        text.push_str(&format!(" \\\n  --{name}{between}{value}"));
    }
    text.push('\n');
    text
}

/// Variables in place of the ARNs that are asked for: out of the quotes around, into those of a
/// variable.
fn with_variables(quoted: &str, rule: &Ready<'_>) -> String {
    missing(rule).fold(quoted.to_owned(), |text, target| {
        let (before, arn, behind) = around_missing(target);
        let variable = format!("{before}'\"${}\"'{behind}", variable(target));
        text.replace(&format!("{before}{arn}{behind}"), &variable)
    })
}

/// A word of a POSIX shell: between single quotes all is itself but the quote.
fn quoted(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:@%+".contains(&byte);
    if !text.is_empty() && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}
