//! An address that has subscribed to a topic.

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

/// Invented.
const ID: &str = "8f3c2a10-5b7d-4e21-9c44-0de1f6a7b982";
const ADDRESS: &str = "secops@example.com";

impl Subscription {
    /// A subscription of `secops@example.com` to a topic `security-mail`.
    pub fn example(region: &str, account: &str) -> Self {
        Self::to_topic(&format!("arn:aws:sns:{region}:{account}:security-mail"), region)
    }

    /// A subscription of `secops@example.com` to a topic, whose ARN need not be one: then the
    /// region is the one that is given.
    pub fn to_topic(topic_arn: &str, otherwise: &str) -> Self {
        let region = topic_arn.split(':').nth(3).filter(|region| !region.is_empty());
        Self {
            region: region.unwrap_or(otherwise).to_owned(),
            topic_arn: topic_arn.to_owned(),
            id: ID.to_owned(),
            address: ADDRESS.to_owned(),
        }
    }

    /// Where the footer's link leads to.
    pub fn unsubscribe_url(&self) -> String {
        format!(
            "https://sns.{}.amazonaws.com/unsubscribe.html?SubscriptionArn={}:{}&Endpoint={}",
            self.region, self.topic_arn, self.id, self.address
        )
    }

    /// The subscription's own ARN.
    pub fn arn(&self) -> String {
        format!("{}:{}", self.topic_arn, self.id)
    }
}
