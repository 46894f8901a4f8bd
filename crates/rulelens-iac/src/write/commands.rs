//! The commands of the AWS CLI that make a rule, for no shell yet.

use super::arn::{Arn, Known, Permission};
use super::literal::JSON;
use super::policy;
use super::ready::{Ready, ReadyTarget};
use super::value::Value;
use super::{Exported, Note, Options, targets};
use crate::rule::State;

/// A command.
pub(super) struct Command {
    /// What is to be known of it.
    pub(super) comment: Option<String>,
    /// Service and operation; without it there is the comment alone.
    pub(super) operation: Option<&'static str>,
    pub(super) options: Vec<(&'static str, Argument)>,
}

/// The value of an option.
pub(super) enum Argument {
    Text(String),
    Json {
        /// The name of a file that holds it.
        file: &'static str,
        text: String,
    },
}

/// The commands: the rule, its targets, and what those need. Tells what may surprise.
pub(super) fn commands(
    rule: &Ready<'_>,
    options: Options,
    exported: &mut Exported,
) -> Vec<Command> {
    let mut commands = vec![put_rule(rule)];
    if !rule.targets.is_empty() {
        commands.push(put_targets(rule));
    }
    if options.permissions {
        for (target, arn) in rule.known_targets() {
            let permission = arn.permission(target.role.is_some());
            commands.extend(allow(rule, arn, target, permission));
            let replaces = matches!(permission, Permission::Topic | Permission::Queue);
            exported.note(Note::PolicyReplaced, replaces);
            exported.note(Note::PermissionMissing, permission == Permission::Other);
        }
    }
    exported.note(Note::FailedEntries, !rule.targets.is_empty());
    exported.note(Note::ArnMissing, rule.has_missing_arn());
    commands
}

/// The targets whose ARN is asked for.
pub(super) fn missing<'t, 'r>(rule: &'t Ready<'r>) -> impl Iterator<Item = &'t ReadyTarget<'r>> {
    rule.targets.iter().filter(|target| target.arn == Arn::Missing)
}

/// How the JSON of the targets begins and ends around an ARN that is asked for, and what stands for
/// it. Inside of a string the quotes would be escaped, so it is nowhere else.
pub(super) fn around_missing(target: &ReadyTarget<'_>) -> (&'static str, String, &'static str) {
    ("\"Arn\": \"", format!("<{}>", target.parameter()), "\"")
}

/// The region of the targets, if it is known.
pub(super) fn region<'t>(rule: &'t Ready<'_>) -> Option<&'t str> {
    rule.known_targets().map(|(_, arn)| arn.region.as_str()).find(|region| !region.is_empty())
}

impl Command {
    fn new(operation: &'static str) -> Self {
        Self { comment: None, operation: Some(operation), options: Vec::new() }
    }

    fn with_comment(self, comment: &str) -> Self {
        Self { comment: Some(comment.to_owned()), ..self }
    }

    fn option(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.options.push((name, Argument::Text(value.into())));
        self
    }

    fn options(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.option(name, value),
            None => self,
        }
    }

    fn json(mut self, name: &'static str, file: &'static str, text: String) -> Self {
        self.options.push((name, Argument::Json { file, text }));
        self
    }
}

fn put_rule(rule: &Ready<'_>) -> Command {
    let command = Command::new("events put-rule")
        .option("name", rule.needed_name())
        .options("event-bus-name", rule.bus)
        .options("description", rule.description)
        .options("state", (rule.state != State::Enabled).then(|| rule.state.name()))
        .options("schedule-expression", rule.schedule);
    match rule.pattern {
        Some(pattern) => command.json("event-pattern", "pattern.json", targets::pattern(pattern)),
        None => command,
    }
}

fn put_targets(rule: &Ready<'_>) -> Command {
    Command::new("events put-targets")
        .with_comment("This succeeds even if a target is refused: FailedEntryCount must be 0.")
        .option("rule", rule.needed_name())
        .options("event-bus-name", rule.bus)
        .json("targets", "targets.json", targets::list(rule))
}

/// What lets EventBridge call a target.
fn allow(
    rule: &Ready<'_>,
    arn: &Known,
    target: &ReadyTarget<'_>,
    permission: Permission,
) -> Option<Command> {
    let name = rule.needed_name();
    let rule_arn = arn.rule_arn(&name, rule.bus);
    let statement = |action| policy::statement(action, &arn.text, Value::text(&rule_arn));
    match permission {
        Permission::None => None,
        Permission::Other => Some(Command {
            comment: Some(format!(
                "The target {} needs a role (RoleArn) or a policy of its own.",
                target.id
            )),
            operation: None,
            options: Vec::new(),
        }),
        Permission::Function => {
            let id: String = format!("EventBridge-{name}").chars().take(100).collect();
            let command = Command::new("lambda add-permission")
                .option("function-name", &arn.text)
                .option("statement-id", id.replace('.', "-"))
                .option("action", "lambda:InvokeFunction")
                .option("principal", "events.amazonaws.com")
                .option("source-arn", rule_arn);
            Some(command)
        }
        Permission::Topic => {
            let document = policy::document(vec![policy::owner(arn), statement("sns:Publish")]);
            let command = Command::new("sns set-topic-attributes")
                .with_comment("This replaces the whole policy of the topic.")
                .option("topic-arn", &arn.text)
                .option("attribute-name", "Policy")
                .json("attribute-value", "topic-policy.json", JSON.lines(&document, 0));
            Some(command)
        }
        Permission::Queue => {
            let document = policy::document(vec![statement("sqs:SendMessage")]);
            let attributes = Value::map([("Policy", Some(Value::text(JSON.line(&document))))]);
            let command = Command::new("sqs set-queue-attributes")
                .with_comment("This replaces the whole policy of the queue.")
                .option("queue-url", arn.queue_url())
                .json("attributes", "queue-attributes.json", JSON.lines(&attributes, 0));
            Some(command)
        }
    }
}
