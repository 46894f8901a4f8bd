//! What is known of the events of AWS. Left out without the feature `schemas`.

/// The top-level fields that any event on a bus may have, a line each.
const ENVELOPE: &str = include_str!("schema/envelope.txt");

/// Which detail-types the events of which source have: a source on a line of its own, its
/// detail-types below it, indented by a space. Events by way of CloudTrail, which any source may
/// have, are left out.
#[cfg(feature = "schemas")]
const EVENT_TYPES: &str = include_str!("schema/event-types.txt");
#[cfg(not(feature = "schemas"))]
const EVENT_TYPES: &str = "";

/// The fields of `detail` in a GuardDuty finding: a key on a line, what is in it below, indented by
/// a space more; `[]` behind an array, `*` where there may be any key.
#[cfg(feature = "schemas")]
const FINDING: &str = include_str!("schema/guardduty-finding.txt");
#[cfg(not(feature = "schemas"))]
const FINDING: &str = "*";

/// The top-level fields that any event on a bus may have.
pub(crate) fn envelope() -> impl Iterator<Item = &'static str> {
    ENVELOPE.lines()
}

/// Sources with their detail-types.
pub(crate) fn event_types() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut source = "";
    EVENT_TYPES.lines().filter_map(move |line| match line.strip_prefix(' ') {
        Some(detail_type) => Some((source, detail_type)),
        None => {
            source = line;
            None
        }
    })
}

/// Sources of AWS events.
pub(crate) fn sources() -> impl Iterator<Item = &'static str> {
    EVENT_TYPES.lines().filter(|line| !line.starts_with(' '))
}

/// The detail-types that events of a source have.
pub(crate) fn detail_types(source: &str) -> impl Iterator<Item = &'static str> {
    event_types().filter(move |(of, _)| *of == source).map(|(_, detail_type)| detail_type)
}

/// The fields of a GuardDuty finding, as a tree.
///
/// Source: the schema of the event in EventBridge's registry, and what `GetFindings` returns.
#[derive(Debug)]
pub struct Finding {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    key: &'static str,
    depth: usize,
    /// The first line that is not inside this one.
    end: usize,
}

/// A place in the tree of a [`Finding`]: what is inside of it.
#[derive(Clone, Copy, Debug)]
pub struct Inside {
    first: usize,
    end: usize,
}

impl Finding {
    /// The tree. Without the feature `schemas` any key is in it.
    #[expect(clippy::new_without_default, reason = "it is read, not empty")]
    pub fn new() -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for (index, line) in FINDING.lines().enumerate() {
            let key = line.trim_start_matches(' ');
            let depth = line.len() - key.len();
            while open.len() > depth {
                close(&mut lines, &mut open, index);
            }
            open.push(index);
            lines.push(Line { key: key.trim_end_matches("[]"), depth, end: index + 1 });
        }
        let all = lines.len();
        while !open.is_empty() {
            close(&mut lines, &mut open, all);
        }
        Self { lines }
    }

    /// The place of `detail` itself.
    pub fn root(&self) -> Inside {
        Inside { first: 0, end: self.lines.len() }
    }

    /// The keys there, each with what is inside of it.
    pub fn keys(&self, at: Inside) -> impl Iterator<Item = (&'static str, Inside)> {
        let mut next = at.first;
        std::iter::from_fn(move || {
            let line = self.lines.get(next).filter(|_| next < at.end)?;
            let inside = Inside { first: next + 1, end: line.end };
            next = line.end;
            Some((line.key, inside))
        })
    }

    /// What is inside of a key there.
    pub fn step(&self, at: Inside, key: &str) -> Option<Inside> {
        self.keys(at).find(|(known, _)| *known == key).map(|(_, inside)| inside)
    }

    /// Whether there may be other keys there too.
    pub fn is_open(&self, at: Inside) -> bool {
        self.keys(at).any(|(key, _)| key == "*")
    }

    /// The path of the field with this key that is inside of the fewest others, if there is one
    /// such field; from `detail` on.
    pub(crate) fn path_of(&self, key: &str) -> Option<String> {
        let named = |line: &&Line| line.key.eq_ignore_ascii_case(key);
        let depth = self.lines.iter().filter(named).map(|line| line.depth).min()?;
        let mut path: Vec<&str> = Vec::new();
        let mut found = None;
        for line in &self.lines {
            path.truncate(line.depth);
            path.push(line.key);
            if named(&line) && line.depth == depth {
                if found.is_some() {
                    return None;
                }
                found = Some(format!("detail.{}", path.join(".")));
            }
        }
        found
    }
}

fn close(lines: &mut [Line], open: &mut Vec<usize>, end: usize) {
    if let Some(line) = open.pop().and_then(|index| lines.get_mut(index)) {
        line.end = end;
    }
}

#[cfg(all(test, feature = "schemas"))]
mod tests {
    use super::*;

    #[test]
    fn the_tree_holds_what_the_text_says() {
        let finding = Finding::new();
        let step = |at, key| finding.step(at, key);
        let service = step(finding.root(), "service").unwrap();
        let action = step(service, "action").unwrap();
        assert!(step(action, "portProbeAction").is_some());
        assert!(step(finding.root(), "count").is_none() && step(service, "count").is_some());
        assert!(finding.is_open(step(service, "additionalInfo").unwrap()));
        assert!(!finding.is_open(finding.root()));
        assert_eq!(finding.path_of("archived").unwrap(), "detail.service.archived");
        assert_eq!(finding.path_of("severity").unwrap(), "detail.severity");
        assert_eq!(finding.path_of("ipAddressV4"), None, "there are many");
    }

    #[test]
    fn sources_have_their_detail_types() {
        assert!(detail_types("aws.guardduty").any(|known| known == "GuardDuty Finding"));
        assert!(sources().any(|source| source == "aws.ec2"));
        assert_eq!(detail_types("aws").count(), 0);
    }
}
