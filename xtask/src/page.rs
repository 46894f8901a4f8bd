//! Building the playground: Rust to WebAssembly, then everything to one folder.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use crate::command;
use crate::setup;
use crate::steps::step;
use crate::workspace::Workspace;

/// The programs that the page is made of: what its first visit needs, and what is loaded on demand.
const PARTS: [&str; 2] = ["page", "views"];

/// What the page is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// For working on it: built in seconds.
    Dev,
    /// For its visitors: small.
    Release,
}

impl Mode {
    /// From the command line's `--release`.
    pub(crate) fn from_release(release: bool) -> Self {
        if release { Self::Release } else { Self::Dev }
    }

    fn cargo_profile(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release => "wasm-release",
        }
    }
}

/// Makes the static page in `dist/` and prints how big it is.
///
/// # Errors
/// When it can't be built, or its release is over the size budget.
pub(crate) fn build_dist(workspace: &Workspace, mode: Mode) -> Result<()> {
    build(workspace, mode, &workspace.dist())?;
    println!("\nThe page is in {}", workspace.dist().display());
    print_sizes(workspace, mode)
}

/// Prints how big the page in `dist/` is.
///
/// # Errors
/// When it is a release over the size budget.
pub(crate) fn print_sizes(workspace: &Workspace, mode: Mode) -> Result<()> {
    let mut sizes = node(workspace, "sizes.mjs");
    if mode == Mode::Release {
        sizes.arg("--enforce");
    }
    command::run(sizes.arg(workspace.dist()))
}

/// Finds or installs what building the page needs.
///
/// # Errors
/// When something is missing that cannot be installed.
pub(crate) fn set_up(workspace: &Workspace) -> Result<()> {
    setup::node()?;
    setup::rust_target(setup::WASM_TARGET)?;
    setup::npm_packages(&workspace.web(), "the editor's packages")
}

/// Builds the page into a folder, after finding or installing what that needs.
///
/// What was in the folder stays there until all went well.
///
/// # Errors
/// When something is missing, or the page can't be built.
pub(crate) fn build(workspace: &Workspace, mode: Mode, folder: &Path) -> Result<()> {
    set_up(workspace)?;
    let parts = workspace.target.join("page").join(mode.cargo_profile());
    let compiled = step("Compiling the playground (cargo)", || compile(workspace, mode))?;
    step("Generating its JavaScript (wasm-bindgen)", || {
        PARTS
            .iter()
            .zip(&compiled)
            .try_for_each(|(name, compiled)| generate_glue(compiled, mode, name, &parts))
    })?;
    match mode {
        Mode::Dev => PARTS.iter().try_for_each(|name| {
            let [raw, wasm] = wasm_files(&parts, name);
            fs::rename(raw, wasm).context("cannot rename a WebAssembly file")
        })?,
        Mode::Release => step("Shrinking it (wasm-opt)", || {
            PARTS.iter().try_for_each(|name| {
                let [raw, wasm] = wasm_files(&parts, name);
                shrink(workspace, &raw, &wasm)
            })
        })?,
    }
    write_examples(workspace, &parts.join("examples"))?;
    step("Bundling the page (esbuild)", || bundle(workspace, mode, &parts, folder))
}

/// The file that wasm-bindgen writes for a part, and the one that is bundled.
fn wasm_files(parts: &Path, name: &str) -> [PathBuf; 2] {
    [parts.join(format!("{name}_bg.wasm")), parts.join(format!("{name}.wasm"))]
}

fn compile(workspace: &Workspace, mode: Mode) -> Result<[PathBuf; PARTS.len()]> {
    let mut build = command::cargo();
    build.args(["build", "--package=rulelens-web"]);
    build.args(["--target=wasm32-unknown-unknown", "--profile", mode.cargo_profile()]);
    if mode == Mode::Release {
        // Separated as cargo wants it.
        build.env("CARGO_ENCODED_RUSTFLAGS", without_paths_of_this_machine().join("\u{1f}"));
    }
    command::build_programs(build.current_dir(&workspace.root), PARTS)
}

/// Flags for rustc, so that the panic messages of the packages from the registry do not carry
/// the name of the folder that they lie in here: it is nobody's business, and long.
pub(crate) fn without_paths_of_this_machine() -> Vec<String> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = cargo_home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let registries = sources.into_iter().flatten().flatten().map(|entry| entry.path());
    registries.map(|path| format!("--remap-path-prefix={}=", path.display())).collect()
}

/// Writes `{name}.js` and `{name}_bg.wasm`.
fn generate_glue(compiled: &Path, mode: Mode, name: &str, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(name)
        .web(true)?
        .typescript(false)
        // The page says where its WebAssembly file is: the name carries a hash.
        .omit_default_module_path(true)
        // Texts go to Rust at the speed of TextEncoder, not character by character.
        .encode_into(EncodeInto::Always)
        .remove_name_section(mode == Mode::Release)
        .remove_producers_section(mode == Mode::Release);
    bindgen.generate(folder).context("wasm-bindgen cannot read what cargo built")
}

/// Runs `wasm-opt`, with the features that rustc's WebAssembly uses by default.
///
/// `-Os`, because after compression `-Oz` saves nothing more. A large function that is called once
/// stays a function: in the place of its call it compresses worse, by a twentieth of all. Rust's
/// stack begins above the lowest addresses, so they are free for shorter instructions.
pub(crate) fn shrink(workspace: &Workspace, from: &Path, to: &Path) -> Result<()> {
    let mut wasm_opt = node(workspace, "node_modules/binaryen/bin/wasm-opt");
    wasm_opt.args([
        "-Os",
        "--one-caller-inline-max-function-size=1",
        "--low-memory-unused",
        "--strip-debug",
        "--strip-producers",
    ]);
    wasm_opt.args(["--enable-bulk-memory", "--enable-multivalue", "--enable-mutable-globals"]);
    wasm_opt.args(["--enable-nontrapping-float-to-int", "--enable-reference-types"]);
    wasm_opt.arg("--enable-sign-ext").arg(from).arg("-o").arg(to);
    command::run(&mut wasm_opt)
}

/// Writes what the page loads when the gallery or an example is opened.
fn write_examples(workspace: &Workspace, folder: &Path) -> Result<()> {
    let examples = rulelens_examples::gallery(&workspace.web().join("examples"))?;
    // Without those that are no examples any more.
    if folder.exists() {
        fs::remove_dir_all(folder).context("cannot remove the old examples")?;
    }
    fs::create_dir_all(folder).context("cannot make the folder of the examples")?;
    for (name, text) in rulelens_examples::files(&examples)? {
        fs::write(folder.join(&name), text).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(())
}

fn bundle(workspace: &Workspace, mode: Mode, parts: &Path, folder: &Path) -> Result<()> {
    let mut build = node(workspace, "build.mjs");
    build.arg("--parts").arg(parts).arg("--out").arg(folder);
    if mode == Mode::Release {
        build.arg("--minify");
    }
    command::run(&mut build)
}

/// Node, with a script of the `web` folder.
fn node(workspace: &Workspace, script: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(workspace.web().join(script));
    node
}
