//! A target of the page as `PutTargets` takes it.

use rulelens::{Diagnostic, transform::InputPaths};
use rulelens_iac::{Input, Sourced, Target};

use crate::state;

/// The target, by its name.
///
/// # Errors
///
/// What is wrong with its input paths.
pub(super) fn put_target(name: &str, target: &state::Target) -> Result<Target, Vec<Diagnostic>> {
    let input = match target.input {
        state::Input::MatchedEvent => Input::MatchedEvent,
        state::Input::Constant => Input::Constant((&*target.constant).into()),
        state::Input::Path => Input::Path((&*target.input_path).into()),
        state::Input::Transformer => Input::Transformer {
            paths: paths(&target.input_paths)?,
            template: (&*target.template).into(),
        },
    };
    let mut made = Target::default();
    made.id = Some(name.into());
    made.input = input;
    Ok(made)
}

fn paths(text: &str) -> Result<Vec<(Sourced, Sourced)>, Vec<Diagnostic>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let paths = InputPaths::parse(text)?;
    let entries = paths.entries().iter();
    Ok(entries.map(|it| (it.name.as_str().into(), it.path.text().into())).collect())
}
