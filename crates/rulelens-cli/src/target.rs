//! What a target is set to receive, from options or from the JSON that `put-targets` takes.

use std::borrow::Cow;
use std::rc::Rc;

use rulelens::json::{Document, Member, Type, Value};
use rulelens::transform::{InputPaths, TargetInput, Template};
use rulelens::{Diagnostic, LineIndex};

use crate::fault::{Fault, Part, Place, Source};

const INPUT: &str = "Input";
const INPUT_PATH: &str = "InputPath";
const INPUT_TRANSFORMER: &str = "InputTransformer";
const PATHS_MAP: &str = "InputPathsMap";
const TEMPLATE: &str = "InputTemplate";

/// The service's words, recorded.
const ONLY_ONE: &str =
    "Only one of Input, InputPath, or InputTransformer must be provided for target ID.";

/// Reads a constant.
pub(crate) fn constant(source: &Rc<Source>) -> Result<TargetInput, Vec<Fault>> {
    TargetInput::constant(&source.text).map_err(|fault| vec![Fault::new(source, &fault)])
}

/// Reads a path into the event.
pub(crate) fn path(source: &Rc<Source>) -> Result<TargetInput, Vec<Fault>> {
    TargetInput::path(&source.text).map_err(|fault| vec![Fault::new(source, &fault)])
}

/// Reads an input transformer: its template, and its input paths map if there is one.
pub(crate) fn transformer(
    template: &Rc<Source>,
    paths: Option<&Rc<Source>>,
) -> Result<TargetInput, Vec<Fault>> {
    combine(template, paths.map_or_else(|| Ok(InputPaths::default()), input_paths))
}

/// Reads an input paths map.
pub(crate) fn input_paths(source: &Rc<Source>) -> Result<InputPaths, Vec<Fault>> {
    InputPaths::parse(&source.text).map_err(|faults| Fault::all(source, &faults))
}

/// Reads a template against what came of its input paths map.
fn combine(
    template: &Rc<Source>,
    paths: Result<InputPaths, Vec<Fault>>,
) -> Result<TargetInput, Vec<Fault>> {
    let (paths, mut faults) = match paths {
        Ok(paths) => (paths, Vec::new()),
        Err(faults) => (InputPaths::default(), faults),
    };
    match Template::parse(&template.text, &paths) {
        Ok(template) if faults.is_empty() => {
            return Ok(TargetInput::Transformer { paths, template });
        }
        Ok(_) => {}
        Err(found) => {
            // Which names a map with faults has is not known.
            let known = |fault: &&Diagnostic| faults.is_empty() || fault.code() != UNKNOWN_NAME;
            let found: Vec<_> =
                found.iter().filter(known).map(|fault| Fault::new(template, fault)).collect();
            faults.extend(found);
        }
    }
    Err(faults)
}

/// The code of the fault that depends on the input paths map.
const UNKNOWN_NAME: &str = "unknown-placeholder";

/// Reads a target as `put-targets` takes it, alone or as the only one of a list.
pub(crate) fn from_json(source: &Rc<Source>) -> Result<TargetInput, Vec<Fault>> {
    let document =
        Document::parse(&source.text).map_err(|fault| vec![Fault::new(source, &fault)])?;
    let file = File { source };
    let target = file.only_target(document.root())?;
    match settings(target).as_slice() {
        [] => Ok(TargetInput::MatchedEvent),
        [(name, member)] => file.setting(name, member.value),
        [_, (_, second), ..] => {
            let message = "a target takes only one of `Input`, `InputPath` and `InputTransformer`";
            let help = "Keep one and take the others away.";
            let mut fault = file.fault("target-several-inputs", message, help, second.key);
            fault.service = Some(ONLY_ONE.to_owned());
            Err(vec![fault])
        }
    }
}

/// What is set, in the order of the text. Of duplicate keys the last counts.
fn settings(target: Value<'_>) -> Vec<(&'static str, Member<'_>)> {
    let set = |name: &'static str| {
        let named = |member: &Member<'_>| member.key.string().is_some_and(|key| key == name);
        let member = target.members().filter(named).last()?;
        (member.value.kind() != Type::Null).then_some((name, member))
    };
    let mut settings: Vec<_> =
        [INPUT, INPUT_PATH, INPUT_TRANSFORMER].into_iter().filter_map(set).collect();
    settings.sort_by_key(|(_, member)| member.key.span());
    settings
}

/// The file that a target is read from.
struct File<'s> {
    source: &'s Rc<Source>,
}

impl File<'_> {
    fn fault(
        &self,
        code: &'static str,
        message: impl Into<Cow<'static, str>>,
        help: &'static str,
        value: Value<'_>,
    ) -> Fault {
        Fault::error(code, message, help, Place::Text(Rc::clone(self.source), value.span()))
    }

    /// The target itself: the root, or what `put-targets` and `list-targets-by-rule` wrap it in.
    fn only_target<'d>(&self, root: Value<'d>) -> Result<Value<'d>, Vec<Fault>> {
        let list = if root.kind() == Type::Object { root.get("Targets") } else { Some(root) };
        let Some(list) = list else { return Ok(root) };
        let mut targets = list.elements();
        match (targets.next(), targets.next()) {
            (Some(target), None) if target.kind() == Type::Object => Ok(target),
            (Some(_), Some(second)) => {
                let message = format!("expected one target, found {}", list.elements().count());
                let help = "Take one: `aws events list-targets-by-rule --query 'Targets[0]'`.";
                Err(vec![self.fault("target-several", message, help, second)])
            }
            _ => {
                let found = list.kind().with_article();
                let message = format!("a target must be an object, found {found}");
                let help = "Write `{\"InputTransformer\": {…}}`, as for `aws events put-targets`.";
                Err(vec![self.fault("target-not-object", message, help, list)])
            }
        }
    }

    fn setting(&self, name: &str, value: Value<'_>) -> Result<TargetInput, Vec<Fault>> {
        match name {
            INPUT => constant(&self.string(INPUT, value)?),
            INPUT_PATH => path(&self.string(INPUT_PATH, value)?),
            _ => self.transformer(value),
        }
    }

    fn transformer(&self, value: Value<'_>) -> Result<TargetInput, Vec<Fault>> {
        if value.kind() != Type::Object {
            let found = value.kind().with_article();
            let message = format!("`{INPUT_TRANSFORMER}` must be an object, found {found}");
            let help = "Write `{\"InputPathsMap\": {…}, \"InputTemplate\": \"…\"}`.";
            return Err(vec![self.fault("target-transformer-not-object", message, help, value)]);
        }
        let Some(template) = value.get(TEMPLATE) else {
            let message = format!("`{INPUT_TRANSFORMER}` has no `{TEMPLATE}`");
            let help = "Add the text that the target shall receive.";
            return Err(vec![self.fault("target-template-missing", message, help, value)]);
        };
        let paths = value.get(PATHS_MAP).filter(|map| map.kind() != Type::Null);
        let paths = paths.map_or_else(|| Ok(InputPaths::default()), |map| self.paths_map(map));
        combine(&self.string(TEMPLATE, template)?, paths)
    }

    /// The map is JSON in JSON, so its places are places in the file.
    fn paths_map(&self, map: Value<'_>) -> Result<InputPaths, Vec<Fault>> {
        let offset = map.span().start;
        InputPaths::parse(map.raw()).map_err(|faults| {
            faults.iter().map(|fault| Fault::shifted(self.source, fault, offset)).collect()
        })
    }

    /// A string's text, whose faults are shown in it as it reads, without the JSON around it.
    fn string(&self, name: &'static str, value: Value<'_>) -> Result<Rc<Source>, Vec<Fault>> {
        let Some(text) = value.string() else {
            let found = value.kind().with_article();
            let message = format!("`{name}` must be a string, found {found}");
            let help = "Put the text in quotes, and escape the quotes in it: `\\\"`.";
            return Err(vec![self.fault("target-not-string", message, help, value)]);
        };
        let start = LineIndex::new(&self.source.text).position(value.span().start);
        Ok(Rc::new(Source {
            name: self.source.name.clone(),
            text: text.into_owned(),
            part: Some(Part { name, start }),
        }))
    }
}
