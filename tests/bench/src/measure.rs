//! Timing: engines in turn, each several times, the best time of each.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::engines::Engine;

/// How long one pass should take at least: so short that what else runs on the machine leaves many
/// passes alone.
const PASS: Duration = Duration::from_millis(1);

/// How long all passes of a row may take, once each engine has had some.
const ROW: Duration = Duration::from_secs(12);

/// How many passes each engine has at least.
const SOME: usize = 5;

/// Events a second of each engine, from the best of `rounds` passes.
pub(crate) fn speeds(
    engines: &mut [&mut dyn Engine],
    events: &[Vec<u8>],
    rounds: usize,
) -> Result<Vec<f64>> {
    let mut shares = Vec::new();
    for engine in engines.iter_mut() {
        shares.push(share(&mut **engine, events)?);
    }
    let mut best = vec![0.0f64; engines.len()];
    let begun = Instant::now();
    for round in 0..rounds {
        if round >= SOME && begun.elapsed() > ROW {
            break;
        }
        for ((engine, count), best) in engines.iter_mut().zip(&shares).zip(&mut best) {
            // Not always the same events, so that few of them do not stay in the cache.
            let start = (round * count) % (events.len() - count + 1);
            let part = events.get(start..start + count).unwrap_or_default();
            let begun = Instant::now();
            std::hint::black_box(engine.pass(part)?);
            *best = best.max(part.len() as f64 / begun.elapsed().as_secs_f64());
        }
    }
    Ok(best)
}

/// How many events take about as long as a pass should.
fn share(engine: &mut dyn Engine, events: &[Vec<u8>]) -> Result<usize> {
    let mut count = 64.min(events.len());
    loop {
        let begun = Instant::now();
        std::hint::black_box(engine.pass(events.get(..count).unwrap_or_default())?);
        if begun.elapsed() >= PASS || count == events.len() {
            return Ok(count);
        }
        let factor = PASS.as_secs_f64() / begun.elapsed().as_secs_f64().max(1e-6);
        count = (count as f64 * factor.clamp(1.5, 20.0)) as usize;
        count = count.min(events.len());
    }
}
