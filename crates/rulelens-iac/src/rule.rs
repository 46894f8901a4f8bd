//! A rule as it stands in infrastructure: what is read, and what is written.

use rulelens::Span;
use rulelens::json::quoted;

use crate::sourced::Sourced;

/// A rule with its targets.
///
/// ```
/// use rulelens_iac::{Input, Rule, Target};
///
/// let mut rule = Rule::new("findings", r#"{"source": ["aws.guardduty"]}"#);
/// let topic = "arn:aws:sns:eu-west-1:111122223333:findings";
/// rule.targets.push(Target::new("mail", topic, Input::Path("$.detail".into())));
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Rule {
    /// What it is called where it is written: its logical ID, its address, or its name.
    pub id: String,
    /// Where all of it is written.
    pub place: Span,
    /// Its name at EventBridge; without it the tool that deploys makes one.
    pub name: Option<Sourced>,
    /// Its description.
    pub description: Option<Sourced>,
    /// Whether it is at work.
    pub state: State,
    /// Its event bus: name or ARN; without it the account's default one.
    pub bus: Option<Sourced>,
    /// Its event pattern, as JSON.
    pub pattern: Option<Sourced>,
    /// Its schedule expression.
    pub schedule: Option<Sourced>,
    /// Its targets.
    pub targets: Vec<Target>,
}

/// Whether a rule is at work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum State {
    /// `ENABLED`
    #[default]
    Enabled,
    /// `DISABLED`
    Disabled,
    /// `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`: also for calls that only read.
    EnabledWithManagementEvents,
}

impl State {
    const ALL: [Self; 3] = [Self::Enabled, Self::Disabled, Self::EnabledWithManagementEvents];

    /// As the API has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
            Self::EnabledWithManagementEvents => "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
        }
    }

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Where the events of a rule go, and what arrives there.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Target {
    /// Where all of it is written.
    pub place: Span,
    /// Its ID among the targets of the rule.
    pub id: Option<Sourced>,
    /// What it is: an ARN, or what refers to one.
    pub arn: Option<Sourced>,
    /// The role that is assumed to call it.
    pub role: Option<Sourced>,
    /// What it receives.
    pub input: Input,
}

/// What a target receives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Input {
    /// The matched event.
    #[default]
    MatchedEvent,
    /// `Input`: a constant, as JSON.
    Constant(Sourced),
    /// `InputPath`: the part of the event there.
    Path(Sourced),
    /// `InputTransformer`: a template with values of the event.
    Transformer {
        /// `InputPathsMap`: names, and the paths of what they stand for.
        paths: Vec<(Sourced, Sourced)>,
        /// `InputTemplate`
        template: Sourced,
    },
}

impl Rule {
    /// A rule that is at work on the default event bus, and has no target yet.
    pub fn new(name: &str, pattern: &str) -> Self {
        Self {
            id: name.to_owned(),
            name: Some(name.into()),
            pattern: Some(pattern.into()),
            ..Self::default()
        }
    }

    /// Its name at EventBridge, else what it is called where it is written.
    pub fn shown_name(&self) -> &str {
        self.name.as_ref().map_or(&self.id, Sourced::text)
    }

    /// As the API has it, with its targets: JSON on one line, which [`read`](crate::read) takes.
    pub fn to_json(&self) -> String {
        let mut members = Vec::new();
        let mut member = |key: &str, json: &str| members.push(format!("\"{key}\":{json}"));
        let mut text = |key: &str, text: &Option<Sourced>| {
            if let Some(text) = text {
                member(key, &quoted(text.text()));
            }
        };
        text("Name", &self.name);
        text("Description", &self.description);
        text("EventBusName", &self.bus);
        text("ScheduleExpression", &self.schedule);
        text("EventPattern", &self.pattern);
        member("State", &quoted(self.state.name()));
        let targets: Vec<String> =
            self.targets.iter().map(|target| target.to_json().text().to_owned()).collect();
        member("Targets", &format!("[{}]", targets.join(",")));
        format!("{{{}}}", members.join(","))
    }

    /// Whether it is called so: by its ID where it is written, or its name at EventBridge.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        self.id == name || self.name.as_ref().is_some_and(|it| it.text() == name)
    }

    /// Every text of it.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Sourced> {
        let own = [&self.name, &self.description, &self.bus, &self.pattern, &self.schedule];
        own.into_iter().flatten().chain(self.targets.iter().flat_map(Target::texts))
    }
}

impl Target {
    /// A target.
    pub fn new(id: &str, arn: &str, input: Input) -> Self {
        Self { id: Some(id.into()), arn: Some(arn.into()), input, ..Self::default() }
    }

    fn texts(&self) -> impl Iterator<Item = &Sourced> {
        [&self.id, &self.arn, &self.role].into_iter().flatten().chain(self.input.texts())
    }

    /// As `PutTargets` takes it: JSON on one line, which [`rulelens::transform::Target`] reads.
    pub fn to_json(&self) -> Sourced {
        let place = Span::at(self.place.start);
        let mut json = Sourced::default();
        json.push_for("{", place);
        let mut is_first = true;
        let mut member = |key: &str, value: &Sourced| {
            let comma = if std::mem::take(&mut is_first) { "" } else { "," };
            json.push_for(&format!("{comma}\"{key}\":"), place);
            json.push(value);
        };
        let string = |text: &Sourced| text.to_json_string();
        for (key, text) in [("Id", &self.id), ("Arn", &self.arn), ("RoleArn", &self.role)] {
            if let Some(text) = text {
                member(key, &string(text));
            }
        }
        match &self.input {
            Input::MatchedEvent => {}
            Input::Constant(text) => member("Input", &string(text)),
            Input::Path(text) => member("InputPath", &string(text)),
            Input::Transformer { paths, template } => {
                member("InputTransformer", &transformer(paths, template));
            }
        }
        json.push_for("}", place);
        json
    }
}

fn transformer(paths: &[(Sourced, Sourced)], template: &Sourced) -> Sourced {
    let place = template.whole_place();
    let mut json = Sourced::default();
    json.push_for("{", place);
    if !paths.is_empty() {
        json.push_for("\"InputPathsMap\":{", place);
        for (position, (name, path)) in paths.iter().enumerate() {
            json.push_for(if position > 0 { "," } else { "" }, place);
            json.push(&name.to_json_string());
            json.push_for(":", place);
            json.push(&path.to_json_string());
        }
        json.push_for("},", place);
    }
    json.push_for("\"InputTemplate\":", place);
    json.push(&template.to_json_string());
    json.push_for("}", place);
    json
}

impl Input {
    fn texts(&self) -> Vec<&Sourced> {
        match self {
            Self::MatchedEvent => Vec::new(),
            Self::Constant(text) | Self::Path(text) => vec![text],
            Self::Transformer { paths, template } => {
                paths.iter().flat_map(|(name, path)| [name, path]).chain([template]).collect()
            }
        }
    }
}
