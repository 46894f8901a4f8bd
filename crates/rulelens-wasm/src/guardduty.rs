//! Findings of GuardDuty.

use rulelens_guardduty::{FindingType, Sample, Scenario, Time};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::memory::with_texts;
use crate::report::{Place, Problem, Refused, Simulated, answer};
use crate::text::Text;

/// When an event is sent unless it is said.
const TIME: &str = "2026-03-14T09:31:07Z";

/// An event that looks real, of a finding of that type. The texts behind the type are `time`,
/// `account`, `region` and, in JSON, `severity`, each empty where it follows from the type or is an
/// example. Answers `Sampled | Refused`.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "a length for each text")]
pub fn sample(
    name: usize,
    time: usize,
    account: usize,
    region: usize,
    severity: usize,
    seed: u32,
    count: usize,
    archived: bool,
) -> JsValue {
    let lengths = [name, time, account, region, severity];
    with_texts(lengths, |[name, time, account, region, severity]| {
        let (name, time) = (Text::new("type", name), Text::new("time", time));
        let mut sample = match Refused::join(finding_type(&name), moment(&time)) {
            Ok((finding_type, time)) => Sample::new(finding_type, seed.into(), time),
            Err(refused) => return answer(&refused),
        };
        set(&mut sample.account, account);
        sample.bus.clone_from(&sample.account);
        set(&mut sample.region, region);
        set(&mut sample.severity, severity);
        sample.count = count;
        sample.archived = archived;
        answer(&Sampled { ok: true, event: sample.event() })
    })
}

#[derive(Serialize)]
struct Sampled {
    ok: bool,
    event: String,
}

fn finding_type(name: &Text<'_>) -> Result<FindingType, Refused> {
    let text = name.text();
    FindingType::named(text).ok_or_else(|| {
        let message = format!("there is no finding type `{text}`");
        let help = match FindingType::nearest(text) {
            Some(meant) => format!("Is `{}` meant?", meant.name),
            None => "`findingTypes()` lists all of them.".to_owned(),
        };
        Refused::one(Problem::of_all(name, "unknown-finding-type", message, help))
    })
}

fn moment(time: &Text<'_>) -> Result<Time, Refused> {
    let text = if time.text().is_empty() { TIME } else { time.text() };
    Time::parse(text).ok_or_else(|| {
        let message = format!("`{text}` is no time");
        Refused::one(Problem::of_all(time, "time", message, format!("Write it as `{TIME}`.")))
    })
}

/// Sets a setting that is given.
fn set(setting: &mut String, given: &[u8]) {
    if let Ok(text) = std::str::from_utf8(given)
        && !text.is_empty()
    {
        text.clone_into(setting);
    }
}

/// The names of all types of findings, as an array.
#[wasm_bindgen(js_name = findingTypes)]
pub fn finding_types() -> JsValue {
    answer(&FindingType::all().map(|known| known.name).collect::<Vec<_>>())
}

/// The events that GuardDuty sends of findings as the SDKs return them. Answers
/// `FromFindings | Refused`.
#[wasm_bindgen(js_name = fromFindings)]
pub fn from_findings(findings: usize) -> JsValue {
    with_texts([findings], |[findings]| {
        let text = Text::new("findings", findings);
        match text.parse(rulelens_guardduty::convert) {
            Ok(converted) => {
                let lines = text.lines();
                let event = |event: rulelens_guardduty::convert::Converted| Converted {
                    event: event.event,
                    place: Place::new(event.span, &lines),
                };
                answer(&FromFindings {
                    ok: true,
                    events: converted.into_iter().map(event).collect(),
                })
            }
            Err(refused) => answer(&refused),
        }
    })
}

#[derive(Serialize)]
struct FromFindings {
    ok: bool,
    events: Vec<Converted>,
}

#[derive(Serialize)]
struct Converted {
    event: String,
    #[serde(flatten)]
    place: Place,
}

/// Which events are sent of a scenario's findings, and what arrives by its rules; with the texts of
/// the events if they are wanted. Answers `Simulated | Refused`.
#[wasm_bindgen]
pub fn simulate(scenario: usize, texts: bool) -> JsValue {
    with_texts([scenario], |[scenario]| {
        match Text::new("scenario", scenario).parse(Scenario::parse) {
            Ok(scenario) => {
                let timeline = rulelens_guardduty::simulate(&scenario);
                let notified = rulelens_guardduty::notify(&scenario, &timeline);
                answer(&Simulated::new(&scenario, &timeline, &notified, texts))
            }
            Err(refused) => answer(&refused),
        }
    })
}
