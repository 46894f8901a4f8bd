//! What a target receives: the matched event, a constant, a part of the event, or what an input
//! transformer makes of it.

mod fault;
mod input;
mod path;
mod paths_map;
mod render;
mod template;

pub use fault::Fault;
pub use input::{Delivery, Drop, Inserted, Outcome, Piece, Source, TargetInput};
pub use path::Path;
pub use paths_map::{InputPath, InputPaths};
pub use render::RuleContext;
pub use template::{Kind as TemplateKind, Placeholder, Reserved, Template};

/// How many characters a constant input and an input template may have.
pub const MAX_TEMPLATE_CHARS: usize = 8192;
/// How many entries an input paths map may have.
pub const MAX_INPUT_PATHS: usize = 100;
/// How many characters a path, and a name in an input paths map, may have.
pub const MAX_PATH_CHARS: usize = 256;
