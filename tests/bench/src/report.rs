//! The table.

use std::fmt::{self, Display, Write};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::peers::{self, peer};

/// All that was measured.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) floors: Vec<FloorRow>,
    pub(crate) rows: Vec<Row>,
    pub(crate) builds: Vec<Build>,
    /// The same rows in WebAssembly.
    pub(crate) wasm: Vec<Row>,
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
#[derive(Serialize, Deserialize)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) events: String,
    pub(crate) rules: usize,
    pub(crate) rulelens: f64,
    pub(crate) trusting: f64,
    pub(crate) checked: f64,
    /// With a rule that needs nothing of the events.
    pub(crate) reading: f64,
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
    /// event-ruler's speed on this machine: by the checked pass here and there, and by the crate's.
    fn event_ruler(&self) -> Option<[f64; 2]> {
        let peer = peer(&self.name)?;
        let there = if self.events == "City lots" { peers::CHECKED[0] } else { peers::CHECKED[1] };
        let by_pass = self.checked / there;
        let by_crate = match (self.quamina, peer.quamina) {
            (Some(here), Some(there)) => here / there,
            _ => by_pass,
        };
        Some([peer.event_ruler * by_pass, peer.event_ruler * by_crate])
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
            range(self.rulelens, self.event_ruler()),
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

/// How many times as fast as a speed that is known only roughly.
fn range(speed: f64, other: Option<[f64; 2]>) -> String {
    let Some([one, two]) = other else { return times(None) };
    let (low, high) = (times(Some(speed / one.max(two))), times(Some(speed / one.min(two))));
    if low == high { low } else { format!("{}–{high}", low.trim_end_matches('×')) }
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
  the same shape; its speed here is estimated from what the checked pass reaches on both, and from
  what the `quamina` crate does. A JVM gains less from wide vectors than that crate, so the truth is
  rather at the upper end.
- **reading**: the share of the time that a rule takes which needs no field of the event: to read it
  and to check that it is JSON. What is left goes to finding and comparing fields.

";

const WASM_HEAD: &str = "
## In WebAssembly

The same rows compiled to WebAssembly with vectors of 16 bytes (`simd128`) and run by Node: *checked*
and *quamina* are compiled and run in the same way, *native* is Rulelens above, and *event-ruler* is on
the JVM, as above.

| rules | events a second | of native | checked | quamina | event-ruler |
|---|---|---|---|---|---|
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
        text.push_str("| rules | events a second | trusting | reading | checked | quamina | trusting | by hand | event-ruler | |\n");
        text.push_str("|---|---|---|---|---|---|---|---|---|---|\n");
        for row in &self.rows {
            let ratio = |other: Option<f64>| times(other.map(|other| row.rulelens / other));
            writeln!(
                text,
                "| {} | {} | {} | {:.0} % | {} | {} | {} | {} | {} | {} |",
                row.name,
                grouped(row.rulelens),
                grouped(row.trusting),
                row.rulelens / row.reading * 100.0,
                times(Some(row.rulelens / row.checked)),
                ratio(row.quamina),
                times(row.quamina.map(|other| row.trusting / other)),
                ratio(row.by_hand),
                range(row.rulelens, row.event_ruler()),
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
        self.write_wasm(&mut text)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, text).with_context(|| format!("writing {}", path.display()))
    }
}

impl Report {
    fn write_wasm(&self, text: &mut String) -> Result<()> {
        if self.wasm.is_empty() {
            return Ok(());
        }
        text.push_str(WASM_HEAD);
        for row in &self.wasm {
            let Some(native) = self.rows.iter().find(|native| native.name == row.name) else {
                continue;
            };
            writeln!(
                text,
                "| {} | {} | {:.0} % | {} | {} | {} |",
                row.name,
                grouped(row.rulelens),
                row.rulelens / native.rulelens * 100.0,
                times(Some(row.rulelens / row.checked)),
                times(row.quamina.map(|quamina| row.rulelens / quamina)),
                range(row.rulelens, native.event_ruler()),
            )?;
        }
        Ok(())
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
