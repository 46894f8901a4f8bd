//! Saying what is done while it is done, and how it went.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// Does one step: says what it is, does it, and says how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▸ {what}…");
    let start = Instant::now();
    let result = work()?;
    println!("  done in {}", seconds(start.elapsed()));
    Ok(result)
}

/// A duration as a person reads it.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

/// Things that are all tried, whether or not an earlier one fails.
pub(crate) struct Groups {
    /// What one of them is called in the last line.
    noun: &'static str,
    ended: Vec<Ended>,
}

struct Ended {
    name: String,
    passed: bool,
    took: Duration,
}

impl Groups {
    /// Nothing tried yet.
    pub(crate) fn new(noun: &'static str) -> Self {
        Self { noun, ended: Vec::new() }
    }

    /// Tries one. Its error is printed now; the next one is tried all the same.
    pub(crate) fn attempt(&mut self, name: &str, work: impl FnOnce() -> Result<()>) {
        println!("\n== {name}");
        let start = Instant::now();
        let result = work();
        if let Err(error) = &result {
            eprintln!("error: {error:#}");
        }
        let ended = Ended { name: name.to_owned(), passed: result.is_ok(), took: start.elapsed() };
        self.ended.push(ended);
    }

    /// Prints how each went.
    ///
    /// # Errors
    /// When one of them failed.
    pub(crate) fn finish(self) -> Result<()> {
        let width = self.ended.iter().map(|ended| ended.name.len()).max().unwrap_or(0);
        println!();
        for Ended { name, passed, took } in &self.ended {
            let word = if *passed { "ok" } else { "FAILED" };
            println!("{name:width$}  {word:6}  {:>8}", seconds(*took));
        }
        let passed = self.ended.iter().filter(|ended| ended.passed).count();
        let failed = self.ended.len() - passed;
        println!("{}: {passed} passed, {failed} failed", self.noun);
        if failed > 0 {
            bail!("{failed} of {} failed", self.ended.len());
        }
        Ok(())
    }
}
