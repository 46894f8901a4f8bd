//! What event-ruler 2 and the `quamina` crate reached on another machine: events a second, on data of
//! the same shape, one core, the JVM warm. Only the ratio of the two counts: it makes event-ruler's
//! speed on this machine of that of the crate, which is measured here.

/// A row of that table: event-ruler, and the crate where it takes the rules.
pub(crate) struct Peer {
    pub(crate) event_ruler: f64,
    pub(crate) quamina: Option<f64>,
}

/// What was measured for a row of the benchmark.
pub(crate) fn peer(row: &str) -> Option<Peer> {
    let (event_ruler, quamina) = match row {
        "exact" => (338e3, Some(1849e3)),
        "prefix" => (351e3, Some(1804e3)),
        "suffix" => (324e3, Some(1593e3)),
        "equals-ignore-case" => (281e3, Some(1151e3)),
        "wildcard" => (261e3, Some(1570e3)),
        "numeric" => (169e3, Some(510e3)),
        "anything-but" => (191e3, Some(415e3)),
        "anything-but prefix" => (203e3, None),
        "anything-but suffix" => (178e3, None),
        "anything-but wildcard" => (184e3, None),
        "arrays of objects" => (38.5e3, Some(95e3)),
        "all of these" => (22.3e3, None),
        "1 rule" => (311e3, None),
        "100 rules" => (286e3, None),
        "10,000 rules" => (298e3, None),
        "100,000 rules" => (251e3, None),
        "100,000 rules, many to a value" => (213e3, None),
        "10 wildcards" => (252e3, None),
        "100 wildcards" => (131e3, None),
        "1,000 wildcards" => (45e3, None),
        "GuardDuty, 1 rule" => (85e3, Some(186e3)),
        "GuardDuty, 50 rules" => (33e3, None),
        "GuardDuty, 1,000 rules" => (11.2e3, None),
        _ => return None,
    };
    Some(Peer { event_ruler, quamina })
}

/// What `serde_json`'s `IgnoredAny` reached there on city lots and on findings: it tells how fast
/// the machine is.
pub(crate) const CHECKED: [f64; 2] = [696e3, 257e3];
