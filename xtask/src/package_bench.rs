//! `cargo xtask bench-package`: how large and how fast the npm package is.

use std::process::Command;

use anyhow::Result;

use crate::command;
use crate::package::{self, Engine};
use crate::setup;
use crate::steps::step;
use crate::workspace::Workspace;

/// What the package can do without: in words, and the engine that is left then.
const WITHOUT: [(&str, Engine); 4] = [
    ("the advice of `check`", Engine::with("no-advice", "match,explain,transform,render")),
    ("`explain`", Engine::with("no-explain", "match,advice,transform,render")),
    ("`render`", Engine::with("no-render", "match,advice,explain,transform")),
    ("`render` and `transform`", Engine::with("no-transform", "match,advice,explain")),
];

/// Builds the package, and its engine without each of its parts; measures, and writes the figures
/// into the package's README.
///
/// # Errors
/// When something is missing or can't be built, or a set of rules finds what its rules do not.
pub(crate) fn bench(workspace: &Workspace) -> Result<()> {
    package::package(workspace)?;
    let folder = workspace.target.join("npm");
    let sources = package::sources(workspace);
    let measuring = sources.with_file_name("bench");
    setup::npm_packages(&measuring, "what the npm package is measured beside")?;
    let mut bench = Command::new("node");
    bench.arg(measuring.join("bench.mjs"));
    bench
        .arg("--package")
        .arg(folder.join("package"))
        .arg("--readme")
        .arg(sources.join("README.md"));
    for (name, engine) in &WITHOUT {
        let wasm = package::engine(workspace, engine)?;
        bench.arg("--without").arg(format!("{name}={}", wasm.display()));
    }
    step("Measuring it in Node", || command::run(&mut bench))
}
