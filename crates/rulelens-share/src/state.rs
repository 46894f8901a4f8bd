//! What a link holds: texts as the user wrote them, letter by letter.

/// All that is passed on with a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The rules, in order.
    pub rules: Vec<Rule>,
    /// The event, JSON if the user has written JSON.
    pub event: String,
    /// The targets, in order.
    pub targets: Vec<Target>,
    /// Which rule is shown, from 0.
    pub rule: usize,
    /// Which target is shown, from 0.
    pub target: usize,
    /// The name of the chosen view; empty if none was chosen.
    pub view: String,
    /// The text of a file of cases; empty if there are none.
    pub cases: String,
}

/// A rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Its event pattern.
    pub pattern: String,
}

/// A target. The texts of all forms of input are kept, not only of the chosen one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// What its input is made from.
    pub input: Input,
    /// `Input`.
    pub constant: String,
    /// `InputPath`.
    pub input_path: String,
    /// `InputTransformer.InputPathsMap`.
    pub input_paths: String,
    /// `InputTransformer.InputTemplate`.
    pub template: String,
}

/// What a target's input is made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Input {
    /// The matched event as it is.
    #[default]
    MatchedEvent,
    /// `InputPath`: a part of the event.
    Path,
    /// `Input`: a constant.
    Constant,
    /// `InputTransformer`: a template.
    Transformer,
}

impl Input {
    /// All of them. A link holds the place in this list: it only ever grows at its end.
    pub const ALL: [Self; 4] = [Self::MatchedEvent, Self::Path, Self::Constant, Self::Transformer];
}
