//! Which events the chat service takes by way of EventBridge.
//!
//! Source: the administrator guide, "Monitoring AWS services". It names five services whose events
//! have cards, says that events of most services are supported, and lists those that are not by way
//! of EventBridge, since they have notifications of their own: CloudWatch alarms, CodeBuild,
//! CodeCommit, CodeDeploy and CodePipeline. Events with any other `source` were reported dropped.

/// Whether events are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Support {
    /// The guide names the service.
    Named,
    /// The guide says "most services".
    Assumed,
    /// The guide says that they are not.
    Excluded,
    /// Not an event of a service of AWS.
    NotAws,
}

const NAMED: [&str; 5] =
    ["aws.guardduty", "aws.config", "aws.health", "aws.securityhub", "aws.ssm"];

const EXCLUDED: [&str; 4] =
    ["aws.codebuild", "aws.codecommit", "aws.codedeploy", "aws.codepipeline"];

/// Whether events of that kind are taken.
pub(super) fn support(source: &str, detail_type: &str) -> Support {
    let is_alarm = source == "aws.cloudwatch" && detail_type.starts_with("CloudWatch Alarm");
    match source {
        _ if is_alarm || EXCLUDED.contains(&source) => Support::Excluded,
        _ if NAMED.contains(&source) => Support::Named,
        // `aws.partner/…` is a partner's, whatever its name begins with.
        _ if source.starts_with("aws.") && !source.starts_with("aws.partner/") => Support::Assumed,
        _ => Support::NotAws,
    }
}

/// Whether a service was said to have cards of its own.
pub(super) fn has_cards(source: &str) -> bool {
    NAMED.contains(&source)
}
