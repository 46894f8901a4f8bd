//! Which paths are of interest.

use std::collections::BTreeMap;

/// A set of paths as a tree of keys, so that an event can be walked along it.
///
/// A path is its keys joined with `.`, and a key that itself holds a `.` counts as two: for the
/// service `{"a.b": 1}` and `{"a": {"b": 1}}` are the same field.
#[derive(Clone, Debug)]
pub(crate) struct Paths {
    nodes: Vec<Node>,
    len: usize,
}

#[derive(Clone, Debug, Default)]
struct Node {
    children: BTreeMap<String, usize>,
    /// The path that ends here.
    path: Option<usize>,
}

/// A place in the tree.
pub(super) type NodeId = usize;

impl Default for Paths {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], len: 0 }
    }
}

impl Paths {
    pub(super) const ROOT: NodeId = 0;

    /// Adds a path, if it is not there yet, and says which it is: they are numbered from 0.
    pub(crate) fn insert(&mut self, path: &str) -> usize {
        let mut at = Self::ROOT;
        for key in path.split('.') {
            let new = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { break };
            at = *node.children.entry(key.to_owned()).or_insert(new);
            if at == new {
                self.nodes.push(Node::default());
            }
        }
        let len = self.len;
        let Some(node) = self.nodes.get_mut(at) else { return len };
        let path = *node.path.get_or_insert(len);
        self.len = len.max(path + 1);
        path
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.len
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
