//! Sources and detail-types that no known event has.

use super::{Lint, Linter, literal, literals};
use crate::diagnostic::{Diagnostic, Fix, shown};
use crate::nearest::nearest;
use crate::pattern::Field;
use crate::{json, schema};

/// How an AWS service names its events.
const AWS: &str = "aws.";
/// How CloudTrail names a service.
const HOST: &str = ".amazonaws.com";
/// Shorter names differ by a letter or two without being meant for each other.
const SHORTEST: usize = 9;
/// With more sources than this, detail-types are not looked at.
const MANY: usize = 50;

impl Linter<'_> {
    pub(super) fn event_type(&mut self, index: usize, field: &Field) {
        if self.has_path(index, &["source"]) {
            for at in 0..field.alternatives.len() {
                self.source(field, at);
            }
        } else if self.has_path(index, &["detail-type"]) {
            let Some(sources) = self.sources_beside(index) else { return };
            for at in 0..field.alternatives.len() {
                self.detail_type(field, at, &sources);
            }
        }
    }

    fn source(&mut self, field: &Field, at: usize) {
        let Some(source) = literal(field, at).filter(|_| self.may_search()) else { return };
        if schema::sources().any(|known| known == source) {
            return;
        }
        let host = source.strip_suffix(HOST).map(|service| format!("{AWS}{service}"));
        let of_host = schema::sources().find(|known| Some(*known) == host.as_deref());
        let spelled = || nearest(source, schema::sources(), 0);
        let slipped = || {
            let looks_so = source.len() >= SHORTEST && source.starts_with(AWS);
            let found = nearest(source, schema::sources(), if looks_so { 2 } else { 0 })?;
            let name = |text: &str| text.trim_end_matches(|char: char| char.is_ascii_digit()).len();
            // `aws.macie2` may well be there beside `aws.macie`.
            let a_number = source.get(..name(source)) == found.get(..name(found));
            (!a_number).then_some(found)
        };
        let Some(nearest) = of_host.or_else(spelled).or_else(slipped) else { return };
        let lint = Lint::UnknownSource { source: shown(source), nearest };
        self.respell(lint, field, at, Some(nearest));
    }

    /// The sources beside a detail-type: none if there is no such field, `None` if one of them is
    /// not known.
    fn sources_beside(&self, index: usize) -> Option<Vec<&'static str>> {
        let mut all = Vec::new();
        for source in self.scope.sources(index) {
            let field = self.pattern.fields().get(source)?;
            for text in literals(field).filter(|texts| texts.len() <= MANY)? {
                all.push(schema::sources().find(|known| *known == text)?);
            }
        }
        Some(all)
    }

    fn detail_type(&mut self, field: &Field, at: usize, sources: &[&'static str]) {
        let Some(written) = literal(field, at).filter(|_| self.may_search()) else { return };
        if written.ends_with(" via CloudTrail") {
            return;
        }
        let of = schema::event_types().find(|(_, known)| *known == written).map(|(of, _)| of);
        let (nearest, of) = if sources.is_empty() {
            let any = schema::event_types().map(|(_, detail_type)| detail_type);
            let is_slip = of.is_none() && written.len() >= SHORTEST;
            // It may be of a source of the user's own: only what is a slip for sure.
            let found = nearest(written, any, 1).filter(|_| is_slip);
            if found.is_none() {
                return;
            }
            (found, None)
        } else {
            let here = || sources.iter().flat_map(|source| schema::detail_types(source));
            if here().next().is_none() || here().any(|known| known == written) {
                return;
            }
            let found = nearest(written, here(), (written.len() / 6).max(2));
            (found, of.filter(|_| found.is_none()))
        };
        let detail_type = shown(written);
        let lint = match of {
            Some(of) => Lint::ForeignDetailType { detail_type, of },
            None => Lint::UnknownDetailType { detail_type, nearest },
        };
        self.respell(lint, field, at, nearest);
    }

    fn respell(&mut self, lint: Lint, field: &Field, at: usize, meant: Option<&str>) {
        let Some(alternative) = field.alternatives.get(at) else { return };
        let fix = meant.map(|meant| {
            let mut string = String::new();
            json::push_string(&mut string, meant);
            Fix::replace(format!("Replace it with `{meant}`"), alternative.span, string)
        });
        self.found.push(Diagnostic::lint(lint, alternative.span).with_fix(fix));
    }
}
