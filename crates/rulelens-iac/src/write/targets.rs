//! Targets as `PutTargets` takes them, and patterns as they are sent.

use super::arn::Arn;
use super::literal::JSON;
use super::ready::{Ready, ReadyInput, ReadyTarget};
use super::value::Value;
use super::{Exported, File, Language, Note};

/// The pattern and the targets as JSON.
pub(super) fn write(rule: &Ready<'_>) -> Exported {
    let file = |name: &str, text: String| {
        let text = format!("{text}\n");
        File { name: name.to_owned(), language: Language::Json, text }
    };
    let mut exported = Exported { files: Vec::new(), notes: Vec::new() };
    exported.files.extend(rule.pattern.map(|text| file("pattern.json", pattern(text))));
    if !rule.targets.is_empty() {
        exported.files.push(file("targets.json", list(rule)));
    }
    exported.note(Note::ArnMissing, rule.has_missing_arn());
    exported
}

/// The targets on lines. In place of an ARN that is not known stands `<ToArn>`.
pub(super) fn list(rule: &Ready<'_>) -> String {
    let arn = |target: &ReadyTarget<'_>| match &target.arn {
        Arn::Known(arn) => Value::text(&arn.text),
        Arn::Missing => Value::text(format!("<{}>", target.parameter())),
    };
    let targets = rule.targets.iter().map(|it| target(it, arn(it))).collect();
    JSON.lines(&Value::List(targets), 0)
}

/// A pattern on lines; or on one, if it would be longer than `PutRule` takes it. White space counts.
pub(super) fn pattern(text: &str) -> String {
    let Some(value) = Value::of_json(text) else { return text.trim().to_owned() };
    let lines = JSON.lines(&value, 0);
    if lines.len() <= rulelens::pattern::MAX_BYTES { lines } else { JSON.line(&value) }
}

/// A target with the members that the API and CloudFormation have for it.
pub(super) fn target(target: &ReadyTarget<'_>, arn: Value) -> Value {
    let (mut constant, mut path, mut transformer) = (None, None, None);
    match &target.input {
        ReadyInput::MatchedEvent => {}
        ReadyInput::Constant(text) => constant = Some(Value::text(*text)),
        ReadyInput::Path(text) => path = Some(Value::text(*text)),
        ReadyInput::Transformer { paths, template } => {
            let map = Value::Map(
                paths.iter().map(|&(name, path)| (name.to_owned(), Value::text(path))).collect(),
            );
            transformer = Some(Value::map([
                ("InputPathsMap", (!paths.is_empty()).then_some(map)),
                ("InputTemplate", Some(Value::text(*template))),
            ]));
        }
    }
    Value::map([
        ("Id", Some(Value::text(&target.id))),
        ("Arn", Some(arn)),
        ("RoleArn", target.role.map(Value::text)),
        ("Input", constant),
        ("InputPath", path),
        ("InputTransformer", transformer),
    ])
}
