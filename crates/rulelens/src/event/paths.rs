//! Which paths are of interest.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A set of paths as a tree of keys, so that an event can be walked along it and a key that many
/// paths begin with is held once.
///
/// A path is its keys joined with `.`, and a key that itself holds a `.` counts as two: for the
/// service `{"a.b": 1}` and `{"a": {"b": 1}}` are the same field.
#[derive(Clone, Debug)]
pub(crate) struct Paths {
    nodes: Vec<Node>,
    /// Where each path ends.
    ends: Vec<NodeId>,
}

#[derive(Clone, Debug)]
struct Node {
    parent: NodeId,
    /// The key that leads here.
    key: Arc<str>,
    children: BTreeMap<Arc<str>, NodeId>,
    /// The path that ends here.
    path: Option<usize>,
}

/// A place in the tree.
pub(crate) type NodeId = usize;

impl Node {
    fn new(parent: NodeId, key: Arc<str>) -> Self {
        Self { parent, key, children: BTreeMap::new(), path: None }
    }
}

impl Default for Paths {
    fn default() -> Self {
        Self { nodes: vec![Node::new(Self::ROOT, "".into())], ends: Vec::new() }
    }
}

impl Paths {
    pub(crate) const ROOT: NodeId = 0;

    /// Where a key leads; the place is made if it is not there yet.
    pub(crate) fn enter(&mut self, from: NodeId, key: &str) -> NodeId {
        key.split('.').fold(from, |parent, key| {
            let new = self.nodes.len();
            let Some(node) = self.nodes.get_mut(parent) else { return parent };
            if let Some(&child) = node.children.get(key) {
                return child;
            }
            let key: Arc<str> = key.into();
            node.children.insert(Arc::clone(&key), new);
            self.nodes.push(Node::new(parent, key));
            new
        })
    }

    /// Notes that a path ends there, and says which: they are numbered from 0.
    pub(crate) fn end(&mut self, node: NodeId) -> usize {
        let new = self.ends.len();
        let Some(end) = self.nodes.get_mut(node) else { return new };
        let path = *end.path.get_or_insert(new);
        if path == new {
            self.ends.push(node);
        }
        path
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The keys of a path, the last first.
    pub(crate) fn keys(&self, path: usize) -> impl Iterator<Item = &str> {
        self.keys_to(self.ends.get(path).copied().unwrap_or(Self::ROOT))
    }

    /// The keys that lead to a place, joined with `.`.
    pub(crate) fn path_to(&self, node: NodeId) -> String {
        let mut keys: Vec<&str> = self.keys_to(node).collect();
        keys.reverse();
        keys.join(".")
    }

    /// How many keys lead to a place.
    pub(crate) fn depth(&self, node: NodeId) -> usize {
        self.keys_to(node).count()
    }

    /// The keys that lead to a place, the last first.
    pub(crate) fn keys_to(&self, node: NodeId) -> impl Iterator<Item = &str> {
        let mut at = node;
        std::iter::from_fn(move || {
            let node = self.nodes.get(at).filter(|_| at != Self::ROOT)?;
            at = node.parent;
            Some(&*node.key)
        })
    }

    /// Where a member with this key leads.
    pub(super) fn step(&self, from: NodeId, key: &str) -> Option<NodeId> {
        key.split('.').try_fold(from, |at, key| self.nodes.get(at)?.children.get(key).copied())
    }

    /// The path that ends there.
    pub(super) fn path_at(&self, node: NodeId) -> Option<usize> {
        self.nodes.get(node)?.path
    }
}
