//! A script of AWS CLI commands for PowerShell.
//!
//! Windows PowerShell takes the double quotes out of what it gives to a program, PowerShell 7.3 does
//! not. So no JSON stands in the command line: it goes into files, which the commands name.

use super::commands::{Argument, Command, around_missing, commands, missing, region};
use super::names::camel;
use super::ready::{Ready, ReadyTarget};
use super::{Exported, Language, Options};

pub(super) fn write(rule: &Ready<'_>, options: Options) -> Exported {
    let mut script = String::new();
    let parameter = |target| format!("  [Parameter(Mandatory)] [string] ${}", variable(target));
    let parameters: Vec<String> = missing(rule).map(parameter).collect();
    if !parameters.is_empty() {
        script.push_str(&format!("param(\n{}\n)\n", parameters.join(",\n")));
    }
    script.push_str("$ErrorActionPreference = 'Stop'\n");
    script.push_str("$PSNativeCommandUseErrorActionPreference = $true\n");
    if let Some(region) = region(rule) {
        script.push_str(&format!("$env:AWS_REGION = {}\n", quoted(region)));
    }
    script.push_str(SAVE);
    let mut exported = Exported::new("deploy.ps1", Language::PowerShell, String::new());
    for command in commands(rule, options, &mut exported) {
        script.push_str(&format!("\n{}", text(&command, rule)));
    }
    exported.set_text(script);
    exported
}

const SAVE: &str = "
# JSON goes by file: Windows PowerShell takes the quotes out of arguments.
# UTF-8 without a byte order mark, which the AWS CLI does not read.
function Save-Text([string] $Name, [string] $Text) {
  $path = Join-Path ([IO.Path]::GetTempPath()) $Name
  [IO.File]::WriteAllText($path, $Text)
  \"file://$path\"
}
";

fn variable(target: &ReadyTarget<'_>) -> String {
    camel(&target.parameter())
}

/// A command with an option on each line, behind what saves its JSON.
fn text(command: &Command, rule: &Ready<'_>) -> String {
    let (mut saved, mut options) = (String::new(), String::new());
    for (name, argument) in &command.options {
        // One that begins as an option does is joined to its own.
        let (value, between) = match argument {
            Argument::Text(value) if value.starts_with('-') => (quoted(value), '='),
            Argument::Text(value) => (quoted(value), ' '),
            Argument::Json { file, text } => {
                let variable = format!("${}", camel(file.trim_end_matches(".json")));
                let text = with_variables(here(text), rule);
                saved.push_str(&format!("{variable} = Save-Text '{file}' {text}\n"));
                (variable, ' ')
            }
        };
        options.push_str(&format!(" `\n  --{name}{between}{value}"));
    }
    let mut text = saved;
    if let Some(comment) = &command.comment {
        text.push_str(&format!("# {comment}\n"));
    }
    if let Some(operation) = command.operation {
        text.push_str(&format!("aws {operation}{options}\n"));
    }
    text
}

/// Variables in place of the ARNs that are asked for.
fn with_variables(text: String, rule: &Ready<'_>) -> String {
    let mut replaced = text.clone();
    for target in missing(rule) {
        let (before, arn, behind) = around_missing(target);
        if text.contains(&format!("{before}{arn}{behind}")) {
            let variable = variable(target);
            let new = format!("('{before}' + ${variable} + '{behind}')");
            replaced.push_str(&format!(".Replace('{before}{arn}{behind}', {new})"));
        }
    }
    if replaced == text { text } else { format!("({replaced})") }
}

/// The characters that PowerShell takes for a single quote.
const QUOTES: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'];

/// A text between single quotes, in which all is itself but the quote.
fn quoted(text: &str) -> String {
    let mut quoted = "'".to_owned();
    for char in text.chars() {
        quoted.push(char);
        if QUOTES.contains(&char) {
            quoted.push(char);
        }
    }
    quoted.push('\'');
    quoted
}

/// A text on lines of its own, if no line of it would end that.
fn here(text: &str) -> String {
    let ends = |line: &str| {
        let mut chars = line.trim_start().chars();
        chars.next().is_some_and(|first| QUOTES.contains(&first)) && chars.next() == Some('@')
    };
    if text.lines().any(ends) { quoted(text) } else { format!("@'\n{text}\n'@") }
}
