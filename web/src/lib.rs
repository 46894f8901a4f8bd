//! The Rulelens playground: does this event match this rule, why, and what arrives?
//!
//! Text in, results derived: [`state`] holds what the user made, [`engine`] makes a [`view`] of it,
//! the components draw that. ARCHITECTURE.md shows how the parts belong together.

mod app;
mod browser;
mod components;
mod editor;
pub mod engine;
pub mod examples;
mod messages;
mod name_menu;
mod name_words;
pub mod named;
pub mod names;
mod on_demand;
mod outcome;
pub mod parts;
pub mod picture;
mod rule_outcome;
mod shown;
pub mod state;
mod storage;
mod target_outcome;
pub mod texts;
pub mod view;
pub mod views;
mod wishes;

pub use app::start;
