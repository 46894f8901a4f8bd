//! The examples of the playground's gallery.
//!
//! `web/examples/gallery.toml` names them in their order, in groups; each is a file of that name
//! beside it, with texts as they are opened and with what is expected of them, which the suite
//! checks. The page loads none of this with its program: [`index()`] is what it lists, and each
//! example is loaded as the [`State`](rulelens_share::State) that it opens.
//!
//! ```toml
//! title = 'An object inside quotes'
//! about = 'PutTargets accepts this JSON template, and its target never receives anything.'
//! ko = { title = '…', about = '…' }
//! words = 'silent drop json'          # further ones that it is found by
//! code = '{ "found": "<resource>" }'  # the piece of its texts that it is about
//! as = 'json'                         # how what arrives is seen
//! event = '''
//! {
//!   "source": "aws.ec2" …
//! }
//! '''
//!
//! [[rule]]                            # `chosen = true` if it is not the first one that is shown
//! name = 'instances'
//! pattern = '{ "source": ["aws.ec2"] }'
//! matches = true                      # or `refused = 'CODE'`; `advice = ['CODE']`
//!
//! [[target]]                          # `paths` and `template`, `path`, `constant`, or none of them
//! name = 'queue'
//! arn = 'arn:aws:sqs:us-east-1:111122223333:instances'
//! paths = '{ "resource": "$.detail.resource" }'
//! template = '{ "found": "<resource>" }'
//! dropped = '{"type":"instance"}'     # or `payload = '…'`; nothing for the event as it is
//! seen = { email = 'shown' }          # or the code of why nothing is
//! ```
//!
//! A text that several share is a file: `event-file`, `pattern-file`, `paths-file`, `template-file`.
//! The line break at the end of a text is left out.
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

pub use example::{Arrival, Card, Example, Outcome, Verdict};
pub use gallery::{Fault, gallery};
pub use index::{Entry, files, index};
