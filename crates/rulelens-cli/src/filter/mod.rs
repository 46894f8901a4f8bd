//! `rulelens filter`: many rules over a stream of events.
//!
//! One thread reads the stream in pieces of whole lines and deals them out in turn to the others,
//! which match them; the pieces are written in the order in which they were read.

mod chunks;
mod passed;
mod progress;
mod rules;

pub(crate) use chunks::{Chunk, Chunks};
pub(crate) use passed::{Pass, Passed, Shown};
pub(crate) use progress::Progress;
pub(crate) use rules::{Rules, read};
