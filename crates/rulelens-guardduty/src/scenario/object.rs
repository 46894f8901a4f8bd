//! Objects of a scenario: their members by name, and what is wrong with them.

use std::borrow::Cow;

use rulelens::json::{Type, Value};
use rulelens::nearest::{nearest, slip};
use rulelens::{Diagnostic, Span};

use super::Fault;
use crate::time::{Time, span};

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Faults(pub(super) Vec<Diagnostic>);

impl Faults {
    /// Notes a fault; there is nothing to go on with.
    pub(super) fn add<T>(&mut self, fault: &Fault, span: Span) -> Option<T> {
        self.0.push(Diagnostic::of_other(fault, span));
        None
    }

    /// Notes that a value has the wrong type.
    pub(super) fn wrong_type<T>(
        &mut self,
        what: impl Into<Cow<'static, str>>,
        expected: &'static str,
        value: Value<'_>,
    ) -> Option<T> {
        let fault = Fault::WrongType { what: what.into(), expected, found: value.kind() };
        self.add(&fault, value.span())
    }

    /// A string.
    pub(super) fn text<'d>(&mut self, key: &str, value: Value<'d>) -> Option<Cow<'d, str>> {
        match value.string() {
            Some(text) => Some(text),
            None => self.wrong_type(format!("`{key}`"), "a string", value),
        }
    }

    /// A list.
    pub(super) fn list<'d>(
        &mut self,
        key: &str,
        value: Value<'d>,
    ) -> impl Iterator<Item = Value<'d>> + use<'d> {
        if value.kind() != Type::Array {
            self.wrong_type::<()>(format!("`{key}`"), "an array", value);
        }
        value.elements()
    }

    /// A time.
    pub(super) fn time(&mut self, key: &str, value: Value<'_>) -> Option<Time> {
        let text = self.text(key, value)?;
        let time = Time::parse(&text);
        time.or_else(|| self.add(&Fault::NoTime { text: text.into_owned() }, value.span()))
    }

    /// A span of time, in milliseconds.
    pub(super) fn span(&mut self, key: &str, value: Value<'_>) -> Option<i64> {
        let text = self.text(key, value)?;
        span(&text).or_else(|| self.add(&Fault::NoSpan { text: text.into_owned() }, value.span()))
    }

    /// The twelve digits of an account.
    pub(super) fn account(&mut self, key: &str, value: Value<'_>) -> Option<String> {
        let text = self.text(key, value)?.into_owned();
        let is_account = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_account { Some(text) } else { self.add(&Fault::NoAccount { text }, value.span()) }
    }
}

/// An object with the members that it may have.
#[derive(Clone, Copy)]
pub(super) struct Object<'d, const N: usize> {
    value: Value<'d>,
    what: &'static str,
    keys: [&'static str; N],
    members: [Option<Value<'d>>; N],
}

impl<'d, const N: usize> Object<'d, N> {
    /// Reads an object, which is called `what`, with these keys. Others are faults.
    pub(super) fn read(
        value: Value<'d>,
        what: &'static str,
        keys: [&'static str; N],
        faults: &mut Faults,
    ) -> Option<Self> {
        if value.kind() != Type::Object {
            return faults.wrong_type(what, "an object", value);
        }
        let mut members = [None; N];
        for member in value.members() {
            let key = member.key.string().unwrap_or_default();
            let place = keys.iter().position(|known| *known == key);
            match place.and_then(|place| members.get_mut(place)) {
                Some(slot @ None) => *slot = Some(member.value),
                Some(Some(_)) => {
                    let key = key.into_owned();
                    faults.add::<()>(&Fault::RepeatedKey { key }, member.key.span());
                }
                None => {
                    let meant = nearest(&key, keys.into_iter(), slip(&key));
                    let fault = Fault::UnknownKey { key: key.into_owned(), meant };
                    faults.add::<()>(&fault, member.key.span());
                }
            }
        }
        Some(Self { value, what, keys, members })
    }

    /// The value of a key, if it is there.
    pub(super) fn get(&self, key: &str) -> Option<Value<'d>> {
        let place = self.keys.iter().position(|known| *known == key)?;
        self.members.get(place).copied().flatten()
    }

    /// The value of a key that must be there.
    pub(super) fn need(&self, key: &'static str, faults: &mut Faults) -> Option<Value<'d>> {
        let fault = Fault::Missing { key, of: self.what };
        self.get(key).or_else(|| faults.add(&fault, self.opening()))
    }

    /// The place of the bracket that it begins with.
    pub(super) fn opening(&self) -> Span {
        let start = self.value.span().start;
        Span::new(start, start + 1)
    }
}
