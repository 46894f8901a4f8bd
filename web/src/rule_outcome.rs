//! What the list of rules says of each, in words and signs. Plain data; `components/name_menu`
//! draws it.

use crate::{
    messages::{format, number, of_number, sentence, text},
    name_words::Row,
    outcome::{Sign, Tone},
    view::{Gap, Miss, Piece, RuleVerdict, RuleView},
};

/// Whether a rule matches.
fn verdict(rule: &RuleView) -> (Tone, Sign, &'static str) {
    match rule.verdict {
        RuleVerdict::Matched => (Tone::Ok, Sign::Check, "rule.matches"),
        RuleVerdict::NotMatched(_) => (Tone::No, Sign::Dash, "rule.not-matched"),
        RuleVerdict::Invalid => (Tone::Idle, Sign::Bang, "rule.no-verdict"),
        RuleVerdict::Empty | RuleVerdict::NoEvent => (Tone::Idle, Sign::Dash, "rule.no-verdict"),
    }
}

/// The line under its name: `3 fields; accountId differs`.
fn facts(rule: &RuleView) -> Vec<Piece> {
    let words = |key| vec![Piece::Words(text(key).to_owned())];
    match &rule.verdict {
        RuleVerdict::Invalid => words("rule.invalid"),
        RuleVerdict::Empty => words("rule.empty"),
        RuleVerdict::Matched | RuleVerdict::NoEvent => fields(rule.fields),
        RuleVerdict::NotMatched(miss) => {
            let mut pieces = fields(rule.fields);
            pieces.extend(missed(miss));
            pieces
        }
    }
}

fn fields(fields: usize) -> Vec<Piece> {
    let key = of_number(fields, ["rule.field", "rule.fields"]);
    vec![Piece::Words(format(key, &[("n", &number(fields))]))]
}

fn missed(miss: &Miss) -> Vec<Piece> {
    match miss {
        Miss::Apart { array } => {
            sentence("rule.apart", &[("array", &[Piece::Field(array.clone())])])
        }
        Miss::Field { key, gap, more } => {
            let said = match gap {
                Gap::Differs => "rule.differs",
                Gap::Missing => "rule.missing",
                Gap::There => "rule.there",
                Gap::Excluded => "rule.excluded",
            };
            let mut pieces = sentence(said, &[("field", &[Piece::Field(key.clone())])]);
            if *more > 0 {
                pieces.push(Piece::Words(format("rule.more", &[("n", &number(*more))])));
            }
            pieces
        }
    }
}

/// The rows of the menu.
pub(crate) fn rows(rules: &[RuleView]) -> Vec<Row> {
    let row = |rule: &RuleView| {
        let (tone, sign, word) = verdict(rule);
        Row { facts: facts(rule), tone, sign, word: text(word).to_owned() }
    };
    rules.iter().map(row).collect()
}

/// How many match: `3 of 4 match this event`.
pub(crate) fn summary(rules: &[RuleView]) -> String {
    if rules.iter().any(|rule| rule.verdict == RuleVerdict::NoEvent) {
        return text("rules.no-event").to_owned();
    }
    let matching = rules.iter().filter(|rule| rule.verdict == RuleVerdict::Matched).count();
    let key = of_number(matching, ["rules.match.one", "rules.match"]);
    format(key, &[("n", &number(matching)), ("all", &number(rules.len()))])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(fields: usize, verdict: RuleVerdict) -> RuleView {
        RuleView { fields, verdict }
    }

    fn said(verdict: RuleVerdict) -> String {
        facts(&rule(3, verdict)).iter().map(Piece::text).collect()
    }

    #[test]
    fn a_rule_that_does_not_match_says_what_is_nearest() {
        let field = |gap, more| {
            said(RuleVerdict::NotMatched(Miss::Field { key: "accountId".into(), gap, more }))
        };
        assert_eq!(field(Gap::Differs, 0), "3 fields; accountId differs");
        assert_eq!(field(Gap::Missing, 2), "3 fields; accountId is missing, and 2 more");
        assert_eq!(
            said(RuleVerdict::NotMatched(Miss::Apart { array: "e".into() })),
            "3 fields; different elements of e"
        );
        assert_eq!(said(RuleVerdict::NoEvent), "3 fields");
        assert_eq!(said(RuleVerdict::Invalid), "the pattern is not valid");
    }

    #[test]
    fn the_rules_that_match_are_counted() {
        let rules = [rule(1, RuleVerdict::Matched), rule(1, RuleVerdict::Invalid)];
        assert_eq!(summary(&rules), "1 of 2 matches this event");
        assert_eq!(summary(&rules[1..]), "0 of 1 match this event");
        assert_eq!(summary(&[rule(1, RuleVerdict::NoEvent)]), "no verdict: the event is not valid");
    }
}
