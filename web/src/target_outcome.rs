//! What the list of targets says of each, in words and signs. Plain data; `components/name_menu`
//! draws it.

use crate::{
    messages::{format, number, text},
    name_words::Row,
    outcome::{Sign, Tone, line_count},
    state::Input,
    view::{Arrival, Card, Piece, TargetView},
};

/// The most targets that a rule may have, by the service's quotas.
const MOST: usize = 5;

/// The rows of the menu. `sent`: whether the chosen rule passes the event on.
pub(crate) fn rows(targets: &[TargetView], sent: bool) -> Vec<Row> {
    let row = |target: &TargetView| {
        let (tone, sign, word) = outcome(target.arrival, sent);
        Row { facts: vec![Piece::Words(facts(target.input))], tone, sign, word }
    };
    targets.iter().map(row).collect()
}

/// `SNS, input transformer`
fn facts(input: Input) -> String {
    let form = text(match input {
        Input::MatchedEvent => "form.event.short",
        Input::Path => "form.path.short",
        Input::Constant => "form.constant.short",
        Input::Transformer => "form.transformer.short",
    });
    format("target.facts", &[("service", text("target.service")), ("form", form)])
}

fn outcome(arrival: Arrival, sent: bool) -> (Tone, Sign, String) {
    let of = |tone, sign, key| (tone, sign, text(key).to_owned());
    match arrival {
        Arrival::Invalid => of(Tone::Idle, Sign::Bang, "target.invalid"),
        Arrival::NoEvent => of(Tone::Idle, Sign::Dash, "target.no-event"),
        _ if !sent => of(Tone::Idle, Sign::Dash, "target.not-sent"),
        Arrival::NotJson => of(Tone::Warn, Sign::Cut, "target.not-json"),
        Arrival::TooLarge => of(Tone::Warn, Sign::Cut, "target.too-large"),
        Arrival::Delivered { accepted: false, .. } => of(Tone::Warn, Sign::Cut, "target.refused"),
        Arrival::Delivered { card: Some(Card::Custom), .. } => {
            of(Tone::Ok, Sign::Check, "target.notification")
        }
        Arrival::Delivered { card: Some(_), .. } => of(Tone::Ok, Sign::Check, "target.card"),
        Arrival::Delivered { lines, .. } => {
            let word = format("target.mail", &[("lines", &line_count(lines))]);
            (Tone::Ok, Sign::Check, word)
        }
    }
}

/// How many there are: `3 of 5 a rule may have`.
pub(crate) fn summary(targets: usize) -> String {
    format("targets.count", &[("n", &number(targets)), ("most", &number(MOST))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_to_be_shown_that_is_not_sent() {
        let mail = Arrival::Delivered { lines: 4, accepted: true, card: None };
        assert_eq!(outcome(mail, true).2, "e-mail shows 4 lines");
        for arrival in [mail, Arrival::NotJson, Arrival::TooLarge] {
            assert_eq!(outcome(arrival, false).2, "not sent");
        }
        assert_eq!(outcome(Arrival::Invalid, false).1, Sign::Bang);
    }

    #[test]
    fn a_card_is_worth_more_than_a_mail_and_neither_counts_if_sns_refuses() {
        let card = |accepted| {
            let card = Some(Card::Finding);
            outcome(Arrival::Delivered { lines: 1, accepted, card }, true)
        };
        assert_eq!(card(true).2, "Slack and Teams show a card");
        assert_eq!(card(false).0, Tone::Warn);
        assert_eq!(summary(3), "3 of 5 a rule may have");
    }
}
