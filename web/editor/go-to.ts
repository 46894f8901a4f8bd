// Scrolling to a line, with one pulse that says which it is.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** As long as the animation in `editor.css`. */
const PULSE_MS = 1200;

const setPulse = StateEffect.define<number | null>();
const pulse = Decoration.line({ class: "cm-pulse" });

export const pulseField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setPulse)) {
        return effect.value === null ? Decoration.none : Decoration.set(pulse.range(effect.value));
      }
    }
    return transaction.docChanged ? shown.map(transaction.changes) : shown;
  },
  provide: (self) => EditorView.decorations.from(self),
});

const timers = new WeakMap<EditorView, number>();

export function goToLine(view: EditorView, line: number): void {
  const doc = view.state.doc;
  const at = doc.line(Math.max(1, Math.min(line, doc.lines))).from;
  window.clearTimeout(timers.get(view));
  // The pulse is taken away first, so that asking for the same line again starts it anew.
  view.dispatch({ effects: setPulse.of(null) });
  view.dispatch({
    selection: { anchor: at },
    effects: [setPulse.of(at), EditorView.scrollIntoView(at, { y: "center" })],
  });
  // A touch screen would cover the line with its keyboard.
  if (window.matchMedia("(pointer: fine)").matches) view.focus();
  timers.set(view, window.setTimeout(() => {
    if (view.dom.isConnected) view.dispatch({ effects: setPulse.of(null) });
  }, PULSE_MS));
}
