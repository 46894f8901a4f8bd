//! What `GetFindings` returns, as the events that GuardDuty sends.
//!
//! The SDKs and the AWS CLI print findings with keys in Pascal case (`AccountId`), without the event
//! around them. Keys are spelled here as the schema of the event spells them, the odd ones too
//! (`SourceIps` is `sourceIPs`); moments that are numbers in events become numbers; and the values
//! of `AdditionalInfo`, which the SDKs return as a text, stand beside that text, as in events.
//!
//! Source: the schema of the event in EventBridge's registry, the API's reference of `Finding`, and
//! sample findings in the user guide.

mod fault;
mod keys;

pub use fault::Fault;

use rulelens::json::{Document, Type, Value, quoted};
use rulelens::schema;
use rulelens::{Diagnostic, Span};

use crate::identity::Draw;
use crate::sample::Envelope;
use crate::time::Time;
use keys::Writer;

/// What a finding must have for an event to be made of it.
const NEEDED: [&str; 6] = ["AccountId", "Id", "Region", "Severity", "Type", "UpdatedAt"];

/// An event made of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Converted {
    /// The event, on one line.
    pub event: String,
    /// Where the finding stands in the text.
    pub span: Span,
}

/// The events that GuardDuty would send of the findings in a text: a single one, a list, or what
/// `aws guardduty get-findings` prints. Each is sent when the finding was updated last, and put
/// onto the bus of its own account.
///
/// ```
/// let text = r#"{"Findings": [{"AccountId": "111122223333", "Id": "16afba5c", "Region": "eu-west-1",
///     "Severity": 8, "Type": "Recon:EC2/Portscan", "UpdatedAt": "2026-03-14T09:31:02.114Z"}]}"#;
/// let events = rulelens_guardduty::convert(text).unwrap();
/// assert!(events[0].event.contains(r#""detail":{"accountId":"111122223333","id":"16afba5c""#));
/// assert!(events[0].event.contains(r#""time":"2026-03-14T09:31:02Z""#));
/// ```
///
/// # Errors
///
/// All faults, in the order of the text.
pub fn convert(text: &str) -> Result<Vec<Converted>, Vec<Diagnostic>> {
    let document = Document::parse(text).map_err(|fault| vec![fault])?;
    let writer = Writer::new(schema::Finding::new());
    let (mut events, mut faults) = (Vec::new(), Vec::new());
    for finding in findings(document.root()).map_err(|fault| vec![fault])? {
        match event(finding, &writer) {
            Ok(event) => events.push(Converted { event, span: finding.span() }),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(events) } else { Err(faults) }
}

/// The findings in what may be a response, a list, or one of them.
fn findings(root: Value<'_>) -> Result<Vec<Value<'_>>, Diagnostic> {
    let list = match root.kind() {
        Type::Object => root.get("Findings").or_else(|| root.get("findings")),
        Type::Array => Some(root),
        found => return Err(Diagnostic::of_other(&Fault::NotObject { found }, root.span())),
    };
    let Some(list) = list else { return Ok(vec![root]) };
    if list.kind() != Type::Array {
        let fault = Fault::NotList { found: list.kind() };
        return Err(Diagnostic::of_other(&fault, list.span()));
    }
    let findings: Vec<_> = list.elements().collect();
    if findings.is_empty() {
        return Err(Diagnostic::of_other(&Fault::Empty, list.span()));
    }
    Ok(findings)
}

fn event(finding: Value<'_>, writer: &Writer) -> Result<String, Vec<Diagnostic>> {
    let one = |fault: &Fault, span| Err(vec![Diagnostic::of_other(fault, span)]);
    let span = finding.span();
    let opening = Span::new(span.start, span.start + 1);
    if finding.kind() != Type::Object {
        return one(&Fault::NotObject { found: finding.kind() }, span);
    }
    if finding.get("detail-type").is_some() && finding.get("detail").is_some() {
        return one(&Fault::IsEvent, opening);
    }
    let missing: Vec<&str> =
        NEEDED.into_iter().filter(|key| member(finding, key).is_none()).collect();
    if !missing.is_empty() {
        return one(&Fault::Incomplete { missing }, opening);
    }
    let mut faults = Vec::new();
    let mut text = |key: &'static str| match member(finding, key) {
        Some(value) if value.kind() == Type::String => value.string().unwrap_or_default(),
        Some(value) => {
            let fault = Fault::WrongType { key, expected: "a string", found: value.kind() };
            faults.push(Diagnostic::of_other(&fault, value.span()));
            std::borrow::Cow::default()
        }
        None => std::borrow::Cow::default(),
    };
    let (account, region, id) = (text("AccountId"), text("Region"), text("Id"));
    let (_, updated) = (text("Type"), text("UpdatedAt"));
    let time = Time::parse(&updated);
    if let Some(value) = member(finding, "UpdatedAt").filter(|_| time.is_none())
        && value.kind() == Type::String
    {
        let fault = Fault::NoTime { text: updated.clone().into_owned() };
        faults.push(Diagnostic::of_other(&fault, value.span()));
    }
    if let Some(value) = member(finding, "Severity").filter(|it| it.kind() != Type::Number) {
        let found = value.kind();
        let fault = Fault::WrongType { key: "Severity", expected: "a number", found };
        faults.push(Diagnostic::of_other(&fault, value.span()));
    }
    let Some(time) = time.filter(|_| faults.is_empty()) else {
        faults.sort_by_key(|fault| fault.span.start);
        return Err(faults);
    };
    let envelope = Envelope { bus: &account, region: &region, time };
    Ok(envelope.around(&writer.finding(finding), Draw::new(0, &quoted(&id))))
}

/// The value of a key in either spelling; the SDKs' counts first.
fn member<'d>(finding: Value<'d>, key: &str) -> Option<Value<'d>> {
    finding.get(key).or_else(|| finding.get(&keys::lower_first(key)))
}
