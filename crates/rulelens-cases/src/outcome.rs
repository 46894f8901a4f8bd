//! What comes of a case.

use rulelens::explain;
use rulelens::explain::{Piece, reason};
use rulelens::transform::RuleContext;

use crate::excerpt::{beginning, pair};
use crate::file::{Case, File, Rule};

/// What came of one thing that is expected of a case.
#[derive(Debug)]
pub struct Outcome<'f> {
    /// The case's name.
    pub case: &'f str,
    /// The rule's name.
    pub rule: &'f str,
    /// What was expected of it, and what came.
    pub check: Check<'f>,
}

/// What is expected, and what came.
#[derive(Debug)]
pub enum Check<'f> {
    /// Whether the rule matches.
    Verdict {
        /// Whether it is expected to.
        expected: bool,
        /// Whether it does.
        matched: bool,
        /// Why it does or does not.
        reason: Vec<Piece>,
    },
    /// What a target receives.
    Payload {
        /// The target's `Id`.
        target: &'f str,
        /// The text that it receives, if it receives one.
        received: Option<String>,
        /// In what that is not what is expected; none if it is.
        difference: Option<String>,
    },
}

impl<'f> Outcome<'f> {
    /// Whether it is as expected.
    #[must_use]
    pub fn holds(&self) -> bool {
        match &self.check {
            Check::Verdict { expected, matched, .. } => expected == matched,
            Check::Payload { difference, .. } => difference.is_none(),
        }
    }

    /// What is checked, in words: the case, the rule, and the target if it is one's payload.
    #[must_use]
    pub fn name(&self) -> String {
        let Self { case, rule, check } = self;
        match check {
            Check::Verdict { .. } => format!("{case}, rule {rule}"),
            Check::Payload { target, .. } => format!("{case}, rule {rule}, target {target}"),
        }
    }

    /// In what it is not as expected, and why; none if it is. Values that are long are cut.
    #[must_use]
    pub fn difference(&self) -> Option<String> {
        if self.holds() {
            return None;
        }
        match &self.check {
            Check::Verdict { expected, matched, reason } => {
                let verdict = |matched| if matched { "matched" } else { "not matched" };
                let why = sentence(reason);
                let why = if why.is_empty() { why } else { format!(": {why}") };
                Some(format!("{}, expected {}{why}", verdict(*matched), verdict(*expected)))
            }
            Check::Payload { difference, .. } => difference.clone(),
        }
    }

    /// All that comes of a rule and a case.
    pub(crate) fn of(file: &'f File<'_>, case: &'f Case<'_>, rule: &'f Rule) -> Vec<Self> {
        let explanation = explain(&rule.pattern, &case.event);
        let matched = explanation.matched;
        let verdict = Check::Verdict {
            expected: case.matches.contains(&rule.name),
            matched,
            reason: reason(&rule.pattern, case.event.text(), &explanation),
        };
        let context = RuleContext::of_event(&rule.name, &case.event);
        let payloads = case.payloads.get(&rule.name).into_iter().flatten();
        let payloads = payloads.filter_map(|expected| {
            let target = file.target(&rule.name, &expected.target)?;
            let delivery = target.input().deliver(&case.event, &context);
            let difference = if matched {
                expected.payload.difference(&delivery)
            } else {
                Some("receives nothing, since the rule does not match".to_owned())
            };
            let arrives = matched && delivery.outcome == rulelens::transform::Outcome::Delivered;
            let received = arrives.then_some(delivery.payload);
            Some(Check::Payload { target: &expected.target, received, difference })
        });
        let checks = std::iter::once(verdict).chain(payloads);
        checks.map(|check| Self { case: &case.name, rule: &rule.name, check }).collect()
    }
}

/// The pieces as a sentence, with values cut to where they part from what they are compared with.
fn sentence(pieces: &[Piece]) -> String {
    let value =
        pieces.iter().find_map(|it| if let Piece::Value(it) = it { Some(it) } else { None });
    let operands = pieces.iter().filter_map(|it| match it {
        Piece::Operand(operand) => Some(operand),
        _ => None,
    });
    let operands: Vec<_> = operands.collect();
    let paired = match (value, &operands[..]) {
        (Some(value), [operand]) => Some(pair(value, operand)),
        _ => None,
    };
    let mut sentence = String::new();
    for piece in pieces {
        let text = match (piece, &paired) {
            (Piece::Value(_), Some((value, _))) => value.clone(),
            (Piece::Operand(_), Some((_, operand))) => operand.clone(),
            (Piece::Words(words), _) => words.clone(),
            _ => beginning(piece.text()),
        };
        if !sentence.is_empty() && !text.starts_with([',', ':', '.']) {
            sentence.push(' ');
        }
        sentence.push_str(&text);
    }
    sentence
}
