//! A script of AWS CLI commands for a POSIX shell.

use super::arn::{Arn, Known, Permission};
use super::literal::{JSON, Style};
use super::policy;
use super::ready::{Ready, ReadyTarget};
use super::value::Value;
use super::{Exported, Language, Note, Options, targets};
use crate::rule::State;

pub(super) fn write(rule: &Ready<'_>, options: Options) -> Exported {
    let mut script = "#!/bin/sh\nset -eu\n".to_owned();
    let region = rule.known_targets().map(|(_, arn)| arn.region.as_str()).find(|it| !it.is_empty());
    if let Some(region) = region {
        script.push_str(&format!("export AWS_REGION={}\n", quoted(region)));
    }
    for (position, target) in missing(rule).enumerate() {
        let variable = variable(target);
        let number = position + 1;
        script
            .push_str(&format!("{variable}=${{{number}:?the ARN of the target {}}}\n", target.id));
    }
    script.push_str(&format!("\n{}", put_rule(rule)));
    if !rule.targets.is_empty() {
        script.push_str(&format!("\n{}", put_targets(rule)));
    }
    let mut exported = Exported::new("deploy.sh", Language::Shell, String::new());
    if options.permissions {
        for (target, arn) in rule.known_targets() {
            let permission = arn.permission(target.role.is_some());
            script.push_str(&allow(rule, arn, target, permission));
            let replaces = matches!(permission, Permission::Topic | Permission::Queue);
            exported.note(Note::PolicyReplaced, replaces);
            exported.note(Note::PermissionMissing, permission == Permission::Other);
        }
    }
    exported.note(Note::FailedEntries, !rule.targets.is_empty());
    exported.note(Note::ArnMissing, rule.has_missing_arn());
    if let Some(file) = exported.files.first_mut() {
        file.text = script;
    }
    exported
}

fn missing<'t, 'r>(rule: &'t Ready<'r>) -> impl Iterator<Item = &'t ReadyTarget<'r>> {
    rule.targets.iter().filter(|target| target.arn == Arn::Missing)
}

fn variable(target: &ReadyTarget<'_>) -> String {
    format!("{}_arn", target.label)
}

fn put_rule(rule: &Ready<'_>) -> String {
    let mut command = Command::new("events put-rule");
    command.option("name", &rule.needed_name());
    command.options("event-bus-name", rule.bus);
    command.options("description", rule.description);
    command.options("state", (rule.state != State::Enabled).then(|| rule.state.name()));
    command.options("schedule-expression", rule.schedule);
    command.options("event-pattern", rule.pattern.map(targets::pattern).as_deref());
    command.text()
}

fn put_targets(rule: &Ready<'_>) -> String {
    let arn = |target: &ReadyTarget<'_>| match &target.arn {
        Arn::Known(arn) => Value::text(&arn.text),
        // Out of the quotes around, and into those of a variable.
        Arn::Missing => Value::Code(format!("\"'\"${}\"'\"", variable(target))),
    };
    let list = rule.targets.iter().map(|it| targets::target(it, arn(it))).collect();
    let mut command = Command::new("events put-targets");
    command.option("rule", &rule.needed_name());
    command.options("event-bus-name", rule.bus);
    command.raw("targets", &quoted_but_code(&Value::List(list)));
    let quirk = "# This succeeds even if a target is refused: FailedEntryCount must be 0.\n";
    format!("{quirk}{}", command.text())
}

/// JSON between single quotes. Code in it is left as it is.
fn quoted_but_code(value: &Value) -> String {
    fn inside(text: &str) -> String {
        within_quotes(&rulelens::json::quoted(text))
    }
    const STYLE: Style = Style { string: inside, key: inside, ..JSON };
    format!("'{}'", STYLE.lines(value, 0))
}

fn allow(
    rule: &Ready<'_>,
    arn: &Known,
    target: &ReadyTarget<'_>,
    permission: Permission,
) -> String {
    let name = rule.needed_name();
    let rule_arn = arn.rule_arn(&name, rule.bus);
    let statement = |action| policy::statement(action, &arn.text, Value::text(&rule_arn));
    match permission {
        Permission::Function => {
            let mut command = Command::new("lambda add-permission");
            command.option("function-name", &arn.text);
            let id: String = format!("EventBridge-{name}").chars().take(100).collect();
            command.option("statement-id", &id.replace('.', "-"));
            command.option("action", "lambda:InvokeFunction");
            command.option("principal", "events.amazonaws.com");
            command.option("source-arn", &rule_arn);
            format!("\n{}", command.text())
        }
        Permission::Topic => {
            let document = policy::document(vec![policy::owner(arn), statement("sns:Publish")]);
            let mut command = Command::new("sns set-topic-attributes");
            command.option("topic-arn", &arn.text);
            command.option("attribute-name", "Policy");
            command.option("attribute-value", &JSON.lines(&document, 0));
            format!("\n# This replaces the whole policy of the topic.\n{}", command.text())
        }
        Permission::Queue => {
            let document = policy::document(vec![statement("sqs:SendMessage")]);
            let attributes = Value::map([("Policy", Some(Value::text(JSON.line(&document))))]);
            let mut command = Command::new("sqs set-queue-attributes");
            command.option("queue-url", &arn.queue_url());
            command.option("attributes", &JSON.lines(&attributes, 0));
            format!("\n# This replaces the whole policy of the queue.\n{}", command.text())
        }
        Permission::Other => {
            format!("\n# The target {} needs a role (RoleArn) or a policy of its own.\n", target.id)
        }
        Permission::None => String::new(),
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

    /// A value that is quoted. One that begins as an option does is joined to its own.
    fn raw(&mut self, name: &str, value: &str) {
        let is_option = value.trim_start_matches('\'').starts_with('-');
        let between = if is_option { '=' } else { ' ' };
        self.0.push_str(&format!(" \\\n  --{name}{between}{value}"));
    }

    fn text(&self) -> String {
        format!("{}\n", self.0)
    }
}

/// A word of a POSIX shell: between single quotes all is itself but the quote.
fn quoted(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:@%+".contains(&byte);
    if !text.is_empty() && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", within_quotes(text))
}

/// What stands between single quotes: a quote ends them, and they begin again behind it.
fn within_quotes(text: &str) -> String {
    text.replace('\'', "'\\''")
}
