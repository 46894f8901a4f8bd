//! Runs the command as a shell would.

use std::fmt;
use std::path::PathBuf;

use assert_cmd::Command;

/// What a run did.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "exit status {}", self.status)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                write!(f, "\n[{name}]\n{text}")?;
            }
        }
        Ok(())
    }
}

impl Run {
    /// The JSON object on standard output.
    pub(crate) fn json(&self) -> serde_json::Value {
        assert_eq!(self.stderr, "");
        assert_eq!(self.stdout.matches('\n').count(), 1, "one line");
        serde_json::from_str(&self.stdout).unwrap()
    }
}

pub(crate) fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The command, run in the folder of the fixtures.
pub(crate) fn rulelens() -> Command {
    let mut command = Command::cargo_bin("rulelens").unwrap();
    command.current_dir(fixtures()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// Runs `rulelens` with arguments separated by spaces.
pub(crate) fn run(arguments: &str) -> Run {
    run_with_stdin(arguments, "")
}

/// The same with something on standard input.
pub(crate) fn run_with_stdin(arguments: &str, stdin: impl Into<Vec<u8>>) -> Run {
    let output = rulelens().args(arguments.split_whitespace()).write_stdin(stdin).output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The GuardDuty event of the fixtures with something replaced.
pub(crate) fn event_with(old: &str, new: &str) -> String {
    let event = std::fs::read_to_string(fixtures().join("event.json")).unwrap();
    assert!(event.contains(old));
    event.replace(old, new)
}
