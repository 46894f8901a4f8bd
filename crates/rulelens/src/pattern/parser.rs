//! Reads a pattern: walks its JSON once, in order, and goes on after a fault.

use std::sync::OnceLock;

use super::{
    Alternative, Arm, Combination, Fault, Faults, Field, MAX_COMBINATIONS, Or, Part, Pattern,
};
use crate::comparison::{Comparison, too_complex};
use crate::diagnostic::Diagnostic;
use crate::event::{NodeId, Paths};
use crate::json::{Document, Member, Type, Value};

pub(super) const OR: &str = "$or";

/// How many fields all combinations together may have. Larger than any pattern within the quota
/// can reach; it keeps memory in bounds for those that are not.
const MAX_EXPANDED: usize = 1_000_000;

/// Names that no field inside `$or` may have: the service keeps them for operators, present ones
/// and future ones.
pub(super) const RESERVED_IN_OR: [&str; 24] = [
    "exactly",
    "equals-ignore-case",
    "prefix",
    "suffix",
    "anything-but",
    "exists",
    "wildcard",
    "numeric",
    "cidr",
    "=",
    "<",
    "<=",
    ">",
    ">=",
    "regex",
    "not-wildcard",
    "not-equals-ignore-case",
    "date-after",
    "date-on-or-after",
    "date-before",
    "date-on-or-before",
    "in-date-range",
    "ip-address-in-range",
    "ip-address-not-in-range",
];

/// The pattern, without the fields that have faults, and all faults.
pub(super) fn parse(text: &str) -> (Pattern, Vec<Diagnostic>) {
    let (document, syntax) = Document::read(text);
    let read = |or_means| read(text, &document, syntax.as_ref(), or_means);
    let first = read(OrMeans::Alternatives);
    if text.contains(OR) && first.1.first().is_some_and(is_of_syntax) {
        return as_plain_field(read(OrMeans::Field), first);
    }
    first
}

/// How `$or` is read.
#[derive(Clone, Copy, PartialEq)]
enum OrMeans {
    Alternatives,
    Field,
}

/// Whether the service sees the fault while it reads the pattern, so that it says where. What it
/// finds wrong with a range of addresses or a number has no place, and ends the matter.
fn is_of_syntax(fault: &Diagnostic) -> bool {
    fault.service.as_deref().is_some_and(|service| service.contains("\n at [Source"))
}

/// The service's second attempt: `$or` as the name of a field. If that fails too, its message is
/// the one that the service reports; the faults of the first are what helps.
fn as_plain_field(
    second: (Pattern, Vec<Diagnostic>),
    first: (Pattern, Vec<Diagnostic>),
) -> (Pattern, Vec<Diagnostic>) {
    let (pattern, mut faults) = first;
    let Some(reported) = second.1.into_iter().next() else {
        return (second.0, Vec::new());
    };
    if let Some(first) = faults.first_mut() {
        first.service = reported.service;
    }
    (pattern, faults)
}

/// Reads what is JSON of the text; what is not is the last fault.
fn read(
    text: &str,
    document: &Document<'_>,
    syntax: Option<&Diagnostic>,
    or_means: OrMeans,
) -> (Pattern, Vec<Diagnostic>) {
    let mut parser = Parser {
        or_means,
        faults: Faults::new(text),
        fields: Vec::new(),
        parts: Vec::new(),
        paths: Paths::default(),
        combinations: Vec::new(),
        too_many: false,
    };
    let root = document.root();
    match root.kind() {
        _ if document.is_empty() => {}
        Type::Object => parser.object(root, Paths::ROOT, false),
        found => parser.faults.at(Fault::NotObject { found }, root),
    }
    if let Some(syntax) = syntax {
        parser.faults.syntax(syntax.clone());
    }
    parser.finish()
}

/// A combination so far: path and field, in the order of paths. A path named again replaces the
/// field of the earlier one.
#[derive(Clone, Default)]
struct Expanded(Vec<(usize, usize)>);

impl Expanded {
    fn set(&mut self, path: usize, field: usize) {
        match self.0.binary_search_by_key(&path, |&(path, _)| path) {
            Ok(at) => {
                if let Some(pair) = self.0.get_mut(at) {
                    pair.1 = field;
                }
            }
            Err(at) => self.0.insert(at, (path, field)),
        }
    }

    /// The fields in the order of the text.
    fn into_fields(self, all: usize) -> Combination {
        let mut counts = vec![false; all];
        for (_, field) in self.0 {
            if let Some(counts) = counts.get_mut(field) {
                *counts = true;
            }
        }
        (0..all).filter(|&field| counts.get(field) == Some(&true)).collect()
    }
}

struct Parser<'t> {
    or_means: OrMeans,
    faults: Faults<'t>,
    fields: Vec<Field>,
    /// What the object that is being read has, or the arm around it.
    parts: Vec<Part>,
    paths: Paths,
    combinations: Vec<Expanded>,
    too_many: bool,
}

impl Parser<'_> {
    fn check_wildcards(&mut self) {
        for field in &self.fields {
            let wildcards = field.alternatives.iter().filter_map(|it| match &it.comparison {
                Comparison::Wildcard(wildcard) => Some(wildcard),
                _ => None,
            });
            if too_complex(wildcards) {
                self.faults.at_field(Fault::WildcardsTooComplex, field.span);
            }
        }
    }

    fn finish(mut self) -> (Pattern, Vec<Diagnostic>) {
        self.check_wildcards();
        let all = self.fields.len();
        let in_order = |combination: Expanded| combination.into_fields(all);
        let pattern = Pattern {
            fields: self.fields,
            parts: self.parts,
            combinations: self.combinations.into_iter().map(in_order).collect(),
            paths: self.paths,
            compiled: OnceLock::new(),
        };
        (pattern, self.faults.into_found())
    }

    /// Recurses as deep as objects nest; what needs many locals is kept out of it.
    fn object(&mut self, object: Value<'_>, at: NodeId, in_or: bool) {
        let mut members = object.members().peekable();
        if members.peek().is_none() {
            self.faults.at_end(Fault::EmptyObject, object);
        }
        for member in members {
            if let Some(inside) = self.member(member, at, in_or) {
                self.object(member.value, inside, in_or);
            }
        }
    }

    /// Where a member leads that holds an object, which is yet to be read.
    #[inline(never)]
    fn member(&mut self, member: Member<'_>, at: NodeId, in_or: bool) -> Option<NodeId> {
        let name = member.key.string().unwrap_or_default();
        if name == OR && self.or_means == OrMeans::Alternatives {
            self.or(member, at);
            return None;
        }
        if in_or && RESERVED_IN_OR.contains(&name.as_ref()) {
            let fault = Fault::ReservedInOr { name: name.into_owned() };
            self.faults.at_key(fault, member);
            return None;
        }
        match member.value.kind() {
            Type::Object => return Some(self.paths.enter(at, &name)),
            Type::Array => {
                let end = self.paths.enter(at, &name);
                self.field(member, end);
            }
            found => {
                let fault = Fault::FieldNotArray { name: name.into_owned(), found };
                self.faults.at(fault, member.value);
            }
        }
        None
    }

    fn field(&mut self, member: Member<'_>, end: NodeId) {
        let elements = member.value.elements();
        if elements.clone().next().is_none() {
            return self.faults.at_end(Fault::EmptyArray, member.value);
        }
        let faults = self.faults.count();
        let alternatives = elements
            .filter_map(|element| {
                let comparison = Comparison::parse(element, &mut self.faults)?;
                Some(Alternative { comparison, span: element.span() })
            })
            .collect();
        if self.faults.count() > faults || member.value.is_cut() {
            return;
        }
        let path_id = self.paths.end(end);
        let index = self.fields.len();
        self.parts.push(Part::Field(index));
        self.fields.push(Field {
            alternatives,
            key: member.key.span(),
            span: member.value.span(),
            path_id,
        });
        if self.combinations.is_empty() {
            self.combinations.push(Expanded::default());
        }
        for combination in &mut self.combinations {
            combination.set(path_id, index);
        }
    }

    /// Each arm goes on from all combinations so far; together they replace them.
    fn or(&mut self, member: Member<'_>, at: NodeId) {
        if member.value.kind() != Type::Array {
            let found = member.value.kind();
            return self.faults.at(Fault::OrNotArray { found }, member.value);
        }
        let before = std::mem::take(&mut self.combinations);
        let beside = std::mem::take(&mut self.parts);
        let mut after = Vec::new();
        let mut arms = Vec::new();
        for arm in member.value.elements() {
            if arm.kind() != Type::Object {
                self.faults.at(Fault::OrArmNotObject { found: arm.kind() }, arm);
                continue;
            }
            self.combinations = before.clone();
            self.object(arm, at, true);
            arms.push(Arm { span: arm.span(), parts: std::mem::take(&mut self.parts) });
            after.append(&mut self.combinations);
            let pairs: usize = after.iter().map(|combination| combination.0.len()).sum();
            if after.len() > MAX_COMBINATIONS || pairs > MAX_EXPANDED {
                self.report_too_many(member);
                after.truncate(1);
            }
        }
        self.combinations = after;
        self.parts = beside;
        if member.value.elements().nth(1).is_none() {
            self.faults.at_end(Fault::OrTooFewArms, member.value);
        }
        let (key, span, depth) = (member.key.span(), member.value.span(), self.paths.depth(at));
        self.parts.push(Part::Or(Or { key, span, depth, arms }));
    }

    fn report_too_many(&mut self, member: Member<'_>) {
        if !std::mem::replace(&mut self.too_many, true) {
            self.faults.without_place(Fault::TooManyCombinations, member.key);
        }
    }
}
