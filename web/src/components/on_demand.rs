//! The place of a part that is loaded when it is first wanted.

use yew::prelude::*;

use crate::{
    messages::text,
    on_demand::{Given, Shown, Words},
    state::Action,
};

#[derive(Properties, PartialEq)]
pub(crate) struct OnDemandProps {
    pub(crate) given: Given,
    pub(crate) dispatch: Callback<Action>,
    #[prop_or("on-demand")]
    pub(crate) class: &'static str,
}

/// The part, or that it is loading.
#[component]
pub(crate) fn OnDemand(props: &OnDemandProps) -> Html {
    let place = use_node_ref();
    let shown = use_mut_ref(|| None::<Shown>);
    {
        let (place, shown, dispatch) = (place.clone(), shown.clone(), props.dispatch.clone());
        use_effect_with(props.given.clone(), move |given| {
            let mut shown = shown.borrow_mut();
            match (&*shown, place.cast()) {
                (Some(shown), _) => shown.update(given),
                (None, Some(place)) => {
                    let on_wish = move |wish: crate::on_demand::Wish| dispatch.emit(wish.action());
                    *shown = Some(Shown::new(&place, words(), given, on_wish));
                }
                (None, None) => {}
            }
        });
    }
    use_effect_with((), move |()| move || drop(shown.take()));
    html! { <div class={props.class} ref={place} /> }
}

fn words() -> Words {
    Words {
        loading: text("on-demand.loading"),
        failed: text("on-demand.failed"),
        again: text("on-demand.again"),
    }
}
