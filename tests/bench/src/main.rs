//! Measures how fast rules are matched, and writes `docs/benchmarks.md`.
//!
//! All data are generated here, the same on every machine. What is compared runs in one process, in
//! turn; only ratios within one run mean something.

mod by_hand;
mod costs;
mod draws;
mod engines;
mod findings;
mod hostile;
mod lots;
mod measure;
mod peers;
mod report;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::Parser;

use crate::engines::{ByHand, Engine, Floor, Quamina, Rulelens, Trusting};
use crate::hostile::Hostile;
use crate::report::{Build, FloorRow, Report, Row};

/// Measure how fast rules are matched.
#[derive(Parser)]
struct Args {
    /// Where to write the table.
    #[arg(long, default_value = "docs/benchmarks.md")]
    out: PathBuf,
    /// Only rows whose name contains this, and write nothing.
    #[arg(long)]
    only: Option<String>,
    /// How often each pass is repeated; the best counts.
    #[arg(long, default_value_t = 300)]
    rounds: usize,
    /// Write the events and some of the rules to this folder instead, as `rulelens filter` takes
    /// them.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Write the rows as JSON instead, for `--wasm`.
    #[arg(long)]
    json: Option<PathBuf>,
    /// The rows of a run in WebAssembly, for a table of their own.
    #[arg(long)]
    wasm: Option<PathBuf>,
    /// What is paid around matching, and nothing else: for `docs/scaling.md`.
    #[arg(long)]
    costs: bool,
    /// Only Rulelens, for a profiler.
    #[arg(long)]
    alone: bool,
}

/// A rule that needs nothing of the events: what it takes is to read and check them.
const NO_FIELD: &str = r#"{"no such key":[1]}"#;

/// Some events and what they are called.
pub(crate) struct Events {
    name: &'static str,
    list: Vec<Vec<u8>>,
}

impl Events {
    fn new(name: &'static str, list: Vec<Vec<u8>>) -> Self {
        Self { name, list }
    }

    fn bytes(&self) -> f64 {
        self.list.iter().map(Vec::len).sum::<usize>() as f64 / self.list.len() as f64
    }
}

fn main() -> Result<()> {
    let args = Args::parse();
    if args.costs {
        return costs::print();
    }
    let lots = Events::new("City lots", lots::events(lots::LOTS));
    let findings = Events::new("GuardDuty", findings::events(20_000));
    if let Some(folder) = &args.data {
        return write_data(folder, &lots, &findings);
    }
    let mut report = Report::default();
    let floors = if args.alone { [].as_slice() } else { &[&lots, &findings] };
    for events in floors {
        report.floors.push(floor(events, args.rounds)?);
    }
    let sets = lots::rule_sets();
    for (name, patterns) in &sets {
        row(&args, &mut report, &lots, name, patterns)?;
    }
    let all: Vec<String> = sets.into_iter().flat_map(|(_, patterns)| patterns).collect();
    row(&args, &mut report, &lots, "all of these", &all)?;
    for (name, count) in [
        ("1 rule", 1),
        ("100 rules", 100),
        ("10,000 rules", 10_000),
        ("100,000 rules", 100_000),
        ("1,000,000 rules", 1_000_000),
    ] {
        row(&args, &mut report, &lots, name, &lots::distinct(count))?;
    }
    row(&args, &mut report, &lots, "100,000 rules, many to a value", &lots::shared(100_000))?;
    for (name, count) in [("10 wildcards", 10), ("100 wildcards", 100), ("1,000 wildcards", 1000)] {
        row(&args, &mut report, &lots, name, &lots::wildcards(count))?;
    }
    for (name, count) in
        [("GuardDuty, 1 rule", 1), ("GuardDuty, 50 rules", 50), ("GuardDuty, 1,000 rules", 1000)]
    {
        row(&args, &mut report, &findings, name, &findings::rules(count))?;
    }
    for Hostile { name, events, patterns } in hostile::sets() {
        row(&args, &mut report, &events, name, &patterns)?;
    }
    if let Some(path) = &args.json {
        return Ok(std::fs::write(path, serde_json::to_vec(&report.rows)?)?);
    }
    if args.only.is_none() && !args.alone {
        report.builds = builds()?;
        if let Some(path) = &args.wasm {
            report.wasm = serde_json::from_slice(&std::fs::read(path)?)?;
        }
        report.write(&args.out)?;
    }
    Ok(())
}

/// Writes each list of events with some rules for them, as JSON lines.
fn write_data(folder: &Path, lots: &Events, findings: &Events) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let all: Vec<String> = lots::rule_sets().into_iter().flat_map(|(_, set)| set).collect();
    for (name, events, rules) in
        [("lots", lots, all), ("findings", findings, findings::rules(1000))]
    {
        std::fs::write(folder.join(format!("{name}.ndjson")), lines(&events.list))?;
        let rules = rules.iter().enumerate().map(|(number, pattern)| {
            format!(r#"{{"id":"rule-{number:04}","pattern":{pattern}}}"#).into_bytes()
        });
        let rules: Vec<Vec<u8>> = rules.collect();
        std::fs::write(folder.join(format!("{name}-rules.jsonl")), lines(&rules))?;
    }
    Ok(())
}

fn lines(list: &[Vec<u8>]) -> Vec<u8> {
    list.iter().flat_map(|line| line.iter().copied().chain([b'\n'])).collect()
}

fn floor(events: &Events, rounds: usize) -> Result<FloorRow> {
    let (mut checked, mut skipped, mut unchecked) =
        (Floor::Checked, Floor::Skipped, Floor::Unchecked);
    let engines: &mut [&mut dyn Engine] = &mut [&mut checked, &mut skipped, &mut unchecked];
    let speeds = measure::speeds(engines, &events.list, rounds)?;
    let [checked, skipped, unchecked] = <[f64; 3]>::try_from(speeds).unwrap_or_default();
    Ok(FloorRow { name: events.name, bytes: events.bytes(), checked, skipped, unchecked })
}

fn row(
    args: &Args,
    report: &mut Report,
    events: &Events,
    name: &str,
    patterns: &[String],
) -> Result<()> {
    if args.only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
        return Ok(());
    }
    let mut rulelens = Rulelens::new(patterns)?;
    if args.alone {
        let speeds = measure::speeds(&mut [&mut rulelens], &events.list, args.rounds)?;
        println!("{name}: {:.0} events/s", speeds.first().copied().unwrap_or_default());
        return Ok(());
    }
    // What takes too long to build, or whose pass over a few events takes minutes, is left out.
    let mut trusting = Trusting(Rulelens::new(patterns)?);
    let some = events.list.get(..2000).unwrap_or(&events.list);
    ensure!(trusting.pass(some)? == rulelens.pass(some)?, "{name}: trusting, other matches");
    let is_hostile = events.name == "hostile";
    let mut quamina = (patterns.len() <= 10_000 && !is_hostile).then(|| Quamina::new(patterns));
    let mut by_hand = (patterns.len() <= 1000).then(|| ByHand::new(patterns)).transpose()?;
    let refused = quamina.as_ref().map(|quamina| quamina.refused.clone()).unwrap_or_default();
    let differing = compare(&events.list, &mut rulelens, quamina.as_mut(), by_hand.as_mut())?;
    if patterns.len() == refused.len() {
        quamina = None;
    }
    let mut floor = Floor::Checked;
    let mut reading = Rulelens::new(&[NO_FIELD.to_owned()])?;
    let mut engines: Vec<&mut dyn Engine> =
        vec![&mut rulelens, &mut trusting, &mut floor, &mut reading];
    let has = (quamina.is_some(), by_hand.is_some());
    engines.extend(quamina.as_mut().map(|it| it as &mut dyn Engine));
    engines.extend(by_hand.as_mut().map(|it| it as &mut dyn Engine));
    let speeds = measure::speeds(&mut engines, &events.list, args.rounds)?;
    let mut speeds = speeds.into_iter();
    let mut next = |is_there: bool| if is_there { speeds.next() } else { None };
    let row = Row {
        name: name.to_owned(),
        events: events.name.to_owned(),
        rules: patterns.len(),
        rulelens: next(true).context("a speed")?,
        trusting: next(true).context("a speed")?,
        checked: next(true).context("a speed")?,
        reading: next(true).context("a speed")?,
        quamina: next(has.0),
        by_hand: next(has.1),
        refused: refused.len(),
        differing,
    };
    println!("{row}");
    report.rows.push(row);
    Ok(())
}

/// Checks that all find the same; the number of rules of which the crate says otherwise.
fn compare(
    events: &[Vec<u8>],
    rulelens: &mut Rulelens,
    quamina: Option<&mut Quamina>,
    by_hand: Option<&mut ByHand>,
) -> Result<usize> {
    let some = events.get(..2000).unwrap_or(events);
    if let Some(by_hand) = by_hand {
        let (found, expected) = (rulelens.pass(some)?, by_hand.pass(some)?);
        let off = found.abs_diff(expected) as f64 / expected.max(1) as f64;
        // It knows no array consistency.
        ensure!(off < 0.05, "{found} matches, by hand {expected}");
    }
    let Some(quamina) = quamina else { return Ok(0) };
    let (found, expected) = (rulelens.by_rule(some)?, quamina.by_rule(some)?);
    let pairs = found.iter().zip(&expected).enumerate();
    let differing = pairs
        .filter(|(rule, (found, expected))| found != expected && !quamina.refused.contains(rule));
    Ok(differing.count())
}

/// How long sets take to build, and how much memory.
fn builds() -> Result<Vec<Build>> {
    let mut builds = Vec::new();
    for (name, patterns) in [
        ("100,000 rules on distinct values", lots::distinct(100_000)),
        ("1,000,000 rules on distinct values", lots::distinct(1_000_000)),
        ("100,000 mixed GuardDuty rules", findings::rules(100_000)),
    ] {
        let begun = Instant::now();
        let parsed: Vec<_> =
            patterns.iter().map(|text| engines::parse(text)).collect::<Result<_>>()?;
        let parsing = begun.elapsed();
        let begun = Instant::now();
        let mut builder = rulelens::RuleSet::builder();
        for (number, pattern) in (0u32..).zip(&parsed) {
            builder.add(number, pattern);
        }
        let rules = builder.build();
        let building = begun.elapsed();
        drop(parsed);
        let begun = Instant::now();
        let whole = Rulelens::new(&patterns)?;
        let all = begun.elapsed();
        let memory = rules.memory();
        ensure!(whole.memory() > 0, "it takes some memory");
        let build = Build { name, rules: patterns.len(), parsing, building, all, memory };
        println!("{build}");
        builds.push(build);
    }
    Ok(builds)
}
