//! Small line drawings, 16 units square. They stand beside words, so assistive tools skip them.

use yew::prelude::*;

use crate::outcome::{Sign, Tone};

/// A drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Sign(Sign),
    Lock,
    Sun,
    Moon,
    HalfMoon,
    Undo,
    Reset,
    Copy,
    Keys,
    Settings,
    Menu,
    Chevron,
    Plus,
    Minus,
    Open,
    Pen,
    Bin,
    Link,
    Search,
    Save,
    Import,
    Export,
    File,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Sign(Sign::Check) => "m3.5 8.5 3 3 6-7",
            Self::Sign(Sign::Cross) => "m4 4 8 8m0-8-8 8",
            Self::Sign(Sign::Bang) => "M8 3v6.5m0 3v.01",
            Self::Sign(Sign::Dash) => "M4 8h8",
            Self::Sign(Sign::Arrow) => "M2.5 8h10m-4-4 4 4-4 4",
            Self::Sign(Sign::Cut) => "M13.7 8A5.7 5.7 0 1 1 2.3 8a5.7 5.7 0 0 1 11.4 0ZM4 12l8-8",
            Self::Sign(Sign::Clock) => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM8 4.5V8l2.5 1.5",
            Self::Lock => {
                "M4.5 7h7A1.5 1.5 0 0 1 13 8.5v4a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 12.5v-4A1.5 1.5 0 0 1 4.5 7ZM5.5 7V5a2.5 2.5 0 0 1 5 0v2"
            }
            Self::Sun => {
                "M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM8 1.5v1.5m0 10v1.5M1.5 8H3m10 0h1.5M3.4 3.4l1 1m7.2 7.2 1 1m0-9.2-1 1m-7.2 7.2-1 1"
            }
            Self::Moon => "M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1Z",
            Self::HalfMoon => {
                "M13.5 8A5.5 5.5 0 1 1 2.5 8a5.5 5.5 0 0 1 11 0ZM8 2.5v11M10 3.5v9M12 4.5v7"
            }
            Self::Undo => "M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.5 4 3 6.5 5.5 9",
            Self::Reset => "M3.2 5.5A5.5 5.5 0 1 1 2.5 8M3 2.5v3.2h3.2",
            Self::Copy => {
                "M7 5.5h5A1.5 1.5 0 0 1 13.5 7v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 12V7A1.5 1.5 0 0 1 7 5.5ZM10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2"
            }
            Self::Keys => {
                "M3 4h10a1.5 1.5 0 0 1 1.5 1.5V11a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 11V5.5A1.5 1.5 0 0 1 3 4ZM4 7h.01M6.7 7h.01M9.3 7h.01M12 7h.01M5 10h6"
            }
            Self::Settings => {
                "M2 4.5h7m3 0h2M2 11.5h2m3 0h7M12.2 4.5a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0ZM7.2 11.5a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0Z"
            }
            Self::Menu => "M2 4.5h12M2 8h12M2 11.5h12",
            Self::Chevron => "m4.5 6.5 3.5 3.5 3.5-3.5",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Minus => "M3 8h10",
            Self::Open => {
                "M9 3h4v4M13 3 7.5 8.5M11 9.5V12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1h2.5"
            }
            Self::Import => "M8 2.5V10M5 7l3 3 3-3M2.5 11v2.5h11V11",
            Self::Export => "M8 10V2.5M5 5.5l3-3 3 3M2.5 11v2.5h11V11",
            Self::File => "M4 2.5h5l3 3v8H4ZM9 2.5v3h3",
            Self::Pen => "m10.5 3 2.5 2.5L6 12.5l-3 .5.5-3Z",
            Self::Link => {
                "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.9-.9"
            }
            Self::Search => "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM10.3 10.3l3.2 3.2",
            Self::Save => "M8 2.5v7m-3-3 3 3 3-3M2.5 10.5v3h11v-3",
            Self::Bin => "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9",
        }
    }
}

/// The drawing at that size in pixels.
pub(crate) fn icon(icon: Icon, size: u8) -> Html {
    // Signs that tell an outcome are drawn heavier: they have to be seen at 12 pixels.
    let stroke = if matches!(icon, Icon::Sign(_)) { "2" } else { "1.5" };
    html! {
        <svg class="ic" width={size.to_string()} height={size.to_string()} viewBox="0 0 16 16"
            fill="none" stroke="currentColor" stroke-width={stroke}
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d={icon.path()} />
        </svg>
    }
}

/// The class that gives an element its outcome's colours.
pub(crate) fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Ok => "t-ok",
        Tone::No => "t-no",
        Tone::Warn => "t-warn",
        Tone::Idle => "t-idle",
    }
}
