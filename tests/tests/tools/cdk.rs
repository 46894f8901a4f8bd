//! Stacks are compiled by TypeScript and made templates by the CDK; those say what the rule does.

use std::fs;
use std::path::Path;
use std::process::Command;

use libtest_mimic::Failed;
use rulelens_iac::{Export, Input, Sourced, read};

use crate::{Sample, is_same, succeeded};

const TYPESCRIPT: &str = r#"{
  "compilerOptions": {
    "module": "nodenext", "target": "es2022", "strict": true, "skipLibCheck": true, "types": ["node"]
  }
}"#;

pub(super) fn check(tools: &Path, samples: &[Sample]) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let at = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink(tools.join("node_modules"), at("node_modules"))?;
    fs::write(at("package.json"), r#"{"type": "module"}"#)?;
    fs::write(at("tsconfig.json"), TYPESCRIPT)?;
    let mut app = "import { App } from 'aws-cdk-lib';\n".to_owned();
    let mut made = String::new();
    for (position, sample) in samples.iter().enumerate() {
        let text = &sample.files(Export::Cdk)[0].text;
        fs::write(at(&format!("stack{position}.ts")), text)?;
        let (_, behind) = text.split_once("export class ").unwrap();
        let class = behind.split(' ').next().unwrap();
        app.push_str(&format!(
            "import {{ {class} as Stack{position} }} from './stack{position}.js';\n"
        ));
        made.push_str(&format!("make(Stack{position});\n"));
    }
    app.push_str(
        "function make(Stack: new (app: App, id: string) => object) {\n  \
           const app = new App({ analyticsReporting: false });\n  \
           new Stack(app, 'Made');\n  \
           console.log(JSON.stringify(app.synth().getStackByName('Made').template));\n}\n",
    );
    fs::write(at("app.ts"), app + &made)?;
    let node = |arguments: &[&str]| {
        Command::new("node").args(arguments).current_dir(folder.path()).output()
    };
    succeeded(&node(&["node_modules/typescript/bin/tsc"])?)?;
    let output = node(&["app.js"])?;
    succeeded(&output)?;
    let templates = String::from_utf8(output.stdout)?;
    if templates.lines().count() != samples.len() {
        return Err("not a template for each".into());
    }
    for (sample, template) in samples.iter().zip(templates.lines()) {
        compare(sample, template).map_err(|why| sample.fails(&why))?;
    }
    Ok(())
}

fn compare(sample: &Sample, template: &str) -> Result<(), String> {
    let found = read(template).map_err(|fault| fault.to_string())?;
    let [rule] = found.rules.as_slice() else { return Err("not one rule".to_owned()) };
    let pattern = rule.pattern.as_ref().ok_or("no pattern")?;
    if !is_same(pattern.text(), sample.pattern()) {
        return Err(format!("another pattern: {}", pattern.text()));
    }
    if (rule.state, &rule.description.as_ref().map(Sourced::text))
        != (sample.rule.state, &sample.rule.description.as_ref().map(Sourced::text))
    {
        return Err(format!("another rule: {template}"));
    }
    let inputs = |targets: &[rulelens_iac::Target]| -> Vec<String> {
        targets.iter().map(|target| said(&target.input)).collect()
    };
    let (found, expected) = (inputs(&rule.targets), inputs(&sample.rule.targets));
    if found == expected { Ok(()) } else { Err(format!("{found:?} is not {expected:?}")) }
}

/// What is received, whatever the names of input paths.
fn said(input: &Input) -> String {
    let Input::Transformer { paths, template } = input else {
        return match input {
            Input::Constant(text) => {
                let value: serde_json::Value = serde_json::from_str(text.text()).unwrap();
                value.to_string()
            }
            other => format!("{:?}", paths_of(other)),
        };
    };
    let mut text = template.text().to_owned();
    for (name, path) in paths {
        text = text.replace(&format!("<{}>", name.text()), &format!("<{}>", path.text()));
    }
    text
}

fn paths_of(input: &Input) -> Option<&str> {
    match input {
        Input::Path(path) => Some(path.text()),
        _ => None,
    }
}
