//! Targets as a link holds them, of the JSON that `PutTargets` takes.

use rulelens::Diagnostic;
use rulelens::json::{Document, Type, Value};

use crate::state::{Input, Target};

/// The targets of a text: one, a list, or what `list-targets-by-rule` prints. Their texts are taken as
/// they are, whether or not EventBridge takes them.
///
/// ```
/// use rulelens_share::{Input, put_targets::targets};
///
/// let [target] = &targets(r#"{"Id": "mail", "InputPath": "$.detail"}"#).unwrap()[..] else { panic!() };
/// assert_eq!((target.name.as_str(), target.input), ("mail", Input::Path));
/// assert_eq!(target.input_path, "$.detail");
/// ```
///
/// # Errors
///
/// If it is no JSON.
pub fn targets(text: &str) -> Result<Vec<Target>, Diagnostic> {
    let document = Document::parse(text)?;
    let root = document.root();
    let list = if root.kind() == Type::Array { Some(root) } else { root.get("Targets") };
    let targets = match list {
        Some(list) => list.elements().collect(),
        None => vec![root],
    };
    Ok(targets.into_iter().map(target).collect())
}

fn target(value: Value<'_>) -> Target {
    let text =
        |of: Value<'_>, key: &str| of.get(key).and_then(|it| Some(it.string()?.into_owned()));
    let transformer = value.get("InputTransformer").filter(|it| it.kind() == Type::Object);
    let paths = transformer.and_then(|it| it.get("InputPathsMap"));
    let template = transformer.and_then(|it| text(it, "InputTemplate"));
    let (path, constant) = (text(value, "InputPath"), text(value, "Input"));
    Target {
        name: text(value, "Id").unwrap_or_default(),
        rule: None,
        arn: text(value, "Arn").unwrap_or_default(),
        input: match (&template, &path, &constant) {
            (Some(_), ..) => Input::Transformer,
            (_, Some(_), _) => Input::Path,
            (.., Some(_)) => Input::Constant,
            _ => Input::MatchedEvent,
        },
        input_paths: paths.map(|paths| outdented(paths.raw())).unwrap_or_default(),
        template: template.unwrap_or_default(),
        input_path: path.unwrap_or_default(),
        constant: constant.unwrap_or_default(),
    }
}

/// The text without the indentation that all lines but the first have.
fn outdented(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let common = text.lines().skip(1).map(indent).min().unwrap_or_default();
    let lines = text.lines().enumerate();
    let lines =
        lines.map(|(at, line)| if at == 0 { line } else { line.get(common..).unwrap_or_default() });
    lines.collect::<Vec<_>>().join("\n")
}
