//! What GuardDuty sends, as tables for a terminal.

use anstyle::{AnsiColor, Effects, Style};
use rulelens_guardduty::notified::{Notification, Notified};
use rulelens_guardduty::simulation::{Fate, Occurrence, Sent};
use rulelens_guardduty::{FindingType, Scenario, Timeline};
use unicode_width::UnicodeWidthStr;

use super::cut::cut;
use super::phrase::counted;

const STRONG: Style = Style::new().effects(Effects::BOLD);
const FAINT: Style = Style::new().effects(Effects::DIMMED);
const NO: Style = AnsiColor::Red.on_default();

/// How many characters of a name are shown.
const NAME: usize = 40;
/// How many occurrences that led to no event are shown one by one.
const SHOWN: usize = 100;

/// All finding types, a line for each.
pub(crate) fn types() -> String {
    let line = |known: FindingType| {
        let severity = match (known.severity, known.varies) {
            (Some(severity), false) => severity.name().to_owned(),
            (Some(severity), true) => format!("{severity}, or other"),
            (None, _) => "varies".to_owned(),
        };
        vec![known.name.to_owned(), severity, known.data_source.words().to_owned()]
    };
    table(&FindingType::all().map(line).collect::<Vec<_>>())
}

/// What happens, in three tables: events, occurrences without one, notifications.
pub(crate) fn render(scenario: &Scenario, timeline: &Timeline, notified: &Notified) -> String {
    let drawn = Drawn { scenario, timeline, notified };
    let mut text = drawn.events();
    text.push_str(&drawn.without_event());
    if !scenario.rules.is_empty() {
        text.push_str(&drawn.notifications());
    }
    text.push_str(&format!(
        "\n{FAINT}A model: AWS does not document at which moment an event is sent.{FAINT:#}\n"
    ));
    text
}

struct Drawn<'s> {
    scenario: &'s Scenario,
    timeline: &'s Timeline,
    notified: &'s Notified,
}

impl Drawn<'_> {
    fn events(&self) -> String {
        let events = &self.timeline.events;
        let title = format!(
            "{}, {} sent",
            counted(self.timeline.occurrences.len(), "occurrence"),
            counted(events.len(), "event")
        );
        let row = |(index, sent): (usize, &Sent)| {
            let buses: Vec<&str> = sent.buses().map(|bus| self.account(bus)).collect();
            vec![
                format!("{}", index + 1),
                sent.time.to_string(),
                self.finding(sent.finding),
                format!("count {}", sent.count),
                format!("for {}", sent.occurrences.len()),
                buses.join(" and "),
                sent.because.words(self.scenario),
            ]
        };
        let rows: Vec<_> = events.iter().enumerate().map(row).collect();
        format!("{STRONG}{title}{STRONG:#}\n{}", table(&rows))
    }

    fn without_event(&self) -> String {
        let without = |it: &&Occurrence| !matches!(it.fate, Fate::Sent { .. });
        let all: Vec<&Occurrence> = self.timeline.occurrences.iter().filter(without).collect();
        if all.is_empty() {
            return String::new();
        }
        let row = |occurrence: &&Occurrence| {
            let finding = self.finding(occurrence.finding);
            vec![occurrence.time.to_string(), finding, fate(occurrence.fate)]
        };
        let rows: Vec<_> = all.iter().take(SHOWN).map(row).collect();
        let more = all.len().saturating_sub(SHOWN);
        let more = match more {
            0 => String::new(),
            more => format!("  {FAINT}and {more} more{FAINT:#}\n"),
        };
        let title = format!("{} without an event of their own", counted(all.len(), "occurrence"));
        format!("\n{STRONG}{title}{STRONG:#}\n{}{more}", table(&rows))
    }

    fn notifications(&self) -> String {
        let all = &self.notified.notifications;
        let lost = all.iter().filter(|notification| notification.lost.is_some()).count();
        let title = format!("{}, {lost} lost", counted(all.len(), "notification"));
        let mut rows: Vec<_> = all.iter().map(|it| self.notification(it)).collect();
        for event in &self.notified.unselected {
            let time = self.timeline.events.get(*event).map(|sent| sent.time.to_string());
            rows.push(vec![
                time.unwrap_or_default(),
                format!("event {}", event + 1),
                "no rule selects it".to_owned(),
            ]);
        }
        rows.sort_by(|left, right| left.first().cmp(&right.first()));
        format!("\n{STRONG}{title}{STRONG:#}\n{}", table(&rows))
    }

    fn notification(&self, notification: &Notification) -> Vec<String> {
        let rule = self.scenario.rules.get(notification.rule);
        let target = rule.and_then(|rule| rule.targets.get(notification.target));
        let id = target.and_then(|target| target.target.id());
        let arrival = match &notification.lost {
            None => "arrives".to_owned(),
            Some(lost) => format!(
                "{NO}lost{NO:#} to {}: {} [{}]",
                lost.by.name(),
                cut(&lost.message, 200),
                lost.code
            ),
        };
        vec![
            notification.time.to_string(),
            format!("event {}", notification.event + 1),
            rule.map(|rule| cut(&rule.name, NAME)).unwrap_or_default(),
            cut(id.unwrap_or("target"), NAME),
            notification.view.name().to_owned(),
            arrival,
        ]
    }

    fn account(&self, index: usize) -> &str {
        self.scenario.accounts.get(index).map_or("", |account| &account.id)
    }

    fn finding(&self, index: usize) -> String {
        self.scenario.findings.get(index).map(|it| cut(&it.name, NAME)).unwrap_or_default()
    }
}

fn fate(fate: Fate) -> String {
    match fate {
        Fate::Sent { event } => format!("event {}", event + 1),
        Fate::Aggregated { event, until } => {
            format!("aggregated until {until} into event {}", event + 1)
        }
        Fate::Suppressed { until: None } => "suppressed by a rule".to_owned(),
        Fate::Suppressed { until: Some(until) } => {
            format!("suppressed by a rule, which holds until {until}")
        }
    }
}

/// Rows with their columns one below the other; the last column may hold styles.
fn table(rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        let cells = row.len().saturating_sub(1);
        for (index, cell) in row.iter().take(cells).enumerate() {
            match widths.get_mut(index) {
                Some(width) => *width = cell.width().max(*width),
                None => widths.push(cell.width()),
            }
        }
    }
    let mut text = String::new();
    for row in rows {
        let last = row.len().saturating_sub(1);
        for (index, cell) in row.iter().enumerate() {
            text.push_str("  ");
            text.push_str(cell);
            if index < last {
                let width = widths.get(index).copied().unwrap_or_default();
                text.push_str(&" ".repeat(width.saturating_sub(cell.width())));
            }
        }
        text.push('\n');
    }
    text
}
