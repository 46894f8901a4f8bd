//! What people see, whatever the payload is: links only to `https:`, JSON within the clients' limits.

use proptest::prelude::*;
use rulelens_notify::sns::Subscription;
use rulelens_notify::{Link, Message, Seen, View, see};
use serde_json::Value;

use crate::json;

/// What values are made of: the markup of all clients.
const TOKENS: &[&str] = &[
    "*",
    "**",
    "_",
    "~",
    "~~",
    "`",
    "```",
    "<",
    ">",
    "|",
    "[",
    "]",
    "(",
    ")",
    "](",
    "&",
    "&lt;",
    "&amp;",
    "\n",
    "\r\n",
    "\\",
    " ",
    "- ",
    "1. ",
    "# ",
    "> ",
    "&gt; ",
    "<!channel>",
    "<@U1>",
    "<#C1|x>",
    "<!date^1^{date}|x>",
    "https://a.example/x",
    "http://a.example",
    "javascript:alert(1)",
    "<javascript:alert(1)|x>",
    "<https://a.example|x>",
    "[x](https://a.example)",
    "[x](data:x)",
    "{{DATE(1)}}",
    "<script>",
    "\u{202e}",
    "\u{200b}",
    "\u{0}",
    "é",
    "😀",
    "word",
    "\"",
    "$",
];

/// Text that looks like markup.
fn markup() -> impl Strategy<Value = String> {
    let token = prop::sample::select(TOKENS);
    prop_oneof![
        4 => prop::collection::vec(token, 0..30).prop_map(|tokens| tokens.concat()),
        1 => prop::collection::vec(any::<char>(), 0..30).prop_map(String::from_iter),
        1 => (prop::sample::select(TOKENS), 0..2000_usize).prop_map(|(it, times)| it.repeat(times)),
    ]
}

/// Payloads that are often what somebody shows.
fn payload() -> impl Strategy<Value = String> {
    let texts = || prop::collection::vec(markup().prop_map(|text| json(&text)), 6);
    prop_oneof![
        markup(),
        texts().prop_map(|texts| finding(&texts)),
        texts().prop_map(|texts| custom(&texts)),
        texts().prop_map(|texts| format!(
            "{{\"detail-type\": {}, \"source\": {}, \"resources\": [{}], \"detail\": {{\"a\": {}}}}}",
            texts[0], texts[1], texts[2], texts[3]
        )),
        texts().prop_map(|texts| format!("[{}]", texts.join(","))),
    ]
}

fn finding(texts: &[String]) -> String {
    format!(
        "{{\"version\": \"0\", \"id\": {0}, \"detail-type\": \"GuardDuty Finding\", \
         \"source\": \"aws.guardduty\", \"account\": {1}, \"time\": {2}, \"region\": {3}, \
         \"resources\": [], \"detail\": {{\"title\": {4}, \"description\": {5}, \"type\": {0}, \
         \"severity\": 8, \"id\": {1}, \"resource\": {{\"resourceType\": {2}}}, \
         \"service\": {{\"eventFirstSeen\": {3}}}}}}}",
        texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]
    )
}

fn custom(texts: &[String]) -> String {
    format!(
        "{{\"version\": \"1.0\", \"source\": \"custom\", \"content\": {{\"title\": {}, \
         \"description\": {}, \"nextSteps\": [{}, {}], \"keywords\": [{}]}}, \
         \"metadata\": {{\"threadId\": {}}}}}",
        texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]
    )
}

fn seen(payload: &str, view: View) -> Seen {
    let subscription = Subscription::example("us-east-1", "111122223333");
    see(payload, view, &subscription, "2026-03-14T09:31:07Z")
}

fn message(seen: &Seen) -> Option<&Message> {
    use rulelens_notify::chat::{Chat, Verdict};
    match seen {
        Seen::Chat(Chat { verdict: Verdict::Shown(shown), .. }) => Some(&shown.message),
        Seen::Webhook(webhook) => Some(&webhook.message),
        _ => None,
    }
}

fn is_harmless(payload: &str) -> Result<(), TestCaseError> {
    for view in View::ALL {
        let seen = seen(payload, view);
        prop_assert!(
            seen.dropped().is_none_or(|dropped| !dropped.reason().help().is_empty()),
            "{payload}"
        );
        let Some(message) = message(&seen) else { continue };
        for link in message.links() {
            prop_assert!(Link::new(link.as_str()).as_ref() == Some(link), "{link} of {payload}");
        }
        let texts = message.blocks.iter().flat_map(|block| block.texts());
        for run in texts.flat_map(|text| &text.runs) {
            let hidden = run.text.chars().any(rulelens::invisible::is_invisible);
            prop_assert!(!hidden && !run.text.is_empty(), "{run:?} of {payload}");
        }
        if let Seen::Webhook(webhook) = &seen {
            let read = serde_json::from_str(&webhook.json);
            let body: Value = read.map_err(|error| TestCaseError::fail(error.to_string()))?;
            match view {
                View::SlackWebhook => slack_takes(&body)?,
                _ => teams_takes(&body, &webhook.json)?,
            }
        }
    }
    Ok(())
}

/// Slack's Block Kit reference.
fn slack_takes(body: &Value) -> Result<(), TestCaseError> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut blocks = list(&body["blocks"]);
    for attachment in list(&body["attachments"]) {
        prop_assert!(attachment["color"].as_str().is_some_and(|color| color.starts_with('#')));
        blocks.extend(list(&attachment["blocks"]));
    }
    prop_assert!(blocks.len() <= 50);
    for block in &blocks {
        match block["type"].as_str() {
            Some("header") => text_within(&block["text"], 150)?,
            Some("section") => {
                if block.get("text").is_some() {
                    text_within(&block["text"], 3000)?;
                }
                let fields = list(&block["fields"]);
                prop_assert!(
                    fields.len() <= 10 && (block.get("text").is_some() || !fields.is_empty())
                );
                fields.iter().try_for_each(|field| text_within(field, 2000))?;
            }
            Some("context") => {
                let elements = list(&block["elements"]);
                prop_assert!((1..=10).contains(&elements.len()));
                elements.iter().try_for_each(|element| text_within(element, 3000))?;
            }
            Some("actions") => {
                for button in list(&block["elements"]) {
                    text_within(&button["text"], 75)?;
                    let url = button["url"].as_str().unwrap_or_default();
                    prop_assert!(url.starts_with("https://") && url.len() <= 3000, "{url}");
                }
            }
            other => prop_assert!(false, "{other:?}"),
        }
    }
    let summary = body["text"].as_str().unwrap_or_default();
    prop_assert!(!summary.contains('<'), "{summary}");
    Ok(())
}

fn text_within(text: &Value, limit: usize) -> Result<(), TestCaseError> {
    let characters = text["text"].as_str().unwrap_or_default();
    let count = characters.encode_utf16().count();
    prop_assert!((1..=limit).contains(&count), "{count} of {limit}: {text}");
    if text["type"] == "mrkdwn" {
        // What is left of `<` begins links to https, and what is left of `&` is escaped.
        for rest in characters.split('<').skip(1) {
            prop_assert!(rest.starts_with("https://"), "{characters}");
        }
        for rest in characters.split('&').skip(1) {
            let escaped = ["amp;", "lt;", "gt;"].iter().any(|entity| rest.starts_with(entity));
            prop_assert!(escaped, "{characters}");
        }
    }
    Ok(())
}

/// Microsoft's Adaptive Cards.
fn teams_takes(body: &Value, text: &str) -> Result<(), TestCaseError> {
    prop_assert!(text.len() <= 28_000, "{}", text.len());
    prop_assert_eq!(&body["attachments"][0]["content"]["type"], "AdaptiveCard");
    let mut left = vec![&body["attachments"][0]["content"]];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(members) => {
                if let Some(url) = members.get("url").and_then(Value::as_str) {
                    prop_assert!(url.starts_with("https://"), "{url}");
                }
                // Markdown is read in text blocks and facts alone.
                let marked = if members.get("type").is_some_and(|it| it == "TextBlock") {
                    vec![&members["text"]]
                } else {
                    members.get("value").into_iter().collect()
                };
                for text in marked.into_iter().filter_map(Value::as_str) {
                    let mut before = ' ';
                    for char in text.chars() {
                        prop_assert!(!"[]*_`~<>".contains(char) || before == '\\', "{text}");
                        before = if before == '\\' { ' ' } else { char };
                    }
                }
                left.extend(members.values());
            }
            Value::Array(elements) => left.extend(elements),
            _ => {}
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_payload_is_harmless_and_fits(payload in payload()) {
        is_harmless(&payload)?;
    }
}

#[test]
fn a_description_of_a_megabyte_is_refused_by_the_topic_and_cut_in_webhooks() {
    let mut texts: Vec<String> = (0..6).map(|_| "\"x\"".to_owned()).collect();
    texts[5] = json(&"Mining. ".repeat(125_000));
    let payload = finding(&texts);
    is_harmless(&payload).expect("it is harmless");
    for view in [View::Email, View::EmailJson, View::Slack, View::Teams, View::Chime] {
        let seen = seen(&payload, view);
        assert_eq!(seen.dropped().expect("it is dropped").reason().code(), "too-large");
    }
    for view in [View::SlackWebhook, View::TeamsWebhook] {
        let seen = seen(&payload, view);
        assert!(seen.notices().iter().any(|notice| notice.code() == "cut"));
        assert!(message(&seen).expect("it is shown").to_string().contains("Mining. "));
    }
}

/// Nothing may take longer than in proportion to its size: these end in seconds or in hours.
#[test]
fn a_megabyte_of_markup_is_harmless_and_fits() {
    const LARGE: usize = if cfg!(debug_assertions) { 40_000 } else { 1_000_000 };
    for token in
        TOKENS.iter().chain(&["*a ", "_a ", "[a", "[a](b", "<a", "`a\n", "> a\n", "- a\n", "a*"])
    {
        let text = json(&token.repeat(LARGE / token.len()));
        let texts = |place: usize| -> Vec<String> {
            (0..6)
                .map(|index| if index == place { text.clone() } else { "\"x\"".to_owned() })
                .collect()
        };
        for payload in
            [finding(&texts(5)), custom(&texts(1)), finding(&texts(4)), custom(&texts(0))]
        {
            if let Err(fault) = is_harmless(&payload) {
                panic!("{token:?}: {fault}");
            }
        }
    }
}
