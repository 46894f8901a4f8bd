//! What a person sees.

use std::borrow::Cow;

use rulelens::Event;
use rulelens::transform::Target;
use rulelens_notify::sns::Subscription;
use rulelens_notify::{Seen as CoreSeen, View};
use serde::Serialize;

use super::Delivered;
use super::delivered::given;
use super::seen::{Seen, Unseen};

/// What a person sees of a delivery.
#[derive(Serialize)]
pub(crate) struct Rendered {
    #[serde(flatten)]
    delivered: Delivered,
    view: View,
    shown: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<Seen>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unseen: Option<Unseen>,
}

impl Rendered {
    /// `see` is asked only if EventBridge delivers something.
    pub(crate) fn new(delivered: Delivered, view: View, see: impl FnOnce() -> CoreSeen) -> Self {
        let (seen, unseen) = match delivered.arrives().then(see) {
            Some(core) => match core.dropped() {
                Some(dropped) => {
                    (None, Some(Unseen::new(dropped, core.notices(), delivered.payload())))
                }
                None => (Seen::new(core), None),
            },
            None => (None, None),
        };
        Self { delivered, view, shown: seen.is_some(), seen, unseen }
    }
}

/// The subscription to the topic that is given, or that the target names, or to an invented one in
/// the event's region and account.
pub(crate) fn subscription(
    [to, topic]: [&[u8]; 2],
    target: &Target,
    event: &Event<'_>,
) -> Subscription {
    let text = |key: &str, otherwise: &str| {
        let value = event.root().get(key).and_then(|value| value.string());
        value.map_or_else(|| otherwise.to_owned(), Cow::into_owned)
    };
    let region = text("region", "us-east-1");
    let of_target = target.arn().filter(|_| target.service() == Some("sns"));
    let mut subscription = match given(topic).or(of_target) {
        Some(topic) => Subscription::to_topic(topic, &region),
        None => Subscription::example(&region, &text("account", "111122223333")),
    };
    if let Some(to) = given(to) {
        to.clone_into(&mut subscription.address);
    }
    subscription
}
