//! The keys of a pattern: those that no event has, those with a dot, and `$or`.

use super::sample::Sample;
use super::scope::Scope;
use super::{Lint, SEARCHES};
use crate::diagnostic::{Diagnostic, Edit, Fix, shown};
use crate::json::{self, Document, Elements, Member, Members, Type, Value};
use crate::nearest::nearest;
use crate::pattern::Pattern;
use crate::pattern::parser::OR;
use crate::schema::{Finding, Inside, envelope};
use crate::span::Span;

/// In larger objects a dotted key gets no fix: it would take long to find out whether its first part
/// is there already.
const FEW: usize = 100;

/// What is found in the keys.
pub(super) struct Found {
    pub(super) found: Vec<Diagnostic>,
    /// Whether `source` or `detail-type` is there in another spelling.
    pub(super) misspelt_source: bool,
}

pub(super) fn lint(text: &str, pattern: &Pattern, scope: &Scope, sample: Option<&Sample>) -> Found {
    let nothing = Found { found: Vec::new(), misspelt_source: false };
    let Ok(document) = Document::parse(text) else { return nothing };
    let root = document.root();
    let mut walk = Walk {
        pattern,
        scope,
        sample,
        finding: Finding::new(),
        // Events on a bus have `detail`; what else has a pattern may have anything.
        on_bus: scope.on_bus || root.members().any(|member| is(member, "detail")),
        next_field: 0,
        searches: SEARCHES,
        found: nothing,
    };
    walk.all(root);
    walk.found
}

fn is(member: Member<'_>, name: &str) -> bool {
    member.key.string().is_some_and(|key| key == name)
}

/// What may be inside of an object.
#[derive(Clone, Copy)]
enum At {
    /// The fields of an event.
    Event,
    /// Fields of a GuardDuty finding; if not for sure, other fields are no surprise.
    Finding(Inside, bool),
    /// Anything.
    Any,
}

/// An object or the arms of an `$or` that are being walked.
enum Open<'d> {
    Object { all: Members<'d>, rest: Members<'d>, at: At },
    Arms(Elements<'d>, At),
}

impl<'d> Open<'d> {
    fn object(object: Value<'d>, at: At) -> Self {
        Self::Object { all: object.members(), rest: object.members(), at }
    }
}

struct Walk<'w> {
    pattern: &'w Pattern,
    scope: &'w Scope,
    sample: Option<&'w Sample>,
    finding: Finding,
    on_bus: bool,
    /// The first field of the pattern that has not been walked past.
    next_field: usize,
    searches: usize,
    found: Found,
}

impl Walk<'_> {
    /// Walks the keys in the order of the text, without recursion.
    fn all(&mut self, root: Value<'_>) {
        let mut open = vec![Open::object(root, At::Event)];
        while let Some(innermost) = open.last_mut() {
            let inside = match innermost {
                Open::Object { all, rest, at } => {
                    rest.next().map(|member| self.member(member, *at, all))
                }
                Open::Arms(arms, at) => arms.next().map(|arm| Some(Open::object(arm, *at))),
            };
            match inside {
                Some(inside) => open.extend(inside),
                None => _ = open.pop(),
            }
        }
    }

    /// What is inside of a member, if that is more keys.
    fn member<'d>(
        &mut self,
        member: Member<'d>,
        at: At,
        siblings: &Members<'_>,
    ) -> Option<Open<'d>> {
        let name = member.key.string().unwrap_or_default();
        let is_field = self.is_field(member);
        if name == OR && member.value.kind() == Type::Array && !is_field {
            return Some(Open::Arms(member.value.elements(), at));
        }
        if name.contains('.') {
            self.dotted(member, &name, siblings);
        }
        let inside = if name == OR {
            self.push(Lint::OrAsField, member, None);
            At::Any
        } else {
            name.split('.').fold(at, |at, key| self.step(at, key, member, &name))
        };
        if is_field {
            self.next_field += 1;
        }
        (member.value.kind() == Type::Object).then(|| Open::object(member.value, inside))
    }

    /// Whether a member is the next field of the pattern.
    fn is_field(&self, member: Member<'_>) -> bool {
        let field = self.pattern.fields().get(self.next_field);
        field.is_some_and(|field| field.key == member.key.span())
    }

    fn push(&mut self, lint: Lint, member: Member<'_>, fix: Option<Fix>) {
        let found = Diagnostic::lint(lint, member.key.span());
        self.found.found.push(found.with_fix(fix));
    }

    /// `{"a.b": …}`. A key that is no name, as `kubernetes.io/role` or `10.0.0.1`, has its dots for a
    /// reason.
    fn dotted(&mut self, member: Member<'_>, name: &str, siblings: &Members<'_>) {
        let of_name = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
        let is_name = |part: &str| {
            part.chars().all(of_name) && !part.starts_with(|first: char| first.is_ascii_digit())
        };
        if name.split('.').all(is_name) {
            let fix = is_first(name, siblings).then(|| nested(member, name)).flatten();
            self.push(Lint::DottedKey { name: shown(name) }, member, fix);
        }
    }

    fn step(&mut self, at: At, key: &str, member: Member<'_>, name: &str) -> At {
        match at {
            At::Any => At::Any,
            At::Event if key == "detail" && self.scope.is_guardduty(self.next_field) => {
                At::Finding(self.finding.root(), self.scope.is_finding(self.next_field))
            }
            At::Event => {
                if !envelope().any(|known| known == key) {
                    self.unknown_of_event(key, member, name);
                }
                At::Any
            }
            At::Finding(inside, whole) => self.in_finding((inside, whole), key, member, name),
        }
    }

    fn unknown_of_event(&mut self, key: &str, member: Member<'_>, name: &str) {
        let spelled = envelope().find(|known| plain(known).eq(plain(key)));
        if spelled.is_none() && !self.on_bus {
            return;
        }
        let may_search = self.may_search() && key.len() > 4;
        let slipped = || nearest(key, envelope(), 2);
        let meant = spelled.or_else(|| may_search.then(slipped).flatten());
        self.found.misspelt_source |= matches!(meant, Some("source" | "detail-type"));
        let fix = spelled.filter(|_| name == key).map(|meant| renamed(member, meant));
        let may_be_inside = may_search && self.scope.is_finding(self.next_field);
        let inside = || may_be_inside.then(|| self.finding.path_of(key)).flatten();
        let nearest = meant.map(Box::from).or_else(|| inside().map(Box::from));
        self.push(Lint::UnknownField { name: shown(key), nearest, envelope: true }, member, fix);
    }

    fn in_finding(
        &mut self,
        (inside, whole): (Inside, bool),
        key: &str,
        member: Member<'_>,
        name: &str,
    ) -> At {
        if let Some(at) = self.finding.step(inside, key) {
            return At::Finding(at, whole);
        }
        let other_case = |(known, _): &(&str, Inside)| known.eq_ignore_ascii_case(key);
        let respelled = self.finding.keys(inside).find(other_case);
        if let Some((meant, at)) = respelled.filter(|_| !self.is_in_sample()) {
            let fix = (name == key).then(|| renamed(member, meant));
            self.push(spelled_otherwise(key, meant), member, fix);
            return At::Finding(at, whole);
        }
        if whole && !self.finding.is_open(inside) && !self.is_in_sample() {
            let nearest = self.nearest_field(inside, key);
            let lint = Lint::UnknownField { name: shown(key), nearest, envelope: false };
            self.push(lint, member, None);
        }
        At::Any
    }

    fn nearest_field(&mut self, inside: Inside, key: &str) -> Option<Box<str>> {
        if !self.may_search() {
            return None;
        }
        let keys = self.finding.keys(inside).map(|(key, _)| key);
        let limit = if key.len() > 4 { 2 } else { 1 };
        nearest(key, keys, limit)
            .map(Box::from)
            .or_else(|| self.finding.path_of(key).map(Box::from))
    }

    fn is_in_sample(&self) -> bool {
        let field = self.pattern.fields().get(self.next_field);
        self.sample.zip(field).is_some_and(|(sample, field)| sample.at(field.path_id).any)
    }

    fn may_search(&mut self) -> bool {
        let may = self.searches > 0;
        self.searches = self.searches.saturating_sub(1);
        may
    }
}

fn spelled_otherwise(key: &str, meant: &str) -> Lint {
    if key.starts_with(|first: char| first.is_ascii_uppercase()) {
        return Lint::SdkSpelling { name: key.to_owned(), meant: meant.to_owned() };
    }
    Lint::UnknownField { name: key.to_owned(), nearest: Some(meant.into()), envelope: false }
}

/// A key without what people spell differently.
fn plain(key: &str) -> impl Iterator<Item = char> {
    let kept = key.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|char| char.to_ascii_lowercase())
}

fn renamed(member: Member<'_>, meant: &str) -> Fix {
    let mut string = String::new();
    json::push_string(&mut string, meant);
    Fix::replace(format!("Rename it to `{meant}`"), member.key.span(), string)
}

/// Whether nothing beside a dotted key begins with its first part; no if that takes long to say.
fn is_first(name: &str, siblings: &Members<'_>) -> bool {
    let same = |member: &Member<'_>| {
        let other = member.key.string().unwrap_or_default();
        other.split('.').next() == name.split('.').next()
    };
    let few = siblings.clone().take(FEW + 1).count() <= FEW;
    few && siblings.clone().filter(same).count() == 1
}

/// The member with an object for each dot.
fn nested(member: Member<'_>, name: &str) -> Option<Fix> {
    let is_plain = name.split('.').all(|part| !part.is_empty()) && !member.key.raw().contains('\\');
    let keys = format!("\"{}\"", name.replace('.', "\": {\""));
    let closing = "}".repeat(name.matches('.').count());
    let edits = vec![
        Edit { span: member.key.span(), replacement: keys },
        Edit { span: Span::at(member.value.span().end), replacement: closing },
    ];
    is_plain.then(|| Fix { title: "Nest it".to_owned(), edits })
}
