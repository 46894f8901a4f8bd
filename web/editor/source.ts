// From a placeholder, an input path or a field of the pattern to its line in the event.

import type { EditorView } from "@codemirror/view";

import { goToLine } from "./go-to.ts";
import { linesOfFields, placesOf, sourceAt } from "./marks.ts";
import { editorNamed } from "./editors.ts";

/** Goes there from what the caret is in. */
export function goToSource(view: EditorView): boolean {
  const event = editorNamed("event");
  if (!event || event === view) return false;
  const { head } = view.state.selection.main;
  const name = sourceAt(view.state, head);
  const places = name === undefined ? ofField(view, head, event) : placesOf(event.state, name);
  const [at] = places;
  if (at === undefined) return false;
  goToLine(event, event.state.doc.lineAt(at).number);
  return true;
}

/** Where the event has the fields that the caret's line decides about. */
function ofField(view: EditorView, head: number, event: EditorView): number[] {
  const line = view.state.doc.lineAt(head);
  const here = linesOfFields(view.state).find(({ at }) => at === line.from);
  const numbers = new Set(here?.rows.map(({ field }) => field));
  return linesOfFields(event.state)
    .filter(({ rows }) => rows.some(({ field }) => numbers.has(field)))
    .map(({ at }) => at);
}
