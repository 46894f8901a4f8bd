//! The Test Anything Protocol, version 13.

use super::Checked;

/// A line for each check. `#` begins a directive there.
pub(crate) fn tap(checks: &[Checked]) -> String {
    let mut text = format!("TAP version 13\n1..{}", checks.len());
    for (index, check) in checks.iter().enumerate() {
        let not = if check.holds { "" } else { "not " };
        let name = check.full_name().replace('#', "\\#");
        text.push_str(&format!("\n{not}ok {} - {name}", index + 1));
        if !check.holds {
            text.push_str(&format!("\n# {}", check.difference()));
        }
    }
    text
}
