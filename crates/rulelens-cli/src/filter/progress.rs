//! How far the stream has been read, on a terminal.

use std::io;

use indicatif::{ProgressBar, ProgressStyle};

use super::Passed;

/// A bar on standard error; nothing if that is no terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    events: usize,
    matched: usize,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let template = match stdin_size() {
            Some(_) => "{bar:30} {percent}% {bytes} {binary_bytes_per_sec} {eta} left, {msg}",
            None => "{spinner} {bytes} {binary_bytes_per_sec}, {msg}",
        };
        let bar = match stdin_size() {
            Some(size) => ProgressBar::new(size),
            None => ProgressBar::new_spinner(),
        };
        // The template is one of ours.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, events: 0, matched: 0 }
    }

    /// A piece was read and matched.
    pub(crate) fn add(&mut self, passed: &Passed) {
        self.events += passed.events;
        self.matched += passed.matched;
        if !self.bar.is_hidden() {
            self.bar.set_message(format!("{} of {} events match", self.matched, self.events));
        }
        self.bar.inc(passed.bytes as u64);
    }

    /// Writes something else, without the bar in its way.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// How large standard input is, if it is a file.
#[cfg(unix)]
fn stdin_size() -> Option<u64> {
    use std::os::fd::AsFd;

    let file = std::fs::File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    let metadata = file.metadata().ok()?;
    metadata.is_file().then_some(metadata.len())
}

/// How large standard input is, if it is a file.
#[cfg(not(unix))]
fn stdin_size() -> Option<u64> {
    let _ = io::stdin();
    None
}
