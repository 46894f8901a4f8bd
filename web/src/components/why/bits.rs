//! The bits of an address over those of a range: IPv4 in octets, IPv6 in groups of 16 bits.

use yew::prelude::*;

use super::label;
use crate::{
    messages::{format, number},
    picture::Bits,
};

pub(super) fn bits(bits: &Bits) -> Html {
    html! {
        <div class="bits">
            {label("why.bits.address")}<div>{address(&bits.address, bits)}</div>
            {label("why.in.pattern")}<div>{address(&bits.range, bits)}</div>
            <span /><p>{format("why.bits.fixed", &[("n", &number(bits.fixed))])}</p>
        </div>
    }
}

fn address(address: &[u8], bits: &Bits) -> Html {
    if address.len() == 4 {
        return address
            .iter()
            .enumerate()
            .map(|(index, octet)| self::octet(index, *octet, bits))
            .collect();
    }
    address.chunks(2).enumerate().map(|(index, bytes)| group(index, bytes, bits)).collect()
}

fn octet(index: usize, octet: u8, bits: &Bits) -> Html {
    let digit = |(at, digit): (usize, char)| {
        html! { <i class={class(index * 8 + at, 1, bits)}>{digit}</i> }
    };
    let digits = std::format!("{octet:08b}");
    html! {
        <span class="oct"><em>{octet.to_string()}</em><span>{for digits.chars().enumerate().map(digit)}</span></span>
    }
}

fn group(index: usize, bytes: &[u8], bits: &Bits) -> Html {
    let digits: String = bytes.iter().map(|byte| std::format!("{byte:02x}")).collect();
    html! { <code class={class(index * 16, 16, bits)}>{digits}</code> }
}

/// What is to be said of `width` bits from `at` on.
fn class(at: usize, width: usize, bits: &Bits) -> &'static str {
    match at {
        _ if at >= bits.fixed => "free",
        _ if at + width <= bits.common => "same",
        _ if at <= bits.common => "differs",
        _ => "unread",
    }
}
