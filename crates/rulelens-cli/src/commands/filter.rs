//! `rulelens filter`

use std::io::{self, BufWriter, Write};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use super::{Status, refuse};
use crate::args::Filter;
use crate::filter::{Chunk, Chunks, Pass, Passed, Progress, Rules, Shown};
use crate::{filter, input, output};

/// How many pieces may wait for each thread.
const WAITING: usize = 4;

pub(super) fn run(args: &Filter) -> io::Result<Status> {
    let rules = match filter::read(&args.rules) {
        Ok(rules) => Arc::new(rules),
        Err(faults) => return refuse(&faults, false),
    };
    let shown = match (args.ids, args.count) {
        (_, true) => Shown::Counts,
        (true, false) => Shown::Ids,
        (false, false) => Shown::Events,
    };
    let threads = args.threads.or_else(|| thread::available_parallelism().ok());
    // Not scoped: when nobody reads what is written, the thread that reads is not waited for, since
    // its input may never end.
    let (mut dealt, mut done, mut workers) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..threads.map_or(1, NonZero::get) {
        let (deal, chunks) = sync_channel(WAITING);
        let (tell, passed) = sync_channel(WAITING);
        dealt.push(deal);
        done.push(passed);
        let pass = Pass::new(Arc::clone(&rules), shown);
        workers.push(thread::spawn(move || work(pass, &chunks, &tell)));
    }
    thread::spawn(move || read(&dealt));
    Sum::new(&rules, shown).write(&done, workers)
}

/// Reads standard input, and deals it out in turn. Ends early if nobody takes it any more.
fn read(dealt: &[SyncSender<io::Result<Chunk>>]) {
    let mut chunks = Chunks::new(io::stdin().lock());
    for deal in dealt.iter().cycle() {
        let chunk = match chunks.next() {
            Ok(Some(chunk)) => Ok(chunk),
            Ok(None) => return,
            Err(error) => Err(error),
        };
        let is_last = chunk.is_err();
        if deal.send(chunk).is_err() || is_last {
            return;
        }
    }
}

fn work(
    mut pass: Pass,
    chunks: &Receiver<io::Result<Chunk>>,
    tell: &SyncSender<io::Result<Passed>>,
) {
    for chunk in chunks {
        if tell.send(chunk.map(|chunk| pass.over(&chunk))).is_err() {
            return;
        }
    }
}

/// What all pieces come to.
struct Sum<'r> {
    rules: &'r Rules,
    shown: Shown,
    counts: Vec<u64>,
    matched: usize,
    has_faults: bool,
    progress: Progress,
}

impl<'r> Sum<'r> {
    fn new(rules: &'r Rules, shown: Shown) -> Self {
        let counts = vec![0; rules.ids.len()];
        let progress = Progress::new();
        Self { rules, shown, counts, matched: 0, has_faults: false, progress }
    }

    /// Writes the pieces in the order in which they were dealt out.
    fn write(
        mut self,
        done: &[Receiver<io::Result<Passed>>],
        workers: Vec<JoinHandle<()>>,
    ) -> io::Result<Status> {
        let mut out = BufWriter::new(io::stdout().lock());
        for passed in done.iter().cycle() {
            match passed.recv() {
                Ok(Ok(passed)) => {
                    if self.add(&passed, &mut out)? {
                        break;
                    }
                }
                Ok(Err(error)) => {
                    output::is_closed(out.flush())?;
                    self.progress.finish();
                    return refuse(&[input::stdin_unreadable(&error)], false);
                }
                // The one whose turn it is has no more: there is no more, unless it broke down.
                Err(_) => {
                    for worker in workers {
                        worker.join().unwrap_or_else(|panic| resume_unwind(panic));
                    }
                    break;
                }
            }
        }
        self.progress.finish();
        if self.shown == Shown::Counts {
            output::is_closed(self.write_counts(&mut out))?;
        }
        output::is_closed(out.flush())?;
        Ok(match (self.has_faults, self.matched) {
            (true, _) => Status::Fault,
            (false, 0) => Status::No,
            (false, _) => Status::Yes,
        })
    }

    /// Adds a piece, and says whether nobody reads any more.
    fn add(&mut self, passed: &Passed, out: &mut impl Write) -> io::Result<bool> {
        self.matched += passed.matched;
        for &rule in &passed.counted {
            if let Some(count) = self.counts.get_mut(rule as usize) {
                *count += 1;
            }
        }
        if !passed.faults.is_empty() {
            self.has_faults = true;
            self.progress.aside(|| output::to_stderr(&passed.faults));
        }
        let written = out.write_all(&passed.text).and_then(|()| {
            // What is known is told, in case the stream goes on slowly.
            if passed.text.is_empty() { Ok(()) } else { out.flush() }
        });
        let is_closed = output::is_closed(written)?;
        self.progress.add(passed);
        Ok(is_closed)
    }

    fn write_counts(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(b"{")?;
        for (index, (id, count)) in self.rules.ids.iter().zip(&self.counts).enumerate() {
            let comma = if index > 0 { "," } else { "" };
            write!(out, "{comma}{}:{count}", serde_json::Value::from(&**id))?;
        }
        out.write_all(b"}\n")
    }
}
