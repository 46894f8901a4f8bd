//! Faults as SARIF 2.1.0, which code hosts show beside a change.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rulelens::{LineIndex, Severity, Span};
use serde_json::{Value, json};

use crate::fault::{Fault, by_text};

/// A log of one run. Columns count UTF-16 units, which is what SARIF takes them for.
pub(crate) fn log(faults: &[Fault]) -> Value {
    let mut results = Vec::with_capacity(faults.len());
    for (run, lines) in by_text(faults) {
        results.extend(run.iter().map(|fault| result(fault, lines.as_ref())));
    }
    let mut codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.into_iter().map(|code| json!({"id": code})).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "rulelens",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            }},
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    })
}

fn result(fault: &Fault, lines: Option<&LineIndex<'_>>) -> Value {
    let level = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    };
    let region = fault.text().zip(lines).map(|((_, span), lines)| region(span, lines));
    let mut place = json!({"artifactLocation": {"uri": uri(fault.file())}});
    if let (Some(region), Some(place)) = (region, place.as_object_mut()) {
        place.insert("region".to_owned(), region);
    }
    json!({
        "ruleId": fault.code,
        "level": level,
        "message": {"text": format!("{}\n{}", fault.message, fault.help)},
        "locations": [{"physicalLocation": place}],
    })
}

fn region(span: Span, lines: &LineIndex<'_>) -> Value {
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// What a reference may not hold as it is: everything but letters, digits and `/-._~:`.
const ENCODED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':');

/// A path as the reference that SARIF wants.
fn uri(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path).replace('\\', "/");
    utf8_percent_encode(&path, ENCODED).to_string()
}
