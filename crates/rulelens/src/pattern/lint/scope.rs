//! Which events a field is about: what `source` and `detail-type` are beside it.

use super::{has_path, literals};
use crate::pattern::{Field, Pattern};

const GUARDDUTY: &str = "aws.guardduty";
const FINDING: &str = "GuardDuty Finding";
/// Of how many source fields a detail-type is looked at: more than one there are only with `$or`.
const SOURCES: usize = 8;

/// What is known of the events that fields are about.
pub(super) struct Scope {
    fields: Vec<About>,
    /// Whether there is a way to match any source and any detail-type.
    pub(super) lacks_source: bool,
    /// Whether the pattern tests what only events on a bus have.
    pub(super) on_bus: bool,
}

#[derive(Clone, Default)]
struct About {
    used: bool,
    /// Whether in every combination the source is GuardDuty alone.
    guardduty: bool,
    /// Whether in every combination the events are findings of GuardDuty.
    finding: bool,
    /// The source fields beside it: of detail-types only.
    sources: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Source,
    DetailType,
    Other,
}

impl Scope {
    pub(super) fn new(pattern: &Pattern) -> Self {
        let count = pattern.fields().len();
        let roles: Vec<Role> = (0..count).map(|index| role(pattern, index)).collect();
        let only: Vec<bool> = pattern.fields().iter().zip(&roles).map(is_guardduty).collect();
        let mut scope = Self {
            fields: vec![About::default(); count],
            lacks_source: false,
            on_bus: roles.iter().any(|role| *role != Role::Other),
        };
        for combination in pattern.combinations() {
            let find = |wanted| {
                combination.iter().copied().find(|&index| roles.get(index) == Some(&wanted))
            };
            let (source, detail_type) = (find(Role::Source), find(Role::DetailType));
            let is = |index: Option<usize>| {
                index.map(|index| only.get(index).copied().unwrap_or_default())
            };
            scope.lacks_source |= source.is_none() && detail_type.is_none();
            let finding = is(detail_type) == Some(true) && is(source) != Some(false);
            let guardduty = is(source) == Some(true) || finding;
            for &index in combination {
                let beside = source.filter(|_| Some(index) == detail_type);
                if let Some(about) = scope.fields.get_mut(index) {
                    about.add(guardduty, finding, beside);
                }
            }
        }
        scope
    }

    /// Whether all events that the field is about are of GuardDuty.
    pub(super) fn is_guardduty(&self, field: usize) -> bool {
        self.fields.get(field).is_some_and(|about| about.guardduty)
    }

    /// Whether all events that the field is about are findings of GuardDuty.
    pub(super) fn is_finding(&self, field: usize) -> bool {
        self.fields.get(field).is_some_and(|about| about.finding)
    }

    /// Whether all events that the pattern matches are findings of GuardDuty.
    pub(super) fn is_all_findings(&self) -> bool {
        let mut used = self.fields.iter().filter(|about| about.used).peekable();
        used.peek().is_some() && used.all(|about| about.finding)
    }

    /// The source fields beside a detail-type.
    pub(super) fn sources(&self, field: usize) -> Vec<usize> {
        self.fields.get(field).map(|about| about.sources.clone()).unwrap_or_default()
    }
}

impl About {
    fn add(&mut self, guardduty: bool, finding: bool, source: Option<usize>) {
        self.guardduty = guardduty && (self.guardduty || !self.used);
        self.finding = finding && (self.finding || !self.used);
        self.used = true;
        let new = source.filter(|source| !self.sources.contains(source));
        if self.sources.len() < SOURCES {
            self.sources.extend(new);
        }
    }
}

fn role(pattern: &Pattern, index: usize) -> Role {
    if has_path(pattern, index, &["source"]) {
        Role::Source
    } else if has_path(pattern, index, &["detail-type"]) {
        Role::DetailType
    } else {
        Role::Other
    }
}

/// Whether a source is GuardDuty alone, or a detail-type the finding alone.
fn is_guardduty((field, role): (&Field, &Role)) -> bool {
    let wanted = match role {
        Role::Source => GUARDDUTY,
        Role::DetailType => FINDING,
        Role::Other => return false,
    };
    literals(field).is_some_and(|texts| texts.iter().all(|text| *text == wanted))
}
