//! What becomes of the event at each of the targets.

use rulelens::Event;
use rulelens::transform::{Cause, InputPaths, Outcome, TargetInput, Template};

use super::delivery::{accepted, card, origin, receive};
use crate::state::{Input, Target, Texts};
use crate::view::{Arrival, TargetView};

/// A view of each target, in their order, if the chosen rule passes the event on.
#[must_use]
pub fn targets(texts: &Texts) -> Vec<TargetView> {
    let event = Event::parse(&texts.event).ok();
    let rule = &texts.rules.names().chosen().text;
    let view = |target: &Target| TargetView {
        input: target.input,
        arrival: arrival(target, event.as_ref(), rule),
    };
    texts.targets.all().iter().map(view).collect()
}

fn arrival(target: &Target, event: Option<&Event<'_>>, rule: &str) -> Arrival {
    let Some(input) = read(target) else { return Arrival::Invalid };
    let Some(event) = event else { return Arrival::NoEvent };
    let delivery = receive(&input, event, rule);
    match &delivery.outcome {
        Outcome::Dropped(drop) if drop.cause == Cause::TooLarge => Arrival::TooLarge,
        Outcome::Dropped(_) => Arrival::NotJson,
        _ => Arrival::Delivered {
            lines: delivery.payload.lines().count(),
            accepted: accepted(&delivery.payload, &origin(event)),
            card: card(&delivery.payload),
        },
    }
}

/// What a target's input is; `None` if a text of it is not valid.
pub(super) fn read(target: &Target) -> Option<TargetInput> {
    match target.input {
        Input::MatchedEvent => Some(TargetInput::MatchedEvent),
        Input::Constant => TargetInput::constant(&target.constant).ok(),
        Input::Path => TargetInput::path(&target.input_path).ok(),
        Input::Transformer => {
            let paths = InputPaths::parse(&target.input_paths).ok()?;
            let template = Template::parse(&target.template, &paths).ok()?;
            Some(TargetInput::Transformer { paths, template })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        examples::worked_example,
        view::{Card, TextName},
    };

    fn arrivals(texts: &Texts) -> Vec<Arrival> {
        targets(texts).into_iter().map(|view| view.arrival).collect()
    }

    #[test]
    fn of_the_example_one_is_a_mail_one_a_card_and_one_is_dropped() {
        let mail = Arrival::Delivered { lines: 4, accepted: true, card: None };
        let card = Arrival::Delivered { lines: 1, accepted: true, card: Some(Card::Finding) };
        assert_eq!(arrivals(&worked_example()), [mail, card, Arrival::NotJson]);
    }

    #[test]
    fn a_fault_concerns_its_target_alone_and_a_fault_of_the_event_all_others() {
        let texts = worked_example().with(TextName::Template, "<none>".into());
        assert_eq!(arrivals(&texts)[0], Arrival::Invalid);
        assert_eq!(arrivals(&texts)[2], Arrival::NotJson);
        let texts = texts.with(TextName::Event, "{".into());
        assert_eq!(arrivals(&texts), [Arrival::Invalid, Arrival::NoEvent, Arrival::NoEvent]);
    }

    #[test]
    fn a_payload_of_more_than_sns_takes_is_not_accepted_and_one_without_bound_is_dropped() {
        let event = format!("{{\"a\": \"{}\"}}", "x".repeat(1_100_000));
        let arrivals = |template: &str| {
            let target = Target::transformer("{\"a\": \"$.a\"}", template);
            arrivals(&Texts::new(&event, "", "", "").with_targets([("t", target)], 0))
        };
        let refused = Arrival::Delivered { lines: 1, accepted: false, card: None };
        assert_eq!(arrivals("<a>"), [refused]);
        assert_eq!(arrivals(&"<a>".repeat(20)), [Arrival::TooLarge]);
    }
}
