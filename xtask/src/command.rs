//! Running other programs.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The cargo that runs this tool.
///
/// Without what it said about *this* package: build scripts that watch those
/// variables would run again for every caller.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let about_this_package = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        });
        if about_this_package {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Runs a command to its end, its output going where ours goes.
///
/// # Errors
/// When it can't be started or ends with another status than 0.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command to its end and returns what it printed.
///
/// # Errors
/// As [`run`]; and when it prints something else than UTF-8.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        bail!("{} failed ({})", shown(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("{} printed something else than UTF-8", shown(command)))
}

/// Builds programs with cargo and returns where cargo put them, in the same order.
///
/// Cargo is asked, because its settings decide on the folder.
///
/// # Errors
/// When they can't be built, or cargo does not say where one is.
pub(crate) fn build_programs<const N: usize>(
    cargo_build: &mut Command,
    names: [&str; N],
) -> Result<[PathBuf; N]> {
    for name in names {
        cargo_build.arg(format!("--bin={name}"));
    }
    let messages = output(cargo_build.arg("--message-format=json-render-diagnostics"))?;
    let messages: Vec<Value> =
        messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let place = |name: &str| {
        let mut about =
            messages.iter().filter(|it| it.pointer("/target/name").is_some_and(|it| it == name));
        about.find_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)))
    };
    let mut places = names.map(|_| PathBuf::new());
    for (found, name) in places.iter_mut().zip(names) {
        *found =
            place(name).with_context(|| format!("cargo does not say where it put `{name}`"))?;
    }
    Ok(places)
}

/// Builds a library with cargo and returns where cargo put its `.wasm`.
///
/// # Errors
/// As [`build_programs`].
pub(crate) fn build_library(cargo_build: &mut Command, name: &str) -> Result<PathBuf> {
    let messages = output(cargo_build.arg("--message-format=json-render-diagnostics"))?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message.pointer("/target/name").is_some_and(|target| target == name))
        .filter_map(|message| message.get("filenames")?.as_array().cloned())
        .flatten()
        .filter_map(|file| Some(PathBuf::from(file.as_str()?)))
        .find(|file| file.extension().is_some_and(|extension| extension == "wasm"))
        .with_context(|| format!("cargo does not say where it put `{name}`"))
}

/// The command as a person would type it, for messages.
fn shown(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy();
    let words = command.get_args().map(|arg| arg.to_string_lossy());
    let words = words.filter(|word| !word.starts_with("--message-format"));
    let mut line = format!("`{name}");
    for word in words {
        line.push(' ');
        line.push_str(&word);
    }
    line.push('`');
    line
}
