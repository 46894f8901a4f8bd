//! Checks a case about a target's input: what arrives and what it is made of, how it is dropped and
//! mended, how it is refused, and what is told beside it.

use rulelens::transform::{
    About, Delivery, InputPaths, Inserted, Outcome, Part, Piece, PipeContext, PipeInput,
    RuleContext, Source, Target, TargetInput, Template, lint,
};
use rulelens::{Diagnostic, Event, Fix, LineIndex, Span};

use crate::check::{Failure, refused, told};
use crate::suite::{Told, TransformCase};

/// The name of the rule, and of the pipe.
const NAME: &str = "example";

/// Checks a case.
///
/// # Errors
///
/// What differs.
pub fn transform(case: &TransformCase) -> Result<(), Failure> {
    let event = Event::parse(&case.event).map_err(|fault| format!("event: {fault}"))?;
    let input = match (Input::read(case), &case.refused) {
        (Ok(input), None) => input,
        (Ok(_), Some(refusal)) => return Err(format!("accepted, not refused: {}", refusal.code)),
        (Err((text, faults)), Some(refusal)) => return refused(text, &faults, refusal),
        (Err((text, faults)), None) => return Err(format!("refused: {}", told(text, &faults))),
    };
    if case.delivered.is_some() || case.dropped.is_some() {
        let delivery = input.deliver(&event);
        covered(&delivery)?;
        arrives(case, &delivery)?;
        mended(case, &input, &delivery, &event)?;
        made_of(case, &input, &delivery)?;
    }
    if let Some(expected) = &case.told {
        let event = (!case.without_event).then_some(&event);
        let about = About { event, findings: case.findings, ..About::default() };
        tells(&input, &about, expected)?;
    }
    Ok(())
}

/// What the case sets.
enum Input<'c> {
    Target(Box<Target>, &'c str),
    Rule(TargetInput, &'c TransformCase),
    Pipe(PipeInput, &'c str),
}

type Refused<'c> = (&'c str, Vec<Diagnostic>);

impl<'c> Input<'c> {
    fn read(case: &'c TransformCase) -> Result<Self, Refused<'c>> {
        if let Some(text) = &case.target {
            let target = Target::parse(text).map_err(|faults| (&**text, faults))?;
            return Ok(Self::Target(Box::new(target), text));
        }
        if let Some(text) = &case.pipe {
            let input = PipeInput::parse(text).map_err(|faults| (&**text, faults))?;
            return Ok(Self::Pipe(input, text));
        }
        if let Some(path) = &case.path {
            let input = TargetInput::path(path).map_err(|fault| (&**path, vec![fault]))?;
            return Ok(Self::Rule(input, case));
        }
        if let Some(text) = &case.constant {
            let input = TargetInput::constant(text).map_err(|fault| (&**text, vec![fault]))?;
            return Ok(Self::Rule(input, case));
        }
        let paths = InputPaths::parse(&case.paths).map_err(|faults| (&*case.paths, faults))?;
        let Some(text) = &case.template else {
            return Ok(Self::Rule(TargetInput::MatchedEvent, case));
        };
        let template = Template::parse(text, &paths).map_err(|faults| (&**text, faults))?;
        Ok(Self::Rule(TargetInput::Transformer { paths, template }, case))
    }

    fn deliver(&self, event: &Event<'_>) -> Delivery {
        let context = RuleContext::of_event(NAME, event);
        match self {
            Self::Target(target, _) => target.input().deliver(event, &context),
            Self::Rule(input, _) => input.deliver(event, &context),
            Self::Pipe(input, _) => input.deliver(event, &PipeContext::of_event(NAME, event)),
        }
    }

    fn template(&self) -> Option<&Template> {
        let input = match self {
            Self::Pipe(input, _) => return Some(input.template()),
            Self::Target(target, _) => target.input(),
            Self::Rule(input, _) => input,
        };
        match input {
            TargetInput::Transformer { template, .. } => Some(template),
            _ => None,
        }
    }

    /// The case with its template, or its target, mended.
    fn mend(&self, case: &TransformCase, fix: &Fix) -> (TransformCase, String) {
        let mut case = case.clone();
        let text = match self {
            Self::Target(target, text) => {
                let text = target.fix(fix).apply(text);
                case.target = Some(text.clone());
                text
            }
            Self::Pipe(_, text) => {
                let text = fix.apply(text);
                case.pipe = Some(text.clone());
                text
            }
            Self::Rule(..) => {
                let text = fix.apply(case.template.as_deref().unwrap_or_default());
                case.template = Some(text.clone());
                text
            }
        };
        (case, text)
    }
}

/// Checks that the pieces are all of the payload, in order.
///
/// # Errors
///
/// Where they are not.
pub fn covered(delivery: &Delivery) -> Result<(), Failure> {
    let mut end = 0;
    for piece in &delivery.pieces {
        if piece.span.start != end || piece.span.end < end {
            return Err(format!("a gap at {end}: {:?}", delivery.pieces));
        }
        end = piece.span.end;
    }
    if end == delivery.payload.len() { Ok(()) } else { Err(format!("nothing covers {end}")) }
}

fn arrives(case: &TransformCase, delivery: &Delivery) -> Result<(), Failure> {
    let (delivered, dropped) = match &delivery.outcome {
        Outcome::Dropped(drop) => {
            let piece = drop.piece.and_then(|piece| delivery.pieces.get(piece));
            let culprit = piece.map(|piece| piece.span.of(&delivery.payload)).unwrap_or_default();
            (None, Some(culprit.to_owned()))
        }
        _ => (Some(delivery.payload.clone()), None),
    };
    if (&delivered, &dropped) == (&case.delivered, &case.dropped) {
        return Ok(());
    }
    Err(format!(
        "delivered {delivered:?}, dropped {dropped:?}; expected {:?}, {:?}; payload {}",
        case.delivered, case.dropped, delivery.payload
    ))
}

/// Checks how it is mended, and that the event is delivered then.
fn mended(
    case: &TransformCase,
    input: &Input<'_>,
    delivery: &Delivery,
    event: &Event<'_>,
) -> Result<(), Failure> {
    let Outcome::Dropped(drop) = &delivery.outcome else { return Ok(()) };
    let mut mended = None;
    if let Some(fix) = &drop.fix {
        let (case, text) = input.mend(case, fix);
        let again = Input::read(&case).map_err(|(text, faults)| told(text, &faults))?;
        if again.deliver(event).outcome != Outcome::Delivered {
            return Err(format!("`{}` does not mend it: {text}", fix.title));
        }
        mended = Some(text);
    }
    if mended == case.mended {
        return Ok(());
    }
    Err(format!("mended {mended:?}, expected {:?}", case.mended))
}

fn made_of(case: &TransformCase, input: &Input<'_>, delivery: &Delivery) -> Result<(), Failure> {
    let Some(expected) = &case.pieces else { return Ok(()) };
    let text = |piece: &Piece| piece.span.of(&delivery.payload).to_owned();
    let pieces = delivery.pieces.iter();
    let found: Vec<(String, String)> =
        pieces.map(|piece| (text(piece), made(piece, input, &case.event))).collect();
    if found == *expected { Ok(()) } else { Err(format!("made of {found:#?}")) }
}

/// What made a piece: `template`, `constant`, `event`, or the placeholder, how its value was put
/// in, and what that is in the event.
fn made(piece: &Piece, input: &Input<'_>, event_text: &str) -> String {
    match piece.source {
        Source::Event(span) => format!("event {}", span.of(event_text)),
        Source::Constant => "constant".to_owned(),
        Source::Template(_) => "template".to_owned(),
        Source::Placeholder { index, event, inserted } => {
            let placeholder = input.template().and_then(|it| it.placeholders().get(index));
            let name = placeholder.map(|placeholder| placeholder.name.as_str());
            let value = event.map(|span| format!(" of {}", span.of(event_text)));
            let how = put_in(inserted);
            format!("{} {how}{}", name.unwrap_or_default(), value.unwrap_or_default())
        }
        _ => String::new(),
    }
}

fn put_in(inserted: Inserted) -> &'static str {
    match inserted {
        Inserted::Quoted => "quoted",
        Inserted::Text => "text",
        Inserted::Json => "json",
        Inserted::JsonInQuotes => "json-in-quotes",
        Inserted::JsonWithoutQuotes => "json-without-quotes",
        Inserted::EmptyString => "empty-string",
        Inserted::Nothing => "nothing",
    }
}

/// What a lint found, and the text that it is in.
type Found<'c> = (&'c str, Diagnostic);

fn found<'c>(input: &Input<'c>, about: &About<'_>) -> Vec<Found<'c>> {
    match input {
        Input::Target(target, text) => {
            target.lint(text, about).into_iter().map(|found| (*text, found)).collect()
        }
        Input::Rule(input, case) => {
            let text = |part| match part {
                Part::Constant => case.constant.as_deref(),
                Part::Path => case.path.as_deref(),
                Part::Paths => Some(case.paths.as_str()),
                Part::Template => case.template.as_deref(),
            };
            let found = lint(input, &case.paths, about).into_iter();
            found.map(|it| (text(it.part).unwrap_or_default(), it.diagnostic)).collect()
        }
        Input::Pipe(..) => Vec::new(),
    }
}

/// Checks what is told, and that the fixes change what they are for.
fn tells(input: &Input<'_>, about: &About<'_>, expected: &[Told]) -> Result<(), Failure> {
    let found = found(input, about);
    let told: Vec<Told> = found.iter().map(|(text, found)| told_of(text, found)).collect();
    if told != expected {
        return Err(format!("told {told:#?}, expected {expected:#?}"));
    }
    for (text, found) in &found {
        if found.fix.as_ref().is_some_and(|fix| fix.apply(text) == *text) {
            return Err(format!("the fix of {found} changes nothing"));
        }
    }
    Ok(())
}

fn told_of(text: &str, found: &Diagnostic) -> Told {
    let Span { start, .. } = found.span;
    let start = LineIndex::new(text).position(start);
    Told {
        code: found.code().to_owned(),
        at: found.span.of(text).to_owned(),
        line: start.line,
        column: start.column,
        fixed: found.fix.as_ref().map(|fix| fix.apply(text)),
    }
}
