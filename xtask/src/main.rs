//! `cargo xtask`: builds, serves, tests and checks Rulelens.
//!
//! Needs Rust and Node on the machine. All else it finds or installs, and says
//! so; what it cannot install it names with the command that does.

mod bench;
mod check;
mod chromium;
mod command;
mod package;
mod package_bench;
mod package_tests;
mod page;
mod panics;
mod serve;
mod setup;
mod steps;
mod test;
mod tool_tests;
mod watch;
mod website;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::page::Mode;
use crate::test::Group;
use crate::workspace::Workspace;

/// Builds, serves, tests and checks Rulelens.
///
/// Needs Rust (with rustup) and Node 20 or newer. Everything else is found or installed.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the playground and serve it on this machine; rebuild and reload on every change.
    Serve {
        /// The port to listen on. Without it, 8080 or the next free one.
        #[arg(long)]
        port: Option<u16>,
        /// Serve the page as it is released: small, but slower to build.
        #[arg(long)]
        release: bool,
        /// Open the page in the browser once it is built.
        #[arg(long)]
        open: bool,
    },
    /// Make the static page in `dist/`, which any web server can serve from any path.
    Build {
        /// Make it small, and fail if it is over its size budget.
        #[arg(long)]
        release: bool,
    },
    /// Make the npm package: the tarball that would be published.
    Package,
    /// Run the tests: all of them, or the named groups.
    Test {
        /// Which tests to run. Without any, all of them.
        #[arg(value_enum)]
        groups: Vec<Group>,
    },
    /// Measure how fast rules are matched, and write `docs/benchmarks.md`.
    ///
    /// In parts, each of which prints its rows as they are measured: the floor (a bare pass over the
    /// bytes), city lots by kind of comparison, sets of 1 to 1,000,000 rules, wildcards, GuardDuty
    /// findings, hostile sets, building; all but the last first in WebAssembly, by Node.
    Bench {
        /// Passed on, and then only the native part runs: `--only exact` for the rows with that in
        /// their names, `--costs` for the figures of `docs/scaling.md`, `--data FOLDER` to write the
        /// events and rules as `rulelens filter` takes them, `--help` (after `--`) for the rest.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Measure the npm package, and write how large and how fast it is into its README.
    BenchPackage,
    /// Check the format, the lints, the documentation and the types.
    Check,
}

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<()> {
    let workspace = Workspace::find()?;
    match task {
        Task::Serve { port, release, open } => {
            serve::serve(&workspace, Mode::from_release(release), port, open)
        }
        Task::Build { release } => page::build_dist(&workspace, Mode::from_release(release)),
        Task::Package => package::package(&workspace).map(drop),
        Task::Test { groups } => test::test(&workspace, &groups),
        Task::Bench { args } => bench::bench(&workspace, &args),
        Task::BenchPackage => package_bench::bench(&workspace),
        Task::Check => check::check(&workspace),
    }
}
