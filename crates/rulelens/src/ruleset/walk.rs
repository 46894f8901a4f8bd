//! Goes through an event along the tree of keys, from one key to the next by the outline.

use super::scan::{Outline, Quotes};
use super::tree::{NONE, NodeId, ROOT, Tree};
use super::values::{ArrayId, Kind, Place, PlaceId, Values};
use crate::json;

/// A container that is being gone through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Where to go on.
    at: usize,
    /// Where its closing bracket is.
    end: usize,
    /// The index of its closing bracket.
    end_index: usize,
    node: NodeId,
    /// The element that it is in.
    place: PlaceId,
    /// Which array it is; [`NONE`] for an object.
    array: ArrayId,
}

/// Notes the values of the event at the paths of the tree, and says whether it has seen all there
/// can be, short of duplicate keys: which is not sure if the outline is only of the text's start.
///
/// INVARIANT: the text is the one of the outline, and JSON, or the start of a text that is taken to
/// be JSON: then anything may be noted if it is not, but nothing else goes wrong.
pub(super) fn walk(
    text: &[u8],
    outline: &Outline,
    tree: &Tree,
    values: &mut Values,
    open: &mut Vec<Frame>,
) -> bool {
    values.clear(tree.paths());
    open.clear();
    let quotes = outline.quotes();
    let mut walk = Walk { text, outline, tree, values, open, bracket: 1, quotes, cut: None };
    let (end_index, end) = walk.end_of(0);
    let at = outline.bracket_at(0) + 1;
    walk.all(Frame { at, end, end_index, node: ROOT, place: NONE, array: NONE });
    match walk.cut {
        None => true,
        // Elements may follow, or the value that was cut off belongs to a path.
        Some(Cut::Inside) => false,
        Some(Cut::Between) => walk.values.paths() == tree.paths(),
    }
}

struct Walk<'e> {
    text: &'e [u8],
    outline: &'e Outline,
    tree: &'e Tree,
    values: &'e mut Values,
    open: &'e mut Vec<Frame>,
    /// The index of the next bracket.
    bracket: usize,
    /// From the next quote on.
    quotes: Quotes<'e>,
    /// How the text ended, if it is only the start of one.
    cut: Option<Cut>,
}

/// Where the start of a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// In an array whose elements count, or in a value.
    Inside,
    /// Elsewhere.
    Between,
}

impl Walk<'_> {
    fn all(&mut self, mut frame: Frame) {
        loop {
            let inside = if frame.array == NONE {
                self.member(&mut frame)
            } else {
                self.element(&mut frame)
            };
            match inside {
                Next::Beside => {}
                Next::Inside(inner) => {
                    self.open.push(frame);
                    frame = inner;
                }
                Next::End => {
                    self.bracket = frame.end_index + 1;
                    if frame.end == usize::MAX {
                        self.cut_off(frame.array != NONE);
                    }
                    let Some(around) = self.open.pop() else { return };
                    frame = around;
                }
            }
        }
    }

    /// The index and the place of the bracket that closes one; no place if it is behind the cut.
    #[inline]
    fn end_of(&self, bracket: usize) -> (usize, usize) {
        match self.outline.partner(bracket) {
            0 => (0, usize::MAX),
            end_index => (end_index, self.outline.bracket_at(end_index)),
        }
    }

    /// Ends the walk where the start of the text ends; `inside` a value that counts, or not.
    #[cold]
    fn leave_off(&mut self, frame: &mut Frame, inside: bool) -> Next {
        self.quotes.seek(self.text.len());
        frame.at = self.text.len();
        self.cut_off(inside);
        Next::Beside
    }

    #[cold]
    fn cut_off(&mut self, inside: bool) {
        let inside = inside || self.cut == Some(Cut::Inside);
        self.cut = Some(if inside { Cut::Inside } else { Cut::Between });
    }

    /// The next member of an object.
    #[inline]
    fn member(&mut self, frame: &mut Frame) -> Next {
        if self.quotes.peek() >= frame.end {
            return Next::End;
        }
        let quote = self.quotes.next();
        let end = self.quotes.next();
        if end == usize::MAX {
            return self.leave_off(frame, false);
        }
        let at = self.value_from(end + 1);
        let node = self.step(frame.node, quote + 1, end);
        self.value(at, node, frame)
    }

    #[inline]
    fn step(&self, from: NodeId, start: usize, end: usize) -> NodeId {
        let key = self.text.get(start..end).unwrap_or_default();
        if self.outline.has_escape(start, end) {
            return self.step_escaped(from, key);
        }
        if self.outline.has_dot(start, end) {
            return self.tree.step(from, key);
        }
        self.tree.child(from, key).unwrap_or(NONE)
    }

    #[cold]
    fn step_escaped(&self, from: NodeId, key: &[u8]) -> NodeId {
        let mut text = String::new();
        json::unescape_into(&mut text, std::str::from_utf8(key).unwrap_or_default());
        self.tree.step(from, text.as_bytes())
    }

    /// The next element of an array.
    #[inline]
    fn element(&mut self, frame: &mut Frame) -> Next {
        let at = self.value_from(frame.at);
        if at >= frame.end.min(self.text.len()) {
            return Next::End;
        }
        self.value(at, frame.node, frame)
    }

    /// The next byte that is no white space, comma or colon.
    #[inline]
    fn value_from(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        if let [b':' | b',', first, ..] = rest
            && !matches!(first, b' ' | b'\t' | b'\n' | b'\r')
        {
            return at + 1;
        }
        let is_value = |byte: &u8| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':');
        at + rest.iter().position(is_value).unwrap_or(rest.len())
    }

    /// Notes the value at `at` if a path ends at the node, or says that it is to be gone into.
    #[inline]
    fn value(&mut self, at: usize, node: NodeId, frame: &mut Frame) -> Next {
        match self.text.get(at) {
            Some(b'{' | b'[') => return self.container(at, node, frame),
            Some(b'"') => {
                self.quotes.next();
                let end = self.quotes.next();
                if end == usize::MAX {
                    return self.leave_off(frame, node != NONE);
                }
                frame.at = end + 1;
                if node != NONE {
                    self.string(at, end, node, frame.place);
                }
            }
            first => {
                if node == NONE {
                    // The next key begins with the next quote.
                    frame.at = at;
                    return Next::Beside;
                }
                let end = self.outline.scalar_end(at);
                if end >= self.text.len() {
                    return self.leave_off(frame, true);
                }
                frame.at = end;
                let path = self.tree.path_at(node);
                if path != NONE {
                    let is_word = matches!(first, Some(b't' | b'f' | b'n'));
                    let kind = if is_word { Kind::Literal } else { Kind::Number };
                    self.values.add(kind, (at, end), at, path, frame.place);
                }
            }
        }
        Next::Beside
    }

    #[inline]
    fn string(&mut self, at: usize, end: usize, node: NodeId, place: PlaceId) {
        let path = self.tree.path_at(node);
        if path == NONE {
            return;
        }
        if self.outline.has_escape(at + 1, end) {
            let inside = self.text.get(at + 1..end).unwrap_or_default();
            let inside = std::str::from_utf8(inside).unwrap_or_default();
            return self.values.add_escaped(inside, at, path, place);
        }
        self.values.add(Kind::String, (at + 1, end), at, path, place);
    }

    #[inline]
    fn container(&mut self, at: usize, node: NodeId, frame: &mut Frame) -> Next {
        let (end_index, end) = self.end_of(self.bracket);
        let is_array = self.text.get(at) == Some(&b'[');
        frame.at = end.saturating_add(1);
        let is_wanted = node != NONE
            && (self.tree.goes_on(node) || (is_array && self.tree.path_at(node) != NONE));
        if !is_wanted && end == usize::MAX {
            return self.leave_off(frame, false);
        }
        if !is_wanted {
            self.bracket = end_index + 1;
            self.quotes.seek(end);
            return Next::Beside;
        }
        self.bracket += 1;
        let place = match frame.array {
            NONE => frame.place,
            array => self.values.add_place(Place { parent: frame.place, array, start: at as u32 }),
        };
        let array = if is_array { self.values.add_array(end) } else { NONE };
        Next::Inside(Frame { at: at + 1, end, end_index, node, place, array })
    }
}

/// How it goes on.
enum Next {
    Beside,
    Inside(Frame),
    End,
}
