// Pasting by a button.

import { type Name, editorNamed } from "./editors.ts";

/** Puts what is on the clipboard in place of a text; where that may not be read, the caret waits for it there. */
export function paste(name: Name): void {
  const view = editorNamed(name);
  if (!view) return;
  view.focus();
  navigator.clipboard?.readText?.().then(
    (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "input.paste" }),
    () => {},
  );
}
