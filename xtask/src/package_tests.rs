//! `cargo xtask test npm`: the npm package as it is published, installed into an empty folder.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::chromium;
use crate::command;
use crate::package;
use crate::setup;
use crate::steps::step;
use crate::workspace::Workspace;

/// Packs the package, installs it beside its tests, and runs them.
///
/// # Errors
/// When something is missing, can't be built, or a test fails.
pub(crate) fn test(workspace: &Workspace) -> Result<()> {
    let scratch = installed(workspace)?;
    let chromium = chromium::find_or_install(&scratch)?;
    step("Checking what would be published (publint, attw)", || published(&scratch))?;
    step("Testing it in Node, in bundlers and in Chromium", || {
        let mut tests = node(&scratch);
        tests.args(["--test", "--test-reporter=dot"]).args(test_files(&scratch)?);
        tests.env("CHROMIUM", &chromium).env("RULELENS_SUITE", workspace.root.join("tests/suite"));
        command::run(&mut tests)
    })
}

/// A folder with the tests, their packages, and the packed package among them.
fn installed(workspace: &Workspace) -> Result<PathBuf> {
    let tarball = package::package(workspace)?;
    let scratch = workspace.target.join("npm/scratch");
    empty_but_for_packages(&scratch)?;
    copy(&workspace.root.join("crates/rulelens-wasm/tests/npm"), &scratch)?;
    setup::npm_packages(&scratch, "the npm package's tests' packages")?;
    step("Installing the package (npm install)", || install(&tarball, &scratch))?;
    Ok(scratch)
}

fn install(tarball: &Path, scratch: &Path) -> Result<()> {
    let npm = which::which("npm").context("no `npm` on the PATH")?;
    let mut install = Command::new(npm);
    install.args(["install", "--no-save", "--no-package-lock", "--offline", "--ignore-scripts"]);
    install.args(["--no-audit", "--no-fund", "--loglevel=error"]).arg(tarball);
    command::run(install.current_dir(scratch))
}

fn published(scratch: &Path) -> Result<()> {
    let package = scratch.join("node_modules/rulelens");
    let mut publint = node(scratch);
    publint.args(["node_modules/publint/src/cli.js", "--strict"]).arg(&package);
    command::run(&mut publint)?;
    let attw = |arguments: &[&str]| {
        let mut attw = node(scratch);
        attw.arg("node_modules/@arethetypeswrong/cli/dist/index.js").arg("--pack").arg(&package);
        command::run(attw.args(["--format=ascii", "--no-emoji"]).args(arguments))
    };
    attw(&[
        "--exclude-entrypoints",
        "./inline",
        "./rulelens.wasm",
        "./match.wasm",
        "./tools.wasm",
        "./iac.wasm",
        "./package.json",
    ])?;
    // For bundlers, which all read modules; the engine is not in the package another time for
    // those who do not.
    attw(&["--entrypoints", "./inline", "--profile", "esm-only"])
}

fn node(folder: &Path) -> Command {
    let mut node = Command::new("node");
    node.current_dir(folder);
    node
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut files = entries.collect::<Result<Vec<_>>>()?;
    files.retain(|path| {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        name.ends_with(".test.mjs") || name.ends_with(".test.cjs")
    });
    files.sort();
    Ok(files)
}

fn empty_but_for_packages(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.ends_with("node_modules") {
            continue;
        }
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("no {}", from.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name().filter(|name| *name != "node_modules") else { continue };
        if path.is_dir() {
            fs::create_dir_all(to.join(name))?;
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
