//! `cargo xtask bench`: how fast rules are matched.

use anyhow::Result;

use crate::command;
use crate::workspace::Workspace;

/// Runs the benchmark, optimized, with arguments of its own.
///
/// # Errors
/// When it fails, as where two engines find different matches.
pub(crate) fn bench(workspace: &Workspace, args: &[String]) -> Result<()> {
    let mut cargo = command::cargo();
    cargo.args(["run", "--release", "--package=rulelens-bench", "--"]);
    command::run(cargo.args(args).current_dir(&workspace.root))
}
