//! The keys on the way to the fields that rules test.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// A place in the tree.
pub(super) type NodeId = u32;
/// A field: the number of its path.
pub(super) type PathId = u32;
/// No node, path, or whatever else is numbered.
pub(super) const NONE: u32 = u32::MAX;
/// Where all paths begin.
pub(super) const ROOT: NodeId = 0;

/// Up to how many children of a node are looked through one by one.
const FEW: usize = 8;

/// Paths as a tree of keys: a key with a `.` in it is two, as in the service.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// All nodes but the root, by their parent and key.
    by_key: HashTable<NodeId>,
    hasher: DefaultHashBuilder,
    /// Their keys, one behind the other.
    keys: Vec<u8>,
    /// Where each path ends.
    ends: Vec<NodeId>,
}

#[derive(Debug)]
struct Node {
    parent: NodeId,
    depth: u32,
    /// Where its key begins in [`Tree::keys`].
    key: u32,
    length: u32,
    path: PathId,
    /// Which lengths keys of children have: bit n for n bytes, the last bit for all that is longer.
    lengths: u64,
    children: Vec<Child>,
}

#[derive(Clone, Copy, Debug)]
struct Child {
    /// The first 8 bytes of its key, and the last 8.
    head: u64,
    tail: u64,
    length: u32,
    node: NodeId,
}

impl Default for Tree {
    fn default() -> Self {
        let root = Node {
            parent: ROOT,
            depth: 0,
            key: 0,
            length: 0,
            path: NONE,
            lengths: 0,
            children: Vec::new(),
        };
        Self {
            nodes: vec![root],
            by_key: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            keys: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl Tree {
    /// The path of these keys, the first first, none of which has a `.`; it is made if it is new.
    pub(super) fn path<'k>(&mut self, keys: impl Iterator<Item = &'k [u8]>) -> PathId {
        let node = keys.fold(ROOT, |node, key| self.enter(node, key));
        let new = self.ends.len() as PathId;
        let Some(node_at) = self.nodes.get_mut(node as usize) else { return new };
        if node_at.path != NONE {
            return node_at.path;
        }
        node_at.path = new;
        self.ends.push(node);
        new
    }

    fn enter(&mut self, parent: NodeId, key: &[u8]) -> NodeId {
        if let Some(child) = self.child(parent, key) {
            return child;
        }
        let new = self.nodes.len() as NodeId;
        let (start, length) = (self.keys.len() as u32, key.len() as u32);
        self.keys.extend_from_slice(key);
        let Some(above) = self.nodes.get_mut(parent as usize) else { return parent };
        above.lengths |= length_bit(key.len());
        above.children.push(Child { head: head(key), tail: tail(key), length, node: new });
        let node = Node {
            parent,
            depth: above.depth + 1,
            key: start,
            length,
            path: NONE,
            lengths: 0,
            children: Vec::new(),
        };
        self.nodes.push(node);
        let hash = self.hasher.hash_one((parent, key));
        let (nodes, keys, hasher) = (&self.nodes, &self.keys, &self.hasher);
        self.by_key.insert_unique(hash, new, |&node| {
            let node = nodes.get(node as usize);
            node.map_or(0, |node| hasher.hash_one((node.parent, key_of(node, keys))))
        });
        new
    }

    /// How many paths there are.
    pub(super) fn paths(&self) -> usize {
        self.ends.len()
    }

    /// The path that ends at a node, or [`NONE`].
    #[inline(always)]
    pub(super) fn path_at(&self, node: NodeId) -> PathId {
        self.nodes.get(node as usize).map_or(NONE, |node| node.path)
    }

    /// Whether some path goes on from a node.
    #[inline(always)]
    pub(super) fn goes_on(&self, node: NodeId) -> bool {
        self.nodes.get(node as usize).is_some_and(|node| node.lengths != 0)
    }

    /// Where a member with this key leads, or [`NONE`]; the key may have a `.`.
    pub(super) fn step(&self, from: NodeId, key: &[u8]) -> NodeId {
        let keys = key.split(|&byte| byte == b'.');
        let end = { keys }.try_fold(from, |at, key| self.child(at, key));
        end.unwrap_or(NONE)
    }

    /// Where a key without a `.` leads.
    #[inline(always)]
    pub(super) fn child(&self, from: NodeId, key: &[u8]) -> Option<NodeId> {
        let node = self.nodes.get(from as usize)?;
        if node.lengths & length_bit(key.len()) == 0 {
            return None;
        }
        if node.children.len() > FEW {
            return self.child_by_hash(from, key);
        }
        let (head, tail, length) = (head(key), tail(key), key.len() as u32);
        let same = |child: &&Child| {
            child.head == head
                && child.tail == tail
                && child.length == length
                && (length <= 16 || self.key(child.node) == key)
        };
        node.children.iter().find(same).map(|child| child.node)
    }

    fn child_by_hash(&self, from: NodeId, key: &[u8]) -> Option<NodeId> {
        let hash = self.hasher.hash_one((from, key));
        let same = |&node: &NodeId| {
            let node = self.nodes.get(node as usize);
            node.is_some_and(|node| node.parent == from && key_of(node, &self.keys) == key)
        };
        self.by_key.find(hash, same).copied()
    }

    fn key(&self, node: NodeId) -> &[u8] {
        self.nodes.get(node as usize).map(|node| key_of(node, &self.keys)).unwrap_or_default()
    }

    fn parent(&self, node: NodeId) -> NodeId {
        self.nodes.get(node as usize).map_or(ROOT, |node| node.parent)
    }

    fn depth(&self, node: NodeId) -> u32 {
        self.nodes.get(node as usize).map_or(0, |node| node.depth)
    }

    /// The keys of a path, the first first.
    pub(super) fn keys_of(&self, path: PathId) -> Vec<&[u8]> {
        self.keys_below(self.end(path), 0)
    }

    /// The keys on the way to a node from the one at that depth above it.
    fn keys_below(&self, mut node: NodeId, depth: u32) -> Vec<&[u8]> {
        let mut keys = Vec::new();
        while self.depth(node) > depth {
            keys.push(self.key(node));
            node = self.parent(node);
        }
        keys.reverse();
        keys
    }

    fn end(&self, path: PathId) -> NodeId {
        self.ends.get(path as usize).copied().unwrap_or(ROOT)
    }

    /// For each path its rank among all, in the order in which the service takes fields: that of
    /// Java's strings, which is by UTF-16 code units.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut paths: Vec<PathId> = (0..self.ends.len() as PathId).collect();
        paths.sort_by(|&left, &right| self.compare(left, right));
        let mut ranks = vec![0; paths.len()];
        for (rank, &path) in paths.iter().enumerate() {
            if let Some(at) = ranks.get_mut(path as usize) {
                *at = rank as u32;
            }
        }
        ranks
    }

    /// The order of two paths; what they have in common is left out without being read.
    fn compare(&self, left: PathId, right: PathId) -> std::cmp::Ordering {
        let (left, right) = (self.end(left), self.end(right));
        let (mut a, mut b) = (left, right);
        while a != b {
            let (deep_a, deep_b) = (self.depth(a), self.depth(b));
            if deep_a >= deep_b {
                a = self.parent(a);
            }
            if deep_b >= deep_a {
                b = self.parent(b);
            }
        }
        let depth = self.depth(a);
        let text = |node| {
            let keys = self.keys_below(node, depth).into_iter();
            let keys = keys.map(|key| std::str::from_utf8(key).unwrap_or_default());
            // A path that is the beginning of another has no `.` behind it.
            keys.flat_map(|key| key.encode_utf16().chain([u16::from(b'.')])).collect::<Vec<_>>()
        };
        let (mut left, mut right) = (text(left), text(right));
        left.pop();
        right.pop();
        left.cmp(&right)
    }

    /// The bytes that it holds on to.
    pub(super) fn memory(&self) -> usize {
        let children: usize = self.nodes.iter().map(|node| node.children.capacity()).sum();
        self.nodes.capacity() * size_of::<Node>()
            + children * size_of::<Child>()
            + self.by_key.allocation_size()
            + self.keys.capacity()
            + self.ends.capacity() * size_of::<NodeId>()
    }
}

fn key_of<'k>(node: &Node, keys: &'k [u8]) -> &'k [u8] {
    let start = node.key as usize;
    keys.get(start..start + node.length as usize).unwrap_or_default()
}

#[inline]
fn length_bit(length: usize) -> u64 {
    1 << length.min(63)
}

/// The first 8 bytes of a key as a number, zeros behind a shorter one.
#[inline]
fn head(key: &[u8]) -> u64 {
    if let Some(first) = key.first_chunk::<8>() {
        return u64::from_le_bytes(*first);
    }
    key.iter().rev().fold(0, |head, &byte| head << 8 | u64::from(byte))
}

/// The last 8 bytes of a key as a number; 0 if it is shorter.
#[inline]
fn tail(key: &[u8]) -> u64 {
    key.last_chunk::<8>().map_or(0, |last| u64::from_le_bytes(*last))
}
