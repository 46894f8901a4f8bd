//! Raw deflate (RFC 1951) with a preset dictionary: texts that come up in every link cost a few
//! bits.

use miniz_oxide::deflate::core::deflate_flags::TDEFL_FORCE_ALL_STATIC_BLOCKS;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// How many bytes come out at most.
pub(crate) const MAX_INFLATED: usize = 4 * 1024 * 1024;

/// Frozen: links of version 1 were made with exactly these bytes.
const DICTIONARY: &[u8] = include_bytes!("dictionary-1.txt");
const LEVEL: i32 = 10;
/// Neither a header nor a checksum around the stream.
const RAW: i32 = 0;

/// The bytes, smaller: with codes of their own or with the codes that deflate has anyway, whichever
/// is shorter. Of a short text, the former are most of what comes out.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let own = create_comp_flags_from_zip_params(LEVEL, RAW, 0);
    let [own, fixed] = [own, own | TDEFL_FORCE_ALL_STATIC_BLOCKS].map(|it| with_flags(bytes, it));
    if fixed.len() < own.len() { fixed } else { own }
}

fn with_flags(bytes: &[u8], flags: u32) -> Vec<u8> {
    let mut compressor = CompressorOxide::new(flags);
    // What comes out for the dictionary ends at a whole byte and is left away; what follows refers
    // to it all the same.
    compress_to_output(&mut compressor, DICTIONARY, TDEFLFlush::Sync, |_| true);
    let mut deflated = Vec::new();
    let (status, _) = compress_to_output(&mut compressor, bytes, TDEFLFlush::Finish, |out| {
        deflated.extend_from_slice(out);
        true
    });
    debug_assert_eq!(status, TDEFLStatus::Done);
    deflated
}

/// How a deflated text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// As it should.
    Whole,
    /// Before its end: what came out is as it was put in.
    TooEarly,
    /// With something that cannot be read, or behind its end.
    Wrong,
}

/// What comes out of `deflated`, as far as it can be read.
pub(crate) fn inflate(deflated: &[u8]) -> (Vec<u8>, End) {
    const FIRST: usize = 16 * 1024;
    let mut out = DICTIONARY.to_vec();
    let mut at = out.len();
    let largest = at + MAX_INFLATED;
    out.resize(at + FIRST, 0);
    let mut decompressor = DecompressorOxide::new();
    let mut rest = deflated;
    let end = loop {
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, read, written) = decompress(&mut decompressor, rest, &mut out, at, flags);
        rest = rest.get(read..).unwrap_or_default();
        at += written;
        match status {
            // Bytes behind the end would make a second link of the same state.
            TINFLStatus::Done => break if rest.is_empty() { End::Whole } else { End::Wrong },
            TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => {
                break End::TooEarly;
            }
            TINFLStatus::HasMoreOutput if out.len() < largest => {
                out.resize((out.len() * 2).min(largest), 0);
            }
            _ => break End::Wrong,
        }
    };
    out.truncate(at);
    out.drain(..DICTIONARY.len().min(at));
    (out, end)
}
