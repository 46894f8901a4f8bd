//! Variables that need no input path, and what they stand for.

use std::borrow::Cow;

use crate::event::Event;

/// A variable that needs no input path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reserved {
    /// `aws.events.rule-arn`
    RuleArn,
    /// `aws.events.rule-name`
    RuleName,
    /// `aws.events.event.ingestion-time`
    IngestionTime,
    /// `aws.events.event`: the event without `detail`, with the key `detailType`.
    Event,
    /// `aws.events.event.json`: the whole event.
    EventJson,
    /// `aws.pipes.pipe-arn`
    PipeArn,
    /// `aws.pipes.pipe-name`
    PipeName,
    /// `aws.pipes.source-arn`
    SourceArn,
    /// `aws.pipes.enrichment-arn`
    EnrichmentArn,
    /// `aws.pipes.target-arn`
    TargetArn,
    /// `aws.pipes.event.ingestion-time`
    PipeIngestionTime,
    /// `aws.pipes.event`: the whole event.
    PipeEvent,
    /// `aws.pipes.event.json`: the whole event.
    PipeEventJson,
}

impl Reserved {
    /// Those of the target of a rule.
    pub const ALL: [Self; 5] =
        [Self::RuleArn, Self::RuleName, Self::IngestionTime, Self::Event, Self::EventJson];
    /// Those of a pipe.
    pub const OF_PIPES: [Self; 8] = [
        Self::PipeArn,
        Self::PipeName,
        Self::SourceArn,
        Self::EnrichmentArn,
        Self::TargetArn,
        Self::PipeIngestionTime,
        Self::PipeEvent,
        Self::PipeEventJson,
    ];

    /// As it is written between angle brackets.
    pub fn name(self) -> &'static str {
        match self {
            Self::RuleArn => "aws.events.rule-arn",
            Self::RuleName => "aws.events.rule-name",
            Self::IngestionTime => "aws.events.event.ingestion-time",
            Self::Event => "aws.events.event",
            Self::EventJson => "aws.events.event.json",
            Self::PipeArn => "aws.pipes.pipe-arn",
            Self::PipeName => "aws.pipes.pipe-name",
            Self::SourceArn => "aws.pipes.source-arn",
            Self::EnrichmentArn => "aws.pipes.enrichment-arn",
            Self::TargetArn => "aws.pipes.target-arn",
            Self::PipeIngestionTime => "aws.pipes.event.ingestion-time",
            Self::PipeEvent => "aws.pipes.event",
            Self::PipeEventJson => "aws.pipes.event.json",
        }
    }
}

/// What the reserved variables of a rule's target stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleContext {
    /// `aws.events.rule-name`
    pub rule_name: String,
    /// `aws.events.rule-arn`: `arn:aws:events:REGION:ACCOUNT:rule/NAME`, with `rule/BUS/NAME` on
    /// a custom bus.
    pub rule_arn: String,
    /// `aws.events.event.ingestion-time`, in ISO 8601.
    pub ingestion_time: String,
}

impl RuleContext {
    /// A rule named `rule` in the documentation's account, for when no other is known.
    pub fn example() -> Self {
        Self {
            rule_name: "rule".to_owned(),
            rule_arn: "arn:aws:events:us-east-1:111122223333:rule/rule".to_owned(),
            ingestion_time: NO_TIME.to_owned(),
        }
    }

    /// A rule on the default bus of the account and region that the event names, which came in at
    /// the event's own time.
    pub fn of_event(rule_name: &str, event: &Event<'_>) -> Self {
        let (region, account) = (text(event, "region", REGION), text(event, "account", ACCOUNT));
        Self {
            rule_name: rule_name.to_owned(),
            rule_arn: format!("arn:aws:events:{region}:{account}:rule/{rule_name}"),
            ingestion_time: text(event, "time", NO_TIME),
        }
    }
}

/// What the reserved variables of a pipe stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipeContext {
    /// `aws.pipes.pipe-name`
    pub pipe_name: String,
    /// `aws.pipes.pipe-arn`: `arn:aws:pipes:REGION:ACCOUNT:pipe/NAME`.
    pub pipe_arn: String,
    /// `aws.pipes.source-arn`
    pub source_arn: String,
    /// `aws.pipes.enrichment-arn`; empty if there is no enrichment.
    pub enrichment_arn: String,
    /// `aws.pipes.target-arn`
    pub target_arn: String,
    /// `aws.pipes.event.ingestion-time`, in ISO 8601.
    pub ingestion_time: String,
}

impl PipeContext {
    /// A pipe in the account and region that the event names, from the source that it names
    /// (`eventSourceARN`), as far as it does.
    pub fn of_event(pipe_name: &str, event: &Event<'_>) -> Self {
        let region = text(event, "awsRegion", REGION);
        Self {
            pipe_name: pipe_name.to_owned(),
            pipe_arn: format!("arn:aws:pipes:{region}:{ACCOUNT}:pipe/{pipe_name}"),
            source_arn: text(event, "eventSourceARN", ""),
            enrichment_arn: String::new(),
            target_arn: String::new(),
            ingestion_time: NO_TIME.to_owned(),
        }
    }
}

const REGION: &str = "us-east-1";
/// The account of the documentation's examples.
const ACCOUNT: &str = "111122223333";
const NO_TIME: &str = "1970-01-01T00:00:00Z";

fn text(event: &Event<'_>, key: &str, otherwise: &str) -> String {
    let value = event.root().get(key).and_then(|value| value.string());
    value.map_or_else(|| otherwise.to_owned(), Cow::into_owned)
}

/// Whichever of the two a template is put together for.
#[derive(Clone, Copy)]
pub(super) enum Context<'c> {
    Rule(&'c RuleContext),
    Pipe(&'c PipeContext),
}

impl<'c> Context<'c> {
    /// The text that a variable stands for; `None` for one that stands for the event.
    pub(super) fn text(self, variable: Reserved) -> Option<&'c str> {
        match self {
            Self::Rule(rule) => match variable {
                Reserved::RuleArn => Some(&rule.rule_arn),
                Reserved::RuleName => Some(&rule.rule_name),
                Reserved::IngestionTime => Some(&rule.ingestion_time),
                _ => None,
            },
            Self::Pipe(pipe) => match variable {
                Reserved::PipeArn => Some(&pipe.pipe_arn),
                Reserved::PipeName => Some(&pipe.pipe_name),
                Reserved::SourceArn => Some(&pipe.source_arn),
                Reserved::EnrichmentArn => Some(&pipe.enrichment_arn),
                Reserved::TargetArn => Some(&pipe.target_arn),
                Reserved::PipeIngestionTime => Some(&pipe.ingestion_time),
                _ => None,
            },
        }
    }
}
