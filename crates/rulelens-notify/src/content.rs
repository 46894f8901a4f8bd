//! What a payload is, by its own form: nothing else tells the one who receives it.

use rulelens::json::{Document, Type, Value};

use crate::chat::custom::{self, Notification};
use crate::envelope::Envelope;
use crate::finding::Finding;

/// What a payload is.
#[derive(Debug)]
pub(crate) enum Content<'d> {
    /// An event of GuardDuty about a finding.
    Finding(Box<Finding>),
    /// The detail of a finding alone.
    FindingDetail(Box<Finding>),
    /// Another event.
    Event(Envelope<'d>),
    /// A custom notification, or what is meant to be one.
    Notification(Notification),
    /// Another JSON value.
    Value(Value<'d>),
}

impl<'d> Content<'d> {
    /// Reads as much as there is of what a value is meant to be.
    pub(crate) fn read(document: &'d Document<'_>) -> Self {
        let root = document.root();
        if root.kind() != Type::Object {
            return Self::Value(root);
        }
        if custom::is_meant(root) {
            return Self::Notification(Notification::read(root));
        }
        if Envelope::is_meant(root) {
            let event = Envelope::read(root);
            let detail = event.detail.filter(|_| event.is_finding());
            return match detail.filter(|detail| detail.kind() == Type::Object) {
                Some(detail) => Self::Finding(Box::new(Finding::of_event(&event, detail))),
                None => Self::Event(event),
            };
        }
        if Finding::is_detail(root) {
            return Self::FindingDetail(Box::new(Finding::of_detail(root)));
        }
        Self::Value(root)
    }
}
