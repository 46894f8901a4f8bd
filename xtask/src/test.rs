//! `cargo xtask test`: every test, in groups.

use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::chromium;
use crate::command;
use crate::package_tests;
use crate::page::{self, Mode};
use crate::setup;
use crate::steps::{Groups, step};
use crate::tool_tests;
use crate::website;
use crate::workspace::Workspace;

/// Tests that are run together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Group {
    /// The Rust tests on this machine: the crates, the conformance suite, the page's logic.
    Native,
    /// The Rust tests of the npm package, as WebAssembly in Node.
    Wasm,
    /// The npm package as it is published: in Node, bundlers and Chromium.
    Npm,
    /// What is written as infrastructure code, in the tools that it is for.
    Tools,
    /// The released page: that it builds and keeps its size budget.
    Page,
    /// The released page in Chromium.
    Browser,
}

/// Runs the named groups in the order of [`Group`]; all of them if none is named.
///
/// # Errors
/// When one fails, after all of them were run.
pub(crate) fn test(workspace: &Workspace, chosen: &[Group]) -> Result<()> {
    let mut groups = Groups::new("groups");
    let mut page_is_built = false;
    for group in Group::value_variants() {
        if !chosen.is_empty() && !chosen.contains(group) {
            continue;
        }
        match group {
            Group::Native => groups.attempt("native", || native(workspace)),
            Group::Wasm => groups.attempt("wasm", || wasm(workspace)),
            Group::Npm => groups.attempt("npm", || package_tests::test(workspace)),
            Group::Tools => groups.attempt("tools", || tool_tests::test(workspace)),
            Group::Page => groups.attempt("page", || {
                page::build(workspace, Mode::Release, &workspace.dist())?;
                page_is_built = true;
                page::print_sizes(workspace, Mode::Release)
            }),
            Group::Browser => groups.attempt("browser", || {
                if !page_is_built {
                    page::build(workspace, Mode::Release, &workspace.dist())?;
                }
                browser(workspace)
            }),
        }
    }
    groups.finish()
}

fn native(workspace: &Workspace) -> Result<()> {
    let mut tests = command::cargo();
    tests.args(["test", "--no-fail-fast", "--workspace"]);
    tests.args(["--exclude=xtask", "--exclude=wasm-test-runner"]);
    step("Testing the crates (cargo)", || command::run(tests.current_dir(&workspace.root)))?;
    // Apart, so that what it depends on is built just as it was for running it.
    let mut tests = command::cargo();
    tests.args(["test", "--package=xtask"]);
    step("Testing the build tool (cargo)", || command::run(tests.current_dir(&workspace.root)))
}

fn wasm(workspace: &Workspace) -> Result<()> {
    setup::node()?;
    setup::rust_target(setup::WASM_TARGET)?;
    let mut build = command::cargo();
    build.args(["build", "--package=wasm-test-runner"]).current_dir(&workspace.root);
    let [runner] = step("Building the runner of the wasm tests (cargo)", || {
        command::build_programs(&mut build, ["wasm-test-runner"])
    })?;
    let mut tests = command::cargo();
    tests.args(["test", "--no-fail-fast", "--target=wasm32-unknown-unknown"]);
    tests.args(["--package=rulelens-wasm", "--tests"]);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    step("Testing the npm package's crate in Node (cargo)", || {
        command::run(tests.current_dir(&workspace.root))
    })
}

fn browser(workspace: &Workspace) -> Result<()> {
    let tests = workspace.root.join("tests/browser");
    setup::npm_packages(&tests, "the browser tests' packages")?;
    let chromium = chromium::find_or_install(&tests)?;
    let address = serve_in_background(&workspace.dist())?;
    let mut playwright = Command::new("node");
    playwright.args(["node_modules/@playwright/test/cli.js", "test"]).current_dir(&tests);
    playwright.env("BASE_URL", address).env("CHROMIUM", &chromium);
    step(&format!("Testing the page in {}", chromium.display()), || command::run(&mut playwright))
}

/// Serves a folder on a free port until the process ends, and returns the address.
fn serve_in_background(folder: &Path) -> Result<String> {
    let listener = website::listen(0).context("no free port")?;
    let address = website::address(&listener)?;
    let site = website::plain(folder);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    thread::spawn(move || {
        if let Err(error) = runtime.block_on(website::run(listener, site)) {
            eprintln!("the page is no longer served: {error:#}");
        }
    });
    Ok(address)
}
