//! What the other commands need on the machine: found, or installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::steps::step;

/// What the playground is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// WebAssembly with files and a clock.
pub(crate) const WASI_TARGET: &str = "wasm32-wasip1";
const OLDEST_NODE: u32 = 20;

/// A Rust target besides the machine's own.
pub(crate) fn rust_target(target: &str) -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut ask = Command::new(rustc);
    ask.args(["--print", "target-libdir", "--target", target]);
    let libraries = command::output(&mut ask)?;
    if Path::new(libraries.trim()).exists() {
        return Ok(());
    }
    let Ok(rustup) = which::which("rustup") else {
        bail!(
            "Rust's {target} target is missing, and there is no rustup to add it with\n\
             help: install Rust with rustup (https://rustup.rs), or the target with your system's \
             package manager (Debian, Ubuntu: `apt-get install libstd-rust-dev-wasm32`)"
        );
    };
    step(&format!("Installing the {target} target (rustup)"), || {
        command::run(Command::new(rustup).args(["target", "add", target]))
    })
}

/// A part of Rust's tools that a minimal installation lacks: `rustfmt`, `clippy`.
pub(crate) fn rust_component(component: &str, subcommand: &str) -> Result<()> {
    let there = command::cargo().args([subcommand, "--version"]).output();
    if there.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    let Ok(rustup) = which::which("rustup") else {
        bail!(
            "`cargo {subcommand}` is missing, and there is no rustup to add it with\n\
             help: install Rust with rustup (https://rustup.rs), or your system's package {component}"
        );
    };
    step(&format!("Installing {component} (rustup)"), || {
        command::run(Command::new(rustup).args(["component", "add", component]))
    })
}

/// Node, new enough, and its npm.
pub(crate) fn node() -> Result<()> {
    let help = "help: install it from https://nodejs.org, or with your system's package manager \
                (Debian, Ubuntu: `apt-get install nodejs npm`; macOS: `brew install node`)";
    let Ok(node) = which::which("node") else {
        bail!("Node {OLDEST_NODE} or newer is needed, and there is no `node` on the PATH\n{help}");
    };
    let version = command::output(Command::new(node).arg("--version"))?;
    let version = version.trim();
    if node_major(version).is_none_or(|major| major < OLDEST_NODE) {
        bail!(
            "Node {OLDEST_NODE} or newer is needed, and the one on the PATH is {version}\n{help}"
        );
    }
    which::which("npm").with_context(|| format!("Node's `npm` is not on the PATH\n{help}"))?;
    Ok(())
}

fn node_major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The npm packages of a folder, as its `package-lock.json` says.
///
/// Installs them only when that file is another than at the last time.
pub(crate) fn npm_packages(folder: &Path, what: &str) -> Result<()> {
    let lock_file = folder.join("package-lock.json");
    let lock = fs::read(&lock_file).with_context(|| format!("no {}", lock_file.display()))?;
    let stamp = folder.join("node_modules/.installed-package-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let npm = which::which("npm").context("no `npm` on the PATH")?;
    step(&format!("Installing {what} (npm ci)"), || {
        let mut install = Command::new(npm);
        // None of these packages needs its install script; some would download things.
        install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        command::run(install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").current_dir(folder))
    })?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_read() {
        assert_eq!(node_major("v20.20.2"), Some(20));
        assert_eq!(node_major("v9.0.0"), Some(9));
        assert_eq!(node_major("20"), None);
        assert_eq!(node_major(""), None);
    }
}
