//! `cargo xtask bench-package`: how large and how fast the npm package is.

use std::process::Command;

use anyhow::Result;

use crate::command;
use crate::package::{self, Engine};
use crate::setup;
use crate::steps::step;
use crate::workspace::Workspace;

/// What the package can do without, each with the features of the crate that are left then.
const WITHOUT: [(&str, &str); 4] = [
    ("the advice of `check`", "match,explain,transform,render"),
    ("`explain`", "match,advice,transform,render"),
    ("`render`", "match,advice,explain,transform"),
    ("`render` and `transform`", "match,advice,explain"),
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
    for (name, features) in WITHOUT {
        let wasm = package::engine(workspace, &Engine::with("part", features))?;
        bench.arg("--without").arg(format!("{name}={}", wasm.display()));
    }
    step("Measuring it in Node", || command::run(&mut bench))
}
