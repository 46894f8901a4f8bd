//! What there is to know about a preview besides what it shows: what is approximated, what is not
//! known, what must be set up for it to arrive.

use std::borrow::Cow;

use crate::reason::shortened;

/// Something to know about a preview.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// The order and the wording of a card's parts are not published.
    CardApproximate,
    /// Some services get a richer card than the one that is drawn.
    RicherCard,
    /// Whether events of that service are supported is not said by name.
    SupportAssumed {
        /// Its `source`.
        source: String,
    },
    /// The place of the parts of a custom notification is not published.
    NotificationApproximate,
    /// A client draws markdown its own way.
    MarkdownApproximate,
    /// Some of a custom notification is taken not to be shown.
    NotShown {
        /// Which fields.
        fields: Vec<&'static str>,
    },
    /// A text is longer than the service is said to take. What it then does is not known.
    LongerThanSaid {
        /// The field.
        field: &'static str,
        /// How many characters it has.
        chars: usize,
        /// How many it may have.
        limit: usize,
    },
    /// The SNS subscription must not deliver raw messages.
    RawDeliveryOff,
    /// Amazon Chime is no more.
    ChimeEnded,
    /// What cannot be known before the mail is sent is invented.
    Invented {
        /// What.
        fields: Vec<&'static str>,
    },
    /// `Subject` may be missing.
    SubjectApproximate,
    /// The layout of a webhook's message is a proposal: what sends it decides.
    LayoutProposed,
    /// A text was cut, to stay within what the client takes.
    Cut,
    /// Characters that cannot be seen were replaced by their code points.
    InvisibleReplaced,
}

/// What a [`Notice`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum NoticeKind {
    /// The preview differs from what arrives in a way that is not known.
    Approximation,
    /// Whether it arrives so is not certain.
    Uncertain,
    /// It arrives only if something is set up so.
    Setup,
    /// The client is no longer in service.
    Ended,
    /// The message is not all of what it is made of.
    Changed,
}

impl Notice {
    /// The stable code, as `card-approximate`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CardApproximate => "card-approximate",
            Self::RicherCard => "richer-card",
            Self::SupportAssumed { .. } => "support-assumed",
            Self::NotificationApproximate => "notification-approximate",
            Self::MarkdownApproximate => "markdown-approximate",
            Self::NotShown { .. } => "not-shown",
            Self::LongerThanSaid { .. } => "longer-than-said",
            Self::RawDeliveryOff => "raw-delivery-off",
            Self::ChimeEnded => "chime-ended",
            Self::Invented { .. } => "invented",
            Self::SubjectApproximate => "subject-approximate",
            Self::LayoutProposed => "layout-proposed",
            Self::Cut => "cut",
            Self::InvisibleReplaced => "invisible-replaced",
        }
    }

    /// What it is about.
    pub fn kind(&self) -> NoticeKind {
        match self {
            Self::CardApproximate
            | Self::RicherCard
            | Self::NotificationApproximate
            | Self::MarkdownApproximate
            | Self::NotShown { .. }
            | Self::Invented { .. }
            | Self::SubjectApproximate
            | Self::LayoutProposed => NoticeKind::Approximation,
            Self::SupportAssumed { .. } | Self::LongerThanSaid { .. } => NoticeKind::Uncertain,
            Self::RawDeliveryOff => NoticeKind::Setup,
            Self::ChimeEnded => NoticeKind::Ended,
            Self::Cut | Self::InvisibleReplaced => NoticeKind::Changed,
        }
    }

    /// The notice as a sentence.
    pub fn text(&self) -> Cow<'static, str> {
        match self {
            Self::CardApproximate => {
                "Approximation: AWS does not publish this card's layout.".into()
            }
            Self::RicherCard => {
                "Approximation: the service has cards of its own for some of these events, which \
                 AWS does not publish; this is the plain one."
                    .into()
            }
            Self::SupportAssumed { source } => format!(
                "Not certain: the documentation says that most services are supported, without \
                 naming `{}`.",
                shortened(source)
            )
            .into(),
            Self::NotificationApproximate => {
                "Approximation: AWS does not publish where a client puts the parts of a custom \
                 notification."
                    .into()
            }
            Self::MarkdownApproximate => {
                "Approximation: the client draws markdown its own way.".into()
            }
            Self::NotShown { fields } => {
                format!("Approximation: {} are taken not to be shown.", quoted(fields)).into()
            }
            Self::LongerThanSaid { field, chars, limit } => format!(
                "Not certain: `{field}` has {chars} characters, more than the {limit} that the \
                 service is said to take."
            )
            .into(),
            Self::RawDeliveryOff => {
                "Raw message delivery must be off on the topic's subscription.".into()
            }
            Self::ChimeEnded => {
                "Amazon Chime ended on 2026-02-20: no message arrives there any more.".into()
            }
            Self::Invented { fields } => {
                format!("Invented, since not known before it is sent: {}.", quoted(fields)).into()
            }
            Self::SubjectApproximate => {
                "Approximation: a rule sets no subject, so SNS may leave `Subject` out.".into()
            }
            Self::LayoutProposed => {
                "A proposal: what sends the message decides on its layout.".into()
            }
            Self::Cut => "Cut, to stay within what the client takes.".into(),
            Self::InvisibleReplaced => {
                "Characters that cannot be seen are replaced by their code points.".into()
            }
        }
    }
}

fn quoted(fields: &[&str]) -> String {
    fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(feature = "serde")]
impl serde::Serialize for Notice {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut notice = serializer.serialize_struct("Notice", 3)?;
        notice.serialize_field("code", self.code())?;
        notice.serialize_field("kind", &self.kind())?;
        notice.serialize_field("text", &self.text())?;
        notice.end()
    }
}
