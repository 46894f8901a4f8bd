//! The rules of a set, by the caller's ids.

use std::cell::RefCell;
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::compile::{Draft, Slot};
use super::scan;
use super::scratch::Scratch;
use super::segment::Segment;
use crate::diagnostic::Diagnostic;
use crate::event::{self, Event};
use crate::pattern::{Matching, Pattern};
use crate::span::Span;

/// Many rules, to be matched against one event after the other.
///
/// A set does not change: [`RuleSet::to_builder`] begins another one, which shares what stays the
/// same. Cloning it copies a few pointers. It is `Send` and `Sync` if ids are.
///
/// ```
/// use rulelens::{Pattern, RuleSet};
///
/// let mut builder = RuleSet::builder();
/// let severe = Pattern::parse(r#"{"detail": {"severity": [{"numeric": [">=", 7]}]}}"#).unwrap();
/// let ec2 = Pattern::parse(r#"{"detail": {"type": [{"wildcard": "*:EC2/*"}]}}"#).unwrap();
/// builder.add("severe", &severe);
/// builder.add("ec2", &ec2);
/// let rules = builder.build();
///
/// let event = br#"{"detail": {"severity": 8.5, "type": "Recon:IAMUser/NetworkPermissions"}}"#;
/// assert_eq!(rules.matches(event).unwrap(), [&"severe"]);
/// assert_eq!(rules.matches(b"{,}").unwrap_err().span.start, 1);
/// ```
pub struct RuleSet<Id> {
    parts: Vec<Live<Id>>,
}

/// Adds rules to a set and removes them.
///
/// Rules are gathered in parts that do not change any more. [`build`](Self::build) makes one of what
/// was added since the last time, and joins parts of about the same size, so that a rule is compiled
/// again only a few times however many follow; what is removed is marked, and falls away when its
/// part is joined with another.
pub struct RuleSetBuilder<Id> {
    parts: Vec<Live<Id>>,
    draft: PartDraft<Id>,
}

/// A part and which of its rules were removed.
struct Live<Id> {
    part: Arc<Part<Id>>,
    removed: Arc<Removed>,
}

struct Part<Id> {
    segment: Segment,
    ids: Ids<Id>,
}

/// Rules that were removed.
#[derive(Clone, Debug, Default)]
struct Removed {
    /// A bit for each rule; none as long as no rule was removed.
    bits: Vec<u64>,
    count: usize,
}

struct PartDraft<Id> {
    draft: Draft,
    ids: Ids<Id>,
    removed: Removed,
}

/// Ids by slot, and the way back.
struct Ids<Id> {
    list: Vec<Id>,
    by_id: HashTable<Slot>,
    hasher: DefaultHashBuilder,
}

/// How many times larger than the next a part is at least.
const RATIO: usize = 4;

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::new(Scratch::new());
}

impl<Id> RuleSet<Id> {
    /// Begins an empty set.
    pub fn builder() -> RuleSetBuilder<Id> {
        RuleSetBuilder { parts: Vec::new(), draft: PartDraft::default() }
    }

    /// Begins with the rules of this set, which it shares.
    pub fn to_builder(&self) -> RuleSetBuilder<Id> {
        RuleSetBuilder { parts: self.parts.clone(), draft: PartDraft::default() }
    }

    /// How many rules there are: ids, not patterns.
    pub fn len(&self) -> usize {
        self.parts.iter().map(Live::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The ids of the rules that match an event, each once, in no particular order.
    ///
    /// # Errors
    ///
    /// The first place where the event is no JSON object in UTF-8: what [`Event::parse`] says.
    pub fn matches(&self, event: &[u8]) -> Result<Vec<&Id>, Diagnostic> {
        SCRATCH.with(|scratch| match scratch.try_borrow_mut() {
            Ok(mut scratch) => Ok(self.matches_in(event, &mut scratch)?.collect()),
            Err(_) => Ok(self.matches_in(event, &mut Scratch::new())?.collect()),
        })
    }

    /// The same without allocating anything once the scratch has grown.
    ///
    /// # Errors
    ///
    /// As [`RuleSet::matches`].
    pub fn matches_in<'s>(
        &self,
        event: &[u8],
        scratch: &'s mut Scratch,
    ) -> Result<Matches<'_, 's, Id>, Diagnostic> {
        self.match_all(event, scratch)?;
        Ok(self.matched(scratch))
    }

    /// The same for events that are known to be JSON, each key of an object once: it may stop where
    /// all fields that rules name have been seen, as they stood in the event before.
    ///
    /// If an event is not what it is trusted to be, the answer may be wrong.
    ///
    /// # Errors
    ///
    /// As [`RuleSet::matches`], if it was read to its end.
    pub fn matches_trusted<'s>(
        &self,
        event: &[u8],
        scratch: &'s mut Scratch,
    ) -> Result<Matches<'_, 's, Id>, Diagnostic> {
        if !self.match_start(event, scratch) {
            self.match_all(event, scratch)?;
            let reach = match self.parts.as_slice() {
                [only] => only.part.segment.reach(&scratch.room),
                _ => None,
            };
            scratch.reach = reach.unwrap_or(0);
        }
        Ok(self.matched(scratch))
    }

    fn match_all(&self, event: &[u8], scratch: &mut Scratch) -> Result<(), Diagnostic> {
        let Scratch { outline, room, matched, .. } = scratch;
        matched.clear();
        if !scan::scan(event, outline) {
            return Err(refusal(event));
        }
        for (number, live) in (0..).zip(&self.parts) {
            live.part.segment.matching(event, outline, room, |slot| {
                if !live.removed.has(slot) {
                    matched.push((number, slot));
                }
            });
        }
        Ok(())
    }

    /// Matches by the start of an event, if that is likely to do, and says whether it did.
    fn match_start(&self, event: &[u8], scratch: &mut Scratch) -> bool {
        let Scratch { outline, room, reach, matched } = scratch;
        // Some more, for values that are longer.
        let length = (*reach + 48).next_multiple_of(64);
        let ([live], true) = (self.parts.as_slice(), *reach > 0 && length * 2 < event.len()) else {
            return false;
        };
        matched.clear();
        scan::scan_start(event, length, outline);
        let start = event.get(..length).unwrap_or(event);
        // Without its first bracket it is no event; the whole text will be refused.
        outline.first_open().is_some_and(|at| start.get(at) == Some(&b'{'))
            && live.part.segment.matching_start(start, outline, room, |slot| {
                if !live.removed.has(slot) {
                    matched.push((0, slot));
                }
            })
    }

    fn matched<'s>(&self, scratch: &'s Scratch) -> Matches<'_, 's, Id> {
        Matches { parts: &self.parts, matched: scratch.matched.iter() }
    }

    /// How many bytes of memory the rules take, without what ids hold on the heap.
    pub fn memory(&self) -> usize {
        let lists = self.parts.capacity() * size_of::<Live<Id>>();
        lists + self.parts.iter().map(Live::memory).sum::<usize>()
    }
}

/// A pattern alone, for [`Pattern::matches`].
pub(crate) fn compile(pattern: &Pattern) -> Arc<dyn Matching> {
    let mut builder = RuleSet::builder();
    builder.add((), pattern);
    Arc::new(builder.build())
}

impl Matching for RuleSet<()> {
    fn matches(&self, event: &[u8]) -> Result<bool, Diagnostic> {
        SCRATCH.with(|scratch| match scratch.try_borrow_mut() {
            Ok(mut scratch) => Ok(self.matches_in(event, &mut scratch)?.len() > 0),
            Err(_) => Ok(self.matches_in(event, &mut Scratch::new())?.len() > 0),
        })
    }
}

/// Why an event is none.
#[cold]
fn refusal(event: &[u8]) -> Diagnostic {
    let text = match std::str::from_utf8(event) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            return Diagnostic::error(event::Fault::NotUtf8, Span::new(at, at + 1));
        }
    };
    // INVARIANT: both readers refuse the same texts.
    Event::parse(text).err().unwrap_or_else(|| {
        let found = crate::json::Type::Null;
        Diagnostic::error(event::Fault::NotObject { found }, Span::new(0, text.len()))
    })
}

impl<Id: Eq + Hash + Clone> RuleSetBuilder<Id> {
    /// Adds a pattern to the rule of that id, which is made if it is new. A rule with several
    /// patterns matches if one of them does.
    pub fn add(&mut self, id: Id, pattern: &Pattern) {
        let slot = self.draft.slot(&id).unwrap_or_else(|| {
            let before = self.take_out(&id);
            let slot = self.draft.add(id);
            if let Some((part, old)) = before {
                self.draft.draft.add_from(slot, &part.segment, old);
            }
            slot
        });
        self.draft.draft.add_pattern(slot, pattern);
    }

    /// Removes the rule of that id with all its patterns, and says whether there was one.
    pub fn remove(&mut self, id: &Id) -> bool {
        if let Some(slot) = self.draft.slot(id) {
            self.draft.removed.add(slot);
            return true;
        }
        self.take_out(id).is_some()
    }

    /// The set of the rules so far. The builder can go on.
    pub fn build(&mut self) -> RuleSet<Id> {
        let draft = std::mem::take(&mut self.draft);
        let mut size = draft.len();
        let mut kept = self.parts.len();
        if size > 0 {
            // The smallest are last.
            while let Some(before) = kept.checked_sub(1).and_then(|at| self.parts.get(at))
                && before.len() < size * RATIO
            {
                size += before.len();
                kept -= 1;
            }
        }
        let joined: Vec<Live<Id>> = self.parts.drain(kept..).collect();
        self.join(draft, &joined);
        self.drop_removed();
        RuleSet { parts: self.parts.clone() }
    }

    /// Removes the rule of that id from the part that has it.
    fn take_out(&mut self, id: &Id) -> Option<(Arc<Part<Id>>, Slot)> {
        self.parts.iter_mut().find_map(|live| {
            let slot = live.slot(id)?;
            Arc::make_mut(&mut live.removed).add(slot);
            Some((Arc::clone(&live.part), slot))
        })
    }

    fn join(&mut self, mut draft: PartDraft<Id>, parts: &[Live<Id>]) {
        for live in parts {
            draft.append(live);
        }
        if draft.removed.count > 0 {
            let kept = draft.finish();
            let mut draft = PartDraft::default();
            draft.append(&kept);
            self.push(draft);
        } else {
            self.push(draft);
        }
    }

    fn push(&mut self, draft: PartDraft<Id>) {
        if draft.len() > 0 {
            self.parts.push(draft.finish());
        }
    }

    /// Makes parts anew of which more than half was removed.
    fn drop_removed(&mut self) {
        for live in &mut self.parts {
            if live.removed.count > live.len() {
                let mut draft = PartDraft::default();
                draft.append(live);
                *live = draft.finish();
            }
        }
        self.parts.retain(|live| live.len() > 0);
    }
}

impl<Id> PartDraft<Id> {
    fn len(&self) -> usize {
        self.ids.list.len() - self.removed.count
    }

    fn finish(mut self) -> Live<Id> {
        self.ids.list.shrink_to_fit();
        let part = Part { segment: self.draft.finish(), ids: self.ids };
        Live { part: Arc::new(part), removed: Arc::new(self.removed) }
    }
}

impl<Id: Eq + Hash + Clone> PartDraft<Id> {
    fn slot(&self, id: &Id) -> Option<Slot> {
        self.ids.slot(id, |slot| !self.removed.has(slot))
    }

    fn add(&mut self, id: Id) -> Slot {
        self.ids.add(id);
        self.draft.add_rule()
    }

    /// Adds the rules of a part that were not removed.
    fn append(&mut self, live: &Live<Id>) {
        for (old, id) in (0..).zip(&live.part.ids.list) {
            if !live.removed.has(old) {
                let slot = self.add(id.clone());
                self.draft.add_from(slot, &live.part.segment, old);
            }
        }
    }
}

impl<Id> Live<Id> {
    fn len(&self) -> usize {
        self.part.ids.list.len() - self.removed.count
    }

    fn memory(&self) -> usize {
        let Part { segment, ids } = &*self.part;
        size_of::<Part<Id>>()
            + segment.memory()
            + ids.list.capacity() * size_of::<Id>()
            + ids.by_id.allocation_size()
            + self.removed.bits.capacity() * size_of::<u64>()
    }
}

impl<Id: Eq + Hash> Live<Id> {
    fn slot(&self, id: &Id) -> Option<Slot> {
        self.part.ids.slot(id, |slot| !self.removed.has(slot))
    }
}

impl Removed {
    #[inline]
    fn has(&self, slot: Slot) -> bool {
        let bits = self.bits.get(slot as usize / 64);
        bits.is_some_and(|bits| bits & 1 << (slot % 64) != 0)
    }

    fn add(&mut self, slot: Slot) {
        let at = slot as usize / 64;
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        if let Some(bits) = self.bits.get_mut(at) {
            *bits |= 1 << (slot % 64);
            self.count += 1;
        }
    }
}

/// The ids of the rules that match an event: [`RuleSet::matches_in`].
pub struct Matches<'r, 's, Id> {
    parts: &'r [Live<Id>],
    matched: std::slice::Iter<'s, (u32, Slot)>,
}

impl<'r, Id> Iterator for Matches<'r, '_, Id> {
    type Item = &'r Id;

    fn next(&mut self) -> Option<&'r Id> {
        let &(part, slot) = self.matched.next()?;
        // INVARIANT: every slot is one of a part, with an id.
        self.parts.get(part as usize)?.part.ids.list.get(slot as usize)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.matched.size_hint()
    }
}

impl<Id> ExactSizeIterator for Matches<'_, '_, Id> {}

impl<Id> fmt::Debug for Matches<'_, '_, Id> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Matches").field("left", &self.matched.len()).finish_non_exhaustive()
    }
}

impl<Id: Eq + Hash> Ids<Id> {
    fn slot(&self, id: &Id, is_live: impl Fn(Slot) -> bool) -> Option<Slot> {
        let same = |&slot: &Slot| self.list.get(slot as usize) == Some(id) && is_live(slot);
        self.by_id.find(self.hasher.hash_one(id), same).copied()
    }

    fn add(&mut self, id: Id) {
        let slot = self.list.len() as Slot;
        let hash = self.hasher.hash_one(&id);
        self.list.push(id);
        let (list, hasher) = (&self.list, &self.hasher);
        let hash_of = |&slot: &Slot| list.get(slot as usize).map_or(0, |id| hasher.hash_one(id));
        self.by_id.insert_unique(hash, slot, hash_of);
    }
}

impl<Id> Default for Ids<Id> {
    fn default() -> Self {
        Self { list: Vec::new(), by_id: HashTable::new(), hasher: DefaultHashBuilder::default() }
    }
}

impl<Id> Default for PartDraft<Id> {
    fn default() -> Self {
        Self { draft: Draft::default(), ids: Ids::default(), removed: Removed::default() }
    }
}

impl<Id> Clone for Live<Id> {
    fn clone(&self) -> Self {
        Self { part: Arc::clone(&self.part), removed: Arc::clone(&self.removed) }
    }
}

impl<Id> Clone for RuleSet<Id> {
    fn clone(&self) -> Self {
        Self { parts: self.parts.clone() }
    }
}

impl<Id> fmt::Debug for RuleSet<Id> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuleSet").field("rules", &self.len()).finish_non_exhaustive()
    }
}

impl<Id> fmt::Debug for RuleSetBuilder<Id> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuleSetBuilder").finish_non_exhaustive()
    }
}
