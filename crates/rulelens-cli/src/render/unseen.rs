//! Why nothing is seen: what is wrong with the payload, where, and what is left of it.

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};
use rulelens::{LineIndex, Span};
use rulelens_notify::chat::{Dropped, Trace, TraceKind};
use rulelens_notify::reason::Certainty;
use rulelens_notify::{Reason, View};

use super::diagnostics::{self, Placed};
use super::escape::visible;
use super::excerpt::Excerpt;

/// All of it, with styles.
pub(crate) fn render(dropped: &Dropped, view: View, payload: &str) -> String {
    let mut rendered = String::new();
    for (index, reason) in dropped.reasons.iter().enumerate() {
        let traces = if index == 0 { dropped.traces.as_slice() } else { &[] };
        rendered.push_str(&self::reason(reason, index == 0, view, traces, payload));
    }
    rendered
}

fn reason(reason: &Reason, is_first: bool, view: View, traces: &[Trace], payload: &str) -> String {
    let message = reason.message();
    let message = match (is_first, view) {
        (true, View::Email | View::EmailJson) => format!("no mail is sent: {message}"),
        (true, _) => format!("{} shows nothing, without an error: {message}", chat(view)),
        (false, _) => message.into_owned(),
    };
    let place = reason.at.unwrap_or_default();
    let at = LineIndex::new(payload).position(place.start);
    let excerpt = Excerpt::new(payload, place, diagnostics::width());
    let mut snippet = Snippet::source(excerpt.text.as_str()).line_start(at.line);
    if let Some(place) = reason.at.and_then(|place| excerpt.place(place)) {
        snippet = snippet.annotation(AnnotationKind::Primary.span(place));
    } else if let Some(place) = excerpt.place(Span::at(place.start)) {
        snippet = snippet.annotation(AnnotationKind::Visible.span(place));
    }
    let mut body = Group::with_level(Level::ERROR)
        .element(snippet)
        .element(Level::HELP.message(visible(&reason.help()).into_owned()));
    if let Some(certainty) = certainty(reason.certainty()) {
        body = body.element(Level::NOTE.message(certainty));
    }
    for trace in traces {
        body = body.element(Level::NOTE.message(self::trace(*trace)));
    }
    let title = Level::ERROR.with_name("dropped").primary_title(visible(&message).into_owned());
    let name = "payload".to_owned();
    diagnostics::report(title.id(reason.code()), vec![Placed { name, at, body }])
}

fn chat(view: View) -> &'static str {
    match view {
        View::Teams => "Microsoft Teams",
        View::Chime => "Amazon Chime",
        _ => "Slack",
    }
}

fn certainty(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Documented => None,
        Certainty::Reported => Some("The documentation does not say so; people have reported it."),
        Certainty::Assumed => Some("Not certain: nobody has measured it."),
    }
}

fn trace(trace: Trace) -> String {
    let kind = match trace.kind {
        TraceKind::Log => "log line",
        TraceKind::Metric => "metric",
    };
    format!("It leaves the {kind} `{}` ({}).", trace.name, trace.place)
}
