//! The `rulelens` command: evaluate Amazon EventBridge rules without AWS.
//!
//! All reading and writing of Rulelens happens here; the answers come from the crate `rulelens`.

mod args;
mod commands;
mod fault;
mod filter;
mod infrastructure;
mod input;
mod json;
mod lines;
mod output;
mod query;
mod render;
mod report;
mod sarif;
mod target;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    output::choose_colors(args.color);
    match commands::run(&args.command) {
        Ok(status) => status.into(),
        Err(error) => {
            output::to_stderr(&format!("error: cannot write the output: {error}\n"));
            commands::Status::Fault.into()
        }
    }
}
