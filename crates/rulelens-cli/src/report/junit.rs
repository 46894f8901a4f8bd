//! JUnit's XML.

use quick_junit::{NonSuccessKind, Report, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::Checked;

/// A suite for each file, a test case for each check. Without times, so that the same files give the
/// same report.
///
/// # Errors
///
/// None that is known: of the writer of XML.
pub(crate) fn junit(checks: &[Checked]) -> Result<String, SerializeError> {
    let mut report = Report::new("rulelens test");
    for of_file in checks.chunk_by(|left, right| left.file == right.file) {
        let name = of_file.first().map(|check| check.file.as_str()).unwrap_or_default();
        let mut suite = TestSuite::new(name);
        suite.add_test_cases(of_file.iter().map(case));
        report.add_test_suite(suite);
    }
    report.to_string()
}

fn case(check: &Checked) -> TestCase {
    let status = if check.holds {
        TestCaseStatus::success()
    } else {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(check.difference()).set_type("different");
        status
    };
    let mut case = TestCase::new(check.name(), status);
    case.set_classname(check.file.as_str());
    case
}
