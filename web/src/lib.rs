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
mod on_demand;
mod outcome;
pub mod picture;
mod rule_menu;
mod rule_outcome;
pub mod rules;
mod shown;
pub mod state;
mod storage;
pub mod view;
pub mod views;

pub use app::start;
