//! The policies of topics and queues that let EventBridge in.

use super::arn::Known;
use super::value::Value;

/// The statement that lets a rule do something with a target.
pub(super) fn statement(action: &str, resource: &str, rule_arn: Value) -> Value {
    let principal = Value::map([("Service", Some(Value::text("events.amazonaws.com")))]);
    let source = Value::map([("aws:SourceArn", Some(rule_arn))]);
    Value::map([
        ("Sid", Some(Value::text("EventBridge"))),
        ("Effect", Some(Value::text("Allow"))),
        ("Principal", Some(principal)),
        ("Action", Some(Value::text(action))),
        ("Resource", Some(Value::text(resource))),
        ("Condition", Some(Value::map([("ArnEquals", Some(source))]))),
    ])
}

/// The statement that a topic has for its owner: a policy that replaces the first one needs it.
pub(super) fn owner(topic: &Known) -> Value {
    const ACTIONS: [&str; 4] =
        ["sns:GetTopicAttributes", "sns:SetTopicAttributes", "sns:Subscribe", "sns:Publish"];
    let root = format!("arn:{}:iam::{}:root", topic.partition, topic.account);
    Value::map([
        ("Sid", Some(Value::text("Owner"))),
        ("Effect", Some(Value::text("Allow"))),
        ("Principal", Some(Value::map([("AWS", Some(Value::text(root)))]))),
        ("Action", Some(Value::List(ACTIONS.map(Value::text).into()))),
        ("Resource", Some(Value::text(&topic.text))),
    ])
}

pub(super) fn document(statements: Vec<Value>) -> Value {
    Value::map([
        ("Version", Some(Value::text("2012-10-17"))),
        ("Statement", Some(Value::List(statements))),
    ])
}
