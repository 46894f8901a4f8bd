//! What in a state one may not want to pass on: account ids, IP addresses, ARNs, e-mail addresses,
//! ids of IAM and of resources; and the same state with values of documentation in their place.
//!
//! Equal values get equal replacements in all texts, so that what matched still matches. Values of
//! documentation are not counted: the accounts and ids of the AWS documentation, the addresses
//! of RFC 5737 and RFC 3849, the domains of RFC 2606.

mod find;
mod replacement;

use std::collections::HashSet;

use crate::state::{State, Target};
use find::{find, words};
use replacement::Replacements;

/// The kind of something sensitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Kind {
    /// The twelve digits of an AWS account, also within an ARN.
    Account,
    /// An IP address, also in a host name as `ip-10-0-0-7`; the ranges of patterns, as `10.0.0.0/8`,
    /// are none.
    Address,
    /// What an ARN names, at its end.
    Arn,
    /// An e-mail address.
    Email,
    /// The id of an access key, a user or a role, as `AKIA…` and `AROA…`.
    Iam,
    /// The id of a resource, as `i-0c4f9a1d2b7e83650`.
    Resource,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Account, Self::Address, Self::Arn, Self::Email, Self::Iam, Self::Resource];

    /// One or several of it in words.
    #[must_use]
    pub fn words(self, count: usize) -> &'static str {
        match (self, count == 1) {
            (Self::Account, true) => "account id",
            (Self::Account, false) => "account ids",
            (Self::Address, true) => "IP address",
            (Self::Address, false) => "IP addresses",
            (Self::Arn, true) => "ARN",
            (Self::Arn, false) => "ARNs",
            (Self::Email, true) => "e-mail address",
            (Self::Email, false) => "e-mail addresses",
            (Self::Iam, true) => "IAM id",
            (Self::Iam, false) => "IAM ids",
            (Self::Resource, true) => "resource id",
            (Self::Resource, false) => "resource ids",
        }
    }
}

/// How many different values of each kind the state has, in the order of [`Kind::ALL`], without
/// kinds that it has none of.
#[must_use]
pub fn count(state: &State) -> Vec<(Kind, usize)> {
    let mut seen = HashSet::new();
    let mut state = state.clone();
    for text in texts(&mut state) {
        seen.extend(find(text).into_iter().map(|it| (it.kind, it.value(text).into_owned())));
    }
    let of = |kind| seen.iter().filter(|(other, _)| *other == kind).count();
    Kind::ALL.into_iter().map(|kind| (kind, of(kind))).filter(|(_, count)| *count > 0).collect()
}

/// The state with values of documentation in place of what is sensitive.
#[must_use]
pub fn replaced(state: &State) -> State {
    let mut state = state.clone();
    let mut replacements = Replacements::default();
    for text in texts(&mut state) {
        for word in words(text).filter_map(|at| text.get(at)) {
            replacements.take(word);
        }
    }
    for text in texts(&mut state) {
        let mut written = String::with_capacity(text.len());
        let mut end = 0;
        for found in find(text) {
            written.push_str(text.get(end..found.at.start).unwrap_or_default());
            let replacement = replacements.of(found.kind, &found.value(text));
            if found.dashed {
                written.push_str(&replacement.replace('.', "-"));
            } else {
                written.push_str(replacement);
            }
            end = found.at.end;
        }
        written.push_str(text.get(end..).unwrap_or_default());
        *text = written;
    }
    state
}

fn texts(state: &mut State) -> impl Iterator<Item = &mut String> {
    let State { rules, event, targets, scenario, cases, .. } = state;
    let rules = rules.iter_mut().flat_map(|rule| [&mut rule.name, &mut rule.pattern]);
    let targets = targets.iter_mut().flat_map(|it| {
        let Target { name, arn, input_paths, template, input_path, constant, .. } = it;
        [name, arn, input_paths, template, input_path, constant]
    });
    rules.chain([event]).chain(targets).chain([scenario, cases])
}

#[cfg(test)]
mod tests {
    use super::{Kind, count, replaced};
    use crate::state::{Rule, State};

    fn state(event: &str, pattern: &str) -> State {
        let rules = vec![Rule { name: String::new(), pattern: pattern.to_owned() }];
        State { rules, event: event.to_owned(), ..State::default() }
    }

    #[test]
    fn each_kind_is_found_and_replaced_alike_in_all_texts() {
        let state = state(
            r#"{"account": "210987654321", "ip": "10.1.2.3", "v6": "fd00::7", "by": "ann@corp.test",
                "arn": "arn:aws:iam::210987654321:role/deploy/Admin"}"#,
            r#"{"account": ["210987654321"], "ip": [{"cidr": "10.1.0.0/16"}, "10.1.2.3"]}"#,
        );
        let wanted = [(Kind::Account, 1), (Kind::Address, 2), (Kind::Arn, 1), (Kind::Email, 1)];
        assert_eq!(count(&state), wanted);
        let replaced = replaced(&state);
        assert_eq!(
            replaced.event,
            r#"{"account": "111122223333", "ip": "192.0.2.0", "v6": "2001:db8::1", "by": "person-1@example.com",
                "arn": "arn:aws:iam::111122223333:role/deploy/example-1"}"#
        );
        assert_eq!(
            replaced.rules[0].pattern,
            r#"{"account": ["111122223333"], "ip": [{"cidr": "10.1.0.0/16"}, "192.0.2.0"]}"#
        );
        assert_eq!(count(&replaced), []);
    }

    #[test]
    fn different_values_stay_different_from_what_was_there() {
        let replaced = replaced(&state(r#"["111122223333", "210987654321", "310987654321"]"#, ""));
        assert_eq!(replaced.event, r#"["111122223333", "444455556666", "777788889999"]"#);
    }

    #[test]
    fn more_values_than_there_are_in_documentation_stay_different() {
        let many: Vec<_> = (0..1000).map(|n| format!("10.0.{}.{}", n / 250, n % 250)).collect();
        let replaced = replaced(&state(&many.join(" "), ""));
        let unique: std::collections::HashSet<_> = replaced.event.split(' ').collect();
        assert_eq!(unique.len(), 1000);
        assert_eq!(count(&replaced), []);
    }

    #[test]
    fn hosts_are_replaced_like_their_addresses_and_ids_keep_their_kind() {
        let state = state(
            r#"{"privateIpAddress": "10.1.2.3", "privateDnsName": "ip-10-1-2-3.eu-west-1.compute.internal",
                "publicDnsName": "ec2-52-1-2-3.compute.amazonaws.com", "instanceId": "i-0c4f9a1d2b7e83650",
                "arn": "arn:aws:ec2:eu-west-1:210987654321:instance/i-0c4f9a1d2b7e83650",
                "vpcId": "vpc-0c4f9a1d", "accessKeyId": "AKIA35NOD6IPQWETO5N2",
                "principalId": "AROAXT3L4TPAR3F77PQE:ann", "log": "logs-210987654321-eu-west-1"}"#,
            "",
        );
        let wanted = [(Kind::Account, 1), (Kind::Address, 2), (Kind::Iam, 2), (Kind::Resource, 2)];
        assert_eq!(count(&state), wanted);
        let replaced = replaced(&state);
        assert_eq!(
            replaced.event,
            r#"{"privateIpAddress": "192.0.2.0", "privateDnsName": "ip-192-0-2-0.eu-west-1.compute.internal",
                "publicDnsName": "ec2-192-0-2-1.compute.amazonaws.com", "instanceId": "i-00000000000000001",
                "arn": "arn:aws:ec2:eu-west-1:111122223333:instance/i-00000000000000001",
                "vpcId": "vpc-00000000000000001", "accessKeyId": "AKIA000000000EXAMPLE",
                "principalId": "AROA000000000EXAMPLE:ann", "log": "logs-111122223333-eu-west-1"}"#
        );
        assert_eq!(count(&replaced), []);
    }

    #[test]
    fn what_stands_behind_an_escape_is_seen() {
        let state =
            state(r#"{"a": "from\n10.1.2.3\t210987654321", "b": "{\"ip\":\"10.1.2.3\"}"}"#, "");
        let wanted = r#"{"a": "from\n192.0.2.0\t111122223333", "b": "{\"ip\":\"192.0.2.0\"}"}"#;
        assert_eq!(replaced(&state).event, wanted);
    }

    #[test]
    fn there_are_replacements_for_as_many_addresses_as_a_link_holds() {
        let many: Vec<_> = (0..400_000_u32)
            .map(|n| std::net::Ipv4Addr::from(n + (11 << 24)).to_string())
            .collect();
        let state = replaced(&state(&many.join(" "), ""));
        let unique: std::collections::HashSet<_> = state.event.split(' ').collect();
        assert_eq!(unique.len(), 400_000);
        assert_eq!(count(&state), []);
    }

    #[test]
    fn what_only_looks_like_it_stays() {
        let text = r#"{"time": "2026-03-14T09:31:07Z", "number": 1234567890123, "version": "1.2.3.4.5",
            "prefix": "arn:aws:iam::111122223333:role/*", "to": "a@example.org", "ip": "192.0.2.7",
            "word": "i-have-no-id", "key": "AKIAIOSFODNN7EXAMPLE", "type": "EC2-10", "host": "ip-10-1-2"}"#;
        let state = state(text, "");
        assert_eq!(count(&state), []);
        assert_eq!(replaced(&state), state);
    }
}
