//! Goes through an event along the tree of keys, from one key to the next by the outline.

use super::scan::{self, Marks, Outline};
use super::tree::{NONE, NodeId, ROOT, Tree};
use super::values::{ArrayId, Kind, Place, PlaceId, Values};
use crate::json;

/// A container that is being gone through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Where to go on, in an array; in an object that is where the next mark is.
    at: usize,
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
    let at = outline.first_open().map_or(text.len(), |root| root + 1);
    let frame = Frame { at, node: ROOT, place: NONE, array: NONE };
    let mut walk =
        Walk { text, outline, tree, values, frame, open, marks: outline.marks(), cut: None };
    scan::with_masks(
        #[inline(always)]
        || walk.all(),
    );
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
    /// The innermost container.
    frame: Frame,
    /// Those around it.
    open: &'e mut Vec<Frame>,
    /// From the next quote or closing bracket on.
    marks: Marks<'e>,
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
    #[inline(always)]
    fn all(&mut self) {
        loop {
            let next = if self.frame.array == NONE { self.member() } else { self.element() };
            let Next::End(end) = next else { continue };
            if let Some(end) = end {
                self.values.end_array(self.frame.array, end);
            } else {
                self.cut_off(self.frame.array != NONE);
            }
            let Some(around) = self.open.pop() else { return };
            self.frame = Frame { at: end.map_or(self.text.len(), |end| end + 1), ..around };
        }
    }

    /// Ends the walk where the start of the text ends; `inside` a value that counts, or not.
    #[cold]
    fn leave_off(&mut self, inside: bool) -> Next {
        self.marks.seek(self.text.len());
        self.frame.at = self.text.len();
        self.cut_off(inside);
        Next::Goes
    }

    #[cold]
    fn cut_off(&mut self, inside: bool) {
        let inside = inside || self.cut == Some(Cut::Inside);
        self.cut = Some(if inside { Cut::Inside } else { Cut::Between });
    }

    /// The next member of an object.
    #[inline(always)]
    fn member(&mut self) -> Next {
        // A value between two members that is neither string nor container has no marks.
        let Some(quote) = self.marks.next() else { return Next::End(None) };
        if self.text.get(quote) != Some(&b'"') {
            return Next::End(Some(quote));
        }
        let Some(end) = self.marks.next() else { return self.leave_off(false) };
        let at = self.value_from(end + 1);
        let node = self.step(self.frame.node, quote + 1, end);
        self.value(at, node)
    }

    #[inline(always)]
    fn step(&self, from: NodeId, start: usize, end: usize) -> NodeId {
        let key = self.text.get(start..end).unwrap_or_default();
        if self.outline.is_special(start, end) {
            let has_escape = self.outline.has_escape(start, end);
            return self.step_special(from, key, has_escape);
        }
        self.tree.child(from, key).unwrap_or(NONE)
    }

    #[cold]
    fn step_special(&self, from: NodeId, key: &[u8], has_escape: bool) -> NodeId {
        if !has_escape {
            return self.tree.step(from, key);
        }
        let mut text = String::new();
        json::unescape_into(&mut text, std::str::from_utf8(key).unwrap_or_default());
        self.tree.step(from, text.as_bytes())
    }

    /// The next element of an array.
    #[inline(always)]
    fn element(&mut self) -> Next {
        let at = self.value_from(self.frame.at);
        match self.text.get(at) {
            None => Next::End(None),
            Some(b']' | b'}') => {
                self.marks.next();
                Next::End(Some(at))
            }
            Some(_) => self.value(at, self.frame.node),
        }
    }

    /// The next byte that is no white space, comma or colon.
    #[inline(always)]
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
    #[inline(always)]
    fn value(&mut self, at: usize, node: NodeId) -> Next {
        match self.text.get(at) {
            Some(b'{' | b'[') => return self.container(at, node),
            Some(b'"') => {
                self.marks.next();
                let Some(end) = self.marks.next() else {
                    return self.leave_off(node != NONE);
                };
                self.frame.at = end + 1;
                if node != NONE {
                    self.string(at, end, node, self.frame.place);
                }
            }
            first => {
                if node == NONE {
                    // The next key begins with the next mark.
                    return Next::Goes;
                }
                let end = self.outline.scalar_end(at);
                if end >= self.text.len() {
                    return self.leave_off(true);
                }
                self.frame.at = end;
                let path = self.tree.path_at(node);
                if path != NONE {
                    let is_word = matches!(first, Some(b't' | b'f' | b'n'));
                    let kind = if is_word { Kind::Literal } else { Kind::Number };
                    self.values.add(kind, (at, end), at, path, self.frame.place);
                }
            }
        }
        Next::Goes
    }

    #[inline(always)]
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

    #[inline(always)]
    fn container(&mut self, at: usize, node: NodeId) -> Next {
        let is_array = self.text.get(at) == Some(&b'[');
        let is_wanted = node != NONE
            && (self.tree.goes_on(node) || (is_array && self.tree.path_at(node) != NONE));
        if !is_wanted {
            let Some(end) = self.outline.end_of(at, self.open.len() + 1) else {
                return self.leave_off(false);
            };
            self.frame.at = end + 1;
            self.marks.seek(self.frame.at);
            return Next::Goes;
        }
        let place = match self.frame.array {
            NONE => self.frame.place,
            array => {
                self.values.add_place(Place { parent: self.frame.place, array, start: at as u32 })
            }
        };
        let array = if is_array { self.values.add_array() } else { NONE };
        self.open.push(self.frame);
        self.frame = Frame { at: at + 1, node, place, array };
        Next::Goes
    }
}

/// How it goes on in a container.
enum Next {
    /// With what follows.
    Goes,
    /// Not: where it ends, if the text does not end before.
    End(Option<usize>),
}
