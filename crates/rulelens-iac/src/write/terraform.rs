//! A Terraform module.

use super::arn::{Arn, Known, Permission};
use super::literal::Style;
use super::names::snake;
use super::ready::{Ready, ReadyInput, ReadyTarget};
use super::value::Value;
use super::{Exported, Language, Note, Options};
use crate::rule::State;

const HCL: Style = Style {
    string,
    key,
    assign: " = ",
    padding: " ",
    separator: "",
    trailing_member: "",
    trailing_element: ",",
    is_aligned: true,
};

pub(super) fn write(rule: &Ready<'_>, options: Options) -> Exported {
    let name = snake(&rule.id);
    let mut blocks = Vec::new();
    for target in rule.targets.iter().filter(|target| target.arn == Arn::Missing) {
        let mut block = Block::new(&["variable", &format!("{}_arn", target.label)]);
        block.attribute("description", &string(&format!("The ARN of the target {}", target.id)));
        block.attribute("type", "string");
        blocks.push(block.text());
    }
    blocks.push(event_rule(rule, &name));
    for target in &rule.targets {
        blocks.push(event_target(rule, target, &name));
    }
    let mut exported = Exported::new("main.tf", Language::Hcl, String::new());
    if options.permissions {
        for (target, arn) in rule.known_targets() {
            let permission = arn.permission(target.role.is_some());
            blocks.extend(allow(arn, permission, (&name, &target.label)));
            let replaces = matches!(permission, Permission::Topic | Permission::Queue);
            exported.note(Note::PolicyReplaced, replaces);
            exported.note(Note::PermissionMissing, permission == Permission::Other);
        }
    }
    let is_escaped = rule.pattern.is_some_and(|pattern| pattern.contains(['<', '>', '&']));
    exported.note(Note::Escapes, is_escaped && rule.pattern_value().is_some());
    exported.note(Note::ArnMissing, rule.has_missing_arn());
    exported.set_text(blocks.join("\n"));
    exported
}

fn event_rule(rule: &Ready<'_>, name: &str) -> String {
    let mut block = Block::new(&["resource", "aws_cloudwatch_event_rule", name]);
    block.strings([
        ("name", rule.name),
        ("description", rule.description),
        ("event_bus_name", rule.bus),
        ("state", (rule.state != State::Enabled).then(|| rule.state.name())),
        ("schedule_expression", rule.schedule),
    ]);
    match (rule.pattern, rule.pattern_value()) {
        (_, Some(value)) => {
            block.gap();
            block.attribute("event_pattern", &format!("jsonencode({})", HCL.lines(&value, 1)));
        }
        // A key that is there twice can be said in a text only.
        (Some(text), None) => block.attribute("event_pattern", &long_string(text, 1)),
        (None, None) => {}
    }
    block.text()
}

fn event_target(rule: &Ready<'_>, target: &ReadyTarget<'_>, name: &str) -> String {
    let mut block = Block::new(&["resource", "aws_cloudwatch_event_target", &target.label]);
    block.attribute("rule", &format!("aws_cloudwatch_event_rule.{name}.name"));
    block.strings([("event_bus_name", rule.bus), ("target_id", Some(&target.id))]);
    match &target.arn {
        Arn::Known(arn) => block.attribute("arn", &string(&arn.text)),
        Arn::Missing => {
            block.attribute("arn", &format!("var.{}_arn", target.label));
        }
    }
    block.strings([("role_arn", target.role)]);
    match &target.input {
        ReadyInput::MatchedEvent => {}
        ReadyInput::Path(path) => block.strings([("input_path", Some(path))]),
        ReadyInput::Constant(text) => {
            let value = encoded(text);
            let value = value.map(|value| format!("jsonencode({})", HCL.lines(&value, 1)));
            block.attribute("input", &value.unwrap_or_else(|| long_string(text, 1)));
        }
        ReadyInput::Transformer { paths, template } => {
            block.gap();
            block.inner(&transformer(paths, template));
        }
    }
    block.text()
}

fn transformer(paths: &[(&str, &str)], template: &str) -> Block {
    let mut block = Block::new(&["input_transformer"]);
    block.level = 1;
    if !paths.is_empty() {
        let map = Value::Map(
            paths.iter().map(|&(name, path)| (name.to_owned(), Value::text(path))).collect(),
        );
        block.attribute("input_paths", &HCL.lines(&map, 2));
    }
    if template.contains(['<', '>']) && template.trim_start().starts_with('{') {
        block.comment("Not jsonencode, which would escape the < and > of placeholders.");
    }
    block.attribute("input_template", &long_string(template, 2));
    block
}

/// A constant as values, if `jsonencode` gives the same: an object or array whose numbers it spells
/// in the same way.
fn encoded(text: &str) -> Option<Value> {
    let value = Value::of_json(text)?;
    let is_whole = matches!(value, Value::Map(_) | Value::List(_));
    (is_whole && has_plain_numbers(&value)).then_some(value)
}

fn has_plain_numbers(value: &Value) -> bool {
    match value {
        Value::Literal(literal) => {
            literal.len() <= 15 && !literal.contains(['.', 'e', 'E']) && literal != "-0"
        }
        Value::List(elements) => elements.iter().all(has_plain_numbers),
        Value::Map(members) => members.iter().all(|(_, value)| has_plain_numbers(value)),
        _ => true,
    }
}

/// The resources that let EventBridge call a target.
fn allow(arn: &Known, permission: Permission, (name, label): (&str, &str)) -> Vec<String> {
    let rule_arn = format!("aws_cloudwatch_event_rule.{name}.arn");
    match permission {
        Permission::None | Permission::Other => Vec::new(),
        Permission::Function => {
            let mut block = Block::new(&["resource", "aws_lambda_permission", label]);
            block.strings([
                ("function_name", Some(arn.text.as_str())),
                ("action", Some("lambda:InvokeFunction")),
                ("principal", Some("events.amazonaws.com")),
            ]);
            block.attribute("source_arn", &rule_arn);
            vec![block.text()]
        }
        Permission::Topic => {
            let mut block = Block::new(&["resource", "aws_sns_topic_policy", label]);
            block.attribute("arn", &string(&arn.text));
            block.attribute("policy", &format!("data.aws_iam_policy_document.{label}.json"));
            let mut statements = vec![statement("sns:Publish", &arn.text, &rule_arn)];
            statements.insert(0, owner(arn));
            vec![block.text(), policy_document(label, statements)]
        }
        Permission::Queue => {
            let mut block = Block::new(&["resource", "aws_sqs_queue_policy", label]);
            block.attribute("queue_url", &string(&arn.queue_url()));
            block.attribute("policy", &format!("data.aws_iam_policy_document.{label}.json"));
            let statement = statement("sqs:SendMessage", &arn.text, &rule_arn);
            vec![block.text(), policy_document(label, vec![statement])]
        }
    }
}

fn policy_document(label: &str, statements: Vec<Block>) -> String {
    let mut block = Block::new(&["data", "aws_iam_policy_document", label]);
    for (position, statement) in statements.into_iter().enumerate() {
        if position > 0 {
            block.gap();
        }
        block.inner(&statement);
    }
    block.text()
}

fn list(texts: &[&str]) -> String {
    let texts = texts.iter().map(|text| Value::text(*text)).collect();
    HCL.line(&Value::List(texts))
}

/// What a topic's first policy has for its owner.
fn owner(topic: &Known) -> Block {
    let mut block = Block::new(&["statement"]);
    block.level = 1;
    let actions =
        ["sns:GetTopicAttributes", "sns:SetTopicAttributes", "sns:Subscribe", "sns:Publish"];
    block.attribute("actions", &list(&actions));
    block.attribute("resources", &list(&[&topic.text]));
    block.gap();
    let root = format!("arn:{}:iam::{}:root", topic.partition, topic.account);
    block.inner(&principals("AWS", &root));
    block
}

fn statement(action: &str, resource: &str, rule_arn: &str) -> Block {
    let mut block = Block::new(&["statement"]);
    block.level = 1;
    block.attribute("actions", &list(&[action]));
    block.attribute("resources", &list(&[resource]));
    block.gap();
    block.inner(&principals("Service", "events.amazonaws.com"));
    let mut condition = Block::new(&["condition"]);
    condition.level = 2;
    condition.strings([("test", Some("ArnEquals")), ("variable", Some("aws:SourceArn"))]);
    condition.attribute("values", &format!("[{rule_arn}]"));
    block.gap();
    block.inner(&condition);
    block
}

fn principals(kind: &str, identifier: &str) -> Block {
    let mut block = Block::new(&["principals"]);
    block.level = 2;
    block.strings([("type", Some(kind))]);
    block.attribute("identifiers", &list(&[identifier]));
    block
}

/// A block, formatted as `terraform fmt` does.
struct Block {
    head: String,
    level: usize,
    items: Vec<Item>,
}

enum Item {
    Attribute(String, String),
    Comment(String),
    Inner(String),
    Gap,
}

impl Block {
    fn new(head: &[&str]) -> Self {
        let mut head = head.iter();
        let mut text = head.next().copied().unwrap_or_default().to_owned();
        for label in head {
            text.push_str(&format!(" \"{label}\""));
        }
        Self { head: text, level: 0, items: Vec::new() }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.items.push(Item::Attribute(name.to_owned(), value.to_owned()));
    }

    fn strings<const N: usize>(&mut self, attributes: [(&str, Option<&str>); N]) {
        for (name, value) in attributes {
            if let Some(value) = value {
                self.attribute(name, &string(value));
            }
        }
    }

    fn comment(&mut self, text: &str) {
        self.items.push(Item::Comment(format!("# {text}")));
    }

    fn inner(&mut self, block: &Block) {
        self.items.push(Item::Inner(block.text()));
    }

    /// A blank line, unless it would be the first.
    fn gap(&mut self) {
        if !self.items.is_empty() {
            self.items.push(Item::Gap);
        }
    }

    /// The block on lines, the first one indented too.
    fn text(&self) -> String {
        let indent = "  ".repeat(self.level);
        let mut text = format!("{indent}{} {{\n", self.head);
        let is_line = |item: &Item| matches!(item, Item::Attribute(_, value) if !opens(value));
        for run in self.items.chunk_by(|before, after| is_line(before) && is_line(after)) {
            let names = run.iter().filter_map(|item| match item {
                Item::Attribute(name, _) => Some(name.len()),
                _ => None,
            });
            let width = names.max().unwrap_or_default();
            for item in run {
                match item {
                    Item::Attribute(name, value) => {
                        text.push_str(&format!("{indent}  {name:width$} = {value}\n"));
                    }
                    Item::Comment(comment) => text.push_str(&format!("{indent}  {comment}\n")),
                    Item::Inner(block) => text.push_str(block),
                    Item::Gap => text.push('\n'),
                }
            }
        }
        text.push_str(&format!("{indent}}}\n"));
        text
    }
}

/// Whether the first line of a value opens a bracket that it does not close.
fn opens(value: &str) -> bool {
    let first = value.split('\n').next().unwrap_or_default();
    value.contains('\n') && (first.ends_with(['(', '{', '[']) || first.starts_with("chomp("))
}

/// A string on one line, or its lines as they are.
fn long_string(text: &str, level: usize) -> String {
    const DELIMITER: &str = "EOT";
    let is_printable = |char: char| !char.is_control() || char == '\n';
    // A heredoc ends with a line break, which chomp takes off.
    let (lines, is_ended) = text.strip_suffix('\n').map_or((text, false), |lines| (lines, true));
    let can_be_lines = lines.contains('\n')
        && !lines.ends_with('\n')
        && lines.chars().all(is_printable)
        && !lines.lines().any(|line| line.trim_start().starts_with(DELIMITER));
    if !can_be_lines {
        return string(text);
    }
    let lines = templated(lines);
    let outer = "  ".repeat(level);
    // Lines are only indented where it is plain what the indent is.
    let is_indented =
        lines.lines().all(|line| !line.is_empty() && !line.starts_with(char::is_whitespace));
    let indent = if is_indented { format!("{outer}  ") } else { String::new() };
    let marker = if is_indented { "<<-" } else { "<<" };
    let mut heredoc = format!("{marker}{DELIMITER}\n");
    heredoc.extend(lines.lines().map(|line| format!("{indent}{line}\n")));
    heredoc.push_str(&format!("{indent}{DELIMITER}"));
    if is_ended { heredoc } else { format!("chomp({heredoc}\n{outer})") }
}

/// What begins a template is doubled, so that it is text.
fn templated(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}

fn string(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for char in templated(text).chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            char if char.is_control() => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(char)));
            }
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}

/// A key of an object: a word, or a string.
fn key(text: &str) -> String {
    const WORDS: [&str; 6] = ["for", "if", "in", "null", "true", "false"];
    let begins = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let is_word = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if begins && is_word && !WORDS.contains(&text) { text.to_owned() } else { string(text) }
}
