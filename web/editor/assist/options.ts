// Options of completion, and how one is put into a text.

import { type Completion, type CompletionResult, startCompletion } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";

import type { Field } from "./event-fields.ts";
import type { Place } from "./json-place.ts";

/** Longer texts are cut where they only tell of a value. */
const TOLD = 28;

/** Which sections of the list come first. */
export const RANK = { event: 20, operator: 10, schema: 0 } as const;

/** A JSON value, given as it is spelled. */
export function literal(spelled: string, place: Place, boost: number, detail = ""): Completion[] {
  const text = spelled.startsWith('"');
  if (place.quoted && !text) return [];
  const label = text && place.quoted ? spelled.slice(1, -1) : spelled;
  return [{ label, detail, boost, type: text ? "text" : "constant", apply: put(place, spelled) }];
}

/** A text with `|` where the caret goes; in place of what is written there with its quotes. */
export function put(place: Place, text: string, again = false) {
  return (view: EditorView, _: Completion, from: number, to: number): void => {
    const start = place.quoted ? from - 1 : from;
    const end = place.quoted && view.state.sliceDoc(to, to + 1) === '"' ? to + 1 : to;
    const caret = text.indexOf("|");
    const insert = caret < 0 ? text : text.slice(0, caret) + text.slice(caret + 1);
    view.dispatch({
      changes: { from: start, to: end, insert },
      selection: { anchor: start + (caret < 0 ? insert.length : caret) },
      userEvent: "input.complete",
      scrollIntoView: true,
    });
    if (again) startCompletion(view);
  };
}

/** What a field is like, in a few words: its first value, or how it goes on. */
export function told({ values, keys, array }: Field): string {
  const first = values[0];
  if (first === undefined) return keys.size ? (array ? "[{ … }]" : "{ … }") : array ? "[ ]" : "";
  const cut = first.length > TOLD ? `${first.slice(0, TOLD)}…` : first;
  return values.length > 1 ? `${cut}, …` : cut;
}

export function result(place: Place, options: Completion[]): CompletionResult | null {
  return options.length ? { from: place.from, to: place.to, options, validFor: /^[^"{}[\],]*$/ } : null;
}
