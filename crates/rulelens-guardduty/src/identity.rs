//! Identifiers that look random and are the same whenever they are asked for.

/// A stream of bits that depends on a seed and on what it is for, and on nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draw(u64);

impl Draw {
    /// The stream of `seed` for a purpose.
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        // FNV-1a.
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(purpose.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed.rotate_left(32), mix))
    }

    /// The next 64 bits, by splitmix64.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    /// So many hexadecimal digits.
    pub(crate) fn hex(&mut self, digits: usize) -> String {
        let mut text = String::with_capacity(digits + 15);
        while text.len() < digits {
            text.push_str(&format!("{:016x}", self.next()));
        }
        text.truncate(digits);
        text
    }

    /// So many capital letters and digits.
    pub(crate) fn capitals(&mut self, length: usize) -> String {
        const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let letter = |draw: &mut Self| {
            let index = usize::try_from(draw.below(32)).unwrap_or_default();
            LETTERS.get(index).map_or('A', |byte| char::from(*byte))
        };
        (0..length).map(|_| letter(self)).collect()
    }

    /// A UUID.
    pub(crate) fn uuid(&mut self) -> String {
        let (left, right) = (self.next(), self.next());
        let variant = 0x8 | (right >> 60 & 0x3);
        format!(
            "{:08x}-{:04x}-4{:03x}-{variant:x}{:03x}-{:012x}",
            left >> 32,
            left >> 16 & 0xffff,
            left & 0xfff,
            right >> 48 & 0xfff,
            right & 0xffff_ffff_ffff
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Draw;

    #[test]
    fn the_same_seed_and_purpose_give_the_same() {
        let draw = |seed, purpose| Draw::new(seed, purpose).uuid();
        assert_eq!(draw(1, "id"), draw(1, "id"));
        assert_ne!(draw(1, "id"), draw(2, "id"));
        assert_ne!(draw(1, "id"), draw(1, "arn"));
        let uuid = draw(7, "id");
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{uuid}");
        assert_eq!(Draw::new(1, "").hex(33).len(), 33);
    }
}
