//! What is drawn: the view of the present texts, and the last one that had what the present lacks.
//!
//! While a text is not valid, the last verdict's fields and the last delivery stay in sight, grey.

use std::rc::Rc;

use crate::view::{DeliveryView, FieldView, Verdict, View};

/// The present view, with what is kept from earlier ones.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// What follows from the present texts.
    pub(crate) now: Rc<View>,
    last_judged: Option<Rc<View>>,
    last_delivered: Option<Rc<View>>,
}

/// Something from the present view or from an earlier one.
#[derive(Debug, PartialEq)]
pub(crate) struct MaybeStale<'a, T: ?Sized> {
    /// It.
    pub(crate) value: &'a T,
    /// Whether it is from an earlier view.
    pub(crate) stale: bool,
}

impl<T: ?Sized> Clone for MaybeStale<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for MaybeStale<'_, T> {}

/// The same if it is of the same views: they are made anew only when a text changes.
impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        let views = |shown: &Self| {
            let kept = [&shown.last_judged, &shown.last_delivered];
            kept.map(|view| view.as_ref().map(Rc::as_ptr))
        };
        Rc::ptr_eq(&self.now, &other.now) && views(self) == views(other)
    }
}

impl Shown {
    /// What is drawn after `before`.
    pub(crate) fn after(before: Option<&Self>, view: View) -> Self {
        let now = Rc::new(view);
        // Nothing is kept once all is empty: there is nothing that it could be about.
        let before = before.filter(|_| now.verdict != Verdict::Empty);
        let keep = |has: bool, kept: fn(&Self) -> &Option<Rc<View>>| {
            if has { Some(now.clone()) } else { before.and_then(|before| kept(before).clone()) }
        };
        // The fields of another rule are not what this one's were.
        let judged = keep(now.fields.is_some(), |shown| &shown.last_judged);
        // So with what another target would receive, or one whose texts may lack their end.
        let delivered = keep(now.delivery.is_some(), |shown| &shown.last_delivered)
            .filter(|it| it.target.serial == now.target.serial && !now.target_open);
        Self {
            last_judged: judged.filter(|judged| judged.rule == now.rule),
            last_delivered: delivered,
            now,
        }
    }

    /// The fields of the pattern with their outcomes.
    pub(crate) fn fields(&self) -> Option<MaybeStale<'_, [FieldView]>> {
        let view = self.last_judged.as_deref()?;
        Some(MaybeStale { value: view.fields.as_deref()?, stale: self.now.fields.is_none() })
    }

    /// The view that has those fields.
    pub(crate) fn judged(&self) -> Option<&Rc<View>> {
        self.last_judged.as_ref()
    }

    /// What the target receives.
    pub(crate) fn delivery(&self) -> Option<MaybeStale<'_, DeliveryView>> {
        let view = self.last_delivered.as_deref()?;
        Some(MaybeStale { value: view.delivery.as_ref()?, stale: self.now.delivery.is_none() })
    }

    /// The view that has what the target receives.
    pub(crate) fn delivered(&self) -> Option<&Rc<View>> {
        self.last_delivered.as_ref()
    }

    /// The last verdict that was one: matched or not.
    pub(crate) fn last_verdict(&self) -> Option<&Verdict> {
        Some(&self.last_judged.as_deref()?.verdict)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(verdict: Verdict, fields: bool) -> View {
        View { fields: fields.then(Vec::new), ..View::new(verdict) }
    }

    #[test]
    fn the_last_verdict_stays_until_all_is_empty() {
        let matched = Shown::after(None, view(Verdict::Matched { fields: 0 }, true));
        assert!(!matched.fields().unwrap().stale);
        let broken = Shown::after(Some(&matched), view(Verdict::Matched { fields: 9 }, false));
        assert!(broken.fields().unwrap().stale);
        assert_eq!(broken.last_verdict(), Some(&Verdict::Matched { fields: 0 }));
        let other = View { rule: 1, ..view(Verdict::Matched { fields: 9 }, false) };
        assert_eq!(Shown::after(Some(&broken), other).fields(), None);
        let empty = Shown::after(Some(&broken), view(Verdict::Empty, false));
        assert_eq!(empty.fields(), None);
        assert_eq!(empty.delivery(), None);
    }
}
