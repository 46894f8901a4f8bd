//! The memory that JavaScript writes texts into.

use std::cell::RefCell;

/// How many bytes are kept between calls. What a larger text took is given back.
const KEPT: usize = 1 << 20;

thread_local! {
    static TEXTS: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Memory for so many bytes of texts.
pub(crate) fn room(bytes: usize) -> *mut u8 {
    TEXTS.with_borrow_mut(|texts| {
        if texts.len() < bytes {
            // Cleared first, so that what was there is not copied.
            texts.clear();
            texts.resize(bytes, 0);
        } else if texts.len() > KEPT && bytes <= KEPT {
            texts.truncate(KEPT);
            texts.shrink_to_fit();
        }
        texts.as_mut_ptr()
    })
}

/// Does some work with the texts that were written, given their lengths. Where there is less than
/// that, they are empty.
pub(crate) fn with_texts<const N: usize, R>(
    lengths: [usize; N],
    work: impl FnOnce([&[u8]; N]) -> R,
) -> R {
    TEXTS.with_borrow(|texts| {
        let mut rest = texts.as_slice();
        work(lengths.map(|length| {
            let (text, behind) = rest.split_at_checked(length).unwrap_or_default();
            rest = behind;
            text
        }))
    })
}
