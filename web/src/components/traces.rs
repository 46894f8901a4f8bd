//! The traces between the fields' lines in the event and in the pattern: `web/editor/traces.ts`
//! draws them, because it knows where the lines are.

use web_sys::Element;
use yew::prelude::*;

use crate::editor::draw_traces;

#[derive(Properties, PartialEq)]
pub(crate) struct TracesProps {
    /// Whether they are those of the last verdict.
    pub(crate) stale: bool,
}

/// What they are drawn into. Why says the same in words.
#[component]
pub(crate) fn Traces(props: &TracesProps) -> Html {
    let drawing = use_node_ref();
    {
        let drawing = drawing.clone();
        use_effect_with((), move |()| {
            if let Some(drawing) = drawing.cast::<Element>() {
                draw_traces(&drawing);
            }
        });
    }
    html! {
        <svg class={classes!("traces", props.stale.then_some("stale"))} aria-hidden="true" ref={drawing} />
    }
}
