//! A stream in pieces of whole lines.

use std::io::{self, ErrorKind, Read};

/// How many bytes a piece has about; more if a line is longer.
const SIZE: usize = 1 << 18;
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Cuts a stream into pieces. What can be had without waiting is not held back.
pub(crate) struct Chunks<R> {
    reader: R,
    /// The beginning of a line whose end was not read yet.
    rest: Vec<u8>,
    lines: usize,
    is_first: bool,
}

/// Some whole lines.
pub(crate) struct Chunk {
    bytes: Vec<u8>,
    /// The number of the first line, from 1.
    first: usize,
}

impl<R: Read> Chunks<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, rest: Vec::new(), lines: 0, is_first: true }
    }

    /// The next piece; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Chunk>> {
        let mut bytes = std::mem::take(&mut self.rest);
        loop {
            let before = bytes.len();
            bytes.resize(before + SIZE, 0);
            let read = self.read(bytes.get_mut(before..).unwrap_or_default());
            bytes.truncate(before + read.as_ref().map_or(0, |read| *read));
            if read? == 0 {
                return Ok((!bytes.is_empty()).then(|| self.chunk(bytes)));
            }
            let new = bytes.get(before..).unwrap_or_default();
            if let Some(last) = new.iter().rposition(|&byte| byte == b'\n') {
                self.rest = bytes.split_off(before + last + 1);
                return Ok(Some(self.chunk(bytes)));
            }
        }
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.reader.read(buffer) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => return read,
            }
        }
    }

    fn chunk(&mut self, mut bytes: Vec<u8>) -> Chunk {
        if std::mem::take(&mut self.is_first) && bytes.starts_with(BYTE_ORDER_MARK) {
            bytes.drain(..BYTE_ORDER_MARK.len());
        }
        let first = self.lines + 1;
        self.lines += bytes.iter().filter(|&&byte| byte == b'\n').count();
        Chunk { bytes, first }
    }
}

impl Chunk {
    /// How many bytes it has.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Its lines that are not blank, each with its number, without their ends.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &[u8])> {
        let lines = (self.first..).zip(self.bytes.split(|&byte| byte == b'\n'));
        lines
            .filter(|(_, line)| !line.iter().all(u8::is_ascii_whitespace))
            .map(|(number, line)| (number, line.strip_suffix(b"\r").unwrap_or(line)))
    }
}

#[cfg(test)]
mod tests {
    use super::Chunks;

    /// Gives a few bytes at a time.
    struct Slow<'t>(&'t [u8], usize);

    impl std::io::Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            let (now, later) = self.0.split_at(count);
            buffer[..count].copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    #[test]
    fn lines_stay_whole_however_they_come() {
        let text = "\u{FEFF}{\"a\":1}\r\n\n  \n{\"b\":\"\u{FEFF}\"}\n{}".as_bytes();
        for size in 1..text.len() {
            let mut chunks = Chunks::new(Slow(text, size));
            let mut lines = Vec::new();
            while let Some(chunk) = chunks.next().unwrap() {
                lines.extend(
                    chunk
                        .lines()
                        .map(|(number, line)| (number, String::from_utf8(line.to_vec()).unwrap())),
                );
            }
            let expected = [(1, "{\"a\":1}"), (4, "{\"b\":\"\u{FEFF}\"}"), (5, "{}")];
            assert_eq!(lines, expected.map(|(number, line)| (number, line.to_owned())), "{size}");
        }
    }
}
