//! What a menu of names says of each, in words. Plain data; `components/name_menu` draws it.

use rulelens::invisible::{Visible, code_point, visible};

use crate::{
    messages::{format, number, text},
    names::{MAX_NAME, NameFault},
    outcome::{Sign, Tone},
    view::Piece,
};

/// The words of a menu: keys of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MenuWords {
    /// What is listed.
    pub(crate) title: &'static str,
    /// The button that adds one.
    pub(crate) add: &'static str,
    /// Why the only one cannot be removed.
    pub(crate) only: &'static str,
    /// The call of the service that takes such names.
    pub(crate) call: &'static str,
}

/// The menu of rules.
pub(crate) const RULES: MenuWords =
    MenuWords { title: "rules.title", add: "rules.add", only: "rules.only", call: "PutRule" };

/// The menu of targets.
pub(crate) const TARGETS: MenuWords = MenuWords {
    title: "targets.title",
    add: "targets.add",
    only: "targets.only",
    call: "PutTargets",
};

/// What is said beside a name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// The line under it.
    pub(crate) facts: Vec<Piece>,
    /// What comes of the event there: the colour, the sign and the words.
    pub(crate) tone: Tone,
    pub(crate) sign: Sign,
    pub(crate) word: String,
}

/// What is wrong with a name, and what it should be. `call` is what takes such names.
pub(crate) fn fault(fault: NameFault, call: &str) -> String {
    match fault {
        NameFault::Empty => text("name.empty").to_owned(),
        NameFault::Taken => text("name.taken").to_owned(),
        NameFault::TooLong { chars } => {
            let (n, limit) = (number(chars), number(MAX_NAME));
            format("name.long", &[("call", call), ("n", &n), ("limit", &limit)])
        }
        NameFault::Character(c) => format("name.character", &[("c", &named(c))]),
    }
}

/// A character so that it can be seen.
fn named(c: char) -> String {
    if c == ' ' {
        return text("name.space").to_owned();
    }
    visible(c.encode_utf8(&mut [0; 4]))
        .map(|part| match part {
            Visible::Text(text) => text.to_owned(),
            Visible::Invisible(c) => code_point(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_name_may_not_have_is_shown() {
        let said = |fault_of| fault(fault_of, "PutRule");
        assert!(said(NameFault::Character(' ')).contains("a space"));
        assert!(said(NameFault::Character('<')).contains('<'));
        let hidden = said(NameFault::Character('\u{202e}'));
        assert!(hidden.contains("U+202E") && !hidden.contains('\u{202e}'), "{hidden}");
        let long = said(NameFault::TooLong { chars: 65 });
        assert!(long.contains("65") && long.contains("PutRule"), "{long}");
    }
}
