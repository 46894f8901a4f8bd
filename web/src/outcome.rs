//! What the page says about the whole, in words and signs: the headline, how far the event gets,
//! what the tabs say beforehand. Plain data; the components draw it.

use crate::{
    messages::{format, number, of_number, prose, sentence, spaced, text},
    shown::Shown,
    state::{Action, Tab},
    view::{DeliveryView, Piece, Problem, TextName, Verdict},
};

/// The role of a colour. Never told by colour alone: a sign and a word go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Matched, delivered.
    Ok,
    /// Not matched.
    No,
    /// Matched, but nothing arrives.
    Warn,
    /// No verdict, or not sent.
    Idle,
}

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Satisfied, shown.
    Check,
    /// Not satisfied.
    Cross,
    /// Nothing.
    Dash,
    /// Delivered.
    Arrow,
    /// Dropped.
    Cut,
    /// From before.
    Clock,
}

/// An outcome in one word or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Its colour.
    pub(crate) tone: Tone,
    /// Its sign.
    pub(crate) sign: Sign,
    /// Its words.
    pub(crate) word: &'static str,
}

/// A fact beside the headline.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Aside {
    /// What it is about, with its colour and sign.
    pub(crate) outcome: Outcome,
    /// The fact.
    pub(crate) fact: String,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Headline {
    /// Its colour and glyph.
    pub(crate) tone: Tone,
    /// The verdict.
    pub(crate) verdict: &'static str,
    /// What follows the verdict in the same sentence.
    pub(crate) reason: Vec<Piece>,
    /// The second line.
    pub(crate) detail: Vec<Piece>,
    /// Facts beside it.
    pub(crate) asides: Vec<Aside>,
    /// What can be done about it: label and action.
    pub(crate) action: Option<(String, Action)>,
}

/// The answer that the page gives.
pub(crate) fn headline(shown: &Shown) -> Headline {
    match &shown.now.verdict {
        Verdict::Matched { fields } => matched(shown, *fields),
        Verdict::NotMatched { reason, others, satisfied, event_line } => Headline {
            tone: Tone::No,
            verdict: text("verdict.not-matched"),
            reason: with_more(reason, others.len()),
            detail: about_others(others, *satisfied),
            asides: vec![aside(Tone::No, Sign::Dash, "aside.nothing", text("aside.nothing.fact"))],
            action: event_line.map(|line| go_to(TextName::Event, line)),
        },
        Verdict::None { text, problem } => no_verdict(shown, *text, problem),
        Verdict::Empty => Headline {
            tone: Tone::Idle,
            verdict: text("verdict.empty"),
            reason: Vec::new(),
            detail: words(text("verdict.empty.text")),
            asides: Vec::new(),
            action: Some((text("verdict.empty.action").to_owned(), Action::Reset)),
        },
    }
}

fn matched(shown: &Shown, fields: usize) -> Headline {
    let satisfied = format(
        of_number(fields, ["verdict.matched.field", "verdict.matched.fields"]),
        &[("n", &number(fields))],
    );
    let mut headline = Headline {
        tone: Tone::Ok,
        verdict: text("verdict.matched"),
        reason: Vec::new(),
        detail: words(&satisfied),
        asides: Vec::new(),
        action: None,
    };
    match &shown.now.delivery {
        Some(DeliveryView::Delivered { bytes, lines, email, .. }) => {
            let size = size(*lines, *bytes);
            headline.detail.extend(words(&format("verdict.receives", &[("size", &size)])));
            let shows = format("aside.email.fact", &[("lines", &line_count(*lines))]);
            headline.asides = vec![match email {
                Some(_) => aside(Tone::Ok, Sign::Check, "aside.email", &shows),
                None => aside(Tone::Warn, Sign::Cut, "aside.email", text("aside.email.too-large")),
            }];
        }
        Some(DeliveryView::Dropped { reason, .. }) => dropped(&mut headline, reason, fields),
        None => not_known(&mut headline, shown),
    }
    headline
}

fn dropped(headline: &mut Headline, reason: &[Piece], fields: usize) {
    let fact = format("why.count", &[("n", &number(fields)), ("all", &number(fields))]);
    headline.tone = Tone::Warn;
    headline.verdict = text("verdict.dropped");
    headline.detail = sentence("verdict.dropped.text", &[("reason", reason)]);
    headline.asides = vec![
        aside(Tone::Ok, Sign::Check, "aside.pattern", &fact),
        aside(Tone::Warn, Sign::Cut, "aside.delivery", text("aside.delivery.dropped")),
    ];
    headline.action =
        Some((text("verdict.dropped.action").to_owned(), Action::ShowTab(Tab::Payload)));
}

/// The event matches, but a text of the target is not valid.
fn not_known(headline: &mut Headline, shown: &Shown) {
    if let Some((name, problem)) = delivery_problem(shown) {
        let place = place(name, problem.line);
        headline.detail.extend(words(&format("verdict.unknown", &[("place", &place)])));
        headline.action = Some(go_to(name, problem.line));
    }
    headline.asides =
        vec![aside(Tone::Idle, Sign::Dash, "aside.delivery", text("aside.delivery.unknown"))];
}

fn no_verdict(shown: &Shown, name: TextName, problem: &Problem) -> Headline {
    let last = match shown.last_verdict() {
        Some(Verdict::Matched { .. }) => Some(text("aside.last.matched")),
        Some(_) => Some(text("aside.last.not-matched")),
        None => None,
    };
    Headline {
        tone: Tone::Idle,
        verdict: text("verdict.none"),
        reason: words(match name {
            TextName::Event => text("verdict.none.event"),
            _ => text("verdict.none.pattern"),
        }),
        detail: sentence(
            "verdict.none.text",
            &[("place", &words(&position(problem))), ("fault", &prose(&problem.message))],
        ),
        asides: last
            .map(|fact| aside(Tone::Idle, Sign::Clock, "aside.last", fact))
            .into_iter()
            .collect(),
        action: Some(go_to(name, problem.line)),
    }
}

/// The first fault in the texts that the delivery is made from.
pub(crate) fn delivery_problem(shown: &Shown) -> Option<(TextName, &Problem)> {
    [TextName::InputPaths, TextName::Template, TextName::Event].into_iter().find_map(|name| {
        let problem = shown.now.text(name).problems.iter().find(|problem| problem.error)?;
        Some((name, problem))
    })
}

/// `Line 2, column 14:`
pub(crate) fn position(problem: &Problem) -> String {
    let (line, column) = (number(problem.line), number(problem.column));
    format("problem.position", &[("line", &line), ("column", &column)])
}

/// `line 2 of the input template`
pub(crate) fn place(name: TextName, line: usize) -> String {
    format(
        match name {
            TextName::Event => "place.event",
            TextName::Pattern => "place.pattern",
            TextName::InputPaths => "place.paths",
            TextName::Template => "place.template",
        },
        &[("line", &number(line))],
    )
}

/// `4 lines, 405 bytes`
pub(crate) fn size(lines: usize, bytes: usize) -> String {
    format(
        of_number(bytes, ["size.byte", "size.bytes"]),
        &[("lines", &line_count(lines)), ("bytes", &number(bytes))],
    )
}

/// `4 lines`
pub(crate) fn line_count(lines: usize) -> String {
    format(of_number(lines, ["count.line", "count.lines"]), &[("n", &number(lines))])
}

fn with_more(reason: &[Piece], more: usize) -> Vec<Piece> {
    let mut pieces = spaced(reason);
    if more > 0 {
        pieces.extend(words(&format("verdict.more", &[("n", &number(more))])));
    }
    pieces
}

fn about_others(others: &[String], satisfied: usize) -> Vec<Piece> {
    let n = number(satisfied);
    if others.is_empty() {
        return words(&match satisfied {
            0 => text("verdict.others.none").to_owned(),
            1 => text("verdict.others.one").to_owned(),
            _ => format("verdict.others.many", &[("n", &n)]),
        });
    }
    let mut names = Vec::new();
    for path in others {
        if !names.is_empty() {
            names.extend(words(", "));
        }
        names.push(Piece::Field(path.clone()));
    }
    let mut pieces = sentence("verdict.others.unsatisfied", &[("fields", &names)]);
    if satisfied > 0 {
        let key = of_number(satisfied, ["verdict.satisfied.one", "verdict.satisfied.many"]);
        pieces.extend(words(&format(key, &[("n", &n)])));
    }
    pieces
}

fn go_to(name: TextName, line: usize) -> (String, Action) {
    let key = match name {
        TextName::Event => "go-to.event",
        TextName::Pattern => "go-to.pattern",
        TextName::InputPaths => "go-to.paths",
        TextName::Template => "go-to.template",
    };
    (format(key, &[("line", &number(line))]), Action::GoTo(name, line))
}

fn aside(tone: Tone, sign: Sign, about: &'static str, fact: &str) -> Aside {
    Aside { outcome: outcome(tone, sign, about), fact: fact.to_owned() }
}

fn outcome(tone: Tone, sign: Sign, key: &'static str) -> Outcome {
    Outcome { tone, sign, word: text(key) }
}

fn words(text: &str) -> Vec<Piece> {
    vec![Piece::Words(text.to_owned())]
}

/// How far the event gets: past the rule, past the target's input.
pub(crate) fn stages(shown: &Shown) -> [Outcome; 2] {
    let rule = match shown.now.verdict {
        Verdict::Matched { .. } => outcome(Tone::Ok, Sign::Check, "stage.matched"),
        Verdict::NotMatched { .. } => outcome(Tone::No, Sign::Cross, "stage.not-matched"),
        Verdict::None { .. } | Verdict::Empty => outcome(Tone::Idle, Sign::Dash, "stage.none"),
    };
    let target = match (&shown.now.verdict, &shown.now.delivery) {
        (Verdict::Matched { .. }, Some(DeliveryView::Delivered { .. })) => {
            outcome(Tone::Ok, Sign::Arrow, "stage.delivered")
        }
        (Verdict::Matched { .. }, Some(DeliveryView::Dropped { .. })) => {
            outcome(Tone::Warn, Sign::Cut, "stage.dropped")
        }
        (Verdict::Matched { .. }, None) => outcome(Tone::Idle, Sign::Dash, "stage.unknown"),
        (Verdict::NotMatched { .. }, _) => outcome(Tone::Idle, Sign::Dash, "stage.not-sent"),
        (Verdict::None { .. } | Verdict::Empty, _) => outcome(Tone::Idle, Sign::Dash, "stage.none"),
    };
    [rule, target]
}

/// What a tab says before it is opened. Nothing unless something is sent.
pub(crate) fn tab_outcome(shown: &Shown, tab: Tab) -> Option<Outcome> {
    if !matches!(shown.now.verdict, Verdict::Matched { .. }) {
        return None;
    }
    match (shown.now.delivery.as_ref()?, tab) {
        (DeliveryView::Delivered { email: Some(_), .. }, Tab::Email) => {
            Some(outcome(Tone::Ok, Sign::Check, "tab.shown"))
        }
        (DeliveryView::Delivered { email: None, .. }, Tab::Email) => {
            Some(outcome(Tone::Warn, Sign::Cut, "tab.nothing"))
        }
        (DeliveryView::Delivered { .. }, Tab::Payload) => None,
        (DeliveryView::Dropped { .. }, Tab::Payload) => {
            Some(outcome(Tone::Warn, Sign::Cut, "tab.not-json"))
        }
        (DeliveryView::Dropped { .. }, Tab::Email) => {
            Some(outcome(Tone::Idle, Sign::Dash, "tab.nothing"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::View;

    fn headline_of(view: View) -> Headline {
        headline(&Shown::after(None, view))
    }

    fn plain(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(text)
                | Piece::Field(text)
                | Piece::Value(text)
                | Piece::Operand(text) => text.as_str(),
            })
            .collect()
    }

    fn problem() -> Problem {
        Problem {
            code: "test".into(),
            error: true,
            message: "unexpected `}`".into(),
            help: String::new(),
            fix: None,
            service: None,
            from: 0,
            to: 1,
            line: 2,
            column: 14,
        }
    }

    #[test]
    fn a_near_miss_names_the_other_fields_too() {
        let headline = headline_of(View::new(Verdict::NotMatched {
            reason: vec![Piece::Field("severity".into()), Piece::Words("is off".into())],
            others: vec!["a".into(), "b".into()],
            satisfied: 3,
            event_line: Some(60),
        }));
        assert_eq!(plain(&headline.reason), "severity is off, and 2 more");
        assert_eq!(plain(&headline.detail), "Also not satisfied: a, b. 3 fields are satisfied.");
        assert_eq!(headline.action.unwrap().1, Action::GoTo(TextName::Event, 60));
    }

    #[test]
    fn a_fault_is_placed() {
        let headline =
            headline_of(View::new(Verdict::None { text: TextName::Pattern, problem: problem() }));
        assert_eq!(plain(&headline.detail), "Line 2, column 14: Unexpected }");
        assert_eq!(headline.tone, Tone::Idle);
        assert!(headline.asides.is_empty(), "there was no verdict before");
    }

    #[test]
    fn a_match_whose_template_is_not_valid_says_that_the_rest_is_not_known() {
        let mut view = View::new(Verdict::Matched { fields: 1 });
        view.template.problems.push(problem());
        let headline = headline_of(view);
        assert_eq!(headline.tone, Tone::Ok);
        assert_eq!(
            plain(&headline.detail),
            "The field is satisfied. What arrives is not known: line 2 of the input template is not valid."
        );
    }

    #[test]
    fn a_drop_is_seen_after_a_match() {
        let mut view = View::new(Verdict::Matched { fields: 3 });
        view.delivery = Some(DeliveryView::Dropped {
            reason: vec![Piece::Words("it is not JSON".into())],
            help: String::new(),
            payload: Vec::new(),
            broken_at: None,
        });
        let shown = Shown::after(None, view);
        assert_eq!(headline(&shown).tone, Tone::Warn);
        assert_eq!(stages(&shown).map(|stage| stage.tone), [Tone::Ok, Tone::Warn]);
        assert_eq!(tab_outcome(&shown, Tab::Email).unwrap().sign, Sign::Dash);
    }
}
