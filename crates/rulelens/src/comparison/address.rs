//! IP addresses, as the service reads them.

use std::net::Ipv6Addr;

/// How long the text of an IPv4 address may be; longer ones Java takes for the name of a host.
const MAX_IPV4_LENGTH: usize = 15;

/// An IP address: 4 or 16 bytes. An IPv4 address written as IPv6 (`::ffff:a00:1`) is an IPv4 one,
/// as in Java.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// Of an IPv4 address the first four.
    bytes: [u8; 16],
    is_v4: bool,
}

impl Address {
    /// The address that `text` is: IPv4 in four decimal parts, leading zeros allowed (`010.0.0.5`
    /// is `10.0.0.5`), or IPv6 in groups without a dotted tail, with any number of leading zeros.
    pub fn parse(text: &str) -> Option<Self> {
        if text.contains(':') {
            // With a dot it is no address for the service: `::ffff:10.0.0.1` compares as text.
            if !text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':') {
                return None;
            }
            let address: Ipv6Addr = without_leading_zeros(text).parse().ok()?;
            return Some(match address.to_ipv4_mapped() {
                Some(v4) => Self::v4(v4.octets()),
                None => Self { bytes: address.octets(), is_v4: false },
            });
        }
        if text.len() > MAX_IPV4_LENGTH {
            return None;
        }
        let mut parts = text.split('.').map(decimal);
        let mut next = || parts.next()?;
        let bytes = [next()?, next()?, next()?, next()?];
        parts.next().is_none().then(|| Self::v4(bytes))
    }

    fn v4([a, b, c, d]: [u8; 4]) -> Self {
        Self { bytes: [a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], is_v4: true }
    }

    /// Its bytes, 4 or 16, the most significant first.
    pub fn bytes(&self) -> &[u8] {
        let length = if self.is_v4 { 4 } else { 16 };
        self.bytes.get(..length).unwrap_or_default()
    }
}

fn without_leading_zeros(address: &str) -> String {
    let groups = address.split(':').map(|group| match group.trim_start_matches('0') {
        "" if !group.is_empty() => "0",
        significant => significant,
    });
    groups.collect::<Vec<_>>().join(":")
}

fn decimal(part: &str) -> Option<u8> {
    let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let significant = part.trim_start_matches('0');
    digits.then(|| if significant.is_empty() { Some(0) } else { significant.parse().ok() })?
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn reads_what_the_service_takes_for_an_address() {
        let bytes = |text| Address::parse(text).map(|address| address.bytes().to_vec());
        assert_eq!(bytes("010.0.0.005"), Some(vec![10, 0, 0, 5]));
        assert_eq!(bytes("::1"), bytes("0:0:0:0:0:0:0:1"));
        assert_eq!(bytes("2001:DB8::"), bytes("2001:db8:0::0"));
        assert_eq!(bytes("::00001"), bytes("::1"));
        assert_eq!(bytes("::ffff:a00:1"), bytes("10.0.0.1"));
        assert_eq!(bytes("0000.000.000.10"), Some(vec![0, 0, 0, 10]));
        assert_eq!(bytes("0000.000.000.010"), None, "longer than any address needs to be");
        for text in ["256.0.0.1", "10.0.0", "1.2.3.4.5", "", ".", "10:00:00", "a.b.c.d", "1.2.3.+4"]
        {
            assert_eq!(bytes(text), None, "{text}");
        }
    }
}
