//! What the page loads on demand, in a WebAssembly module of its own (`src/bin/views.rs`): the other
//! views, and the previews of chats.
//!
//! The page keeps the state. It gives what a part needs, and does what the part wishes; both are
//! defined in `on_demand`.

mod cases;
mod chat;
mod code_text;
mod dialog;
mod examples;
mod export;
mod import;
mod mount;
mod open;
mod passed;
mod put_target;
mod share;
mod timeline;

pub use mount::{Mounted, start};
