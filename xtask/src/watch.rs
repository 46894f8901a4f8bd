//! Noticing that a source of the page was changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::workspace::Workspace;

/// How long nothing may happen before a change counts as finished. Editors
/// write a file in several steps, and git changes many.
const QUIET: Duration = Duration::from_millis(100);

/// The files in the top folder that the page is made from.
const TOP_FILES: [&str; 2] = ["index.html", "Cargo.toml"];

/// Watches the sources of the page.
pub(crate) struct Sources {
    root: PathBuf,
    changes: Receiver<notify::Result<Event>>,
    // Held because it stops watching when it is dropped.
    _watcher: RecommendedWatcher,
}

impl Sources {
    /// Begins to watch.
    pub(crate) fn watch(workspace: &Workspace) -> Result<Self> {
        let (sender, changes) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(sender).context("cannot watch files")?;
        let mut add = |path: &Path, mode| {
            watcher.watch(path, mode).with_context(|| format!("cannot watch {}", path.display()))
        };
        // Single files are replaced by editors, which ends a watch on them: watch their folder.
        add(&workspace.root, RecursiveMode::NonRecursive)?;
        add(&workspace.root.join("crates"), RecursiveMode::Recursive)?;
        // All but the thousands of folders that npm installs.
        add(&workspace.web(), RecursiveMode::NonRecursive)?;
        for entry in fs::read_dir(workspace.web()).context("cannot read the web folder")? {
            let path = entry?.path();
            if path.is_dir() && !path.ends_with("node_modules") {
                add(&path, RecursiveMode::Recursive)?;
            }
        }
        Ok(Self { root: workspace.root.clone(), changes, _watcher: watcher })
    }

    /// Waits for a change and returns the first changed file; `None` when watching ended.
    ///
    /// Changes that are made while nobody waits are not lost.
    pub(crate) fn next_change(&self) -> Option<PathBuf> {
        loop {
            let mut changed = self.source_of(&self.changes.recv().ok()?);
            loop {
                match self.changes.recv_timeout(QUIET) {
                    Ok(event) => changed = changed.or_else(|| self.source_of(&event)),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return None,
                }
            }
            if changed.is_some() {
                return changed;
            }
        }
    }

    /// The changed source, relative to the top folder.
    fn source_of(&self, event: &notify::Result<Event>) -> Option<PathBuf> {
        let event = event.as_ref().ok()?;
        if matches!(event.kind, EventKind::Access(_)) {
            return None;
        }
        let mut paths = event.paths.iter().filter_map(|path| path.strip_prefix(&self.root).ok());
        paths.find(|path| is_source(path)).map(Path::to_owned)
    }
}

/// Whether the page is made from a file, given by its path in the workspace.
fn is_source(path: &Path) -> bool {
    let names = || path.iter().map(|name| name.to_string_lossy());
    let made = names().any(|name| matches!(&*name, "node_modules" | "target" | "dist" | "pkg"));
    // What editors leave beside a file while it is edited.
    let passing = names().any(|name| name.starts_with('.') || name.ends_with('~'));
    let Some(top) = names().next() else { return false };
    let ours =
        matches!(&*top, "crates" | "web") || TOP_FILES.iter().any(|file| path == Path::new(file));
    ours && !made && !passing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_from_what_is_made_or_passing() {
        for path in
            ["crates/rulelens/src/lib.rs", "web/styles/main.css", "index.html", "Cargo.toml"]
        {
            assert!(is_source(Path::new(path)), "{path}");
        }
        for path in [
            "",
            "Cargo.lock",
            "README.md",
            "dist/index.html",
            "target/debug/x",
            "web/node_modules/a/b.js",
            "crates/rulelens/src/.lib.rs.swp",
            "crates/rulelens/src/lib.rs~",
            "tests/suite/index.html",
        ] {
            assert!(!is_source(Path::new(path)), "{path}");
        }
    }
}
