//! The table.

use std::fmt::{self, Display, Write};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::peers::{self, peer};

/// All that was measured.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) floors: Vec<FloorRow>,
    pub(crate) rows: Vec<Row>,
    pub(crate) builds: Vec<Build>,
}

/// Bare passes over some events.
pub(crate) struct FloorRow {
    pub(crate) name: &'static str,
    /// The mean size of an event.
    pub(crate) bytes: f64,
    pub(crate) checked: f64,
    pub(crate) skipped: f64,
    pub(crate) unchecked: f64,
}

/// A rule set over some events; speeds in events a second.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) events: &'static str,
    pub(crate) rules: usize,
    pub(crate) rulelens: f64,
    pub(crate) trusting: f64,
    pub(crate) checked: f64,
    pub(crate) quamina: Option<f64>,
    pub(crate) by_hand: Option<f64>,
    /// Rules that the crate does not take.
    pub(crate) refused: usize,
    /// Rules of which the crate finds another number of matches.
    pub(crate) differing: usize,
}

/// A set that was built.
pub(crate) struct Build {
    pub(crate) name: &'static str,
    pub(crate) rules: usize,
    pub(crate) parsing: Duration,
    pub(crate) building: Duration,
    pub(crate) all: Duration,
    pub(crate) memory: usize,
}

impl Row {
    /// event-ruler's speed on this machine, by that of another engine here and there.
    fn event_ruler(&self) -> Option<f64> {
        let peer = peer(&self.name)?;
        let there = if self.events == "City lots" { peers::CHECKED[0] } else { peers::CHECKED[1] };
        let machine = match (self.quamina, peer.quamina) {
            (Some(here), Some(there)) => here / there,
            _ => self.checked / there,
        };
        Some(peer.event_ruler * machine)
    }

    fn remarks(&self) -> String {
        let mut remarks = Vec::new();
        if self.refused > 0 {
            remarks.push(format!("quamina takes {} of them", self.rules - self.refused));
        }
        if self.differing > 0 {
            remarks.push(format!("quamina differs on {}", self.differing));
        }
        remarks.join("; ")
    }
}

impl Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratio = |other: Option<f64>| times(other.map(|other| self.rulelens / other));
        write!(
            f,
            "{:<32} {:>10.0}/s  checked {:>6}  quamina {:>6} trusting {:>6}  by hand {:>6}  event-ruler {:>6}  {}",
            self.name,
            self.rulelens,
            times(Some(self.rulelens / self.checked)),
            ratio(self.quamina),
            times(self.quamina.map(|other| self.trusting / other)),
            ratio(self.by_hand),
            ratio(self.event_ruler()),
            self.remarks(),
        )
    }
}

impl Display for Build {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let a_second = |time: Duration| self.rules as f64 / time.as_secs_f64();
        write!(
            f,
            "{}: parsed {:.0}/s, built {:.0}/s, both {:.0}/s, {:.0} bytes a rule",
            self.name,
            a_second(self.parsing),
            a_second(self.building),
            a_second(self.all),
            self.memory as f64 / self.rules as f64,
        )
    }
}

fn times(ratio: Option<f64>) -> String {
    match ratio {
        None => "–".to_owned(),
        Some(ratio) if ratio < 10.0 => format!("{ratio:.2}×"),
        Some(ratio) => format!("{ratio:.0}×"),
    }
}

const HEAD: &str = "\
# Benchmarks

Written by `cargo xtask bench`, which generates its data, checks that the engines find the same, and
measures them in turn in one process on one core; the best pass of each counts. Speeds move with the
machine and with what else runs on it: the ratios are what to read.

The whole of every event is checked: one that is no JSON is an error, never a wrong answer.

- **checked**: `serde_json` reading the same bytes into `IgnoredAny`, which checks them and keeps
  nothing. Above 1×, matching all the rules takes less time than that.
- **quamina**: the [`quamina`](https://crates.io/crates/quamina) crate 0.7, which stops reading an event
  once it has all fields that a rule names, and does not check the rest.
- **trusting**: events are taken to be JSON (`RuleSet::matches_trusted`), and read only as far as the
  fields that rules name go, as that crate does; behind *quamina*, how many times as fast as it.
- **by hand**: `serde_json::Value` and a loop over the rules.
- **event-ruler**: version 2 on a warm JVM, one core. It was measured on another machine on data of
  the same shape; its speed here is estimated from what the `quamina` crate (or else the checked
  pass) reaches on both.

";

impl Report {
    /// Writes the table.
    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        let mut text = HEAD.to_owned();
        text.push_str("## A bare pass over the bytes\n\n");
        text.push_str(
            "| events | mean size | `IgnoredAny` | sonic-rs, skipping | sonic-rs, unchecked |\n",
        );
        text.push_str("|---|---|---|---|---|\n");
        for floor in &self.floors {
            let gigabytes = |speed: f64| {
                format!("{}/s ({:.2} GB/s)", grouped(speed), speed * floor.bytes / 1e9)
            };
            writeln!(
                text,
                "| {} | {:.0} bytes | {} | {} | {} |",
                floor.name,
                floor.bytes,
                gigabytes(floor.checked),
                gigabytes(floor.skipped),
                gigabytes(floor.unchecked),
            )?;
        }
        text.push_str("\n## Matching\n\nHow many times as fast as the others Rulelens is.\n\n");
        text.push_str("| rules | events a second | trusting | checked | quamina | trusting | by hand | event-ruler | |\n");
        text.push_str("|---|---|---|---|---|---|---|---|---|\n");
        for row in &self.rows {
            let ratio = |other: Option<f64>| times(other.map(|other| row.rulelens / other));
            writeln!(
                text,
                "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
                row.name,
                grouped(row.rulelens),
                grouped(row.trusting),
                times(Some(row.rulelens / row.checked)),
                ratio(row.quamina),
                times(row.quamina.map(|other| row.trusting / other)),
                ratio(row.by_hand),
                ratio(row.event_ruler()),
                row.remarks(),
            )?;
        }
        text.push_str("\n## Building\n\n");
        text.push_str("| rules | parsed a second | built a second | both | memory a rule |\n");
        text.push_str("|---|---|---|---|---|\n");
        for build in &self.builds {
            let a_second = |time: Duration| grouped(build.rules as f64 / time.as_secs_f64());
            writeln!(
                text,
                "| {} | {} | {} | {} | {:.0} bytes |",
                build.name,
                a_second(build.parsing),
                a_second(build.building),
                a_second(build.all),
                build.memory as f64 / build.rules as f64,
            )?;
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, text).with_context(|| format!("writing {}", path.display()))
    }
}

/// With a comma between thousands.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
