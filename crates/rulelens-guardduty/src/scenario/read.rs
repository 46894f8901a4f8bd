//! Reads a scenario.

use std::collections::HashMap;

use rulelens::json::{Document, Type, Value};
use rulelens::pattern::Pattern;
use rulelens::transform::Target;
use rulelens::{Diagnostic, Span};
use rulelens_notify::{Severity, View};

use super::fault::TooMany;
use super::object::{Faults, Object};
use super::{
    Account, Fault, Finding, Interval, MAX_ACCOUNTS, MAX_OCCURRENCES, MAX_SETTINGS, Membership,
    Period, Rule, RuleTarget, Scenario, Setting, What,
};
use crate::finding_type::FindingType;
use crate::time::Time;

/// The account of a scenario that names none.
const DEFAULT_ACCOUNT: &str = "111122223333";
const DEFAULT_REGION: &str = "us-east-1";

pub(super) fn scenario(text: &str) -> Result<Scenario, Vec<Diagnostic>> {
    let document = Document::parse(text).map_err(|fault| vec![fault])?;
    let mut reading = Reading::default();
    let scenario = reading.scenario(document.root());
    let Faults(mut faults) = reading.faults;
    faults.sort_by_key(|fault| fault.span.start);
    match scenario {
        Some(scenario) if faults.is_empty() => Ok(scenario),
        _ => Err(faults),
    }
}

/// A scenario that is being read.
#[derive(Default)]
struct Reading {
    faults: Faults,
    accounts: Vec<Account>,
    /// Where each account is in `accounts`.
    places: HashMap<String, usize>,
    occurrences: usize,
}

impl Reading {
    fn scenario(&mut self, root: Value<'_>) -> Option<Scenario> {
        let keys = ["region", "accounts", "intervals", "findings", "rules"];
        let object = Object::read(root, "the scenario", keys, &mut self.faults)?;
        let region = match object.get("region") {
            Some(value) => self.faults.text("region", value)?.into_owned(),
            None => DEFAULT_REGION.to_owned(),
        };
        match object.get("accounts") {
            Some(value) => self.accounts(value),
            None => self.account(DEFAULT_ACCOUNT.to_owned(), None, root.span()),
        }
        let settings = object.get("intervals").map_or_else(Vec::new, |value| self.settings(value));
        let findings = object.need("findings", &mut self.faults)?;
        let findings = self.findings(findings);
        let rules = object.get("rules").map_or_else(Vec::new, |value| self.rules(value));
        let accounts = std::mem::take(&mut self.accounts);
        Some(Scenario { region, accounts, settings, findings, rules })
    }

    fn accounts(&mut self, value: Value<'_>) {
        for value in self.faults.list("accounts", value) {
            if self.accounts.len() >= MAX_ACCOUNTS {
                let fault = Fault::TooMany { what: TooMany::Accounts };
                return self.faults.add(&fault, value.span()).unwrap_or_default();
            }
            self.account_with_members(value);
        }
    }

    fn account_with_members(&mut self, value: Value<'_>) -> Option<()> {
        let object = Object::read(value, "an account", ["id", "members"], &mut self.faults)?;
        let id = object.need("id", &mut self.faults)?;
        let administrator = self.accounts.len();
        let digits = self.faults.account("id", id)?;
        self.account(digits, None, id.span());
        if let Some(members) = object.get("members") {
            for member in self.faults.list("members", members) {
                if self.accounts.len() >= MAX_ACCOUNTS {
                    let fault = Fault::TooMany { what: TooMany::Accounts };
                    return self.faults.add(&fault, member.span());
                }
                self.member(member, administrator);
            }
        }
        Some(())
    }

    /// A member: its digits alone, or an object that also says since when.
    fn member(&mut self, value: Value<'_>, administrator: usize) -> Option<()> {
        let (id, since) = if value.kind() == Type::Object {
            let object = Object::read(value, "a member", ["id", "since"], &mut self.faults)?;
            let since = object.get("since").map(|since| self.faults.time("since", since));
            (object.need("id", &mut self.faults)?, since)
        } else {
            (value, None)
        };
        let digits = self.faults.account("members", id)?;
        let since = since.flatten();
        self.account(digits, Some(Membership { administrator, since }), id.span());
        Some(())
    }

    fn account(&mut self, id: String, membership: Option<Membership>, span: Span) {
        if self.places.contains_key(&id) {
            self.faults.add::<()>(&Fault::RepeatedAccount { id }, span);
        } else {
            self.places.insert(id.clone(), self.accounts.len());
            self.accounts.push(Account { id, membership });
        }
    }

    /// The place of an account that is named.
    fn named(&mut self, key: &str, value: Value<'_>) -> Option<usize> {
        let id = self.faults.account(key, value)?;
        let place = self.places.get(&id).copied();
        place.or_else(|| self.faults.add(&Fault::UnknownAccount { id }, value.span()))
    }

    fn settings(&mut self, value: Value<'_>) -> Vec<Setting> {
        let mut settings = Vec::new();
        for (index, value) in self.faults.list("intervals", value).enumerate() {
            if index == MAX_SETTINGS {
                let fault = Fault::TooMany { what: TooMany::Settings };
                self.faults.add::<()>(&fault, value.span());
                break;
            }
            settings.extend(self.setting(value));
        }
        settings
    }

    fn setting(&mut self, value: Value<'_>) -> Option<Setting> {
        let keys = ["by", "every", "from"];
        let object = Object::read(value, "a setting", keys, &mut self.faults)?;
        let every = object.need("every", &mut self.faults)?;
        let text = self.faults.text("every", every)?;
        let interval = Interval::named(&text).or_else(|| {
            self.faults.add(&Fault::NoInterval { text: text.into_owned() }, every.span())
        });
        let from = match object.get("from") {
            Some(value) => Some(self.faults.time("from", value)?),
            None => None,
        };
        let by = object.need("by", &mut self.faults)?;
        let account = self.named("by", by)?;
        self.may_set(account, from, by.span())?;
        Some(Setting { account, interval: interval?, from })
    }

    /// Whether an account may set the interval at that time: a member may not.
    fn may_set(&mut self, account: usize, from: Option<Time>, span: Span) -> Option<()> {
        let setting = self.accounts.get(account)?;
        let Some(membership) = setting.membership else { return Some(()) };
        let was_alone = match (membership.since, from) {
            (Some(since), Some(from)) => from < since,
            (since, None) => since.is_some(),
            (None, Some(_)) => false,
        };
        if was_alone {
            return Some(());
        }
        let administrator = self.accounts.get(membership.administrator)?.id.clone();
        let fault = Fault::IntervalByMember { member: setting.id.clone(), administrator };
        self.faults.add(&fault, span)
    }

    fn findings(&mut self, value: Value<'_>) -> Vec<Finding> {
        let findings: Vec<_> = self.faults.list("findings", value).collect();
        let mut read = Vec::with_capacity(findings.len());
        for (index, value) in findings.into_iter().enumerate() {
            read.extend(self.finding(value, index));
        }
        read
    }

    fn finding(&mut self, value: Value<'_>, index: usize) -> Option<Finding> {
        let keys = [
            "name",
            "account",
            "type",
            "severity",
            "resource",
            "finding",
            "occurrences",
            "archived",
            "suppressed",
        ];
        let object = Object::read(value, "a finding", keys, &mut self.faults)?;
        let name = match object.get("name") {
            Some(value) => self.faults.text("name", value).map(std::borrow::Cow::into_owned),
            None => Some(format!("finding {}", index + 1)),
        };
        let account = match object.get("account") {
            Some(value) => self.named("account", value),
            None if self.accounts.len() > 1 => {
                self.faults.add(&Fault::WhichAccount, object.opening())
            }
            None => Some(0),
        };
        let what = self.what(&object);
        let archived = self.periods("archived", object.get("archived"));
        let suppressed = self.periods("suppressed", object.get("suppressed"));
        let occurrences = object.need("occurrences", &mut self.faults)?;
        let occurrences = self.occurrences(occurrences);
        Some(Finding {
            name: name?,
            account: account?,
            what: what?,
            occurrences,
            archived,
            suppressed,
        })
    }

    fn what<const N: usize>(&mut self, object: &Object<'_, N>) -> Option<What> {
        if let Some(detail) = object.get("finding") {
            for key in ["type", "severity", "resource"] {
                if let Some(value) = object.get(key) {
                    self.faults.add::<()>(&Fault::TwoFindings, value.span());
                }
            }
            if detail.kind() != Type::Object {
                return self.faults.wrong_type("`finding`", "an object", detail);
            }
            return Some(What::Detail(detail.raw().to_owned()));
        }
        let severity = object.get("severity").map(|value| self.severity(value));
        let resource = object.get("resource").map(|value| match value.kind() {
            Type::Object => Some(value.raw().to_owned()),
            _ => self.faults.wrong_type("`resource`", "an object", value),
        });
        let value = object.need("type", &mut self.faults)?;
        let name = self.faults.text("type", value)?;
        let Some(finding_type) = FindingType::named(&name) else {
            let meant = FindingType::nearest(&name).map(|known| known.name);
            let fault = Fault::UnknownType { name: name.into_owned(), meant };
            return self.faults.add(&fault, value.span());
        };
        let severity = severity.map_or(Some(None), |severity| severity.map(Some))?;
        let resource = resource.map_or(Some(None), |resource| resource.map(Some))?;
        Some(What::Type { finding_type, severity, resource })
    }

    /// A severity as it is spelled.
    fn severity(&mut self, value: Value<'_>) -> Option<String> {
        if value.kind() != Type::Number {
            return self.faults.wrong_type("`severity`", "a number", value);
        }
        let text = value.raw().to_owned();
        let band = text.parse().ok().filter(|value| *value >= 1.0).and_then(Severity::of);
        if band.is_some() {
            return Some(text);
        }
        self.faults.add(&Fault::NoSeverity { text }, value.span())
    }

    fn periods(&mut self, key: &'static str, value: Option<Value<'_>>) -> Vec<Period> {
        let Some(value) = value else { return Vec::new() };
        let periods: Vec<_> = self.faults.list(key, value).collect();
        periods.into_iter().filter_map(|value| self.period(value)).collect()
    }

    fn period(&mut self, value: Value<'_>) -> Option<Period> {
        let object = Object::read(value, "a period", ["from", "until"], &mut self.faults)?;
        let until = match object.get("until") {
            Some(value) => Some((self.faults.time("until", value)?, value.span())),
            None => None,
        };
        let from = object.need("from", &mut self.faults)?;
        let from = self.faults.time("from", from)?;
        if let Some((_, span)) = until.filter(|(until, _)| *until <= from) {
            return self.faults.add(&Fault::Backwards, span);
        }
        Some(Period { from, until: until.map(|(until, _)| until) })
    }

    fn occurrences(&mut self, value: Value<'_>) -> Vec<Time> {
        let mut times = Vec::new();
        for value in self.faults.list("occurrences", value) {
            if self.occurrence(value, &mut times).is_none() && self.occurrences > MAX_OCCURRENCES {
                break;
            }
        }
        times
    }

    /// A time, or a run of them.
    fn occurrence(&mut self, value: Value<'_>, times: &mut Vec<Time>) -> Option<()> {
        if value.kind() != Type::Object {
            let time = self.faults.time("occurrences", value)?;
            self.count(1, value.span())?;
            times.push(time);
            return Some(());
        }
        let keys = ["from", "times", "every"];
        let object = Object::read(value, "a run of occurrences", keys, &mut self.faults)?;
        let from = object.need("from", &mut self.faults)?;
        let from = self.faults.time("from", from)?;
        let count = object.need("times", &mut self.faults)?;
        let number = self.number(count)?;
        let every = object.need("every", &mut self.faults)?;
        let every = self.faults.span("every", every)?;
        self.count(number, count.span())?;
        let steps = i64::try_from(number).ok()?.saturating_sub(1);
        let last = from.millis().saturating_add(every.saturating_mul(steps));
        if Time::from_millis(last).millis() != last {
            return self.faults.add(&Fault::EndOfTime, count.span());
        }
        times.extend((0..=steps).map(|step| Time::from_millis(from.millis() + every * step)));
        Some(())
    }

    fn number(&mut self, value: Value<'_>) -> Option<usize> {
        if value.kind() != Type::Number {
            return self.faults.wrong_type("`times`", "a number", value);
        }
        let text = value.raw();
        let number = text.parse().ok().filter(|number| *number > 0);
        number.or_else(|| self.faults.add(&Fault::NoCount { text: text.to_owned() }, value.span()))
    }

    /// Counts more occurrences, unless there are too many.
    fn count(&mut self, more: usize, span: Span) -> Option<()> {
        let before = self.occurrences;
        self.occurrences = before.saturating_add(more);
        if self.occurrences <= MAX_OCCURRENCES {
            return Some(());
        }
        if before > MAX_OCCURRENCES {
            return None;
        }
        self.faults.add(&Fault::TooMany { what: TooMany::Occurrences }, span)
    }

    fn rules(&mut self, value: Value<'_>) -> Vec<Rule> {
        let rules: Vec<_> = self.faults.list("rules", value).collect();
        let numbered = rules.into_iter().enumerate();
        numbered.filter_map(|(index, value)| self.rule(value, index)).collect()
    }

    fn rule(&mut self, value: Value<'_>, index: usize) -> Option<Rule> {
        let keys = ["name", "account", "pattern", "targets"];
        let object = Object::read(value, "a rule", keys, &mut self.faults)?;
        let name = match object.get("name") {
            Some(value) => self.faults.text("name", value).map(std::borrow::Cow::into_owned),
            None => Some(format!("rule-{}", index + 1)),
        };
        let account = match object.get("account") {
            Some(value) => self.named("account", value),
            None => Some(0),
        };
        let targets = object.get("targets").map_or_else(Vec::new, |value| self.targets(value));
        let pattern = object.need("pattern", &mut self.faults)?;
        let pattern = self.moved(Pattern::parse(pattern.raw()), pattern);
        Some(Rule { name: name?, account: account?, pattern: pattern?, targets })
    }

    fn targets(&mut self, value: Value<'_>) -> Vec<RuleTarget> {
        let targets: Vec<_> = self.faults.list("targets", value).collect();
        targets.into_iter().filter_map(|value| self.target(value)).collect()
    }

    fn target(&mut self, value: Value<'_>) -> Option<RuleTarget> {
        let target = self.moved(Target::parse(value.raw()), value)?;
        let view = match value.get("as") {
            Some(value) => self.view(value)?,
            None if target.service() == Some("sns") => View::Email,
            None => View::Json,
        };
        Some(RuleTarget { target, view })
    }

    fn view(&mut self, value: Value<'_>) -> Option<View> {
        let name = self.faults.text("as", value)?;
        View::named(&name).or_else(|| {
            self.faults.add(&Fault::UnknownView { name: name.into_owned() }, value.span())
        })
    }

    /// What was read of a part of the text on its own, its faults where they are in the whole.
    fn moved<T>(&mut self, read: Result<T, Vec<Diagnostic>>, part: Value<'_>) -> Option<T> {
        let offset = part.span().start;
        let faults = read.map_err(|faults| {
            self.faults.0.extend(faults.into_iter().map(|fault| fault.moved(offset)));
        });
        faults.ok()
    }
}
