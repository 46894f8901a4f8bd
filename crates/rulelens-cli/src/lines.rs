//! A stream of lines, read one at a time.

use std::io::{self, BufRead, BufReader, Read};

const BUFFER: usize = 1 << 16;
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Lines that end at `\n`, `\r\n` or the end. Holds no more than the longest of them.
pub(crate) struct Lines<R> {
    reader: BufReader<R>,
    bytes: Vec<u8>,
    number: usize,
}

/// A line without its end, and without a byte order mark if it is the first.
pub(crate) struct Line<'l> {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// What it says.
    pub(crate) bytes: &'l [u8],
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader: BufReader::with_capacity(BUFFER, reader), bytes: Vec::new(), number: 0 }
    }

    /// Whether the next line can be had without waiting for whoever writes it.
    pub(crate) fn is_ready(&self) -> bool {
        self.reader.buffer().contains(&b'\n')
    }

    /// The next line; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.bytes.clear();
        if self.reader.read_until(b'\n', &mut self.bytes)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let line = self.bytes.strip_suffix(b"\n").unwrap_or(&self.bytes);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let first = self.number == 1;
        let bytes = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| first).unwrap_or(line);
        Ok(Some(Line { number: self.number, bytes }))
    }
}

impl Line<'_> {
    /// Whether there is nothing on it.
    pub(crate) fn is_blank(&self) -> bool {
        self.bytes.iter().all(u8::is_ascii_whitespace)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_end_as_on_any_system() {
        let mut lines = Lines::new("\u{FEFF}a\r\n\n \t\r\nb\rc\n\u{FEFF}d".as_bytes());
        let mut read = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            let text = String::from_utf8(line.bytes.to_vec()).unwrap();
            read.push((line.number, text, line.is_blank()));
        }
        let expected =
            [("a", false), ("", true), (" \t", true), ("b\rc", false), ("\u{FEFF}d", false)];
        let expected: Vec<_> = (1..)
            .zip(expected)
            .map(|(number, (text, is_blank))| (number, text.to_owned(), is_blank))
            .collect();
        assert_eq!(read, expected);
    }
}
