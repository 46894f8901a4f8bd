//! What is paid around matching where it runs inside something else: `docs/scaling.md` has the figures.

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rulelens::{RuleSet, Scratch};

use crate::engines::parse;
use crate::{findings, lots};

/// How many events come in one batch, as DataFusion hands them over.
const BATCH: usize = 8192;

/// How many rules the large set has.
const RULES: usize = 100_000;

/// Measures and prints all of them.
pub(crate) fn print() -> Result<()> {
    one_shot()?;
    sets()?;
    batches()
}

/// A pattern that is parsed for each event.
fn one_shot() -> Result<()> {
    let lot = lots::events(1).pop().context("an event")?;
    let finding = findings::events(1).pop().context("an event")?;
    let exact = r#"{"properties":{"MAPBLKLOT":["1430022"]}}"#;
    let severity = r#"{"detail":{"severity":[{"numeric":[">=",4,"<",7]}]}}"#;
    for (name, pattern, event) in [
        ("an exact value, city lot", exact, &lot),
        ("a severity range, finding", severity, &finding),
    ] {
        let time = best(|| Ok(parse(pattern)?.matches(event).is_ok()))?;
        say(&format!("pattern parsed for each event: {name}"), time);
    }
    Ok(())
}

/// What is done with a whole set.
fn sets() -> Result<()> {
    let patterns = findings::rules(RULES);
    let lines: Vec<String> =
        patterns.iter().map(|text| format!("{{\"id\":0,\"pattern\":{text}}}")).collect();
    let bytes: usize = lines.iter().map(|line| line.len() + 1).sum();
    println!("rules as JSON lines: {} bytes a rule", bytes / RULES);
    let rules = built(&patterns)?;
    println!("the set in memory: {} bytes a rule", rules.memory() / RULES);
    say("100,000 rules from JSON lines", best(|| read(&lines))?);
    say("10,000 rules from JSON lines", best(|| read(lines.get(..10_000).unwrap_or_default()))?);
    say("a clone of 100,000 rules", best(|| Ok(rules.clone()))?);
    let more = findings::rules(RULES + 100);
    let more: Vec<_> = more.iter().skip(RULES).map(|text| parse(text)).collect::<Result<_>>()?;
    let change = best(|| {
        let mut builder = rules.to_builder();
        for (id, pattern) in (RULES as u32..).zip(&more) {
            builder.add(id, pattern);
            builder.remove(&(id - RULES as u32));
        }
        Ok(builder.build())
    })?;
    say("100 rules added to 100,000, and 100 removed", change);
    Ok(())
}

/// Events as they come in one piece of memory, with where each ends.
fn batches() -> Result<()> {
    let events = findings::events(BATCH);
    let bytes: Vec<u8> = events.concat();
    let ends: Vec<usize> = events
        .iter()
        .scan(0, |end, event| {
            *end += event.len();
            Some(*end)
        })
        .collect();
    let rules = built(&findings::rules(1000))?;
    let pass = |scratch: &mut Scratch| {
        let (mut start, mut matches) = (0, 0);
        for &end in &ends {
            let event = bytes.get(start..end).unwrap_or_default();
            matches += rules.matches_in(event, scratch).map_or(0, |found| found.len());
            start = end;
        }
        matches
    };
    let mut kept = Scratch::new();
    let events = |time: Duration| time / BATCH as u32;
    say("an event of a batch, room kept", events(best(|| Ok(pass(&mut kept)))?));
    say("an event of a batch, new room for each", events(best(|| Ok(pass(&mut Scratch::new())))?));
    let alone = best(|| {
        let event = bytes.get(..ends.first().copied().unwrap_or(0)).unwrap_or_default();
        Ok(rules.matches_in(event, &mut Scratch::new()).is_ok())
    })?;
    say("an event alone, new room", alone);
    let mut copy = vec![0; bytes.len()];
    let copied = best(|| {
        copy.copy_from_slice(&bytes);
        black_box(&mut copy);
        Ok(())
    })?;
    say("an event copied", events(copied));
    Ok(())
}

fn built(patterns: &[String]) -> Result<RuleSet<u32>> {
    let mut builder = RuleSet::builder();
    for (id, text) in (0..).zip(patterns) {
        builder.add(id, &parse(text)?);
    }
    Ok(builder.build())
}

/// As a worker does that is sent rules.
fn read(lines: &[String]) -> Result<RuleSet<u32>> {
    let mut builder = RuleSet::builder();
    for (id, line) in (0..).zip(lines) {
        let rule: serde_json::Value = serde_json::from_str(line)?;
        let pattern = rule.get("pattern").context("a pattern")?;
        builder.add(id, &parse(&pattern.to_string())?);
    }
    Ok(builder.build())
}

/// The shortest of several times.
fn best<T>(mut work: impl FnMut() -> Result<T>) -> Result<Duration> {
    let begun = Instant::now();
    let mut best = Duration::MAX;
    let mut rounds = 0;
    while rounds < 3 || (begun.elapsed() < Duration::from_secs(2) && rounds < 100_000) {
        let round = Instant::now();
        black_box(work()?);
        best = best.min(round.elapsed());
        rounds += 1;
    }
    Ok(best)
}

fn say(what: &str, time: Duration) {
    println!("{what}: {time:.2?}");
}
