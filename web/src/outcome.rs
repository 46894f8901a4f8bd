//! What the page says about the whole, in words and signs: the headline, how far the event gets,
//! what the tabs say beforehand. Plain data; the components draw it.

use crate::{
    messages::{counted, format, number, of_number, of_the_core, plain, prose, sentence, text},
    shown::Shown,
    state::{Action, Tab},
    view::{Card, DeliveryView, DropView, Payload, Piece, Problem, TextName, Verdict},
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
    /// Not valid.
    Bang,
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
    /// Its end, which a phone leaves out.
    pub(crate) count: String,
    /// Facts beside it.
    pub(crate) asides: Vec<Aside>,
    /// What can be done about it: label and action.
    pub(crate) action: Option<(String, Action)>,
}

/// The answer that the page gives.
pub(crate) fn headline(shown: &Shown) -> Headline {
    match &shown.now.verdict {
        Verdict::Matched { fields } => matched(shown, *fields),
        Verdict::NotMatched { reason, others, missed, satisfied, event_line } => Headline {
            tone: Tone::No,
            verdict: text("verdict.not-matched"),
            reason: with_more(reason, missed.saturating_sub(1)),
            detail: about_others(others, *missed, *satisfied),
            count: match others.is_empty() {
                true => String::new(),
                false => about_satisfied(*satisfied),
            },
            asides: vec![not_sent(shown.now.targets)],
            action: event_line.map(|line| go_to(TextName::Event, line)),
        },
        Verdict::None { text, problem } => no_verdict(shown, *text, problem),
        Verdict::Empty => Headline {
            tone: Tone::Idle,
            verdict: text("verdict.empty"),
            reason: Vec::new(),
            detail: words(text("verdict.empty.text")),
            count: String::new(),
            asides: Vec::new(),
            action: None,
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
        count: String::new(),
        asides: Vec::new(),
        action: None,
    };
    match &shown.now.delivery {
        Some(DeliveryView::Delivered { payload, accepted, card }) => {
            let target = [Piece::Field(shown.now.target.text.to_string())];
            let size = words(&size(payload));
            let receives = sentence("verdict.receives", &[("target", &target), ("size", &size)]);
            headline.detail.extend(receives);
            headline.asides = vec![email_aside(payload, *accepted), chat_aside(*card)];
        }
        Some(DeliveryView::Dropped { drop, .. }) => dropped(&mut headline, drop, fields),
        None => not_known(&mut headline, shown),
    }
    headline
}

fn not_sent(targets: usize) -> Aside {
    let key = of_number(targets, ["aside.nothing.fact", "aside.nothing.facts"]);
    let fact = format(key, &[("n", &number(targets))]);
    aside(Tone::No, Sign::Dash, "aside.nothing", &fact)
}

fn email_aside(payload: &Payload, accepted: bool) -> Aside {
    if accepted {
        let shows = format("aside.email.fact", &[("lines", &line_count(payload.lines))]);
        aside(Tone::Ok, Sign::Check, "aside.email", &shows)
    } else {
        aside(Tone::Warn, Sign::Cut, "aside.email", text("aside.email.refused"))
    }
}

fn chat_aside(card: Option<Card>) -> Aside {
    let shown = |fact| aside(Tone::Ok, Sign::Check, "aside.chat", text(fact));
    match card {
        Some(Card::Finding) => shown("aside.chat.finding"),
        Some(Card::Event) => shown("aside.chat.event"),
        Some(Card::Custom) => shown("aside.chat.custom"),
        None => aside(Tone::Warn, Sign::Cut, "aside.chat", text("aside.chat.dropped")),
    }
}

fn dropped(headline: &mut Headline, drop: &DropView, fields: usize) {
    let fact = format("why.count", &[("n", &number(fields)), ("all", &number(fields))]);
    headline.tone = Tone::Warn;
    headline.verdict = text("verdict.dropped");
    headline.detail = sentence("verdict.dropped.text", &[("reason", &drop.reason)]);
    headline.asides = vec![
        aside(Tone::Ok, Sign::Check, "aside.pattern", &fact),
        aside(Tone::Warn, Sign::Cut, "aside.delivery", text("aside.delivery.dropped")),
    ];
    headline.action = Some((text("verdict.dropped.action").to_owned(), Action::ShowTab(Tab::Json)));
}

/// The event matches, but a text of the target is not valid.
fn not_known(headline: &mut Headline, shown: &Shown) {
    if shown.now.target_open {
        headline.detail.extend(words(text("verdict.unknown.link")));
    } else if let Some((name, problem)) = delivery_problem(shown) {
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
        count: String::new(),
        asides: last
            .map(|fact| aside(Tone::Idle, Sign::Clock, "aside.last", fact))
            .into_iter()
            .collect(),
        action: Some(match &problem.fix {
            Some(fix) => (plain(&fix.title), Action::Edit(name, fix.text.clone())),
            None => go_to(name, problem.line),
        }),
    }
}

/// The first fault in the texts that the delivery is made from.
pub(crate) fn delivery_problem(shown: &Shown) -> Option<(TextName, &Problem)> {
    let texts = shown.now.input.texts().iter().copied().chain([TextName::Event]);
    texts.into_iter().find_map(|name| {
        let problem = shown.now.text(name).problems.iter().find(|problem| problem.is_error())?;
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
            TextName::Constant => "place.constant",
            TextName::InputPath => "place.path",
            TextName::InputPaths => "place.paths",
            TextName::Template => "place.template",
        },
        &[("line", &number(line))],
    )
}

/// `4 lines, 405 bytes`
pub(crate) fn size(payload: &Payload) -> String {
    let (lines, bytes) = (line_count(payload.lines), payload.text.len());
    let key = of_number(bytes, ["size.byte", "size.bytes"]);
    format(key, &[("lines", &lines), ("bytes", &number(bytes))])
}

/// `4 lines`
pub(crate) fn line_count(lines: usize) -> String {
    format(of_number(lines, ["count.line", "count.lines"]), &[("n", &number(lines))])
}

fn with_more(reason: &[Piece], more: usize) -> Vec<Piece> {
    let mut pieces = of_the_core(reason, false);
    if more > 0 {
        pieces.extend(words(&format("verdict.more", &[("n", &number(more))])));
    }
    pieces
}

/// The reasons of the others that are not satisfied; if there are none, how many are.
fn about_others(others: &[Vec<Piece>], missed: usize, satisfied: usize) -> Vec<Piece> {
    let n = number(satisfied);
    if others.is_empty() {
        return words(&match satisfied {
            0 => text("verdict.others.none").to_owned(),
            1 => text("verdict.others.one").to_owned(),
            _ => format("verdict.others.many", &[("n", &n)]),
        });
    }
    let mut reasons = Vec::new();
    for reason in others {
        if !reasons.is_empty() {
            reasons.extend(words(text("verdict.others.between")));
        }
        reasons.extend(of_the_core(reason, false));
    }
    let more = missed.saturating_sub(1 + others.len());
    if more > 0 {
        reasons.extend(words(&format("verdict.more", &[("n", &number(more))])));
    }
    sentence("verdict.others.unsatisfied", &[("reasons", &reasons)])
}

fn about_satisfied(n: usize) -> String {
    match n {
        0 => String::new(),
        n => counted(n, ["verdict.satisfied.one", "verdict.satisfied.many"]),
    }
}

fn go_to(name: TextName, line: usize) -> (String, Action) {
    let key = match name {
        TextName::Event => "go-to.event",
        TextName::Pattern => "go-to.pattern",
        TextName::Constant => "go-to.constant",
        TextName::InputPath => "go-to.path",
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
    match shown.now.delivery.as_ref()? {
        DeliveryView::Delivered { accepted, card, .. } => match tab {
            Tab::Email | Tab::EmailJson if *accepted => {
                Some(outcome(Tone::Ok, Sign::Check, "tab.shown"))
            }
            Tab::Email | Tab::EmailJson => Some(outcome(Tone::Warn, Sign::Cut, "tab.nothing")),
            Tab::Slack | Tab::Teams if card.is_some() => {
                Some(outcome(Tone::Ok, Sign::Check, "tab.shown"))
            }
            Tab::Slack | Tab::Teams => Some(outcome(Tone::Warn, Sign::Cut, "tab.dropped")),
            Tab::Chime => Some(outcome(Tone::Idle, Sign::Dash, "tab.ended")),
            Tab::Json | Tab::SlackWebhook | Tab::TeamsWebhook => None,
        },
        DeliveryView::Dropped { .. } if tab == Tab::Json => {
            Some(outcome(Tone::Warn, Sign::Cut, "tab.not-json"))
        }
        DeliveryView::Dropped { .. } => Some(outcome(Tone::Idle, Sign::Dash, "tab.nothing")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Severity, View};

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
            severity: Severity::Error,
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
            others: ["a", "b"]
                .map(|key| vec![Piece::Field(key.into()), Piece::Words("is off".into())])
                .into(),
            missed: 4,
            satisfied: 3,
            event_line: Some(60),
        }));
        assert_eq!(plain(&headline.reason), "severity is off, and 3 more");
        assert_eq!(plain(&headline.detail), "Also a is off; b is off, and 1 more.");
        assert_eq!(headline.count, " 3 fields are satisfied.");
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
    fn the_target_of_a_damaged_link_is_not_known() {
        let mut view = View::new(Verdict::Matched { fields: 3 });
        view.target_open = true;
        let shown = Shown::after(None, view);
        let headline = headline(&shown);
        assert_eq!(headline.tone, Tone::Ok);
        assert!(plain(&headline.detail).contains("the link ends inside the target"));
        assert_eq!(stages(&shown).map(|stage| stage.tone), [Tone::Ok, Tone::Idle]);
    }

    #[test]
    fn a_drop_is_seen_after_a_match() {
        let mut view = View::new(Verdict::Matched { fields: 3 });
        view.delivery =
            Some(DeliveryView::Dropped { payload: Payload::default(), drop: Box::default() });
        let shown = Shown::after(None, view);
        assert_eq!(headline(&shown).tone, Tone::Warn);
        assert_eq!(stages(&shown).map(|stage| stage.tone), [Tone::Ok, Tone::Warn]);
        assert_eq!(tab_outcome(&shown, Tab::Email).unwrap().sign, Sign::Dash);
        assert_eq!(tab_outcome(&shown, Tab::Json).unwrap().sign, Sign::Cut);
    }

    #[test]
    fn a_tab_has_no_check_whose_client_shows_nothing() {
        let signs = |accepted, card| {
            let mut view = View::new(Verdict::Matched { fields: 3 });
            let payload = Payload::default();
            view.delivery = Some(DeliveryView::Delivered { payload, accepted, card });
            let shown = Shown::after(None, view);
            [Tab::Email, Tab::Slack, Tab::Teams, Tab::Chime]
                .map(|tab| tab_outcome(&shown, tab).unwrap().sign)
        };
        assert_eq!(signs(true, None), [Sign::Check, Sign::Cut, Sign::Cut, Sign::Dash]);
        let all = [Sign::Check, Sign::Check, Sign::Check, Sign::Dash];
        assert_eq!(signs(true, Some(Card::Finding)), all);
        assert_eq!(signs(false, None), [Sign::Cut, Sign::Cut, Sign::Cut, Sign::Dash]);
    }
}
