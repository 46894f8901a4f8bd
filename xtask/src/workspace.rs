//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command;

/// The folders that the commands work in.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    /// The repository's top folder.
    pub(crate) root: PathBuf,
    /// The folder that cargo builds into, wherever its settings put it.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent")?;
        let mut ask = command::cargo();
        ask.args(["metadata", "--no-deps", "--format-version=1"]).current_dir(root);
        let metadata: Value = serde_json::from_str(&command::output(&mut ask)?)
            .context("`cargo metadata` does not print JSON")?;
        let target = metadata.get("target_directory").and_then(Value::as_str);
        let target = target.context("`cargo metadata` names no target directory")?;
        // Resolved, because file-system notifications name resolved paths.
        let root = root.canonicalize().context("the workspace is not where it was built")?;
        Ok(Self { root, target: PathBuf::from(target) })
    }

    /// The folder of the playground's crate and its JavaScript.
    pub(crate) fn web(&self) -> PathBuf {
        self.root.join("web")
    }

    /// The folder of the released page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
