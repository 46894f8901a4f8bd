//! Links.

use rulelens_share::sensitive::{self, Kind};
use rulelens_share::{
    COMFORTABLE, Condition, Fault, Part, PartRead, Read, Size, State, fragment_of, read, write,
};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::memory::with_texts;
use crate::report::{Problem, Refused, answer, from_js};
use crate::text::Text;

/// The link that holds a state, behind an address that is empty if it is not wanted; with values of
/// documentation in place of what is sensitive if `replace` is set. Answers `SharedLink | Refused`.
#[wasm_bindgen]
pub fn share(state: JsValue, base: usize, replace: bool) -> JsValue {
    let state: State = from_js(state);
    let state = if replace { sensitive::replaced(&state) } else { state };
    let fragment = match write(&state) {
        Ok(fragment) => fragment,
        Err(fault) => {
            let problem =
                Problem::of_none("state", fault.code(), fault.to_string(), fault.help().into());
            return answer(&Refused::one(problem));
        }
    };
    with_texts([base], |[base]| {
        let base = Text::new("base", base).text().trim_end_matches('#');
        let link = format!("{base}#{fragment}");
        answer(&SharedLink {
            ok: true,
            is_long: link.len() > COMFORTABLE,
            link,
            largest: rulelens_share::largest(&state).map(Largest::new),
            sensitive: sensitive::count(&state).into_iter().map(Sensitive::new).collect(),
        })
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SharedLink {
    ok: bool,
    link: String,
    is_long: bool,
    largest: Option<Largest>,
    sensitive: Vec<Sensitive>,
}

/// The part to shorten.
#[derive(Serialize)]
struct Largest {
    part: Part,
    index: usize,
    bytes: usize,
}

impl Largest {
    fn new(Size { part, index, bytes }: Size) -> Self {
        Self { part, index, bytes }
    }
}

/// How many different values of a kind there are.
#[derive(Serialize)]
struct Sensitive {
    kind: Kind,
    count: usize,
    /// It in words, with the count.
    text: String,
}

impl Sensitive {
    fn new((kind, count): (Kind, usize)) -> Self {
        Self { kind, count, text: format!("{count} {}", kind.words(count)) }
    }
}

/// What a link holds, as far as it can be read. Answers `Opened | Refused`.
#[wasm_bindgen]
pub fn open(link: usize) -> JsValue {
    with_texts([link], |[link]| {
        let link = Text::new("link", link);
        let Read { state, parts, fault } = read(fragment_of(link.text()));
        let problem = fault.map(|fault| problem(&link, fault));
        match problem {
            Some(problem) if state == State::default() => answer(&Refused::one(problem)),
            _ => answer(&Opened {
                ok: true,
                state,
                parts: parts.into_iter().map(PartOf::new).collect(),
                diagnostics: problem.into_iter().collect(),
            }),
        }
    })
}

fn problem(link: &Text<'_>, fault: Fault) -> Problem {
    Problem::of_all(link, fault.code(), fault.to_string(), fault.help().to_owned())
}

#[derive(Serialize)]
struct Opened {
    ok: bool,
    state: State,
    parts: Vec<PartOf>,
    diagnostics: Vec<Problem>,
}

#[derive(Serialize)]
struct PartOf {
    part: Option<Part>,
    condition: Condition,
}

impl PartOf {
    fn new(PartRead { part, condition }: PartRead) -> Self {
        Self { part, condition }
    }
}

/// Targets as a state holds them, of the JSON that `PutTargets` takes: an array, or `Refused`.
#[wasm_bindgen(js_name = putTargets)]
pub fn put_targets(targets: usize) -> JsValue {
    with_texts([targets], |[targets]| {
        let text = Text::new("target", targets);
        let read = |text| rulelens_share::put_targets::targets(text).map_err(|fault| vec![fault]);
        match text.parse(read) {
            Ok(targets) => answer(&targets),
            Err(refused) => answer(&refused),
        }
    })
}
