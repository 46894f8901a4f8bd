//! The command through its binary: output, exit status, JSON.

#![expect(clippy::unwrap_used, reason = "a test that cannot run has failed")]

mod check;
mod common;
mod eval;
mod explain;
mod export;
mod files;
mod filter;
mod guardduty;
mod import;
mod lint;
mod match_;
mod render;
mod share;
mod test;
mod transform;
