//! The examples of the playground's gallery.
//!
//! `web/examples/gallery.toml` names them in their order, in groups; each is a file of that name
//! beside it, with texts as they are opened and with what is expected of them, which the suite
//! checks. The page loads none of this with its program: [`index()`] is what it lists, and each
//! example is loaded as the [`State`](rulelens_share::State) that it opens.
//!
//! | module | holds |
//! |---|---|
//! | [`example`] | an example, and what is expected of it |
//! | [`gallery()`] | all of them, read from a folder |
//! | [`index()`] | the list of them, and [`files()`]: all that the page loads |

pub mod example;
mod gallery;
mod index;
mod text;

pub use example::{Arrival, Example, Outcome, Verdict};
pub use gallery::{Fault, gallery};
pub use index::{Entry, files, index};
