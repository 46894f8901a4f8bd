//! For people.

use super::Checked;

/// The differences, then how many there are.
pub(crate) fn text(checks: &[Checked]) -> String {
    let different: Vec<_> = checks.iter().filter(|check| !check.holds).collect();
    let mut text = String::new();
    for check in &different {
        text.push_str(&format!("✗ {}\n    {}\n", check.full_name(), check.difference()));
    }
    let held = checks.len() - different.len();
    text.push_str(&format!("{held} of {} checks are as expected", checks.len()));
    text
}
