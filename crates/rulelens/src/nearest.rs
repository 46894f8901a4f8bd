//! What may be meant by a name that is none.

/// Longer names are not looked at, to keep the time in bounds.
const LONGEST: usize = 100;

/// How many edits a slip in a name may be: of a short one none, since short names differ by a letter
/// without being meant for each other.
pub fn slip(name: &str) -> usize {
    const SHORT: usize = 3;
    if name.len() < SHORT { 0 } else { (name.len() / 4).clamp(1, 3) }
}

/// The name that is nearest to what is written, if one is within `limit` edits; the case does not
/// count.
pub fn nearest<'n>(
    written: &str,
    names: impl Iterator<Item = &'n str>,
    limit: usize,
) -> Option<&'n str> {
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let found = distance(written, name);
        if found <= limit && best.is_none_or(|(least, _)| found < least) {
            best = Some((found, name));
        }
    }
    best.map(|(_, name)| name)
}

/// How many characters must be inserted, deleted or replaced, or swapped with the next, to make one
/// of the other; the case does not count.
fn distance(left: &str, right: &str) -> usize {
    if left.len() > LONGEST || right.len() > LONGEST {
        return usize::MAX;
    }
    strsim::osa_distance(&left.to_ascii_lowercase(), &right.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_edits() {
        assert_eq!(distance("aws.gaurdduty", "aws.guardduty"), 1);
        assert_eq!(distance("AccountId", "accountId"), 0);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn the_nearest_within_the_limit_is_meant() {
        let names = || ["severity", "service", "type"].into_iter();
        assert_eq!(nearest("sevrity", names(), 2), Some("severity"));
        assert_eq!(nearest("region", names(), 2), None);
    }
}
