//! The e-mail that a subscriber by the protocol `email` gets.

use super::{Refused, Subscription, accepted};
use crate::notice::Notice;
use crate::text::Text;

/// A plain-text e-mail, as SNS sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Mail {
    /// A rule cannot set one: always `AWS Notification Message`.
    pub subject: &'static str,
    /// The sender's name.
    pub from_name: &'static str,
    /// The sender's address.
    pub from_address: &'static str,
    /// The receiver.
    pub to: String,
    /// The payload, letter by letter: the quotes of a text template are there.
    pub body: String,
    /// What SNS puts under it, from the `--` on.
    pub footer: String,
    /// What there is to know besides.
    pub notices: Vec<Notice>,
}

pub(super) const SUBJECT: &str = "AWS Notification Message";
pub(super) const FROM_NAME: &str = "AWS Notifications";
pub(super) const FROM_ADDRESS: &str = "no-reply@sns.amazonaws.com";

impl Mail {
    /// Body and footer, as the mail arrives.
    pub fn text(&self) -> String {
        format!("{}\n\n{}", self.body, self.footer)
    }

    /// The body as a mail program shows it: `https:` addresses are links.
    pub fn shown_body(&self) -> Text {
        Text::linked(&self.body)
    }

    /// The footer as a mail program shows it.
    pub fn shown_footer(&self) -> Text {
        Text::linked(&self.footer)
    }
}

/// The e-mail that a payload becomes.
///
/// # Errors
///
/// [`Refused`] for a payload that SNS does not take.
pub fn email(payload: &str, subscription: &Subscription) -> Result<Mail, Refused> {
    accepted(payload)?;
    Ok(Mail {
        subject: SUBJECT,
        from_name: FROM_NAME,
        from_address: FROM_ADDRESS,
        to: subscription.address.clone(),
        body: payload.to_owned(),
        footer: footer(subscription),
        notices: vec![Notice::Invented { fields: vec!["SubscriptionArn"] }],
    })
}

fn footer(subscription: &Subscription) -> String {
    format!(
        "--\n\
         If you wish to stop receiving notifications from this topic, please click or visit the \
         link below to unsubscribe:\n\
         {}\n\
         \n\
         Please do not reply directly to this email. If you have any questions or comments \
         regarding this email, please contact us at https://aws.amazon.com/support",
        subscription.unsubscribe_url()
    )
}

#[cfg(test)]
mod tests {
    use super::super::{MAX_MESSAGE_BYTES, Refused, Subscription};
    use super::email;

    #[test]
    fn the_mail_is_the_payload_letter_by_letter_and_the_footer() {
        let subscription = Subscription::example("us-east-1", "111122223333");
        let payload = "\"first\"\n\"second\"";
        let mail = email(payload, &subscription).unwrap();
        let link = "https://sns.us-east-1.amazonaws.com/unsubscribe.html?SubscriptionArn=\
            arn:aws:sns:us-east-1:111122223333:security-mail:8f3c2a10-5b7d-4e21-9c44-0de1f6a7b982\
            &Endpoint=secops@example.com";
        let lines: Vec<String> = mail.text().lines().map(str::to_owned).collect();
        assert_eq!(lines[..4], ["\"first\"", "\"second\"", "", "--"]);
        assert_eq!(lines[5..7], [link, ""]);
        assert!(lines[7].ends_with("please contact us at https://aws.amazon.com/support"));
        let linked = mail.shown_footer().runs.iter().filter(|run| run.link.is_some()).count();
        assert_eq!(linked, 2);
    }

    #[test]
    fn sns_takes_no_more_than_its_limit_and_no_less_than_a_byte() {
        let subscription = Subscription::example("us-east-1", "111122223333");
        assert!(email(&"x".repeat(MAX_MESSAGE_BYTES), &subscription).is_ok());
        let larger = email(&"x".repeat(MAX_MESSAGE_BYTES + 1), &subscription);
        assert_eq!(larger, Err(Refused::TooLarge { bytes: MAX_MESSAGE_BYTES + 1 }));
        assert_eq!(email("", &subscription), Err(Refused::Empty));
    }
}
