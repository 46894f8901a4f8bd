//! Files of cases.

use rulelens::Pattern;
use rulelens_cases::{Check, Elsewhere, File, Outcome};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::memory::with_texts;
use crate::report::{answer, from_js};
use crate::text::Text;

/// The rules of a file that are in other files, in its order: an array, empty if the file is none.
#[wasm_bindgen(js_name = rulesElsewhere)]
pub fn rules_elsewhere(file: usize) -> JsValue {
    with_texts([file], |[file]| {
        let mut found = Vec::new();
        // What is wrong with the file is told when it is run.
        let _ = File::parse_with(Text::new("file", file).text(), |rule| {
            found.push(Reference::new(rule));
            None
        });
        answer(&found)
    })
}

/// A rule in another file.
#[derive(Serialize)]
struct Reference {
    file: String,
    name: Option<String>,
    values: std::collections::BTreeMap<String, String>,
}

impl Reference {
    fn new(rule: &Elsewhere) -> Self {
        let Elsewhere { file, name, values } = rule.clone();
        Self { file, name, values: values.into_iter().collect() }
    }
}

/// What comes of the cases of a file. `elsewhere` is an array of the patterns of the rules that
/// [`rules_elsewhere`] names, in its order. Answers `Ran | Refused`.
#[wasm_bindgen(js_name = runCases)]
pub fn run_cases(file: usize, elsewhere: JsValue) -> JsValue {
    let patterns: Vec<String> = from_js(elsewhere);
    let mut patterns = patterns.iter();
    with_texts([file], |[file]| {
        let read = Text::new("file", file).parse(|text| {
            File::parse_with(text, |_| patterns.next().and_then(|it| Pattern::parse(it).ok()))
        });
        match read {
            Ok(file) => answer(&Ran::new(&file.run())),
            Err(refused) => answer(&refused),
        }
    })
}

/// What came of the cases.
#[derive(Serialize)]
struct Ran<'f> {
    ok: bool,
    holds: bool,
    checks: Vec<Checked<'f>>,
}

/// What came of one thing that is expected.
#[derive(Serialize)]
struct Checked<'f> {
    name: String,
    case: &'f str,
    rule: &'f str,
    holds: bool,
    difference: Option<String>,
    #[serde(flatten)]
    came: Came<'f>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Came<'f> {
    Verdict { target: (), expected: bool, matched: bool },
    Payload { target: &'f str, received: Option<&'f str> },
}

impl<'f> Ran<'f> {
    fn new(outcomes: &'f [Outcome<'f>]) -> Self {
        Self {
            ok: true,
            holds: outcomes.iter().all(Outcome::holds),
            checks: outcomes.iter().map(Checked::new).collect(),
        }
    }
}

impl<'f> Checked<'f> {
    fn new(outcome: &'f Outcome<'f>) -> Self {
        let came = match &outcome.check {
            &Check::Verdict { expected, matched, .. } => {
                Came::Verdict { target: (), expected, matched }
            }
            Check::Payload { target, received, .. } => {
                Came::Payload { target, received: received.as_deref() }
            }
        };
        Self {
            name: outcome.name(),
            case: outcome.case,
            rule: outcome.rule,
            holds: outcome.holds(),
            difference: outcome.difference(),
            came,
        }
    }
}
