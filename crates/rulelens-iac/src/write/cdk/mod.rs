//! A stack of the CDK, in TypeScript.

mod input;
mod pattern;
mod typescript;

use std::collections::BTreeMap;

use self::typescript::string;
use super::arn::Arn;
use super::names::{camel, distinct, plain};
use super::ready::{Ready, ReadyTarget};
use super::{Exported, Language, Note, Options};
use crate::rule::State;

pub(super) fn write(rule: &Ready<'_>, options: Options) -> Exported {
    let id = &rule.logical;
    let mut stack = Stack::default();
    stack.event_rule(rule, id);
    for target in &rule.targets {
        stack.target(target, options);
    }
    if rule.state == State::EnabledWithManagementEvents {
        stack.body.push(format!(
            "// `enabled` knows no more than on and off.\n\
             (rule.node.defaultChild as events.CfnRule).state = '{}';",
            rule.state.name()
        ));
    }
    let name = format!("{}-stack.ts", plain(&rule.id).to_ascii_lowercase());
    let mut exported = Exported::new(&name, Language::TypeScript, stack.text(id));
    exported.notes = stack.notes;
    exported.note(Note::ArnMissing, rule.has_missing_arn());
    exported
}

#[derive(Default)]
struct Stack {
    /// Modules of `aws-cdk-lib`, each with the name that it is imported as.
    modules: BTreeMap<&'static str, &'static str>,
    has_parameter: bool,
    body: Vec<String>,
    notes: Vec<Note>,
    ids: Vec<String>,
}

/// How CDK is told of a target of a service.
struct Service {
    /// The module, and the name that it is imported as.
    module: (&'static str, &'static str),
    /// What gives the target by its ARN.
    from: &'static str,
    /// What makes it a target of a rule.
    target: &'static str,
    /// The property of what it receives.
    input: &'static str,
}

fn service(name: &str) -> Option<Service> {
    let (module, from, target, input) = match name {
        "sns" => (("aws-sns", "sns"), "sns.Topic.fromTopicArn", "SnsTopic", "message"),
        "sqs" => (("aws-sqs", "sqs"), "sqs.Queue.fromQueueArn", "SqsQueue", "message"),
        "lambda" => (
            ("aws-lambda", "lambda"),
            "lambda.Function.fromFunctionAttributes",
            "LambdaFunction",
            "event",
        ),
        "states" => (
            ("aws-stepfunctions", "sfn"),
            "sfn.StateMachine.fromStateMachineArn",
            "SfnStateMachine",
            "input",
        ),
        _ => return None,
    };
    Some(Service { module, from, target, input })
}

impl Stack {
    fn event_rule(&mut self, rule: &Ready<'_>, id: &str) {
        self.modules.insert("aws-events", "events");
        let mut properties = Vec::new();
        let mut property = |name: &str, value: String| properties.push(format!("{name}: {value},"));
        if let Some(name) = rule.name {
            property("ruleName", string(name));
        }
        if let Some(description) = rule.description {
            property("description", string(description));
        }
        if rule.state == State::Disabled {
            property("enabled", "false".to_owned());
        }
        if let Some(bus) = rule.bus {
            let from = if bus.starts_with("arn:") { "fromEventBusArn" } else { "fromEventBusName" };
            property("eventBus", format!("events.EventBus.{from}(this, 'Bus', {})", string(bus)));
            self.ids.push("Bus".to_owned());
        }
        if let Some(schedule) = rule.schedule {
            property("schedule", format!("events.Schedule.expression({})", string(schedule)));
        }
        let mut as_text = None;
        if let Some(pattern) = rule.pattern {
            let expression = pattern::expression(pattern, 1);
            as_text = expression.is_none().then_some(pattern);
            let any = || "{ source: events.Match.exists() }".to_owned();
            property("eventPattern", expression.unwrap_or_else(any));
        }
        self.ids.push(id.to_owned());
        let is_used = !rule.targets.is_empty()
            || rule.state == State::EnabledWithManagementEvents
            || as_text.is_some();
        let variable = if is_used { "const rule = " } else { "" };
        let lines: Vec<String> = properties.iter().map(|it| format!("  {it}\n")).collect();
        let lines = lines.concat();
        self.body.push(format!("{variable}new events.Rule(this, '{id}', {{\n{lines}}});"));
        if let Some(pattern) = as_text {
            self.body.push(format!(
                "// No object says this pattern, so it is given as a text.\n\
                 (rule.node.defaultChild as events.CfnRule)\n  \
                 .addPropertyOverride('EventPattern', {});",
                string(pattern)
            ));
        }
    }

    fn target(&mut self, target: &ReadyTarget<'_>, options: Options) {
        let (arn, service) = match &target.arn {
            Arn::Known(arn) if target.role.is_none() && arn.is_whole() => {
                (string(&arn.text), service(&arn.service))
            }
            Arn::Known(arn) => (string(&arn.text), None),
            Arn::Missing => {
                self.has_parameter = true;
                let id = self.unique(&target.parameter());
                (format!("new CfnParameter(this, '{id}').valueAsString"), None)
            }
        };
        let Some(service) = service else {
            return self.any_target(target, &arn, options);
        };
        let input = input::expression(&target.input, 1);
        self.note_names(input.as_ref());
        self.modules.insert(service.module.0, service.module.1);
        self.modules.insert("aws-events-targets", "targets");
        let id = self.unique(&target.logical.clone());
        let variable = self.unique(&camel(&target.id));
        // So that CDK writes the permission of a function that it does not make.
        let argument = match service.module.1 {
            "lambda" => format!("{{\n  functionArn: {arn},\n  sameEnvironment: true,\n}}"),
            _ => arn,
        };
        self.body.push(format!("const {variable} = {}(this, '{id}', {argument});", service.from));
        let input = input.map(|it| format!(", {{\n  {}: {},\n}}", service.input, it.code));
        let input = input.unwrap_or_default();
        self.body
            .push(format!("rule.addTarget(new targets.{}({variable}{input}));", service.target));
        let is_lacking = options.permissions && matches!(service.module.1, "sns" | "sqs");
        self.note(Note::Imported, is_lacking);
    }

    /// A target that CDK has no class for, or whose role is given.
    fn any_target(&mut self, target: &ReadyTarget<'_>, arn: &str, options: Options) {
        let mut settings = vec![format!("id: {},", string(&target.id)), format!("arn: {arn},")];
        if let Some(role) = target.role {
            self.modules.insert("aws-iam", "iam");
            let id = self.unique(&format!("{}Role", target.logical));
            settings.push(format!("role: iam.Role.fromRoleArn(this, '{id}', {}),", string(role)));
        }
        let input = input::expression(&target.input, 2);
        self.note_names(input.as_ref());
        settings.extend(input.map(|it| format!("input: {},", it.code)));
        let settings: Vec<String> = settings.iter().map(|it| format!("    {it}\n")).collect();
        let settings = settings.concat();
        self.body.push(format!("rule.addTarget({{\n  bind: () => ({{\n{settings}  }}),\n}});"));
        self.note(Note::PermissionMissing, options.permissions && target.role.is_none());
    }

    fn note(&mut self, note: Note, holds: bool) {
        if holds && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn note_names(&mut self, input: Option<&input::Expression>) {
        self.note(Note::PlaceholdersNamed, input.is_some_and(|it| it.has_own_names));
    }

    /// A name that no other thing of the stack has.
    fn unique(&mut self, name: &str) -> String {
        let taken = ["rule", "events", "targets", "sns", "sqs", "lambda", "sfn", "iam"];
        let all = taken.into_iter().map(str::to_owned).chain(self.ids.iter().cloned());
        let unique = distinct(all.chain([name.to_owned()])).pop().unwrap_or_default();
        self.ids.push(unique.clone());
        unique
    }

    fn text(&self, id: &str) -> String {
        let parameter = if self.has_parameter { "CfnParameter, " } else { "" };
        let mut text =
            format!("import {{ {parameter}Stack, type StackProps }} from 'aws-cdk-lib';\n");
        for (module, name) in &self.modules {
            text.push_str(&format!("import * as {name} from 'aws-cdk-lib/{module}';\n"));
        }
        text.push_str("import type { Construct } from 'constructs';\n\n");
        text.push_str(&format!("export class {id}Stack extends Stack {{\n"));
        text.push_str("  constructor(scope: Construct, id: string, props?: StackProps) {\n");
        text.push_str("    super(scope, id, props);\n");
        for statement in &self.body {
            text.push('\n');
            text.extend(statement.lines().map(|line| format!("    {line}\n")));
        }
        text.push_str("  }\n}\n");
        text
    }
}
