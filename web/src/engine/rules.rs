//! Which of the rules match the event.
//!
//! A key changes one text, so what was found of the others is kept: a pattern is parsed again only
//! when it has changed, and asked again only when it or the event has.

use std::rc::Rc;

use rulelens::comparison::Comparison;
use rulelens::explain::{self, Explanation};
use rulelens::{Event, Pattern};

use super::fields::shorten;
use crate::state::Rule;
use crate::view::{Gap, Miss, RuleVerdict, RuleView};

/// How many characters of a key there is room for.
const SHOWN: usize = 30;

/// What is known of the rules from the last time.
#[derive(Default)]
pub struct Known {
    event: Rc<str>,
    rules: Vec<KnownRule>,
}

struct KnownRule {
    text: Rc<str>,
    /// `None` if the text is no valid pattern.
    pattern: Option<Pattern>,
    view: RuleView,
}

impl Known {
    /// A view of each rule. `event` is what `text` is read as, if it is an event.
    pub(super) fn judge(
        &mut self,
        rules: &[Rule],
        text: &Rc<str>,
        event: Option<&Event<'_>>,
    ) -> Rc<[RuleView]> {
        if !Rc::ptr_eq(&self.event, text) {
            self.event = text.clone();
            for rule in &mut self.rules {
                rule.view = view(&rule.text, rule.pattern.as_ref(), event);
            }
        }
        self.follow(rules, event);
        self.rules.iter().map(|rule| rule.view.clone()).collect()
    }

    /// Rules come, go and change one at a time: before and behind that one, all are known.
    fn follow(&mut self, rules: &[Rule], event: Option<&Event<'_>>) {
        let same = |(rule, known): &(&Rule, &KnownRule)| Rc::ptr_eq(&rule.pattern, &known.text);
        let first = rules.iter().zip(&self.rules).take_while(same).count();
        let rest = rules.len().min(self.rules.len()) - first;
        let last = rules.iter().rev().zip(self.rules.iter().rev()).take(rest).take_while(same);
        let last = last.count();
        let new = rules.iter().take(rules.len() - last).skip(first);
        let new = new.map(|rule| KnownRule::read(&rule.pattern, event));
        drop(self.rules.splice(first..self.rules.len() - last, new));
    }
}

impl KnownRule {
    fn read(text: &Rc<str>, event: Option<&Event<'_>>) -> Self {
        let pattern = Pattern::parse(text).ok();
        Self { text: text.clone(), view: view(text, pattern.as_ref(), event), pattern }
    }
}

fn view(text: &str, pattern: Option<&Pattern>, event: Option<&Event<'_>>) -> RuleView {
    let Some(pattern) = pattern else {
        let verdict =
            if text.trim().is_empty() { RuleVerdict::Empty } else { RuleVerdict::Invalid };
        return RuleView { fields: 0, verdict };
    };
    let verdict = event.map_or(RuleVerdict::NoEvent, |event| {
        let explanation = explain::explain(pattern, event);
        match miss(pattern, &explanation) {
            _ if explanation.matched => RuleVerdict::Matched,
            miss => RuleVerdict::NotMatched(miss),
        }
    });
    RuleView { fields: pattern.fields().len(), verdict }
}

/// The nearest miss in a few words: by its last key.
fn miss(pattern: &Pattern, explanation: &Explanation) -> Miss {
    if let Some(apart) = &explanation.apart {
        return Miss::Apart { array: shorten(&apart.array, SHOWN) };
    }
    let misses = explain::misses(explanation);
    let nearest = misses.first().copied().unwrap_or_default();
    Miss::Field {
        key: shorten(pattern.last_key(nearest), SHOWN),
        gap: gap(pattern, explanation, nearest).unwrap_or(Gap::Differs),
        more: misses.len().saturating_sub(1),
    }
}

fn gap(pattern: &Pattern, explanation: &Explanation, field: usize) -> Option<Gap> {
    let found = explanation.fields.get(field)?;
    let alternative = pattern.fields().get(field)?.alternatives.get(found.alternative)?;
    Some(match &alternative.comparison {
        _ if found.value.is_none() => Gap::Missing,
        Comparison::Exists(_) => Gap::There,
        Comparison::AnythingBut(_) => Gap::Excluded,
        _ => Gap::Differs,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        examples::worked_example,
        state::{Change, Rules, Texts},
        view::TextName,
    };

    fn judged(known: &mut Known, texts: &Texts) -> Vec<RuleView> {
        let event = Event::parse(&texts.event).ok();
        known.judge(texts.rules.all(), &texts.event, event.as_ref()).to_vec()
    }

    fn field(key: &str, gap: Gap, more: usize) -> RuleVerdict {
        RuleVerdict::NotMatched(Miss::Field { key: key.into(), gap, more })
    }

    fn verdicts(event: &str, patterns: &[&str]) -> Vec<RuleVerdict> {
        let rules = patterns.iter().map(|pattern| ("", *pattern));
        let texts = Texts::new(event, "", "", "").with_rules(rules, 0);
        judged(&mut Known::default(), &texts).into_iter().map(|view| view.verdict).collect()
    }

    #[test]
    fn of_the_example_three_rules_match_and_one_does_not() {
        let views = judged(&mut Known::default(), &worked_example());
        assert_eq!(views.iter().map(|view| view.fields).collect::<Vec<_>>(), [5, 3, 2, 3]);
        let matched: Vec<bool> =
            views.iter().map(|view| view.verdict == RuleVerdict::Matched).collect();
        assert_eq!(matched, [true, true, true, false]);
        assert_eq!(views[3].verdict, field("accountId", Gap::Differs, 0));
    }

    #[test]
    fn a_miss_is_told_by_its_last_key_and_in_what_way() {
        let event = r#"{"a": {"b": 1}, "e": [{"x": 1, "y": 1}, {"x": 2, "y": 2}]}"#;
        let patterns = [
            r#"{"a": {"b": [2]}}"#,
            r#"{"a": {"c": [2], "d": [3]}}"#,
            r#"{"a": {"b": [{"exists": false}]}}"#,
            r#"{"a": {"b": [{"anything-but": 1}]}}"#,
            r#"{"e": {"x": [1], "y": [2]}}"#,
            r#"{"a": 1}"#,
            " ",
        ];
        let wanted = [
            field("b", Gap::Differs, 0),
            field("c", Gap::Missing, 1),
            field("b", Gap::There, 0),
            field("b", Gap::Excluded, 0),
            RuleVerdict::NotMatched(Miss::Apart { array: "e".into() }),
            RuleVerdict::Invalid,
            RuleVerdict::Empty,
        ];
        assert_eq!(verdicts(event, &patterns), wanted);
    }

    #[test]
    fn without_an_event_there_is_no_verdict_but_on_what_is_wrong_by_itself() {
        let verdicts = verdicts("{", &[r#"{"a": [1]}"#, "{"]);
        assert_eq!(verdicts, [RuleVerdict::NoEvent, RuleVerdict::Invalid]);
    }

    #[test]
    fn what_is_kept_is_what_would_be_found_anew() {
        let mut texts = worked_example();
        let mut known = Known::default();
        let rule = |texts: &Texts, change: Change| Texts {
            rules: texts.rules.after(&change),
            ..texts.clone()
        };
        let edits: [&dyn Fn(&Texts) -> Texts; 10] = [
            &|texts| rule(texts, Change::Duplicate(1)),
            &|texts| texts.with(TextName::Pattern, r#"{"source": ["x"]}"#.into()),
            &|texts| texts.with(TextName::Event, r#"{"source": "x"}"#.into()),
            &|texts| rule(texts, Change::Remove(0)),
            &|texts| rule(texts, Change::Add),
            &|texts| texts.with(TextName::Event, "{".into()),
            &|texts| texts.with(TextName::Pattern, "{".into()),
            &|texts| rule(texts, Change::Restore),
            &|texts| Texts { rules: Rules::one(Rule::new("{}")), ..texts.clone() },
            &|_| worked_example(),
        ];
        for (step, edit) in edits.into_iter().enumerate() {
            texts = edit(&texts);
            let anew = judged(&mut Known::default(), &texts);
            assert_eq!(judged(&mut known, &texts), anew, "step {step}");
        }
    }

    #[test]
    fn only_the_pattern_that_changed_is_read_again() {
        let mut known = Known::default();
        let texts = worked_example();
        judged(&mut known, &texts);
        let kept = |known: &Known| -> Vec<*const rulelens::pattern::Field> {
            let fields = |rule: &KnownRule| rule.pattern.as_ref().unwrap().fields().as_ptr();
            known.rules.iter().map(fields).collect()
        };
        let before = kept(&known);
        judged(&mut known, &texts.with(TextName::Pattern, r#"{"source": ["x"]}"#.into()));
        judged(&mut known, &texts.with(TextName::Event, "{}".into()));
        let after = kept(&known);
        assert_eq!((before[0], &before[2..]), (after[0], &after[2..]));
    }
}
