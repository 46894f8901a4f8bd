//! The command through its binary: output, exit status, JSON.

#![expect(clippy::unwrap_used, reason = "a test that cannot run has failed")]

mod check;
mod common;
mod eval;
mod explain;
mod files;
mod filter;
mod guardduty;
mod lint;
mod match_;
mod render;
mod share;
mod test;
mod transform;
