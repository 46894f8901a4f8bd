//! Rules in infrastructure code.

use rulelens::{Diagnostic, Pattern, transform};
use rulelens_iac::{
    Export, Format, Found, Options, Rule, Sourced, State, Target, Values, read_as, read_with, write,
};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::memory::with_texts;
use crate::report::{Exported, Imported, Linted, Problem, Refused, answer, from_js};
use crate::text::Text;

/// The rules in a text of any format, with values for what is known only at deployment; those of a
/// name, if it is not empty. Answers `Imported | Refused`.
#[wasm_bindgen(js_name = importRules)]
pub fn import_rules(source: usize, rule: usize, values: JsValue) -> JsValue {
    let values = from_js(values);
    with_texts([source, rule], |[source, rule]| {
        let (source, rule) = (Text::new("source", source), named(rule));
        let imported = find(&source, &values).and_then(|found| {
            let rules = match rule {
                Some(name) => vec![choose(&source, &found, Some(name))?],
                None => found.rules.iter().collect(),
            };
            Ok(answer(&Imported::new(&source, &found, &rules)))
        });
        imported.unwrap_or_else(|refused| answer(&refused))
    })
}

/// What is wrong with the rules in a text, or may not be meant. Answers `Linted | Refused`.
#[wasm_bindgen]
pub fn lint(source: usize) -> JsValue {
    with_texts([source], |[source]| {
        let source = Text::new("source", source);
        match find(&source, &Values::new()).and_then(|found| Linted::new(&source, &found)) {
            Ok(linted) => answer(&linted),
            Err(refused) => answer(&refused),
        }
    })
}

/// Writes a rule that is given by its texts. Answers `Exported | Refused`.
#[wasm_bindgen(js_name = exportRule)]
pub fn export_rule(rule: JsValue, format: usize, permissions: bool) -> JsValue {
    let rule: GivenRule = from_js(rule);
    with_texts([format], |[format]| {
        let written = rule.read().and_then(|rule| {
            written(&rule, format, permissions).map_err(|faults| of_rule(&faults))
        });
        written.unwrap_or_else(|refused| answer(&refused))
    })
}

/// Writes a rule that a text has: the one of that name, or the only one. Answers
/// `Exported | Refused`.
#[wasm_bindgen(js_name = exportRuleOf)]
pub fn export_rule_of(
    source: usize,
    rule: usize,
    format: usize,
    values: JsValue,
    permissions: bool,
) -> JsValue {
    let values = from_js(values);
    with_texts([source, rule, format], |[source, rule, format]| {
        let source = Text::new("source", source);
        let written = find(&source, &values).and_then(|found| {
            let rule = choose(&source, &found, named(rule))?;
            written(rule, format, permissions).map_err(|faults| Refused::new(&source, &faults))
        });
        written.unwrap_or_else(|refused| answer(&refused))
    })
}

/// A name that is given.
fn named(name: &[u8]) -> Option<&str> {
    std::str::from_utf8(name).ok().filter(|name| !name.is_empty())
}

fn find(source: &Text<'_>, values: &Values) -> Result<Found, Refused> {
    let found = source.parse(|text| read_with(text, values).map_err(|fault| vec![fault]))?;
    found.know(values).map_err(|unknown| {
        let help = "Give values to what `importRules` lists.";
        Refused::one(Problem::of_none("values", unknown.code(), unknown.message(), help.into()))
    })?;
    Ok(found)
}

fn choose<'f>(
    source: &Text<'_>,
    found: &'f Found,
    name: Option<&str>,
) -> Result<&'f Rule, Refused> {
    found.choose(name).map_err(|not_one| {
        let help = "Name one of the rules that `importRules` lists.";
        let message = not_one.message("the text");
        Refused::one(Problem::of_all(source, not_one.code(), message, help.into()))
    })
}

/// Writes a rule. Nothing if there is no such format, which JavaScript has looked at.
fn written(rule: &Rule, format: &[u8], permissions: bool) -> Result<JsValue, Vec<Diagnostic>> {
    let name = std::str::from_utf8(format).unwrap_or_default();
    let Some(format) = Export::from_name(name) else { return Ok(JsValue::UNDEFINED) };
    let mut options = Options::default();
    options.permissions = permissions;
    write(rule, format, options).map(|exported| answer(&Exported::new(&exported)))
}

/// The faults that come of the texts together: each of them has none.
fn of_rule(faults: &[Diagnostic]) -> Refused {
    let problem = |fault: &Diagnostic| {
        Problem::of_none(
            "rule",
            fault.code(),
            fault.message().into_owned(),
            fault.help().into_owned(),
        )
    };
    Refused::all(faults.iter().map(problem).collect())
}

/// A rule by its texts.
#[derive(Default, Deserialize)]
#[serde(default)]
struct GivenRule {
    id: Option<String>,
    name: Option<String>,
    description: Option<String>,
    state: Option<String>,
    bus: Option<String>,
    pattern: Option<String>,
    schedule: Option<String>,
    targets: Vec<String>,
}

impl GivenRule {
    fn read(&self) -> Result<Rule, Refused> {
        fn text(text: Option<&String>) -> Option<Sourced> {
            text.map(|text| text.as_str().into())
        }
        let mut problems = Vec::new();
        if let Some(pattern) = &self.pattern {
            let text = Text::new("pattern", pattern.as_bytes());
            problems.extend(text.parse(Pattern::parse).err().map(Refused::into_problems));
        }
        let mut rule = Rule::default();
        for (index, target) in self.targets.iter().enumerate() {
            match targets(target) {
                Ok(read) => rule.targets.extend(read),
                Err(refused) => problems.push(refused.of_target(index).into_problems()),
            }
        }
        if !problems.is_empty() {
            return Err(Refused::all(problems.into_iter().flatten().collect()));
        }
        let called = self.id.as_ref().or(self.name.as_ref());
        rule.id = called.map_or_else(|| "rule".to_owned(), String::clone);
        rule.name = text(self.name.as_ref());
        rule.description = text(self.description.as_ref());
        rule.state = self.state.as_deref().and_then(State::from_name).unwrap_or_default();
        rule.bus = text(self.bus.as_ref());
        rule.pattern = text(self.pattern.as_ref());
        rule.schedule = text(self.schedule.as_ref());
        Ok(rule)
    }
}

/// The target of a text, as a rule of infrastructure has it.
fn targets(text: &str) -> Result<Vec<Target>, Refused> {
    let whole = Text::new("target", text.as_bytes());
    whole.parse(transform::Target::parse)?;
    let read = |text: &str| -> Result<Vec<Target>, Refused> {
        let found = read_as(text, Format::Api, &Values::new());
        let found = found.map_err(|fault| Refused::new(&whole, &[fault]))?;
        Ok(found.rules.into_iter().flat_map(|rule| rule.targets).collect())
    };
    let targets = read(text)?;
    // One without an `Id` or an `Arn` is seen as a target in a list alone.
    if targets.is_empty() { read(&format!("[{text}]")) } else { Ok(targets) }
}
