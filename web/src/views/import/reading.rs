//! A pasted text as it was understood.

use rulelens::{Diagnostic, LineIndex, Pattern, Severity, Span};
use rulelens_iac::{Format, Found, Rule, Values, read_as};

use crate::{
    engine,
    view::{Mark, Problem, TextView},
};

/// The most problems that are told.
const PROBLEMS: usize = 20;
/// The hue of what is known only at deployment.
const HUE: u8 = 3;

/// A text that was read.
pub(super) struct Reading {
    /// What it was taken for.
    pub(super) format: Format,
    /// Its rules, in their order.
    pub(super) candidates: Vec<Candidate>,
    /// What is wrong or was not understood, in the order of the text, and where in it values are that
    /// are known only at deployment.
    pub(super) view: TextView,
    /// These values.
    pub(super) blanks: Vec<Blank>,
}

/// A rule that was found.
pub(super) struct Candidate {
    pub(super) rule: Rule,
    /// Its first line and its last.
    pub(super) lines: (usize, usize),
    pub(super) standing: Standing,
}

/// What can be said of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It has no fault.
    Ready {
        /// How many fields its pattern has.
        fields: usize,
    },
    /// How many faults it has.
    Faulty(usize),
    /// It has a schedule and no pattern.
    Schedule,
    /// It has no pattern that is known.
    Unknown,
}

/// A value that is known only at deployment.
pub(super) struct Blank {
    pub(super) name: String,
    /// Its lines.
    pub(super) lines: Vec<usize>,
    /// The value that the text has for it.
    pub(super) default: Option<String>,
    /// Whether a pattern has it, so that the verdict depends on it.
    pub(super) decides: bool,
}

impl Standing {
    /// Whether the rule can be taken: the page shows faults of its own.
    pub(super) fn is_choosable(self) -> bool {
        matches!(self, Self::Ready { .. } | Self::Faulty(_))
    }
}

impl Reading {
    /// Reads a text, as a format or as what it looks like, with values for its blanks. Those that
    /// are not given are the text's own.
    pub(super) fn of(text: &str, format: Option<Format>, values: &Values) -> Self {
        let format = format.unwrap_or_else(|| Format::of(text));
        let none = Values::new();
        match read_as(text, format, &none) {
            Err(fault) => Self::refused(text, format, fault),
            Ok(found) => {
                let values = with_defaults(&found, values);
                let filled = read_as(text, format, &values).unwrap_or(found);
                Self::found(text, filled)
            }
        }
    }

    fn refused(text: &str, format: Format, fault: Diagnostic) -> Self {
        let problems = located(&LineIndex::new(text), &[fault]);
        let view = TextView { problems, ..TextView::default() };
        Self { format, candidates: Vec::new(), view, blanks: Vec::new() }
    }

    fn found(text: &str, found: Found) -> Self {
        let lines = LineIndex::new(text);
        let line = |offset| lines.position(offset).line;
        let mut faults = found.unread;
        let patterns: Vec<Span> = found
            .rules
            .iter()
            .filter_map(|rule| rule.pattern.as_ref().map(rulelens_iac::Sourced::whole_place))
            .collect();
        let candidates = found.rules.into_iter().map(|rule| {
            let findings: Vec<Diagnostic> =
                rule.check().into_iter().map(|finding| finding.diagnostic).collect();
            let candidate = Candidate {
                lines: (line(rule.place.start), line(rule.place.end)),
                standing: standing(&rule, &findings),
                rule,
            };
            faults.extend(findings);
            candidate
        });
        let candidates = candidates.collect();
        faults.sort_by_key(|fault| fault.span.start);
        let marks = found.placeholders.iter().flat_map(|placeholder| {
            placeholder.places.iter().map(|place| Mark {
                from: lines.position(place.start).utf16,
                to: lines.position(place.end).utf16,
                hue: HUE,
                name: placeholder.name.as_str().into(),
                quiet: false,
            })
        });
        let marks = marks.collect();
        let blanks = found.placeholders.into_iter().map(|placeholder| {
            let decides = placeholder.places.iter().any(|place| {
                patterns.iter().any(|it| it.start <= place.start && place.end <= it.end)
            });
            let mut lines: Vec<usize> =
                placeholder.places.iter().map(|place| line(place.start)).collect();
            lines.dedup();
            Blank { name: placeholder.name, lines, default: placeholder.default, decides }
        });
        let blanks = blanks.collect();
        let problems = located(&lines, &faults);
        let view = TextView { problems, marks, ..TextView::default() };
        Self { format: found.format, candidates, view, blanks }
    }
}

/// Without what mends them: that would have to be quoted.
fn located(lines: &LineIndex<'_>, faults: &[Diagnostic]) -> Vec<Problem> {
    faults.iter().take(PROBLEMS).map(|fault| engine::problem(fault, lines, None)).collect()
}

fn with_defaults(found: &Found, given: &Values) -> Values {
    let defaults = found
        .placeholders
        .iter()
        .filter_map(|placeholder| Some((placeholder.name.clone(), placeholder.default.clone()?)));
    let given = given.iter().filter(|(_, value)| !value.is_empty());
    defaults.chain(given.map(|(name, value)| (name.clone(), value.clone()))).collect()
}

fn standing(rule: &Rule, findings: &[Diagnostic]) -> Standing {
    let Some(pattern) = &rule.pattern else {
        return if rule.schedule.is_some() { Standing::Schedule } else { Standing::Unknown };
    };
    match findings.iter().filter(|it| it.severity == Severity::Error).count() {
        0 => {
            let fields = Pattern::parse(pattern.text()).map_or(0, |it| it.fields().len());
            Standing::Ready { fields }
        }
        faults => Standing::Faulty(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "Parameters:
  Env: {Type: String, Default: prod}
Resources:
  Findings:
    Type: AWS::Events::Rule
    Properties:
      Name: !Sub \"${Env}-findings\"
      EventPattern: {source: [aws.guardduty]}
  SignIn:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: aws.signin
  Nightly:
    Type: AWS::Events::Rule
    Properties: {ScheduleExpression: rate(1 day)}
";

    #[test]
    fn each_rule_has_its_standing_and_its_lines() {
        let reading = Reading::of(TEMPLATE, None, &Values::new());
        let standings: Vec<_> = reading.candidates.iter().map(|it| it.standing).collect();
        assert_eq!(
            standings,
            [Standing::Ready { fields: 1 }, Standing::Faulty(1), Standing::Schedule]
        );
        assert_eq!(reading.candidates[0].lines.0, 4);
        assert_eq!(reading.view.problems[0].line, 13);
    }

    #[test]
    fn a_blank_has_its_default_until_it_is_given_a_value() {
        let name = |values: &Values| {
            let reading = Reading::of(TEMPLATE, None, values);
            assert_eq!(reading.blanks[0].default.as_deref(), Some("prod"));
            assert!(!reading.blanks[0].decides);
            reading.candidates[0].rule.shown_name().to_owned()
        };
        assert_eq!(name(&Values::new()), "prod-findings");
        assert_eq!(name(&Values::from([("Env".into(), "dev".into())])), "dev-findings");
        assert_eq!(name(&Values::from([("Env".into(), String::new())])), "prod-findings");
    }
}
