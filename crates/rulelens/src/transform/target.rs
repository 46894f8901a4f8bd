//! A target as `PutTargets` takes it, read from JSON.

use super::template::Dialect;
use super::{Fault, InputPaths, TargetInput, Template, service};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::json::{self, Document, Member, Spelled, Type, Value};
use crate::order::sort_by_key;
use crate::span::Span;

const INPUT: &str = "Input";
const INPUT_PATH: &str = "InputPath";
const TRANSFORMER: &str = "InputTransformer";
const PATHS_MAP: &str = "InputPathsMap";
const TEMPLATE: &str = "InputTemplate";

/// The members of a target that say how it is called, not what it receives.
const OTHER_MEMBERS: [&str; 16] = [
    "Id",
    "Arn",
    "RoleArn",
    "KinesisParameters",
    "RunCommandParameters",
    "EcsParameters",
    "BatchParameters",
    "SqsParameters",
    "HttpParameters",
    "RedshiftDataParameters",
    "SageMakerPipelineParameters",
    "DeadLetterConfig",
    "RetryPolicy",
    "AppSyncParameters",
    // What `list-targets-by-rule` and templates of other tools put beside them.
    "Rule",
    "EventBusName",
];

/// A target of a rule: where the event goes, and what it receives.
///
/// ```
/// use rulelens::transform::Target;
///
/// let text = r#"{"Id": "mail", "Arn": "arn:aws:sns:eu-west-1:111122223333:findings",
///     "InputTransformer": {"InputTemplate": "\"<severity>\""}}"#;
/// let faults = Target::parse(text).unwrap_err();
/// assert_eq!(faults[0].span.of(text), "<severity>", "places are in the target's own text");
/// assert_eq!(
///     faults[0].service.as_deref(),
///     Some("InputTemplate for target mail contains invalid placeholder severity.")
/// );
/// ```
#[derive(Clone, Debug)]
pub struct Target {
    id: Option<String>,
    arn: Option<String>,
    input: TargetInput,
    /// The string that is the template, the path or the constant.
    written: Spelled,
    unknown: Vec<(String, Span)>,
}

impl Target {
    /// Reads a target, alone or as the only one of a list, as `put-targets` takes it and
    /// `list-targets-by-rule` prints it. A member that is `null` counts as not there; of several
    /// with the same key the last counts.
    ///
    /// # Errors
    ///
    /// All faults, in the order of the text. The one that the service would tell has its words,
    /// in which an unknown `Id` is `ID`.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let document = Document::parse(text).map_err(|fault| vec![fault])?;
        let target = only_target(document.root()).map_err(|fault| vec![fault])?;
        let mut reading = Reading { id: text_of(target, "Id"), faults: Vec::new() };
        let read = reading.inputs(target);
        let Reading { id, mut faults } = reading;
        service::settle(&mut faults);
        sort_by_key(&mut faults, |fault| fault.span.start);
        match read {
            Some((input, written)) if faults.is_empty() => Ok(Self {
                id,
                arn: text_of(target, "Arn"),
                input,
                written,
                unknown: unknown_members(target),
            }),
            _ => Err(faults),
        }
    }

    /// Its `Id`.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Its `Arn`.
    pub fn arn(&self) -> Option<&str> {
        self.arn.as_deref()
    }

    /// The service that its `Arn` names, as `sns`.
    pub fn service(&self) -> Option<&str> {
        self.arn().and_then(|arn| arn.split(':').nth(2)).filter(|service| !service.is_empty())
    }

    /// What it is set to receive. Places in the template are those of the template's own text
    /// ([`Self::place`] has them in the target's); those of input paths are places in the target's.
    pub fn input(&self) -> &TargetInput {
        &self.input
    }

    /// The same, without the rest.
    pub fn into_input(self) -> TargetInput {
        self.input
    }

    /// Where in the target's text a part of the template's text is written (or of a constant, or
    /// of an `InputPath`).
    pub fn place(&self, part: Span) -> Span {
        self.written.place(part)
    }

    /// The fix of a template as one of the target's text.
    pub fn fix(&self, fix: &Fix) -> Fix {
        placed(fix, &self.written)
    }

    /// What was found in the template's text, where it is written.
    pub(super) fn in_text(&self, found: Diagnostic) -> Diagnostic {
        in_text(found, &self.written)
    }

    /// Members that no target has, with the places of their keys.
    pub(super) fn unknown(&self) -> &[(String, Span)] {
        &self.unknown
    }

    /// The names that a member of a target may have.
    pub(super) fn members() -> impl Iterator<Item = &'static str> {
        OTHER_MEMBERS.into_iter().chain([INPUT, INPUT_PATH, TRANSFORMER])
    }
}

/// The target itself: the root, or what `put-targets` and `list-targets-by-rule` wrap it in.
fn only_target(root: Value<'_>) -> Result<Value<'_>, Diagnostic> {
    let list = if root.kind() == Type::Object { root.get("Targets") } else { Some(root) };
    let Some(list) = list else { return Ok(root) };
    let mut targets = list.elements();
    match (targets.next(), targets.next()) {
        (Some(target), None) if target.kind() == Type::Object => Ok(target),
        (Some(_), Some(second)) => {
            let count = list.elements().count();
            Err(Diagnostic::error(Fault::SeveralTargets { count }, second.span()))
        }
        (Some(other), None) => Err(not_object(other)),
        _ => Err(not_object(list)),
    }
}

fn not_object(value: Value<'_>) -> Diagnostic {
    Diagnostic::error(Fault::TargetNotObject { found: value.kind() }, value.span())
}

fn text_of(target: Value<'_>, key: &str) -> Option<String> {
    target.get(key).and_then(|value| value.string()).map(std::borrow::Cow::into_owned)
}

fn unknown_members(target: Value<'_>) -> Vec<(String, Span)> {
    let named = target
        .members()
        .map(|member| (member.key.string().unwrap_or_default().into_owned(), member.key.span()));
    named.filter(|(name, _)| Target::members().all(|known| known != name)).collect()
}

/// A target that is being read.
struct Reading {
    id: Option<String>,
    faults: Vec<Diagnostic>,
}

impl Reading {
    fn id(&self) -> &str {
        self.id.as_deref().unwrap_or(service::NO_ID)
    }

    /// What is set, and the string that it is read from; `None` if there are faults. All settings
    /// are read, even if there may be only one.
    fn inputs(&mut self, target: Value<'_>) -> Option<(TargetInput, Spelled)> {
        let mut read = Some((TargetInput::MatchedEvent, Spelled::default()));
        for (index, (name, member)) in settings(target).into_iter().enumerate() {
            if index == 1 {
                let fault = Diagnostic::error(Fault::SeveralInputs, member.key.span());
                self.faults.push(fault.with_service(service::only_one(self.id())));
            }
            read = self.setting(name, member.value);
        }
        read
    }

    fn setting(&mut self, name: &'static str, value: Value<'_>) -> Option<(TargetInput, Spelled)> {
        if name == TRANSFORMER {
            return self.transformer(value);
        }
        let written = self.string(name, value)?;
        let read = match name {
            INPUT => TargetInput::read_constant(written.text(), self.id()),
            _ => TargetInput::read_path(written.text(), self.id()),
        };
        let input = read.map_err(|fault| self.faults.push(in_text(fault, &written))).ok()?;
        Some((input, written))
    }

    fn transformer(&mut self, value: Value<'_>) -> Option<(TargetInput, Spelled)> {
        if value.kind() != Type::Object {
            let fault = Fault::TransformerNotObject { found: value.kind() };
            self.faults.push(Diagnostic::error(fault, value.span()));
            return None;
        }
        let map = value.get(PATHS_MAP).filter(|map| map.kind() != Type::Null);
        let paths =
            map.map_or_else(|| Ok(InputPaths::default()), |map| InputPaths::read(map, self.id()));
        let Some(template) = value.get(TEMPLATE).filter(|it| it.kind() != Type::Null) else {
            self.faults.extend(paths.err().unwrap_or_default());
            self.faults.push(Diagnostic::error(Fault::TemplateMissing, value.span()));
            return None;
        };
        let written = self.string(TEMPLATE, template);
        let (paths, known) = match paths {
            Ok(paths) => (paths, true),
            Err(faults) => {
                self.faults.extend(faults);
                (InputPaths::default(), false)
            }
        };
        let written = written?;
        match Template::read(written.text(), &paths, Dialect::Rule, self.id()) {
            Ok(template) => Some((TargetInput::Transformer { paths, template }, written)),
            Err(mut faults) => {
                // Which names a map with faults has is not known.
                faults.retain(|fault| known || !is_undefined(fault));
                self.faults.extend(faults.into_iter().map(|fault| in_text(fault, &written)));
                None
            }
        }
    }

    fn string(&mut self, name: &'static str, value: Value<'_>) -> Option<Spelled> {
        let written = Spelled::of(value);
        if written.is_none() {
            let fault = Fault::NotString { name, found: value.kind() };
            self.faults.push(Diagnostic::error(fault, value.span()));
        }
        written
    }
}

fn is_undefined(fault: &Diagnostic) -> bool {
    use crate::diagnostic::Kind;
    matches!(fault.kind, Kind::Transform(Fault::UnknownPlaceholder { .. }))
}

/// What is set, in the order of the text. Of duplicate keys the last counts.
fn settings(target: Value<'_>) -> Vec<(&'static str, Member<'_>)> {
    let set = |name: &'static str| {
        let named = |member: &Member<'_>| member.key.string().is_some_and(|key| key == name);
        let member = target.members().filter(named).last()?;
        (member.value.kind() != Type::Null).then_some((name, member))
    };
    let mut settings: Vec<_> =
        [INPUT, INPUT_PATH, TRANSFORMER].into_iter().filter_map(set).collect();
    sort_by_key(&mut settings, |(_, member)| member.key.span());
    settings
}

/// What was found in a string's characters, where it is written in the text around.
fn in_text(found: Diagnostic, written: &Spelled) -> Diagnostic {
    let fix = found.fix.as_deref().map(|fix| Box::new(placed(fix, written)));
    Diagnostic { span: written.place(found.span), fix, ..found }
}

fn placed(fix: &Fix, written: &Spelled) -> Fix {
    let edit = |edit: &Edit| Edit {
        span: written.place(edit.span),
        replacement: json::escaped(&edit.replacement),
    };
    Fix { title: fix.title.clone(), edits: fix.edits.iter().map(edit).collect() }
}
