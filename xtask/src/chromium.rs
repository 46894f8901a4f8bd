//! Finding a Chromium for the browser tests, or installing one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::steps::step;

/// How it is called on the PATH.
const NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where macOS has it, in `/Applications` or in the one of the user's home.
const MAC_APPLICATIONS: [&str; 2] =
    ["Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"];

/// A Chromium's program file.
///
/// `tests` is the folder of the browser tests, where Playwright is installed:
/// it may have brought a Chromium of its own, or can.
pub(crate) fn find_or_install(tests: &Path) -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM") {
        let chosen = PathBuf::from(chosen);
        if !chosen.is_file() {
            bail!("the environment variable CHROMIUM names {}, no file", chosen.display());
        }
        return Ok(chosen);
    }
    if let Some(found) = find(tests) {
        return Ok(found);
    }
    install(tests).and_then(|()| find(tests).context("it is not where it was expected")).context(
        "no Chromium for the browser tests\n\
             help: install one with `apt-get install chromium` (Debian) or with \
             `npx playwright install chromium` in tests/browser, or name yours in the \
             environment variable CHROMIUM",
    )
}

fn find(tests: &Path) -> Option<PathBuf> {
    let on_path = || NAMES.iter().find_map(|name| which::which(name).ok());
    on_path().or_else(mac_application).or_else(|| playwrights_own(tests))
}

fn mac_application() -> Option<PathBuf> {
    let home = env::home_dir().map(|home| home.join("Applications"));
    let folders = [Some(PathBuf::from("/Applications")), home];
    let mut paths = folders
        .into_iter()
        .flatten()
        .flat_map(|folder| MAC_APPLICATIONS.map(|application| folder.join(application)));
    paths.find(|path| path.is_file())
}

fn playwrights_own(tests: &Path) -> Option<PathBuf> {
    let mut ask = Command::new("node");
    ask.args(["--print", "require('playwright-core').chromium.executablePath()"]);
    let path = PathBuf::from(command::output(ask.current_dir(tests)).ok()?.trim());
    path.is_file().then_some(path)
}

fn install(tests: &Path) -> Result<()> {
    if is_debian() && is_root() {
        return step("Installing Chromium (apt-get)", || {
            let mut update = Command::new("apt-get");
            command::run(update.args(["update", "-qq"]))?;
            let mut install = Command::new("apt-get");
            install.args(["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
            command::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
        });
    }
    let npx = which::which("npx").context("no `npx` on the PATH")?;
    step("Installing Chromium (playwright)", || {
        let mut install = Command::new(npx);
        command::run(install.args(["playwright", "install", "chromium"]).current_dir(tests))
    })
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|release| release.lines().any(|line| line == "ID=debian"))
}

fn is_root() -> bool {
    command::output(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}
