//! Templates of CloudFormation and SAM.

use super::arn::{Arn, Known, Permission};
use super::literal::JSON;
use super::policy;
use super::ready::{Ready, ReadyTarget};
use super::value::Value;
use super::{Exported, Language, Note, Options, targets, yaml};
use crate::rule::State;

/// A template, in no notation yet.
pub(super) struct Template {
    sections: Vec<(String, Value)>,
    resources: Vec<(String, Value)>,
    notes: Vec<Note>,
}

impl Template {
    /// In YAML, with a blank line between the resources.
    pub(super) fn yaml(self) -> Exported {
        let mut text = yaml::document(&self.sections);
        text.push_str("Resources:\n");
        for (position, resource) in self.resources.iter().enumerate() {
            text.push_str(if position > 0 { "\n" } else { "" });
            for line in yaml::document(std::slice::from_ref(resource)).lines() {
                let indent = if line.is_empty() { "" } else { "  " };
                text.push_str(&format!("{indent}{line}\n"));
            }
        }
        self.exported("template.yaml", Language::Yaml, text)
    }

    /// In JSON.
    pub(super) fn json(mut self) -> Exported {
        let resources = std::mem::take(&mut self.resources);
        let mut sections = std::mem::take(&mut self.sections);
        sections.push(("Resources".to_owned(), Value::Map(resources)));
        let text = format!("{}\n", JSON.lines(&Value::Map(sections), 0));
        self.exported("template.json", Language::Json, text)
    }

    fn exported(self, name: &str, language: Language, text: String) -> Exported {
        Exported { notes: self.notes, ..Exported::new(name, language, text) }
    }

    /// Adds a resource. The rule may be called so already.
    fn add(&mut self, name: String, resource: Value) {
        let is_taken = self.resources.iter().any(|(taken, _)| *taken == name);
        let name = if is_taken { format!("{name}OfTarget") } else { name };
        self.resources.push((name, resource));
    }

    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

/// A template of CloudFormation.
pub(super) fn template(rule: &Ready<'_>, options: Options) -> Template {
    let mut template = begun(rule, &[]);
    if options.permissions {
        for (target, arn) in rule.known_targets() {
            let permission = arn.permission(target.role.is_some());
            allow(&mut template, rule, (target, arn), permission);
        }
    }
    template
}

/// A template of SAM, in which a connector writes the permission.
pub(super) fn sam(rule: &Ready<'_>, options: Options) -> Template {
    let transform = ("Transform", Value::text("AWS::Serverless-2016-10-31"));
    let mut template = begun(rule, &[transform]);
    if options.permissions {
        for (target, arn) in rule.known_targets() {
            connect(&mut template, rule, target, arn);
        }
    }
    template
}

fn begun(rule: &Ready<'_>, sections: &[(&str, Value)]) -> Template {
    let mut template = Template {
        sections: vec![("AWSTemplateFormatVersion".to_owned(), Value::text("2010-09-09"))],
        resources: vec![(rule.logical.clone(), resource("AWS::Events::Rule", properties(rule)))],
        notes: Vec::new(),
    };
    let sections = sections.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    template.sections.extend(sections);
    let parameters = rule.targets.iter().filter(|target| target.arn == Arn::Missing);
    let parameter = |target: &ReadyTarget<'_>| {
        let of = format!("The ARN of the target {}", target.id);
        let settings = Value::map([
            ("Type", Some(Value::text("String"))),
            ("Description", Some(Value::text(of))),
        ]);
        (target.parameter(), settings)
    };
    let parameters: Vec<_> = parameters.map(parameter).collect();
    if !parameters.is_empty() {
        template.sections.push(("Parameters".to_owned(), Value::Map(parameters)));
        template.note(Note::ArnMissing);
    }
    template
}

fn resource(kind: &str, properties: Value) -> Value {
    Value::map([("Type", Some(Value::text(kind))), ("Properties", Some(properties))])
}

fn properties(rule: &Ready<'_>) -> Value {
    let arn = |target: &ReadyTarget<'_>| match &target.arn {
        Arn::Known(arn) => Value::text(&arn.text),
        Arn::Missing => Value::Ref(target.parameter()),
    };
    let targets: Vec<Value> = rule.targets.iter().map(|it| targets::target(it, arn(it))).collect();
    // A key that is there twice can be said in a text only.
    let pattern =
        rule.pattern.map(|text| rule.pattern_value().unwrap_or_else(|| Value::text(text)));
    Value::map([
        ("Name", rule.name.map(Value::text)),
        ("Description", rule.description.map(Value::text)),
        ("EventBusName", rule.bus.map(Value::text)),
        ("State", Some(Value::text(rule.state.name())).filter(|_| rule.state != State::Enabled)),
        ("ScheduleExpression", rule.schedule.map(Value::text)),
        ("EventPattern", pattern),
        ("Targets", (!targets.is_empty()).then_some(Value::List(targets))),
    ])
}

fn allow(
    template: &mut Template,
    rule: &Ready<'_>,
    (target, arn): (&ReadyTarget<'_>, &Known),
    permission: Permission,
) {
    let rule_arn = Value::Attribute(rule.logical.clone(), "Arn");
    let text = |text: &str| Some(Value::text(text));
    let list = |text: &str| Some(Value::List(vec![Value::text(text)]));
    let statement = |action| policy::statement(action, &arn.text, rule_arn.clone());
    let (kind, properties) = match permission {
        Permission::None => return,
        Permission::Other => return template.note(Note::PermissionMissing),
        Permission::Function => {
            let properties = Value::map([
                ("FunctionName", text(&arn.text)),
                ("Action", text("lambda:InvokeFunction")),
                ("Principal", text("events.amazonaws.com")),
                ("SourceArn", Some(rule_arn)),
            ]);
            ("AWS::Lambda::Permission", properties)
        }
        Permission::Topic => {
            let document = policy::document(vec![policy::owner(arn), statement("sns:Publish")]);
            let properties =
                Value::map([("Topics", list(&arn.text)), ("PolicyDocument", Some(document))]);
            template.note(Note::PolicyReplaced);
            ("AWS::SNS::TopicPolicy", properties)
        }
        Permission::Queue => {
            let document = policy::document(vec![statement("sqs:SendMessage")]);
            let properties = Value::map([
                ("Queues", list(&arn.queue_url())),
                ("PolicyDocument", Some(document)),
            ]);
            template.note(Note::PolicyReplaced);
            ("AWS::SQS::QueuePolicy", properties)
        }
    };
    let name = format!("{}Permission", target.logical);
    template.add(name, resource(kind, properties));
}

fn connect(template: &mut Template, rule: &Ready<'_>, target: &ReadyTarget<'_>, arn: &Known) {
    let kind = match arn.permission(target.role.is_some()) {
        Permission::None => return,
        Permission::Other => return template.note(Note::PermissionMissing),
        Permission::Function => "AWS::Lambda::Function",
        Permission::Topic => "AWS::SNS::Topic",
        Permission::Queue => "AWS::SQS::Queue",
    };
    let queue = (kind == "AWS::SQS::Queue").then(|| Value::text(arn.queue_url()));
    let destination = Value::map([
        ("Type", Some(Value::text(kind))),
        ("Arn", Some(Value::text(&arn.text))),
        ("QueueUrl", queue),
    ]);
    let source = Value::map([("Id", Some(Value::text(&rule.logical)))]);
    let properties = Value::map([
        ("Source", Some(source)),
        ("Destination", Some(destination)),
        ("Permissions", Some(Value::List(vec![Value::text("Write")]))),
    ]);
    let name = format!("{}Connector", target.logical);
    template.add(name, resource("AWS::Serverless::Connector", properties));
    template.note(Note::Connector);
}
