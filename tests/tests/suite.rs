//! Runs the conformance suite: every case of `suite/` is a test of its own.

use libtest_mimic::{Arguments, Trial};
use rulelens_tests::guardduty::{self, FindingCase};
use rulelens_tests::infrastructure::{self, ReadCase, WrittenCase};
use rulelens_tests::links::{self, LinkCase};
use rulelens_tests::seen::{self, TargetCase};
use rulelens_tests::suite::{self, LintCase, PatternCase, TransformCase};
use rulelens_tests::{check, examples, lints, targets};

fn main() -> suite::Result<()> {
    let mut trials = Vec::new();
    for (file, case) in suite::cases::<PatternCase>("patterns")? {
        let name = format!("patterns::{file}::{}", case.name);
        trials.push(Trial::test(name, move || Ok(check::pattern(&case)?)));
    }
    for (file, case) in suite::cases::<TransformCase>("transforms")? {
        let name = format!("transforms::{file}::{}", case.name);
        trials.push(Trial::test(name, move || Ok(targets::transform(&case)?)));
    }
    for (file, case) in suite::cases::<LintCase>("lints")? {
        let name = format!("lints::{file}::{}", case.name);
        trials.push(Trial::test(name, move || Ok(lints::lints(&case)?)));
    }
    for (file, case) in suite::cases::<TargetCase>("targets")? {
        let name = format!("targets::{file}::{}", case.name);
        trials.push(Trial::test(name, move || Ok(seen::target(&case)?)));
    }
    for (file, case) in suite::cases::<FindingCase>("guardduty")? {
        let name = format!("guardduty::{file}::{}", case.name);
        trials.push(Trial::test(name, move || Ok(guardduty::finding(&case)?)));
    }
    for (file, case) in suite::cases::<LinkCase>("links")? {
        let name = format!("links::{file}::{}", case.name);
        trials.push(Trial::test(name, move || Ok(links::link(&case)?)));
    }
    let gallery = examples::all()?;
    let together = gallery.clone();
    trials.push(Trial::test("examples", move || Ok(examples::together(&together)?)));
    for example in gallery {
        let name = format!("examples::{}", example.id);
        trials.push(Trial::test(name, move || Ok(examples::example(&example)?)));
    }
    for (file, case) in suite::cases::<ReadCase>("infrastructure/read")? {
        let name = format!("infrastructure::read::{file}::{}", case.name);
        trials.push(Trial::test(name, move || Ok(infrastructure::read(&case)?)));
    }
    for (file, case) in suite::cases::<WrittenCase>("infrastructure/written")? {
        let name = format!("infrastructure::written::{file}::{}", case.name);
        trials.push(Trial::test(name, move || Ok(infrastructure::written(&case)?)));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit()
}
