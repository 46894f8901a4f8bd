//! The Examples view: what can be opened to begin with, by subject, outcome and words.

mod card;
mod found;

use gloo::{net::http::Request, utils::window};
use web_sys::{HtmlInputElement, MouseEvent};
use yew::{platform::spawn_local, prelude::*};

use self::{
    card::{Card, Listed},
    found::{Found, Wanted, find},
};
use crate::{
    browser::{EXAMPLES, language},
    components::icon::{Icon, icon, tone_class},
    messages::{number, text},
    on_demand::Wish,
};

#[derive(Properties, PartialEq)]
pub(super) struct ExamplesProps {
    pub(super) on_wish: Callback<Wish>,
}

/// The list of examples, which is loaded when it is first wanted.
#[derive(Clone, PartialEq)]
enum List {
    Loading,
    Failed,
    Loaded(Vec<Card>),
}

/// The view. Its list is what the link past the bar leads to, as to the verdict elsewhere.
#[component]
pub(super) fn Examples(props: &ExamplesProps) -> Html {
    let list = use_state_eq(|| List::Loading);
    let attempt = use_state_eq(|| 0_u32);
    let wanted = use_state_eq(Wanted::default);
    {
        let list = list.setter();
        use_effect_with(*attempt, move |_| {
            list.set(List::Loading);
            spawn_local(async move { list.set(load().await.map_or(List::Failed, List::Loaded)) });
        });
    }
    let cards = match &*list {
        List::Loading => {
            return html! { <main class="exs"><div id="verdict" class="exl" tabindex="-1">
                <p class="lead">{text("examples.loading")}</p>
            </div></main> };
        }
        List::Failed => {
            let again = Callback::from(move |_| attempt.set(attempt.wrapping_add(1)));
            return html! {
                <main class="exs"><div id="verdict" class="exl" tabindex="-1">
                    <p class="lead" role="alert">{text("examples.failed")}</p>
                    <button type="button" class="btn" onclick={again}>{text("examples.again")}</button>
                </div></main>
            };
        }
        List::Loaded(cards) => cards,
    };
    let found = find(cards, &wanted);
    let want = {
        let wanted = wanted.clone();
        Callback::from(move |next: Wanted| wanted.set(next))
    };
    html! {
        <main class="exs">
            <search class="fac">
                {search_field(&wanted, &want)}
                <h2>{text("examples.subject")}</h2>
                <ul>{for subjects(&found, &wanted, &want)}</ul>
                <h2>{text("examples.outcome")}</h2>
                <ul>{for outcomes(&found, &wanted, &want)}</ul>
            </search>
            <div id="verdict" class="exl" tabindex="-1">
                <h1>{text("examples.title")}{" "}<span class="dim">{number(cards.len())}</span></h1>
                <p class="lead">{text("examples.text")}</p>
                <p class={if found.nearest { "lead none" } else { "hidden" }} role="status">{tally(&found)}</p>
                {for found.cards.chunk_by(|left, right| !found.nearest && left.group == right.group).enumerate()
                    .map(|(i, group)| section(group, found.nearest, i, &props.on_wish))}
            </div>
        </main>
    }
}

async fn load() -> Option<Vec<Card>> {
    let answer = Request::get(&format!("{EXAMPLES}index.json")).send().await.ok()?;
    let listed: Vec<Listed> = answer.json().await.ok()?;
    Some(listed.into_iter().map(|it| it.card(language())).collect())
}

fn tally(found: &Found<'_>) -> String {
    if found.nearest {
        return text("examples.nearest").to_owned();
    }
    crate::messages::counted(found.cards.len(), ["examples.found.one", "examples.found"])
}

fn search_field(wanted: &Wanted, want: &Callback<Wanted>) -> Html {
    let oninput = {
        let (wanted, want) = (wanted.clone(), want.clone());
        Callback::from(move |event: InputEvent| {
            let words = event.target_unchecked_into::<HtmlInputElement>().value();
            want.emit(Wanted { words, ..wanted.clone() });
        })
    };
    html! {
        <label class="srch">
            {icon(Icon::Search, 16)}
            <input type="search" aria-keyshortcuts="/" placeholder={text("examples.search")} aria-label={text("examples.search")}
                autocomplete="off" spellcheck="false" value={wanted.words.clone()} {oninput} />
            <kbd aria-hidden="true">{"/"}</kbd>
        </label>
    }
}

fn subjects<'f>(
    found: &'f Found<'_>,
    wanted: &'f Wanted,
    want: &'f Callback<Wanted>,
) -> impl Iterator<Item = Html> + 'f {
    let all = found.groups.iter().map(|(_, count)| count).sum();
    let groups = found.groups.iter().map(|(group, count)| (Some((*group).to_owned()), *count));
    std::iter::once((None, all)).chain(groups).map(move |(group, count)| {
        let pressed = wanted.group == group;
        let name = group.clone().unwrap_or_else(|| text("examples.all").to_owned());
        choice(html! { {name} }, count, pressed, Wanted { group, ..wanted.clone() }, want)
    })
}

fn outcomes<'f>(
    found: &'f Found<'_>,
    wanted: &'f Wanted,
    want: &'f Callback<Wanted>,
) -> impl Iterator<Item = Html> + 'f {
    found.outcomes.iter().map(move |(outcome, count)| {
        let pressed = wanted.outcome == Some(*outcome);
        // Pressed again, it no longer holds.
        let next = Wanted { outcome: (!pressed).then_some(*outcome), ..wanted.clone() };
        let name = html! { <>{icon(Icon::Sign(outcome.sign().0), 12)}{text(outcome.name())}</> };
        choice(name, *count, pressed, next, want)
    })
}

fn choice(name: Html, count: usize, pressed: bool, next: Wanted, want: &Callback<Wanted>) -> Html {
    let onclick = want.reform(move |_| next.clone());
    html! {
        <li><button type="button" aria-pressed={pressed.to_string()} {onclick}>
            {name}<span>{number(count)}</span>
        </button></li>
    }
}

/// The examples of a group, under its name.
fn section(cards: &[&Card], nearest: bool, place: usize, on_wish: &Callback<Wish>) -> Html {
    let Some(first) = cards.first() else { return html! {} };
    // The nearest are one list, whatever they are of.
    let name = (!nearest).then(|| html! { <h2>{&first.group}</h2> });
    html! {
        <section key={place}>
            {for name}
            <ul class="exg">{for cards.iter().map(|card| entry(card, on_wish))}</ul>
        </section>
    }
}

/// A link, so that it can be copied and opened elsewhere.
fn entry(card: &Card, on_wish: &Callback<Wish>) -> Html {
    let fragment = format!("{EXAMPLES}{}", card.id);
    let href = format!("#{fragment}");
    let on_wish = on_wish.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        if !elsewhere {
            // Nothing for the history: the address stays as it is.
            event.prevent_default();
            window().scroll_to_with_x_and_y(0.0, 0.0);
            on_wish.emit(Wish::Follow(fragment.clone()));
        }
    });
    let (sign, tone) = card.outcome.sign();
    html! {
        <li key={card.id.clone()}><a {href} {onclick}>
            <span class="et">
                <b>{&card.title}</b>
                <span class={classes!("chip", tone_class(tone))}>{icon(Icon::Sign(sign), 12)}{text(card.outcome.name())}</span>
            </span>
            <span class="ea">{&card.about}</span>
            <code class="ec">{&card.code}</code>
        </a></li>
    }
}
