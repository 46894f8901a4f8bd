//! Writing: colours only where they are wanted, and no complaint when nobody reads any more.

use std::fs::{self, File};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;

use clap::ColorChoice;

use crate::fault::{Fault, Place};
use crate::render::escape;

/// Decides for standard output and standard error whether styles are written.
pub(crate) fn choose_colors(choice: ColorChoice) {
    let choice = match choice {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Writes text that may hold styles to standard output.
pub(crate) fn to_stdout(styled: &str) -> io::Result<()> {
    let mut out = anstream::stdout();
    unless_closed(out.write_all(styled.as_bytes()).and_then(|()| out.flush()))
}

/// Writes text that may hold styles to standard error, if it can be written.
pub(crate) fn to_stderr(styled: &str) {
    // There is nowhere left to report to.
    let _ = anstream::stderr().write_all(styled.as_bytes());
}

/// Writes a payload to standard output: byte for byte, except that on a terminal what it holds
/// must not control it, and the prompt must begin on its own line.
pub(crate) fn payload_to_stdout(payload: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let written = if out.is_terminal() {
        writeln!(out, "{}", escape::visible_lines(payload))
    } else {
        out.write_all(payload.as_bytes())
    };
    unless_closed(written.and_then(|()| out.flush()))
}

/// Writes a text of ours that holds some of the user's, as lines; on a terminal what it holds must
/// not control it.
pub(crate) fn lines_to_stdout(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let text = if out.is_terminal() { escape::visible_lines(text) } else { text.into() };
    unless_closed(writeln!(out, "{text}").and_then(|()| out.flush()))
}

/// Writes files, each with its name, into a folder; none that is there already is changed.
pub(crate) fn new_files(folder: &Path, files: &[(&str, &str)]) -> Result<(), Vec<Fault>> {
    let fault = |path: &Path, error: &io::Error| {
        let name = path.display().to_string();
        let message = format!("cannot write `{name}`: {error}");
        vec![Fault::error("file-unwritable", message, "Choose a new folder.", Place::File(name))]
    };
    fs::create_dir_all(folder).map_err(|error| fault(folder, &error))?;
    for (name, text) in files {
        let path = folder.join(name);
        let written = File::create_new(&path).and_then(|mut it| it.write_all(text.as_bytes()));
        written.map_err(|error| fault(&path, &error))?;
    }
    Ok(())
}

/// How many columns diagnostics may take.
pub(crate) fn stderr_width() -> usize {
    const WITHOUT_TERMINAL: usize = 100;
    const READABLE: usize = 140;
    let width = terminal_size::terminal_size_of(io::stderr());
    width.map_or(WITHOUT_TERMINAL, |(width, _)| usize::from(width.0)).clamp(40, READABLE)
}

/// Whether nobody reads any more. A reader that has gone away, as `head` does, is no error.
pub(crate) fn is_closed(written: io::Result<()>) -> io::Result<bool> {
    match written {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(true),
        Err(error) => Err(error),
    }
}

fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    is_closed(written).map(|_| ())
}
