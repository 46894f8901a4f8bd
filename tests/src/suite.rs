//! The files in `suite/`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Anything that goes wrong while cases are read.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A case about a pattern.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternCase {
    /// What it shows, in a few words; with the file's name the name of the test.
    pub name: String,
    /// Where it is known from.
    pub source: String,
    /// The pattern, as text.
    pub pattern: String,
    /// Events that match it, as text.
    #[serde(default)]
    pub matches: Vec<String>,
    /// Events that do not.
    #[serde(default)]
    pub misses: Vec<String>,
    /// How it is refused, if it is.
    pub refused: Option<Refusal>,
}

/// How a text is refused: of its first fault.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Its code.
    pub code: String,
    /// What the span covers.
    pub at: String,
    /// Its line.
    pub line: usize,
    /// Its column, in UTF-16 code units.
    pub column: usize,
    /// What the service answers; `SOURCE` stands for the pattern in quotes.
    pub service: Option<String>,
    /// What the service answers behind `Reason: `, without the place, where that is not known.
    pub reason: Option<String>,
    /// What its fix makes of the text, if that is shown.
    pub fixed: Option<String>,
    /// The codes of the further faults, in order.
    #[serde(default)]
    pub then: Vec<String>,
}

/// A case about a target's input.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransformCase {
    /// What it shows.
    pub name: String,
    /// Where it is known from.
    pub source: String,
    /// The event, as text.
    pub event: String,
    /// `InputPathsMap`, as text.
    #[serde(default)]
    pub paths: String,
    /// `InputTemplate`.
    pub template: Option<String>,
    /// The `InputTemplate` of a pipe.
    pub pipe: Option<String>,
    /// `InputPath`.
    pub path: Option<String>,
    /// `Input`.
    pub constant: Option<String>,
    /// A target with its input, as text.
    pub target: Option<String>,
    /// What arrives.
    pub delivered: Option<String>,
    /// The value that makes EventBridge drop it, as it stands in the payload; empty if the
    /// template itself does.
    pub dropped: Option<String>,
    /// What its fix makes of the template, or of the target; left out if it has none.
    pub mended: Option<String>,
    /// How it is refused.
    pub refused: Option<Refusal>,
    /// What the payload is made of, if that is shown: parts of it, each with what made it.
    pub pieces: Option<Vec<(String, String)>>,
    /// What is told beside the payload, if that is shown: of the input paths before the template.
    pub told: Option<Vec<Told>>,
    /// Whether the events are known to be findings of GuardDuty.
    #[serde(default)]
    pub findings: bool,
    /// Whether there is no sample event when it is told.
    #[serde(default)]
    pub without_event: bool,
}

/// A case about what a pattern is told besides its verdict.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LintCase {
    /// What it shows.
    pub name: String,
    /// Where it is known from.
    pub source: String,
    /// The pattern, as text.
    pub pattern: String,
    /// A sample event, as text.
    pub event: Option<String>,
    /// What is told, in order; nothing if it is left out.
    #[serde(default)]
    pub told: Vec<Told>,
}

/// A fault or a lint that is told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// Its code.
    pub code: String,
    /// What the span covers.
    pub at: String,
    /// Its line.
    pub line: usize,
    /// Its column, in UTF-16 code units.
    pub column: usize,
    /// What its fix makes of the text; left out if it has none.
    pub fixed: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<Case> {
    case: Vec<Case>,
}

/// The cases of a folder of `suite/`, each with the name of its file.
///
/// # Errors
///
/// A file that cannot be read or is not what it should be.
pub fn cases<Case: DeserializeOwned>(folder: &str) -> Result<Vec<(String, Case)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite").join(folder);
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path)?;
        let file: File<Case> =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        cases.extend(file.case.into_iter().map(|case| (name.clone(), case)));
    }
    Ok(cases)
}
