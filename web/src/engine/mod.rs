//! From the texts to what the page shows: the only caller of the core.

mod change;
mod chat;
mod consistency;
mod delivery;
mod fields;
mod located;
mod nearest_key;
mod parts;
mod picture;
mod preview;
mod provenance;
mod rules;
mod target;
mod targets;

use rulelens::pattern::{self, lint};
use rulelens::transform::TemplateKind as Kind;
use rulelens::{Diagnostic, Event, Pattern, explain};

use crate::state::Texts;
use crate::view::{TemplateKind, TextName, TextView, Verdict, View};
pub use chat::chat;
use located::Lines;
pub(crate) use located::problem;
pub use preview::preview;
pub use rules::Known;
use target::Events;
pub use targets::targets;

/// Works out everything that follows from the texts. Each text is read for itself: a fault in one
/// leaves the results of the others standing.
pub fn evaluate(texts: &Texts) -> View {
    evaluate_again(texts, &mut Known::default())
}

/// The same, with what is known of the rules from the last time.
pub fn evaluate_again(texts: &Texts, known: &mut Known) -> View {
    let lines = Lines::new(texts);
    let event = Event::parse(&texts.event).map_err(|fault| vec![fault]);
    let (pattern, faults) = Pattern::read(texts.pattern());

    let mut view = View {
        event: text_view(&lines, TextName::Event, event.as_ref().err()),
        pattern: text_view(&lines, TextName::Pattern, Some(&faults)),
        template_kind: template_kind(&texts.target().template),
        input: texts.target().input,
        rule: texts.rules.names().chosen().serial,
        target: texts.targets.names().chosen().clone(),
        targets: texts.targets.all().len(),
        rules: known.judge(texts.rules.all(), &texts.event, event.as_ref().ok()),
        ..View::new(Verdict::Empty)
    };
    if faults.is_empty() {
        let advice = lint(texts.pattern(), &pattern, event.as_ref().ok());
        view.pattern.problems = lines.advice(TextName::Pattern, advice);
    }
    if let Ok(event) = &event {
        view.event.problems = lines.problems(TextName::Event, &rulelens::event::lint(event));
    }
    let explained = event.as_ref().ok().map(|event| (event, explain(&pattern, event)));
    match explained {
        Some((event, explanation)) if faults.is_empty() => {
            let counted = &explanation.combination;
            view.verdict = fields::verdict(&explanation, &pattern, event, &lines);
            view.fields = Some(fields::rows(counted, &explanation, &pattern, event, &lines));
            view.parts = parts::parts(&explanation, |field| {
                fields::row(field, true, &explanation, &pattern, event, &lines)
            });
            view.apart = consistency::consistency(&explanation, &pattern, event, &lines);
        }
        Some((event, explanation)) => {
            let all: Vec<usize> = (0..explanation.fields.len()).collect();
            view.neighbours = fields::rows(&all, &explanation, &pattern, event, &lines);
            view.verdict = no_verdict(&view, texts);
        }
        None => view.verdict = no_verdict(&view, texts),
    }
    let findings = pattern::is_about_findings(&pattern);
    let events = Events { event: event.as_ref().ok(), findings };
    target::evaluate(&mut view, texts, events, &lines);
    if view.verdict == Verdict::Empty {
        forgive_blanks(&mut view, texts);
    }
    view
}

/// Before anything is there, nothing is wrong with what is not.
fn forgive_blanks(view: &mut View, texts: &Texts) {
    for name in TextName::ALL {
        if texts.get(name).trim().is_empty() {
            view.text_mut(name).problems.clear();
        }
    }
}

fn text_view(lines: &Lines<'_>, name: TextName, faults: Option<&Vec<Diagnostic>>) -> TextView {
    let problems = lines.problems(name, faults.map(Vec::as_slice).unwrap_or_default());
    TextView { problems, ..TextView::default() }
}

fn no_verdict(view: &View, texts: &Texts) -> Verdict {
    if texts.event.trim().is_empty() && texts.pattern().trim().is_empty() {
        return Verdict::Empty;
    }
    let first = |name| {
        let problem = view.text(name).problems.iter().find(|problem| problem.is_error())?;
        Some(Verdict::None { text: name, problem: problem.clone() })
    };
    first(TextName::Event).or_else(|| first(TextName::Pattern)).unwrap_or(Verdict::Empty)
}

/// The kind also of a template that is refused.
fn template_kind(text: &str) -> TemplateKind {
    match Kind::of(text) {
        Kind::Json => TemplateKind::Json,
        Kind::Text => TemplateKind::Text,
    }
}

#[cfg(test)]
mod tests {
    use rulelens::Span as Place;

    use super::{evaluate, preview};
    use crate::examples::worked_example;
    use crate::state::{Input, Tab, Texts};
    use crate::view::{Card, DeliveryView, Piece, Preview, Span, TextName, Verdict, View};

    fn edited(name: TextName, from: &str, to: &str) -> View {
        let texts = worked_example();
        let text = texts.get(name);
        assert!(text.contains(from), "{from} is not in the example");
        evaluate(&texts.with(name, text.replacen(from, to, 1).into()))
    }

    fn joined(pieces: &[Piece]) -> String {
        pieces.iter().map(Piece::text).collect::<Vec<_>>().join(" ")
    }

    fn written(spans: &[Span]) -> String {
        spans.iter().map(|span| span.text.as_str()).collect()
    }

    #[test]
    fn the_worked_example_matches_and_becomes_a_mail_of_four_quoted_lines() {
        let view = evaluate(&worked_example());
        assert_eq!(view.verdict, Verdict::Matched { fields: 3 });
        let Some(DeliveryView::Delivered { payload, accepted: true, card: None }) = view.delivery
        else {
            panic!("not delivered");
        };
        assert_eq!(payload.lines, 4);
        let Preview::Email(email) = preview(&payload, Tab::Email) else {
            panic!("no mail");
        };
        let body = written(&email.body);
        assert_eq!(body, *payload.text);
        assert!(body.lines().all(|line| line.starts_with('"') && line.ends_with('"')), "{body}");
        assert!(body.contains("severity 8 "), "{body}");
        let link = email.body.iter().find_map(|span| span.link.clone()).unwrap();
        assert!(
            link.starts_with("https://console.aws.amazon.com/guardduty/home?region=us-east-1#")
        );
        assert!(link.ends_with("id%3D16afba5c5c43e07c9e3e5e2e544e95df"), "{link}");
    }

    #[test]
    fn a_severity_below_the_list_names_the_nearest_value() {
        let view = edited(TextName::Event, "\"severity\": 8", "\"severity\": 3.9");
        let Verdict::NotMatched { reason, others, satisfied, event_line, .. } = view.verdict else {
            panic!("{:?}", view.verdict);
        };
        let sentence = "severity 3.9 is none of 51 values, nearest 4";
        assert_eq!(joined(&reason), sentence);
        assert_eq!((others.len(), satisfied, event_line.is_some()), (0, 2, true));
        assert!(matches!(view.delivery, Some(DeliveryView::Delivered { .. })), "still previewed");
    }

    #[test]
    fn a_fault_is_told_beside_its_text_and_the_others_go_on() {
        let view = edited(TextName::Event, "\"version\": \"0\",", "\"version\": \"0\"");
        let problem = &view.event.problems[0];
        assert_eq!((problem.line, problem.column), (3, 3));
        assert!(matches!(&view.verdict, Verdict::None { text: TextName::Event, .. }));
        assert!(view.pattern.problems.iter().all(|problem| !problem.is_error()));
        assert!(view.delivery.is_none());

        let view = edited(TextName::Pattern, "[\"aws.guardduty\"]", "\"aws.guardduty\"");
        assert!(matches!(&view.verdict, Verdict::None { text: TextName::Pattern, .. }));
        assert!(view.delivery.is_some(), "the target needs no pattern");

        let view = edited(TextName::Template, "<severity>", "<severty>");
        assert_eq!(view.template.problems[0].code, "unknown-placeholder");
        assert_eq!(view.verdict, Verdict::Matched { fields: 3 });
        assert!(view.delivery.is_none());
    }

    #[test]
    fn the_neighbours_of_a_fault_are_explained() {
        let view = edited(TextName::Pattern, "[\"aws.guardduty\"]", "\"aws.guardduty\"");
        assert!(view.fields.is_none());
        let rows = view.neighbours.iter().map(|row| (row.path.as_str(), row.satisfied));
        assert_eq!(rows.collect::<Vec<_>>(), [("detail-type", true), ("detail.severity", true)]);
    }

    #[test]
    fn blank_texts_are_no_fault_of_the_verdict() {
        let view = evaluate(&Texts::new(" ", "", "", ""));
        assert_eq!(view.verdict, Verdict::Empty);
        assert!(TextName::ALL.iter().all(|name| view.text(*name).problems.is_empty()));
        let view = evaluate(&Texts::new("{}", "", "", ""));
        assert!(matches!(view.verdict, Verdict::None { text: TextName::Pattern, .. }));
    }

    #[test]
    fn positions_count_utf16_units() {
        let texts = worked_example();
        let view = evaluate(&Texts::new("{\"😀\": x}", texts.pattern(), "", ""));
        let problem = &view.event.problems[0];
        assert_eq!((problem.from, problem.to, problem.column), (7, 8, 8));
    }

    #[test]
    fn a_dropped_payload_names_its_culprit() {
        let texts = worked_example();
        let texts = texts
            .with(TextName::InputPaths, "{\"resource\": \"$.detail.resource\"}".into())
            .with(TextName::Template, "{\"a\": \"<resource>\"}".into());
        let view = evaluate(&texts);
        let Some(DeliveryView::Dropped { payload, drop }) = view.delivery else {
            panic!("not dropped");
        };
        assert!(joined(&drop.reason).starts_with("<resource>"));
        assert_eq!(payload.spans[1].from.as_ref().unwrap().path.as_ref(), "$.detail.resource");
        // The first quote of the object ends the string.
        assert_eq!(payload.text.split_at(drop.broken_at).0, "{\"a\": \"{");
        assert_eq!(drop.cause.unwrap().line, 1);
        let told: Vec<_> = view.template.problems.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(told, ["json-in-quotes"], "once is enough");
        let mended = texts.with(TextName::Template, drop.fix.unwrap().text);
        assert_eq!(&*mended.target().template, "{\"a\": <resource>}");
        assert!(matches!(evaluate(&mended).delivery, Some(DeliveryView::Delivered { .. })));
    }

    #[test]
    fn a_template_that_is_no_json_itself_is_placed() {
        let texts = worked_example().with(TextName::Template, "{\n  \"a\": 1,\n}".into());
        let view = evaluate(&texts);
        let told = &view.template.problems[0];
        assert_eq!((told.code.as_str(), told.line, told.column), ("dropped", 2, 9));
        let Some(DeliveryView::Dropped { payload, drop }) = &view.delivery else {
            panic!("not dropped");
        };
        assert_eq!(payload.text.split_at(drop.broken_at).1, ",\n}");
        assert_eq!(told.fix, drop.fix);
    }

    #[test]
    fn only_the_texts_of_the_form_of_input_that_is_used_are_read() {
        let mut texts = worked_example()
            .with(TextName::InputPath, "detail".into())
            .with(TextName::Constant, "{".into())
            .with(TextName::Template, "<".into());
        texts = texts.with_input(Input::MatchedEvent);
        let view = evaluate(&texts);
        let Some(DeliveryView::Delivered { payload, card, .. }) = view.delivery else {
            panic!("not delivered");
        };
        assert_eq!((payload.lines, card), (1, Some(Card::Finding)));
        for (input, name) in
            [(Input::Path, TextName::InputPath), (Input::Constant, TextName::Constant)]
        {
            texts = texts.with_input(input);
            let view = evaluate(&texts);
            let faulty = |name: &TextName| {
                view.text(*name).problems.iter().any(crate::view::Problem::is_error)
            };
            let told: Vec<_> = TextName::ALL.into_iter().filter(faulty).collect();
            assert_eq!(told, [name]);
            assert_eq!(view.delivery, None);
        }
    }

    #[test]
    fn advice_on_the_target_stands_with_its_text_and_mends_it() {
        let view = edited(TextName::InputPaths, "$.detail.severity", "$.detail.severty");
        let found = &view.input_paths.problems[0];
        assert_eq!((found.code.as_str(), found.is_error()), ("input-path-never-there", false));
        assert_eq!(found.fix.as_ref().unwrap().text, worked_example().target().input_paths);
        assert!(view.delivery.is_some());
        // In an e-mail the quotes around the lines are read too.
        assert_eq!(view.template.problems[0].code, "quotes-shown");
    }

    #[test]
    fn an_input_path_and_the_part_that_it_takes_are_marked_alike() {
        let texts = worked_example()
            .with(TextName::InputPath, "$.detail.type".into())
            .with_input(Input::Path);
        let view = evaluate(&texts);
        assert_eq!((view.input_path.marks.len(), view.event.marks.len()), (1, 1));
        assert_eq!(view.event.marks[0].name, view.input_path.marks[0].name);
        let source = view.delivery.unwrap().payload().spans[0].from.clone().unwrap();
        assert_eq!((source.name, source.event_line), (view.event.marks[0].name.clone(), Some(17)));
    }

    #[test]
    fn a_name_a_path_and_the_value_at_it_are_marked_alike() {
        let texts = worked_example()
            .with(TextName::InputPaths, "{\"all\": \"$.detail\", \"id\": \"$.id\"}".into())
            .with(TextName::Template, "<all> <id>".into())
            .with(TextName::Event, "{\"id\": \"1\", \"detail\": {\"a\": 1}}".into());
        let view = evaluate(&texts);
        let marked = |name: TextName, of: &str| -> Vec<String> {
            let marks = view.text(name).marks.iter().filter(|mark| *mark.name == *of);
            marks
                .map(|mark| Place::new(mark.from, mark.to).of(texts.get(name)).to_owned())
                .collect()
        };
        assert_eq!(marked(TextName::InputPaths, "id"), ["\"id\"", "\"$.id\""]);
        assert_eq!(marked(TextName::Template, "id"), ["<id>"]);
        assert_eq!(marked(TextName::Event, "id"), ["\"1\""]);
        // Of an object the brackets: all of it would be too much colour.
        assert_eq!(marked(TextName::Event, "all"), ["{", "}"]);
    }
}
