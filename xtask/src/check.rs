//! `cargo xtask check`: format, lints, documentation, types.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::command;
use crate::package;
use crate::setup;
use crate::steps::Groups;
use crate::workspace::Workspace;

/// The packages that are also compiled to WebAssembly.
const WASM_PACKAGES: [&str; 6] = [
    "--package=rulelens",
    "--package=rulelens-notify",
    "--package=rulelens-guardduty",
    "--package=rulelens-iac",
    "--package=rulelens-wasm",
    "--package=rulelens-web",
];

/// Runs every check.
///
/// # Errors
/// When one fails, after all of them were run.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    setup::rust_component("rustfmt", "fmt")?;
    setup::rust_component("clippy", "clippy")?;
    setup::rust_target(setup::WASM_TARGET)?;
    setup::node()?;

    let cargo = |args: &[&str]| {
        let mut cargo = command::cargo();
        cargo.args(args).current_dir(&workspace.root);
        cargo
    };
    let mut checks = Groups::new("checks");
    checks.attempt("format", || command::run(&mut cargo(&["fmt", "--all", "--check"])));
    checks.attempt("lints", || {
        let mut clippy = cargo(&["clippy", "--workspace", "--all-targets"]);
        command::run(clippy.args(["--", "--deny=warnings"]))
    });
    checks.attempt("lints, wasm", || {
        let mut clippy = cargo(&["clippy", "--target=wasm32-unknown-unknown"]);
        command::run(clippy.args(WASM_PACKAGES).args(["--", "--deny=warnings"]))
    });
    checks.attempt("documentation", || {
        let mut doc = cargo(&["doc", "--no-deps", "--workspace"]);
        doc.args(["--exclude=xtask", "--exclude=wasm-test-runner"]);
        command::run(doc.env("RUSTDOCFLAGS", "--deny=warnings"))
    });
    checks.attempt("types", || {
        setup::npm_packages(&workspace.web(), "the editor's packages")?;
        // What runs in the page, what runs beside it, and the npm package.
        let projects = [".".into(), "offline".into(), package::sources(workspace)];
        projects.iter().try_for_each(|project: &PathBuf| {
            let mut tsc = Command::new("node");
            tsc.args(["node_modules/typescript/bin/tsc", "--noEmit", "--project"]).arg(project);
            command::run(tsc.current_dir(workspace.web()))
        })
    });
    checks.finish()
}
