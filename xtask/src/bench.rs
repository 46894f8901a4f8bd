//! `cargo xtask bench`: how fast rules are matched.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{command, setup};

/// As the npm package is compiled.
const WASM_FLAGS: &str = "-C target-feature=+simd128 -C no-vectorize-loops -C no-vectorize-slp";

/// Runs the benchmark, optimized, with arguments of its own; without any, in WebAssembly first, so
/// that the table has both.
///
/// # Errors
/// When it fails, as where two engines find different matches.
pub(crate) fn bench(workspace: &Workspace, args: &[String]) -> Result<()> {
    let mut cargo = command::cargo();
    cargo.args(["run", "--release", "--package=rulelens-bench", "--"]);
    cargo.args(args).current_dir(&workspace.root);
    if args.is_empty() {
        cargo.arg("--wasm").arg(in_wasm(workspace)?);
    }
    command::run(&mut cargo)
}

/// Runs it in Node; the file that has the rows.
fn in_wasm(workspace: &Workspace) -> Result<PathBuf> {
    setup::node()?;
    setup::rust_target(setup::WASI_TARGET)?;
    let mut cargo = command::cargo();
    cargo.args(["build", "--release", "--package=rulelens-bench", "--target", setup::WASI_TARGET]);
    command::run(cargo.env("RUSTFLAGS", WASM_FLAGS).current_dir(&workspace.root))?;
    let folder = workspace.target.join("bench");
    std::fs::create_dir_all(&folder)?;
    let mut node = Command::new("node");
    // Node 20 may collect garbage during a "fast" call from WebAssembly to its WASI, where it does not
    // see what is in use: then it frees the files that are being written to, and aborts.
    node.args(["--no-warnings", "--no-turbo-fast-api-calls"])
        .arg(workspace.root.join("tests/bench/wasi.mjs"));
    node.arg(workspace.target.join(setup::WASI_TARGET).join("release/rulelens-bench.wasm"));
    command::run(node.arg(&folder).args(["--json", "/out/wasm.json"]))?;
    Ok(folder.join("wasm.json"))
}
