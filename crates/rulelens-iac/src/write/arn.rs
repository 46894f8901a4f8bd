//! What a target is, and the permission that it needs.

/// What a target is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Arn {
    Known(Known),
    /// It is asked for.
    Missing,
}

/// An ARN: `arn:partition:service:region:account:resource`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) text: String,
    pub(super) partition: String,
    pub(super) service: String,
    pub(super) region: String,
    pub(super) account: String,
    /// What is behind the account.
    pub(super) resource: String,
}

/// How a target allows EventBridge to call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Permission {
    /// A statement in the policy of a topic.
    Topic,
    /// A statement in the policy of a queue.
    Queue,
    /// A permission of a function.
    Function,
    /// It is another bus of the same account, or EventBridge assumes a role: nothing more is needed.
    None,
    /// It needs a role or a policy that is not known here.
    Other,
}

impl Known {
    /// Reads an ARN; a text that is none has empty parts.
    pub(super) fn new(text: &str) -> Self {
        let mut parts = text.splitn(6, ':').skip(1).map(str::to_owned);
        let mut part = || parts.next().unwrap_or_default();
        Self {
            text: text.to_owned(),
            partition: part(),
            service: part(),
            region: part(),
            account: part(),
            resource: part(),
        }
    }

    /// Whether it says everything that an ARN has.
    pub(super) fn is_whole(&self) -> bool {
        let parts = [&self.partition, &self.region, &self.account, &self.resource];
        self.text.starts_with("arn:") && parts.iter().all(|part| !part.is_empty())
    }

    pub(super) fn permission(&self, has_role: bool) -> Permission {
        match self.service.as_str() {
            "sns" if self.is_whole() => Permission::Topic,
            "sqs" if self.is_whole() => Permission::Queue,
            "lambda" if self.is_whole() => Permission::Function,
            _ if has_role => Permission::None,
            _ => Permission::Other,
        }
    }

    /// The address of a queue.
    pub(super) fn queue_url(&self) -> String {
        let domain = if self.partition == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" };
        format!("https://sqs.{}.{domain}/{}/{}", self.region, self.account, self.resource)
    }

    /// The ARN of a rule beside this target.
    pub(super) fn rule_arn(&self, rule: &str, bus: Option<&str>) -> String {
        let Self { partition, region, account, .. } = self;
        // A bus may be named by its ARN.
        let bus = bus.map(|bus| bus.rsplit("event-bus/").next().unwrap_or(bus));
        let path = match bus.filter(|bus| *bus != "default") {
            Some(bus) => format!("{bus}/{rule}"),
            None => rule.to_owned(),
        };
        format!("arn:{partition}:events:{region}:{account}:rule/{path}")
    }
}
