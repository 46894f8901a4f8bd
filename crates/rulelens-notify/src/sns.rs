//! Notifications through an Amazon SNS topic.
//!
//! Source: the SNS developer guide and captured messages. The subscription's own number in the
//! unsubscribe link is not known beforehand; [`Subscription::example`] has an invented one.

use std::fmt;

/// The largest message that SNS takes, in bytes.
pub const MAX_MESSAGE_BYTES: usize = 256 * 1024;

/// A subscription of an e-mail address to a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// The topic's region, which the unsubscribe link names.
    pub region: String,
    /// The topic: `arn:aws:sns:REGION:ACCOUNT:NAME`.
    pub topic_arn: String,
    /// What follows the topic in the subscription's own ARN: a UUID.
    pub id: String,
    /// The address.
    pub address: String,
}

impl Subscription {
    /// A subscription of `secops@example.com` to a topic `security-mail`.
    pub fn example(region: &str, account: &str) -> Self {
        Self {
            region: region.to_owned(),
            topic_arn: format!("arn:aws:sns:{region}:{account}:security-mail"),
            id: "8f3c2a10-5b7d-4e21-9c44-0de1f6a7b982".to_owned(),
            address: "secops@example.com".to_owned(),
        }
    }

    /// Where the footer's link leads to.
    pub fn unsubscribe_url(&self) -> String {
        format!(
            "https://sns.{}.amazonaws.com/unsubscribe.html?SubscriptionArn={}:{}&Endpoint={}",
            self.region, self.topic_arn, self.id, self.address
        )
    }
}

/// A plain-text e-mail, as SNS sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
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
}

impl Email {
    /// Body and footer, as the mail arrives.
    pub fn text(&self) -> String {
        format!("{}\n\n{}", self.body, self.footer)
    }
}

/// The payload is larger than SNS takes, so it is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// Its size in bytes.
    pub bytes: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bytes } = self;
        write!(f, "the message has {bytes} bytes, more than SNS takes ({MAX_MESSAGE_BYTES})")
    }
}

impl std::error::Error for TooLarge {}

/// The e-mail that a payload becomes.
///
/// # Errors
///
/// [`TooLarge`] for a payload of more than [`MAX_MESSAGE_BYTES`].
pub fn email(payload: &str, subscription: &Subscription) -> Result<Email, TooLarge> {
    if payload.len() > MAX_MESSAGE_BYTES {
        return Err(TooLarge { bytes: payload.len() });
    }
    Ok(Email {
        subject: "AWS Notification Message",
        from_name: "AWS Notifications",
        from_address: "no-reply@sns.amazonaws.com",
        to: subscription.address.clone(),
        body: payload.to_owned(),
        footer: footer(subscription),
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
    use super::{MAX_MESSAGE_BYTES, Subscription, TooLarge, email};

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
    }

    #[test]
    fn sns_takes_no_more_than_its_limit() {
        let subscription = Subscription::example("us-east-1", "111122223333");
        assert!(email(&"x".repeat(MAX_MESSAGE_BYTES), &subscription).is_ok());
        let larger = email(&"x".repeat(MAX_MESSAGE_BYTES + 1), &subscription);
        assert_eq!(larger, Err(TooLarge { bytes: MAX_MESSAGE_BYTES + 1 }));
    }
}
