//! `cargo xtask test tools`: what is written as infrastructure code, in the tools that it is for.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command;
use crate::setup;
use crate::steps::step;
use crate::workspace::Workspace;

/// Installs cfn-lint, the CDK and TypeScript, and runs the tests with what is there. A tool that is
/// not, or can't be installed by `pip`, is named, and its test left out.
///
/// # Errors
/// When what `npm` installs can't be had, or a test fails.
pub(crate) fn test(workspace: &Workspace) -> Result<()> {
    let tools = workspace.root.join("tests/tools");
    setup::node()?;
    setup::npm_packages(&tools, "the CDK and TypeScript")?;
    let mut tests = command::cargo();
    tests.args(["test", "--package=rulelens-tests", "--test=tools"]).env("RULELENS_CDK", &tools);
    match which::which("python3") {
        Ok(python) => match cfn_lint(workspace, &python) {
            Ok(program) => {
                tests.env("RULELENS_CFN_LINT", program);
            }
            // Python without `venv`, or without a package index.
            Err(error) => skipped("cfn-lint", &format!("it can't be installed: {error:#}")),
        },
        Err(_) => skipped("cfn-lint", "there is no `python3` to install it with"),
    }
    match which::which("terraform") {
        Ok(terraform) => {
            tests.env("RULELENS_TERRAFORM", terraform);
        }
        Err(_) => skipped("terraform", "there is no `terraform` on the PATH"),
    }
    step("Testing what is written as code in its tools", || {
        command::run(tests.current_dir(&workspace.root))
    })
}

fn skipped(tool: &str, why: &str) {
    println!("  {tool} is skipped: {why}");
}

/// The program, in an environment of its own that has what `requirements.txt` says.
fn cfn_lint(workspace: &Workspace, python: &PathBuf) -> Result<PathBuf> {
    let wanted_file = workspace.root.join("tests/tools/requirements.txt");
    let wanted = fs::read(&wanted_file).with_context(|| format!("no {}", wanted_file.display()))?;
    let environment = workspace.target.join("tools/cfn-lint");
    let program = environment.join("bin/cfn-lint");
    let stamp = environment.join("requirements.txt");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(program);
    }
    step("Installing cfn-lint (pip)", || {
        command::run(Command::new(python).args(["-m", "venv"]).arg(&environment))?;
        let mut install = Command::new(environment.join("bin/python"));
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]);
        command::run(install.arg(&wanted_file))
    })?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(program)
}
