//! Reading files and standard input.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::rc::Rc;

use crate::fault::{Fault, Place, Source};

/// The name that stands for standard input on the command line.
const STDIN: &str = "-";
/// The name that stands for it in reports.
const STDIN_NAME: &str = "<stdin>";
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Reads a file, or standard input for `-`, as UTF-8. A byte order mark at the start is skipped.
pub(crate) fn read(path: &Path) -> Result<Rc<Source>, Vec<Fault>> {
    let name = name(path);
    let bytes = read_bytes(path).map_err(|error| vec![unreadable(name.clone(), &error)])?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        vec![not_utf8(name.clone(), error.as_bytes(), offset)]
    })?;
    let text = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    Ok(Rc::new(Source { name, text }))
}

/// A text that was given on the command line itself.
pub(crate) fn argument(option: &str, text: &str) -> Rc<Source> {
    Rc::new(Source { name: option.to_owned(), text: text.to_owned() })
}

/// Makes sure that standard input is asked for at most once. To be called before it is read.
pub(crate) fn at_most_one_stdin(files: &[(&str, Option<&Path>)]) -> Result<(), Vec<Fault>> {
    let mut asking = files.iter().filter(|(_, path)| path.is_some_and(is_stdin));
    let (Some((first, _)), Some((second, _))) = (asking.next(), asking.next()) else {
        return Ok(());
    };
    let message = format!("standard input can be only one of {first} and {second}");
    let help = "Give the other one as a file.";
    let place = Place::File(STDIN_NAME.to_owned());
    Err(vec![Fault::error("stdin-twice", message, help, place)])
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new(STDIN)
}

fn name(path: &Path) -> String {
    if is_stdin(path) { STDIN_NAME.to_owned() } else { path.display().to_string() }
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    if !is_stdin(path) {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Standard input could not be read to its end.
pub(crate) fn stdin_unreadable(error: &io::Error) -> Fault {
    unreadable(STDIN_NAME.to_owned(), error)
}

/// A file or folder that cannot be read.
pub(crate) fn unreadable(name: String, error: &io::Error) -> Fault {
    let why = match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::IsADirectory => "it is a directory".to_owned(),
        ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        _ => error.to_string(),
    };
    let message = format!("cannot read `{name}`: {why}");
    Fault::error("file-unreadable", message, "Give the path of a file.", Place::File(name))
}

fn not_utf8(name: String, bytes: &[u8], offset: usize) -> Fault {
    let message = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => format!("`{name}` is UTF-16, not UTF-8"),
        _ => format!("`{name}` is not UTF-8: byte {offset} belongs to no character"),
    };
    Fault::error("file-not-utf8", message, "Save the file as UTF-8.", Place::File(name))
}
