//! Faults with what the service says of them.
//!
//! The service answers `Event pattern is not valid. Reason: REASON` and, on a second line, where
//! its reader stood: just behind the token that it had read last. Of a string it has read no more
//! than the opening quote by then, of an array or object the opening bracket; and a key counts as
//! read when its value does. (Recorded from the service.)

use super::{Fault, mend};
use crate::diagnostic::{Diagnostic, Fix};
use crate::jackson;
use crate::json::{Member, Type, Value};
use crate::span::{LineIndex, Span};

/// Collects the faults of a pattern.
pub(crate) struct Faults<'t> {
    text: &'t str,
    lines: LineIndex<'t>,
    found: Vec<Diagnostic>,
    /// Whether it only matters that there is a fault.
    trial: bool,
    /// Whether the text ends, or stops being JSON, inside a list of `anything-but`.
    breaks_in_list: bool,
}

impl<'t> Faults<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            lines: LineIndex::new(text),
            found: Vec::new(),
            trial: false,
            breaks_in_list: false,
        }
    }

    /// For a text that may turn out to have none: no fixes are looked for.
    pub(super) fn trial() -> Self {
        Self { trial: true, ..Faults::new("") }
    }

    /// How many there are so far.
    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    pub(crate) fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }

    /// A fault of a value, seen when it was read.
    pub(crate) fn at(&mut self, fault: Fault, value: Value<'_>) {
        self.unless(value.is_unread(), fault, value, behind(value), false);
    }

    /// The same inside a list of `anything-but`, where the service names the place twice.
    pub(crate) fn at_twice(&mut self, fault: Fault, value: Value<'_>) {
        self.unless(value.is_unread(), fault, value, behind(value), true);
    }

    /// Notes a list of `anything-but`: where the text breaks off in it, the service names the place
    /// twice, too.
    pub(crate) fn enter_list(&mut self, list: Value<'_>) {
        self.breaks_in_list |= list.is_cut();
    }

    /// A fault of a string, seen when all of it was read.
    pub(crate) fn at_text(&mut self, fault: Fault, value: Value<'_>) {
        self.unless(value.is_cut(), fault, value, value.span().end, false);
    }

    /// The same inside a list of `anything-but`.
    pub(crate) fn at_text_twice(&mut self, fault: Fault, value: Value<'_>) {
        self.unless(value.is_cut(), fault, value, value.span().end, true);
    }

    /// A fault of a key, seen when its value was read.
    pub(crate) fn at_key(&mut self, fault: Fault, member: Member<'_>) {
        if !member.value.is_unread() {
            let fix = if self.trial { None } else { mend::key(&fault, member) };
            self.push_at(fault, member.key, behind(member.value), false, fix);
        }
    }

    /// A fault of an array or object, seen when it ended.
    pub(crate) fn at_end(&mut self, fault: Fault, container: Value<'_>) {
        self.at_end_of(fault, container, container);
    }

    /// A fault of a value, seen when the container around it ended.
    pub(crate) fn at_end_of(&mut self, fault: Fault, value: Value<'_>, container: Value<'_>) {
        self.unless(container.is_cut(), fault, value, container.span().end, false);
    }

    /// A fault of a value, seen when the one behind it was read.
    pub(crate) fn at_next(&mut self, fault: Fault, value: Value<'_>, next: Value<'_>) {
        self.unless(next.is_unread(), fault, value, behind(next), false);
    }

    /// A fault of a value of which the service does not say where it is.
    pub(crate) fn without_place(&mut self, fault: Fault, value: Value<'_>) {
        if !value.is_cut() {
            let fix = self.fix(&fault, value);
            let reason = fault.reason();
            let fault = Diagnostic::error(fault, value.span()).with_fix(fix);
            self.push(&reason, fault, None, false);
        }
    }

    /// A fault of a whole field, seen when everything else was found to be right.
    pub(crate) fn at_field(&mut self, fault: Fault, field: Span) {
        if self.found.is_empty() {
            self.push(&fault.reason(), Diagnostic::error(fault, field), None, false);
        }
    }

    /// Text that is no JSON, behind all other faults.
    pub(crate) fn syntax(&mut self, fault: Diagnostic) {
        let reason = jackson::reason(&fault, self.text, |offset| self.source(offset));
        match reason {
            Some((reason, seen_at)) => {
                self.push(&reason, fault, Some(seen_at), self.breaks_in_list);
            }
            None => self.found.push(fault),
        }
    }

    /// Not a fault if the service could not see it, since the text ends or breaks off before.
    fn unless(
        &mut self,
        unseen: bool,
        fault: Fault,
        value: Value<'_>,
        seen_at: usize,
        twice: bool,
    ) {
        if !unseen {
            let fix = self.fix(&fault, value);
            self.push_at(fault, value, seen_at, twice, fix);
        }
    }

    fn fix(&self, fault: &Fault, value: Value<'_>) -> Option<Fix> {
        if self.trial { None } else { mend::value(fault, value, self.text) }
    }

    fn push_at(
        &mut self,
        fault: Fault,
        value: Value<'_>,
        seen_at: usize,
        twice: bool,
        fix: Option<Fix>,
    ) {
        let reason = fault.reason();
        let fault = Diagnostic::error(fault, value.span()).with_fix(fix);
        self.push(&reason, fault, Some(seen_at), twice);
    }

    fn push(&mut self, reason: &str, fault: Diagnostic, seen_at: Option<usize>, twice: bool) {
        if !self.found.is_empty() {
            // The service stops at the first.
            return self.found.push(fault);
        }
        if reason.is_empty() {
            return self.found.push(fault);
        }
        let mut message = format!("Event pattern is not valid. Reason: {reason}");
        if let Some(offset) = seen_at {
            let place = format!("\n at {}", self.source(offset));
            message.push_str(&place);
            if twice {
                message.push_str(&place);
            }
        }
        self.found.push(fault.with_service(message));
    }

    /// The service's words for a place.
    fn source(&self, offset: usize) -> String {
        jackson::source(self.text, &self.lines, offset)
    }
}

/// Where the service's reader stands when it has read the value's first token.
fn behind(value: Value<'_>) -> usize {
    match value.kind() {
        Type::String | Type::Array | Type::Object => value.span().start + 1,
        Type::Null | Type::Boolean | Type::Number => value.span().end,
    }
}
