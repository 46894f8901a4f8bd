//! The parts of the page. They draw; what is so follows from the texts.

mod announcement;
mod arrives;
mod chat;
mod code_pane;
mod copy_button;
mod email;
mod event_pane;
mod icon;
mod json;
mod message;
mod nothing;
mod notices;
pub(crate) mod page;
mod payload;
mod preview;
mod problems;
mod provenance;
mod rule_pane;
mod seen;
mod stage;
mod tabs;
mod target_pane;
mod text_editor;
mod top_bar;
mod verdict_strip;
mod why_pane;
mod words;
