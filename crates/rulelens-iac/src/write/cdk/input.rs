//! What a target receives, as CDK's `RuleTargetInput`.

use rulelens::json::Document;
use rulelens::transform::{InputPaths, Placeholder, Template};

use super::typescript::{TYPESCRIPT, can_say, escaped, string};
use crate::write::ready::ReadyInput;
use crate::write::value::Value;

/// An expression, and whether CDK names the placeholders in it.
pub(super) struct Expression {
    pub(super) code: String,
    pub(super) has_own_names: bool,
}

/// The input as an expression behind `level` indents; `None` for the matched event.
pub(super) fn expression(input: &ReadyInput<'_>, level: usize) -> Option<Expression> {
    let raw = |code| Some(Expression { code, has_own_names: false });
    match input {
        ReadyInput::MatchedEvent => None,
        ReadyInput::Path(path) => {
            raw(format!("events.RuleTargetInput.fromEventPath({})", string(path)))
        }
        ReadyInput::Constant(text) => raw(constant(text, level)),
        ReadyInput::Transformer { paths, template } => {
            if let Some(code) = text_lines(paths, template, level) {
                return Some(Expression { code, has_own_names: true });
            }
            raw(transformer(paths, template, level))
        }
    }
}

/// A constant: an object if CDK writes the same JSON of it.
fn constant(text: &str, level: usize) -> String {
    if let Some(value @ (Value::Map(_) | Value::List(_))) = Value::of_json(text)
        && is_same(&value)
        && can_say(&value)
    {
        return format!("events.RuleTargetInput.fromObject({})", TYPESCRIPT.lines(&value, level));
    }
    let settings = Value::map([("input", Some(Value::text(text)))]);
    raw(&settings, "fromObject would spell this in another way.", level)
}

/// Whether JavaScript writes a value as it is: numbers in its own spelling; CDK leaves out `null`,
/// and takes `${Token[` for its own.
fn is_same(value: &Value) -> bool {
    match value {
        Value::Literal(literal) => {
            matches!(literal.as_str(), "true" | "false")
                || literal.parse::<i32>().is_ok_and(|number| number.to_string() == *literal)
        }
        Value::Text(text) => !text.contains("${Token["),
        Value::List(elements) => !elements.is_empty() && elements.iter().all(is_same),
        Value::Map(members) => {
            !members.is_empty() && members.iter().all(|(_, value)| is_same(value))
        }
        _ => false,
    }
}

/// A template of lines that are strings of JSON, which CDK puts between quotes itself.
fn text_lines(paths: &[(&str, &str)], template: &str, level: usize) -> Option<String> {
    let map = InputPaths::parse(&paths_json(paths)).ok()?;
    let parsed = Template::parse(template, &map).ok()?;
    let placeholders = parsed.placeholders();
    if placeholders.is_empty() || placeholders.iter().any(|it| it.reserved.is_some()) {
        return None;
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for line in template.split('\n') {
        let inside = line.strip_prefix('"')?.strip_suffix('"')?;
        Document::parse(line).ok()?;
        // Escapes would be escaped once more.
        if inside.contains(['"', '\\']) || inside.is_empty() {
            return None;
        }
        let here =
            placeholders.iter().filter(|it| (start..start + line.len()).contains(&it.span.start));
        lines.push(line_code(inside, start + 1, here, &map)?);
        start += line.len() + 1;
    }
    let indent = "  ".repeat(level);
    match lines.as_slice() {
        [line] => Some(format!("events.RuleTargetInput.fromText({line})")),
        lines => {
            let lines: Vec<String> =
                lines.iter().map(|line| format!("{indent}  {line},\n")).collect();
            let lines = lines.concat();
            Some(format!(
                "events.RuleTargetInput.fromMultilineText([\n{lines}{indent}].join('\\n'))"
            ))
        }
    }
}

/// A line as a template literal, in which each placeholder is the field of the event.
fn line_code<'p>(
    line: &str,
    start: usize,
    placeholders: impl Iterator<Item = &'p Placeholder>,
    map: &InputPaths,
) -> Option<String> {
    let mut code = String::new();
    let mut from = 0;
    for placeholder in placeholders {
        let path = map.get(&placeholder.name)?.path.text();
        let (begin, end) =
            (placeholder.span.start.checked_sub(start)?, placeholder.span.end - start);
        code.push_str(&escaped(line.get(from..begin)?, '`'));
        code.push_str(&format!("${{events.EventField.fromPath({})}}", string(path)));
        from = end;
    }
    code.push_str(&escaped(line.get(from..)?, '`'));
    Some(format!("`{code}`"))
}

fn paths_json(paths: &[(&str, &str)]) -> String {
    let members = paths.iter().map(|&(name, path)| (name.to_owned(), Value::text(path)));
    crate::write::literal::JSON.line(&Value::Map(members.collect()))
}

/// The transformer as it is: CDK's own input would name the placeholders and set the quotes itself.
fn transformer(paths: &[(&str, &str)], template: &str, level: usize) -> String {
    let map = paths.iter().map(|&(name, path)| (name.to_owned(), Value::text(path))).collect();
    let lines: Vec<Value> = template.split('\n').map(Value::text).collect();
    let template = match lines.as_slice() {
        [_] => Value::text(template),
        _ => {
            let lines = TYPESCRIPT.lines(&Value::List(lines), level + 2);
            Value::Code(format!("{lines}.join('\\n')"))
        }
    };
    let settings = Value::map([
        ("inputPathsMap", (!paths.is_empty()).then_some(Value::Map(map))),
        ("inputTemplate", Some(template)),
    ]);
    raw(&settings, "fromText and fromObject would set quotes in another way.", level)
}

/// The settings themselves, and why. Any object that binds to them is an input.
fn raw(settings: &Value, why: &str, level: usize) -> String {
    let settings = TYPESCRIPT.lines(settings, level + 1);
    let indent = "  ".repeat(level);
    format!("{{\n{indent}  // {why}\n{indent}  bind: () => ({settings}),\n{indent}}}")
}
