//! A script of AWS CLI commands for PowerShell.
//!
//! Windows PowerShell takes the double quotes out of what it gives to a program, PowerShell 7.3 does
//! not. So no JSON stands in the command line: it goes into files, which the commands name.

use super::arn::{Arn, Known, Permission};
use super::literal::JSON;
use super::names::camel;
use super::policy;
use super::ready::{Ready, ReadyTarget};
use super::value::Value;
use super::{Exported, Language, Note, Options, targets};
use crate::rule::State;

pub(super) fn write(rule: &Ready<'_>, options: Options) -> Exported {
    let mut exported = Exported::new("deploy.ps1", Language::PowerShell, String::new());
    let mut script = Script::default();
    let missing: Vec<String> = rule
        .targets
        .iter()
        .filter(|target| target.arn == Arn::Missing)
        .map(|target| format!("  [Parameter(Mandatory)] [string] ${}", variable(target)))
        .collect();
    if !missing.is_empty() {
        script.push(&format!("param(\n{}\n)\n", missing.join(",\n")));
    }
    script.push(
        "$ErrorActionPreference = 'Stop'\n$PSNativeCommandUseErrorActionPreference = $true\n",
    );
    let region = rule.known_targets().map(|(_, arn)| arn.region.as_str()).find(|it| !it.is_empty());
    if let Some(region) = region {
        script.push(&format!("$env:AWS_REGION = {}\n", quoted(region)));
    }
    script.push(SAVE);
    script.put_rule(rule);
    if !rule.targets.is_empty() {
        script.put_targets(rule);
    }
    if options.permissions {
        for (target, arn) in rule.known_targets() {
            let permission = arn.permission(target.role.is_some());
            script.allow(rule, arn, target, permission);
            let replaces = matches!(permission, Permission::Topic | Permission::Queue);
            exported.note(Note::PolicyReplaced, replaces);
            exported.note(Note::PermissionMissing, permission == Permission::Other);
        }
    }
    exported.note(Note::FailedEntries, !rule.targets.is_empty());
    exported.note(Note::ArnMissing, rule.has_missing_arn());
    if let Some(file) = exported.files.first_mut() {
        file.text = script.0;
    }
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

#[derive(Default)]
struct Script(String);

impl Script {
    fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Saves a text, and leaves in a variable where.
    fn save(&mut self, variable: &str, file: &str, text: &str) {
        let text = here(text);
        self.push(&format!("\n${variable} = Save-Text '{file}' {text}\n"));
    }

    fn put_rule(&mut self, rule: &Ready<'_>) {
        if let Some(pattern) = rule.pattern {
            self.save("pattern", "pattern.json", &targets::pattern(pattern));
        } else {
            self.push("\n");
        }
        let mut command = Command::new("events put-rule");
        command.option("name", &rule.needed_name());
        command.options("event-bus-name", rule.bus);
        command.options("description", rule.description);
        command.options("state", (rule.state != State::Enabled).then(|| rule.state.name()));
        command.options("schedule-expression", rule.schedule);
        if rule.pattern.is_some() {
            command.raw("event-pattern", "$pattern");
        }
        self.push(&command.text());
    }

    fn put_targets(&mut self, rule: &Ready<'_>) {
        let arn = |target: &ReadyTarget<'_>| match &target.arn {
            Arn::Known(arn) => Value::text(&arn.text),
            Arn::Missing => Value::text(format!("<{}>", target.parameter())),
        };
        let list = rule.targets.iter().map(|it| targets::target(it, arn(it))).collect();
        let mut text = here(&JSON.lines(&Value::List(list), 0));
        let missing: Vec<_> = rule.targets.iter().filter(|it| it.arn == Arn::Missing).collect();
        if !missing.is_empty() {
            for target in missing {
                let variable = variable(target);
                text.push_str(&format!(".Replace('<{}>', ${variable})", target.parameter()));
            }
            text = format!("({text})");
        }
        self.push(&format!("\n$targets = Save-Text 'targets.json' {text}\n"));
        self.push("# This succeeds even if a target is refused: FailedEntryCount must be 0.\n");
        let mut command = Command::new("events put-targets");
        command.option("rule", &rule.needed_name());
        command.options("event-bus-name", rule.bus);
        command.raw("targets", "$targets");
        self.push(&command.text());
    }

    fn allow(
        &mut self,
        rule: &Ready<'_>,
        arn: &Known,
        target: &ReadyTarget<'_>,
        permission: Permission,
    ) {
        let name = rule.needed_name();
        let rule_arn = arn.rule_arn(&name, rule.bus);
        let statement = |action| policy::statement(action, &arn.text, Value::text(&rule_arn));
        let command = match permission {
            Permission::None => return,
            Permission::Other => {
                return self.push(&format!(
                    "\n# The target {} needs a role (RoleArn) or a policy of its own.\n",
                    target.id
                ));
            }
            Permission::Function => {
                let mut command = Command::new("lambda add-permission");
                command.option("function-name", &arn.text);
                let id: String = format!("EventBridge-{name}").chars().take(100).collect();
                command.option("statement-id", &id.replace('.', "-"));
                command.option("action", "lambda:InvokeFunction");
                command.option("principal", "events.amazonaws.com");
                command.option("source-arn", &rule_arn);
                self.push("\n");
                command
            }
            Permission::Topic => {
                let document = policy::document(vec![policy::owner(arn), statement("sns:Publish")]);
                self.save("policy", "topic-policy.json", &JSON.lines(&document, 0));
                self.push("# This replaces the whole policy of the topic.\n");
                let mut command = Command::new("sns set-topic-attributes");
                command.option("topic-arn", &arn.text);
                command.option("attribute-name", "Policy");
                command.raw("attribute-value", "$policy");
                command
            }
            Permission::Queue => {
                let document = policy::document(vec![statement("sqs:SendMessage")]);
                let attributes = Value::map([("Policy", Some(Value::text(JSON.line(&document))))]);
                self.save("attributes", "queue-attributes.json", &JSON.lines(&attributes, 0));
                self.push("# This replaces the whole policy of the queue.\n");
                let mut command = Command::new("sqs set-queue-attributes");
                command.option("queue-url", &arn.queue_url());
                command.raw("attributes", "$attributes");
                command
            }
        };
        self.push(&command.text());
    }
}

/// A command with an option on each line.
struct Command(String);

impl Command {
    fn new(operation: &str) -> Self {
        Self(format!("aws {operation}"))
    }

    fn option(&mut self, name: &str, value: &str) {
        self.raw(name, &quoted(value));
    }

    fn options(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.option(name, value);
        }
    }

    fn raw(&mut self, name: &str, value: &str) {
        let is_option = value.trim_start_matches('\'').starts_with('-');
        let between = if is_option { "=" } else { " " };
        self.0.push_str(&format!(" `\n  --{name}{between}{value}"));
    }

    fn text(&self) -> String {
        format!("{}\n", self.0)
    }
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
