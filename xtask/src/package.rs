//! `cargo xtask package`: the npm package, as it is published.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command;
use crate::page;
use crate::panics;
use crate::setup;
use crate::steps::step;
use crate::workspace::Workspace;

/// The JavaScript that wasm-bindgen makes for an engine.
const GLUE: &str = "engine.js";

/// Makes the package and packs it, and returns the tarball.
///
/// # Errors
/// When something is missing, or it can't be built.
pub(crate) fn package(workspace: &Workspace) -> Result<PathBuf> {
    set_up(workspace)?;
    let folder = workspace.target.join("npm");
    let rules = engine(workspace, &folder, None)?;
    let tools = engine(workspace, &folder.join("tools"), Some("tools"))?;
    let package = folder.join("package");
    step("Making the package (esbuild)", || files(workspace, [&rules, &tools], &package))?;
    let tarball = step("Packing it (npm pack)", || pack(&package, &folder))?;
    println!("  {}", tarball.display());
    Ok(tarball)
}

/// Finds or installs what building the package needs.
///
/// # Errors
/// When something is missing that cannot be installed.
pub(crate) fn set_up(workspace: &Workspace) -> Result<()> {
    setup::node()?;
    setup::rust_target(setup::WASM_TARGET)?;
    setup::npm_packages(&workspace.web(), "the build's packages")
}

/// The folder of the package's sources.
pub(crate) fn sources(workspace: &Workspace) -> PathBuf {
    workspace.root.join("crates/rulelens-wasm/npm")
}

/// Builds the engine into a folder, with the features that are named or with all, and returns its
/// file.
///
/// # Errors
/// When it can't be built.
pub(crate) fn engine(
    workspace: &Workspace,
    folder: &Path,
    features: Option<&str>,
) -> Result<PathBuf> {
    let compiled =
        step("Compiling the npm package's engine (cargo)", || compile(workspace, features))?;
    let (raw, wasm) = (folder.join("engine_bg.wasm"), folder.join("rulelens.wasm"));
    step("Generating its JavaScript (wasm-bindgen)", || bindgen(&compiled, folder))?;
    step("Shrinking it (wasm-opt)", || page::shrink(workspace, &raw, &wasm))?;
    Ok(wasm)
}

fn compile(workspace: &Workspace, features: Option<&str>) -> Result<PathBuf> {
    let mut build = command::cargo();
    build.args(["build", "--package=rulelens-wasm", "--lib"]);
    build.args(["--target=wasm32-unknown-unknown", "--profile=wasm-package"]);
    if let Some(features) = features {
        build.args(["--no-default-features", "--features", features]);
    }
    let mut flags = page::without_paths_of_this_machine();
    // Events are read sixteen bytes at a time; every engine of the last years has it.
    flags.push("-Ctarget-feature=+simd128".to_owned());
    // Only where it is written: what the compiler itself makes of loops over bytes is larger, not
    // faster, and with shifts that differ from byte to byte wrong (`cidr`, `/10`).
    flags.extend(["-Cno-vectorize-loops", "-Cno-vectorize-slp"].map(str::to_owned));
    // Only what is smaller in the place of its call, or says that it wants to be there, is put
    // there: a tenth of the size, and next to nothing of the speed.
    flags.push("-Cllvm-args=-inline-threshold=0".to_owned());
    // Separated as cargo wants it.
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    command::build_library(build.current_dir(&workspace.root), "rulelens_wasm")
}

/// Writes `engine_bg.wasm`, and [`GLUE`], by which objects come out of it.
fn bindgen(compiled: &Path, folder: &Path) -> Result<()> {
    let wasm = fs::read(compiled).with_context(|| format!("no {}", compiled.display()))?;
    let mut bindgen = Bindgen::new();
    bindgen.input_module("engine", panics::without_words(&wasm)?).web(true)?.typescript(false);
    // The package says where its WebAssembly file is.
    bindgen.omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(folder).context("wasm-bindgen cannot read what cargo built")
}

/// Makes the folder of the package of the engines: what rules are evaluated with, and the tools.
fn files(workspace: &Workspace, [rules, tools]: [&Path; 2], package: &Path) -> Result<()> {
    let mut build = Command::new("node");
    build.arg(sources(workspace).join("build.mjs"));
    build.arg("--wasm").arg(rules).arg("--glue").arg(rules.with_file_name(GLUE));
    build.arg("--tools-wasm").arg(tools).arg("--tools-glue").arg(tools.with_file_name(GLUE));
    build.arg("--out").arg(package).args(["--version", env!("CARGO_PKG_VERSION")]);
    command::run(build.current_dir(workspace.web()))
}

fn pack(package: &Path, folder: &Path) -> Result<PathBuf> {
    let npm = which::which("npm").context("no `npm` on the PATH")?;
    let mut pack = Command::new(npm);
    pack.args(["pack", "--ignore-scripts", "--loglevel=error", "--pack-destination"]).arg(folder);
    let printed = command::output(pack.current_dir(package))?;
    let name = printed.lines().last().context("`npm pack` does not say what it made")?;
    let tarball = folder.join(name.trim());
    fs::metadata(&tarball).with_context(|| format!("no {}", tarball.display()))?;
    Ok(tarball)
}
