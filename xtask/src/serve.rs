//! `cargo xtask serve`: the playground on this machine, kept up to date.

use std::net::TcpListener;
use std::path::PathBuf;
use std::thread;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow, bail};
use tokio::sync::watch;

use crate::page::{self, Mode};
use crate::steps::seconds;
use crate::watch::Sources;
use crate::website::{self, BuildNumber};
use crate::workspace::Workspace;

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8179;

/// Builds and serves the page until Ctrl-C; builds it again on every change.
pub(crate) fn serve(
    workspace: &Workspace,
    mode: Mode,
    port: Option<u16>,
    open: bool,
) -> Result<()> {
    let listener = listener(port)?;
    let address = website::address(&listener)?;
    // What is missing here, no change of a source would bring.
    page::set_up(workspace)?;
    let folder = workspace.target.join("page/served");
    let (built, builds) = watch::channel(0);
    let site = website::reloading(&folder, builds);

    let builder = Builder { workspace: workspace.clone(), mode, folder, address, open, built };
    thread::spawn(move || {
        if let Err(error) = builder.keep_built() {
            eprintln!("error: {error:#}\nThe page is served, but not built again on a change.");
        }
    });

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let ended = runtime.block_on(async {
        let server = tokio::spawn(website::run(listener, site));
        tokio::signal::ctrl_c().await?;
        server.abort();
        anyhow::Ok(())
    });
    // Without waiting for the browsers that listen for the next build.
    runtime.shutdown_background();
    println!("\nStopped.");
    ended
}

/// Builds the page, now and on every change.
struct Builder {
    workspace: Workspace,
    mode: Mode,
    folder: PathBuf,
    address: String,
    open: bool,
    built: watch::Sender<BuildNumber>,
}

impl Builder {
    fn keep_built(&self) -> Result<()> {
        let sources = Sources::watch(&self.workspace)?;
        let mut opened = !self.open;
        loop {
            if self.build() && !opened {
                opened = true;
                if let Err(error) = open::that_detached(&self.address) {
                    eprintln!("cannot open the browser: {error}");
                }
            }
            let Some(changed) = sources.next_change() else { return Ok(()) };
            println!("\n{} changed", changed.display());
        }
    }

    /// Whether it went well. If not, the page of the last time stays.
    fn build(&self) -> bool {
        let start = Instant::now();
        match page::build(&self.workspace, self.mode, &self.folder) {
            Ok(()) => {
                self.built.send_replace(build_number());
                println!("Built in {}.", seconds(start.elapsed()));
                println!("Rulelens is at {} (Ctrl-C stops it)", self.address);
                true
            }
            Err(error) => {
                eprintln!("error: {error:#}");
                println!("Not built. The next change is tried again.");
                false
            }
        }
    }
}

fn listener(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return website::listen(port).map_err(|error| {
            anyhow!(
                "cannot listen on port {port}: {error}\nhelp: without --port, a free one is taken"
            )
        });
    }
    let free = (FIRST_PORT..=LAST_PORT).find_map(|port| website::listen(port).ok());
    let Some(listener) = free else {
        bail!("every port from {FIRST_PORT} to {LAST_PORT} is taken; choose another with --port");
    };
    Ok(listener)
}

/// A number that is another for every build, also after this tool was started anew.
fn build_number() -> BuildNumber {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_secs() * 1000 + u64::from(since.subsec_millis())
}
