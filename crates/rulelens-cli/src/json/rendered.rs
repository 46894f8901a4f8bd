//! `rulelens render --json`

use rulelens_notify::{Seen, View};
use serde::Serialize;

use super::Delivered;

/// `rulelens render`
#[derive(Serialize)]
pub(crate) struct Rendered<'d> {
    #[serde(flatten)]
    delivered: Delivered<'d>,
    view: View,
    shown: bool,
    seen: Option<&'d Seen>,
}

impl<'d> Rendered<'d> {
    /// `seen`: `None` if EventBridge delivers nothing.
    pub(crate) fn new(delivered: Delivered<'d>, view: View, seen: Option<&'d Seen>) -> Self {
        let shown = seen.is_some_and(|seen| seen.dropped().is_none());
        Self { delivered, view, shown, seen }
    }
}
