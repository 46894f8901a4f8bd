//! Where a GuardDuty finding is in the console.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

use crate::links::Link;

/// Where a finding is in the console; where findings are, without its number or if the names are no
/// names. Each partition of AWS has a console of its own.
///
/// ```
/// use rulelens_notify::console;
///
/// assert_eq!(
///     console("eu-west-1", Some("16afba5c")).as_str(),
///     "https://console.aws.amazon.com/guardduty/home?region=eu-west-1#/findings?search=id%3D16afba5c"
/// );
/// ```
pub fn console(region: &str, finding: Option<&str>) -> Link {
    let home = match region.get(..3) {
        Some("cn-") => "https://console.amazonaws.cn/guardduty/home",
        _ if region.starts_with("us-gov-") => "https://console.amazonaws-us-gov.com/guardduty/home",
        _ => "https://console.aws.amazon.com/guardduty/home",
    };
    let region = percent_encoded(region);
    let search = match finding {
        Some(id) => format!("?search=id%3D{}", percent_encoded(id)),
        None => String::new(),
    };
    let address = format!("{home}?region={region}#/findings{search}");
    Link::new(&address).unwrap_or_else(|| Link::own(home))
}

/// What is encoded: everything but letters, digits and `-._~`.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The text as it may stand in an address.
fn percent_encoded(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, ENCODED)
}

#[cfg(test)]
mod tests {
    use super::console;

    #[test]
    fn hostile_values_do_not_leave_their_place_in_the_address() {
        let expected = "https://console.aws.amazon.com/guardduty/home?region=us%26x%3D%22\
            #/findings?search=id%3Da%23%2F..%2Fb%20c";
        assert_eq!(console("us&x=\"", Some("a#/../b c")).as_str(), expected);
    }

    #[test]
    fn an_address_that_no_client_takes_leads_to_the_console() {
        let link = console("", Some(&"é".repeat(1000)));
        assert_eq!(link.as_str(), "https://console.aws.amazon.com/guardduty/home");
    }

    #[test]
    fn partitions_have_consoles_of_their_own() {
        let starts = |region, start| console(region, None).as_str().starts_with(start);
        assert!(starts("cn-north-1", "https://console.amazonaws.cn/"));
        assert!(starts("us-gov-west-1", "https://console.amazonaws-us-gov.com/"));
    }
}
