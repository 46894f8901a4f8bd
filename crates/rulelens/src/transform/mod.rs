//! What a target receives: the matched event, a constant, a part of the event, or what an input
//! transformer makes of it.

mod delivery;
mod fault;
mod input;
mod lint;
mod mend;
mod path;
mod paths_map;
mod pipe;
mod render;
mod reserved;
mod service;
mod target;
mod template;

pub use delivery::{Cause, Delivery, Drop, Inserted, Outcome, Piece, Source};
pub use fault::Fault;
pub use input::TargetInput;
pub use lint::{About, Found as LintFound, Lint, Part, lint};
pub use path::Path;
pub use paths_map::{InputPath, InputPaths};
pub use pipe::PipeInput;
pub use reserved::{PipeContext, Reserved, RuleContext};
pub use target::Target;
pub use template::{Dialect, Kind as TemplateKind, Placeholder, Template};

/// How many characters a constant input and an input template may have.
pub const MAX_TEMPLATE_CHARS: usize = 8192;
/// How many entries an input paths map may have.
pub const MAX_INPUT_PATHS: usize = 100;
/// How many characters a path, and a name in an input paths map, may have.
pub const MAX_PATH_CHARS: usize = 256;
