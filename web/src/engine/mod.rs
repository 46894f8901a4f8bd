//! From the texts to what the page shows: the only caller of the core.

mod delivery;
mod fields;
mod located;
mod provenance;

use rulelens::pattern::lint;
use rulelens::transform::{InputPaths, Template, TemplateKind as Kind};
use rulelens::{Diagnostic, Event, Pattern, explain};

use crate::state::Texts;
use crate::view::{TemplateKind, TextName, TextView, Verdict, View};
use located::Lines;

/// Works out everything that follows from the texts. Each text is read for itself: a fault in one
/// leaves the results of the others standing.
pub fn evaluate(texts: &Texts) -> View {
    let lines = Lines::new(texts);
    let event = Event::parse(&texts.event).map_err(|fault| vec![fault]);
    let (pattern, faults) = Pattern::read(&texts.pattern);
    let paths = InputPaths::parse(&texts.input_paths);
    let template = paths.as_ref().ok().map(|paths| Template::parse(&texts.template, paths));

    let mut view = View {
        event: text_view(&lines, TextName::Event, event.as_ref().err()),
        pattern: text_view(&lines, TextName::Pattern, Some(&faults)),
        input_paths: text_view(&lines, TextName::InputPaths, paths.as_ref().err()),
        template: text_view(
            &lines,
            TextName::Template,
            template.as_ref().and_then(|t| t.as_ref().err()),
        ),
        template_kind: template_kind(&texts.template),
        ..View::new(Verdict::Empty)
    };
    if faults.is_empty() {
        let mut advice = lint(&texts.pattern, &pattern, event.as_ref().ok());
        // The foot of the editor has room for one.
        advice.sort_by_key(|found| found.severity);
        view.pattern.problems = lines.problems(TextName::Pattern, &advice);
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
        }
        Some((event, explanation)) => {
            let all: Vec<usize> = (0..explanation.fields.len()).collect();
            view.neighbours = fields::rows(&all, &explanation, &pattern, event, &lines);
            view.verdict = no_verdict(&view, texts);
        }
        None => view.verdict = no_verdict(&view, texts),
    }
    if let Ok(paths) = &paths {
        let template = template.and_then(Result::ok);
        let event = event.as_ref().ok();
        provenance::mark(&mut view, paths, template.as_ref(), event, &lines);
        if let (Some(template), Some(event)) = (template, event) {
            view.delivery = Some(delivery::deliver(paths, &template, event, &lines));
        }
    }
    view
}

fn text_view(lines: &Lines<'_>, name: TextName, faults: Option<&Vec<Diagnostic>>) -> TextView {
    let problems = lines.problems(name, faults.map(Vec::as_slice).unwrap_or_default());
    TextView { problems, ..TextView::default() }
}

fn no_verdict(view: &View, texts: &Texts) -> Verdict {
    if texts.event.trim().is_empty() && texts.pattern.trim().is_empty() {
        return Verdict::Empty;
    }
    let first = |name| {
        let problem = view.text(name).problems.iter().find(|problem| problem.error)?;
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
    use super::evaluate;
    use crate::examples::worked_example;
    use crate::state::Texts;
    use crate::view::{DeliveryView, Piece, Span, TextName, Verdict, View};

    fn edited(name: TextName, from: &str, to: &str) -> View {
        let texts = worked_example();
        let text = texts.get(name);
        assert!(text.contains(from), "{from} is not in the example");
        evaluate(&texts.with(name, text.replacen(from, to, 1).into()))
    }

    fn joined(pieces: &[Piece]) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Words(text) | Piece::Field(text) | Piece::Value(text) | Piece::Operand(text) => {
                text.clone()
            }
        };
        pieces.iter().map(text).collect::<Vec<_>>().join(" ")
    }

    fn written(spans: &[Span]) -> String {
        spans.iter().map(|span| span.text.as_str()).collect()
    }

    #[test]
    fn the_worked_example_matches_and_becomes_a_mail_of_four_quoted_lines() {
        let view = evaluate(&worked_example());
        assert_eq!(view.verdict, Verdict::Matched { fields: 3 });
        let Some(DeliveryView::Delivered { email: Some(email), lines, .. }) = view.delivery else {
            panic!("not delivered");
        };
        assert_eq!(lines, 4);
        let body = written(&email.body);
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
        let Verdict::NotMatched { reason, others, satisfied, event_line } = view.verdict else {
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
        assert!(view.pattern.problems.iter().all(|problem| !problem.error));
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
        let view = evaluate(&Texts::new("{}", "", "", ""));
        assert!(matches!(view.verdict, Verdict::None { text: TextName::Pattern, .. }));
    }

    #[test]
    fn positions_count_utf16_units() {
        let texts = worked_example();
        let view = evaluate(&Texts::new("{\"😀\": x}", &texts.pattern, "", ""));
        let problem = &view.event.problems[0];
        assert_eq!((problem.from, problem.to, problem.column), (7, 8, 8));
    }

    #[test]
    fn a_dropped_payload_names_its_culprit() {
        let texts = worked_example();
        let texts = texts
            .with(TextName::InputPaths, "{\"resource\": \"$.detail.resource\"}".into())
            .with(TextName::Template, "{\"a\": \"<resource>\"}".into());
        let Some(DeliveryView::Dropped { reason, payload, broken_at, .. }) =
            evaluate(&texts).delivery
        else {
            panic!("not dropped");
        };
        assert!(joined(&reason).starts_with("<resource>"));
        let broken = &payload[broken_at.unwrap()];
        assert_eq!(broken.from.as_ref().unwrap().path.as_ref(), "$.detail.resource");
    }
}
