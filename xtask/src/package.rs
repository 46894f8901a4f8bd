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

/// An engine of the package.
pub(crate) struct Engine {
    /// Its name: that of its file, and of the folder that it is built in.
    name: &'static str,
    /// The features of the crate; those by default if there are none.
    features: Option<&'static str>,
    profile: &'static str,
}

/// What rules are evaluated with is for speed; what is done around them for size.
const ENGINES: [Engine; 4] = [
    Engine { name: "rulelens", features: None, profile: FAST },
    Engine { name: "match", features: Some("match"), profile: FAST },
    Engine { name: "tools", features: Some("tools"), profile: SMALL },
    Engine { name: "iac", features: Some("iac"), profile: SMALL },
];
const FAST: &str = "wasm-package";
const SMALL: &str = "wasm-release";

impl Engine {
    /// That of the main entry with fewer features.
    pub(crate) const fn with(name: &'static str, features: &'static str) -> Self {
        Self { name, features: Some(features), profile: FAST }
    }
}

/// Makes the package and packs it, and returns the tarball.
///
/// # Errors
/// When something is missing, or it can't be built.
pub(crate) fn package(workspace: &Workspace) -> Result<PathBuf> {
    set_up(workspace)?;
    let folder = workspace.target.join("npm");
    for it in &ENGINES {
        engine(workspace, it)?;
    }
    let package = folder.join("package");
    step("Making the package (esbuild)", || files(workspace, &package))?;
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

/// The folder that engines are built in, each in one of its own.
fn engines(workspace: &Workspace) -> PathBuf {
    workspace.target.join("npm/engines")
}

/// Builds an engine, and returns its file.
///
/// # Errors
/// When it can't be built.
pub(crate) fn engine(workspace: &Workspace, engine: &Engine) -> Result<PathBuf> {
    let what = format!("Compiling the npm package's engine `{}` (cargo)", engine.name);
    let compiled = step(&what, || compile(workspace, engine))?;
    let folder = engines(workspace).join(engine.name);
    let (raw, wasm) = (folder.join("engine_bg.wasm"), folder.join("engine.wasm"));
    step("Generating its JavaScript (wasm-bindgen)", || bindgen(&compiled, &folder))?;
    step("Shrinking it (wasm-opt)", || page::shrink(workspace, &raw, &wasm))?;
    Ok(wasm)
}

fn compile(workspace: &Workspace, engine: &Engine) -> Result<PathBuf> {
    let mut build = command::cargo();
    build.args(["build", "--package=rulelens-wasm", "--lib"]);
    build.args(["--target=wasm32-unknown-unknown", "--profile", engine.profile]);
    if let Some(features) = engine.features {
        build.args(["--no-default-features", "--features", features]);
    }
    let mut flags = page::without_paths_of_this_machine();
    // Events are read sixteen bytes at a time; every engine of the last years has it.
    flags.push("-Ctarget-feature=+simd128".to_owned());
    // Only where it is written: what the compiler itself makes of loops over bytes is larger, not
    // faster, and with shifts that differ from byte to byte wrong (`cidr`, `/10`).
    flags.extend(["-Cno-vectorize-loops", "-Cno-vectorize-slp"].map(str::to_owned));
    // Only what is smaller in the place of its call is put there, or little larger if it says that
    // it wants to be there: what must be there for speed is told by `inline(always)`.
    flags.push("-Cllvm-args=-inline-threshold=0 -inlinehint-threshold=20".to_owned());
    // Separated as cargo wants it.
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    command::build_library(build.current_dir(&workspace.root), "rulelens_wasm")
}

/// Writes `engine_bg.wasm`, and `engine.js`, by which objects come out of it.
fn bindgen(compiled: &Path, folder: &Path) -> Result<()> {
    let wasm = fs::read(compiled).with_context(|| format!("no {}", compiled.display()))?;
    let mut bindgen = Bindgen::new();
    bindgen.input_module("engine", panics::without_words(&wasm)?).web(true)?.typescript(false);
    // The package says where its WebAssembly file is.
    bindgen.omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(folder).context("wasm-bindgen cannot read what cargo built")
}

/// Makes the folder of the package of the engines.
fn files(workspace: &Workspace, package: &Path) -> Result<()> {
    let mut build = Command::new("node");
    build.arg(sources(workspace).join("build.mjs"));
    build
        .arg("--engines")
        .arg(engines(workspace))
        .arg("--out")
        .arg(package)
        .args(["--version", env!("CARGO_PKG_VERSION")]);
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
