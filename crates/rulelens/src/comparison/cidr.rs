//! `{"cidr": "10.0.0.0/24"}`.

use super::address::Address;
use super::finding::{Finding, Miss};
use super::scalar::Scalar;
use crate::json::{Type, Value};
use crate::pattern::{Fault, Faults};

/// A range of IP addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cidr {
    text: String,
    low: Vec<u8>,
    high: Vec<u8>,
}

/// Why a range is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CidrFault {
    /// Not one `/`.
    Slash,
    /// What follows the `/` is no whole number.
    MaskNotNumber,
    /// The mask is negative.
    MaskNegative,
    /// More than 31 bits for IPv4 or 127 for IPv6.
    MaskTooLong {
        /// The most there may be.
        limit: u8,
    },
    /// No address before the `/`.
    NotAddress {
        /// What stands there.
        text: String,
    },
}

impl Cidr {
    pub(super) fn parse(operand: Value<'_>, faults: &mut Faults<'_>) -> Option<Self> {
        let Some(text) = operand.string().filter(|_| operand.kind() == Type::String) else {
            faults.at(Fault::CidrNotString { found: operand.kind() }, operand);
            return None;
        };
        match Self::new(&text) {
            Ok(cidr) => Some(cidr),
            Err(fault) => {
                let fault = Fault::Cidr { text: text.into_owned(), fault };
                faults.without_place(fault, operand);
                None
            }
        }
    }

    fn new(text: &str) -> Result<Self, CidrFault> {
        // Java's `split` drops empty parts at the end, so `10.0.0.0/` has one part.
        let trimmed = text.trim_end_matches('/');
        let (address, mask) = trimmed.split_once('/').ok_or(CidrFault::Slash)?;
        if mask.contains('/') {
            return Err(CidrFault::Slash);
        }
        let bits: i32 = mask.parse().map_err(|_| CidrFault::MaskNotNumber)?;
        let bits = usize::try_from(bits).map_err(|_| CidrFault::MaskNegative)?;
        let not_address = || CidrFault::NotAddress { text: address.to_owned() };
        let bytes = Address::parse(address).ok_or_else(not_address)?.bytes().to_vec();
        let limit = if bytes.len() == 4 { 31 } else { 127 };
        if bits > usize::from(limit) {
            return Err(CidrFault::MaskTooLong { limit });
        }
        let masks = bytes.iter().enumerate().map(|(index, byte)| {
            let fixed = bits.saturating_sub(index * 8).min(8);
            (byte, u8::MAX.checked_shr(u32::try_from(fixed).unwrap_or(8)).unwrap_or(0))
        });
        let (low, high) = masks.map(|(byte, free)| (byte & !free, byte | free)).unzip();
        Ok(Self { text: text.to_owned(), low, high })
    }

    /// As it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lowest address: 4 or 16 bytes.
    pub fn low(&self) -> &[u8] {
        &self.low
    }

    /// How many bits all addresses of the range have in common.
    pub fn fixed_bits(&self) -> u8 {
        let free: u32 =
            self.low.iter().zip(&self.high).map(|(low, high)| (low ^ high).count_ones()).sum();
        u8::try_from(self.low.len() * 8 - free as usize).unwrap_or(u8::MAX)
    }

    pub(super) fn find(&self, value: &Scalar<'_>) -> Finding {
        Finding::of(self.matches(value), || match value {
            Scalar::String(text) => Address::parse(text)
                .map_or(Miss::NotAddress, |address| self.outside(address.bytes())),
            _ => value.other_type(Type::String, &self.text),
        })
    }

    fn outside(&self, address: &[u8]) -> Miss {
        let bits = |left: &[u8], right: &[u8]| {
            let pairs = left.iter().zip(right).map(|(left, right)| left ^ right);
            let mut common = 0;
            for differing in pairs {
                common += differing.leading_zeros() as usize;
                if differing != 0 {
                    break;
                }
            }
            common
        };
        Miss::Outside { common: bits(address, &self.low), fixed: bits(&self.low, &self.high) }
    }

    /// Whether the value is an address in the range.
    ///
    /// The service compares the digits of both from the left, so that of an IPv6 address only the
    /// first four bytes count against an IPv4 range (event-ruler 2, probed).
    pub(super) fn matches(&self, value: &Scalar<'_>) -> bool {
        let Scalar::String(text) = value else {
            return false;
        };
        let Some(address) = Address::parse(text) else {
            return false;
        };
        let bytes = address.bytes();
        let length = bytes.len().min(self.low.len());
        let (value, low, high) =
            (bytes.get(..length), self.low.get(..length), self.high.get(..length));
        if bytes.len() < self.low.len() {
            // Digits that end on a bound end before it is decided.
            return low < value && value < high;
        }
        low <= value && value <= high
    }
}

#[cfg(test)]
mod tests {
    use super::{Cidr, CidrFault, Scalar};

    fn inside(range: &str, address: &str) -> bool {
        Cidr::new(range).unwrap().matches(&Scalar::String(address.into()))
    }

    #[test]
    fn a_range_holds_its_addresses_and_no_others() {
        assert!(inside("10.0.0.0/24", "10.0.0.255") && !inside("10.0.0.0/24", "10.0.1.0"));
        assert!(inside("10.0.0.5/24", "10.0.0.0"), "host bits are cut off");
        assert!(inside("10.0.0.128/25", "10.0.0.200") && !inside("10.0.0.128/25", "10.0.0.127"));
        assert!(inside("10.0.0.0/31", "10.0.0.1") && !inside("10.0.0.0/31", "10.0.0.2"));
        assert!(
            inside("2001:db8::/33", "2001:DB8:0::1") && !inside("2001:db8::/33", "2001:db8:8000::")
        );
        assert!(!inside("0.0.0.0/0", "no address"));
    }

    #[test]
    fn each_fault_is_told_apart() {
        let fault = |text| Cidr::new(text).unwrap_err();
        assert_eq!(fault("foo"), CidrFault::Slash);
        assert_eq!(fault("10.0.0.0//24"), CidrFault::Slash);
        assert_eq!(fault("10.0.0.0/ 24"), CidrFault::MaskNotNumber);
        assert_eq!(fault("10.0.0.0/-1"), CidrFault::MaskNegative);
        assert_eq!(fault("10.0.0.0/32"), CidrFault::MaskTooLong { limit: 31 });
        assert_eq!(fault("::/128"), CidrFault::MaskTooLong { limit: 127 });
        assert_eq!(fault("/24"), CidrFault::NotAddress { text: String::new() });
    }
}
