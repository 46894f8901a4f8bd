//! What people see, drawn for a terminal.

use annotate_snippets::{Group, Level, Renderer};
use anstyle::{Effects, Style};
use rulelens_notify::chat::{Chat, Verdict};
use rulelens_notify::sns::Mail;
use rulelens_notify::{Notice, Seen, Text};

use super::escape::visible;
use super::message::{self, lines};

const STRONG: Style = Style::new().effects(Effects::BOLD);
const FAINT: Style = Style::new().effects(Effects::DIMMED);

/// Text for standard output.
pub(crate) enum Drawn {
    /// With styles.
    Styled(String),
    /// JSON, to be copied.
    Lines(String),
    /// The payload, letter by letter.
    Payload(String),
}

/// What is seen; empty if nothing is.
pub(crate) fn draw(seen: &Seen) -> Drawn {
    match seen {
        Seen::Email(mail) => Drawn::Styled(self::mail(mail)),
        Seen::EmailJson(mail) => Drawn::Lines(mail.body()),
        Seen::Webhook(webhook) => Drawn::Lines(webhook.json.clone()),
        Seen::Payload(payload) if payload.is_json => Drawn::Lines(payload.text.clone()),
        Seen::Payload(payload) => Drawn::Payload(payload.text.clone()),
        Seen::Chat(Chat { verdict: Verdict::Shown(shown), .. }) => {
            Drawn::Styled(message::draw(&shown.message))
        }
        _ => Drawn::Styled(String::new()),
    }
}

fn mail(mail: &Mail) -> String {
    let sender = format!("{} <{}>", mail.from_name, mail.from_address);
    let mut drawn = String::new();
    for (name, value) in [("From", sender.as_str()), ("To", &mail.to), ("Subject", mail.subject)] {
        drawn.push_str(&format!("{STRONG}{name}:{STRONG:#} {}\n", visible(value)));
    }
    let plain = |text: &Text| lines(text, false).join("\n");
    let footer = plain(&mail.shown_footer());
    drawn.push_str(&format!("\n{}\n\n{FAINT}{footer}{FAINT:#}\n", plain(&mail.shown_body())));
    drawn
}

/// What there is to know besides, a line for each.
pub(crate) fn notices(notices: &[Notice]) -> String {
    let line = |notice: &Notice| {
        let text = notice.text();
        let title = Level::NOTE.primary_title(visible(&text).into_owned());
        format!("{}\n", Renderer::styled().render(&[Group::with_title(title)]))
    };
    notices.iter().map(line).collect()
}
