// Buttons at a pane's edge that lead to the lines that are scrolled away.

import type { EditorView } from "@codemirror/view";

import type { FieldWords } from "./marks.ts";
import { tie } from "./numbers.ts";

/** Lines of a field that are scrolled away. */
export interface Held {
  field: number;
  satisfied: boolean;
  /** -1 above, 1 below. */
  away: -1 | 1;
  /** 1-based. */
  lines: number[];
}

/** With more buttons than these the numbers have to do. */
const ROOMY = 3;
/** How many lines one button names. */
const NAMED = 3;

const shown = new WeakMap<EditorView, string>();

/** Shows the buttons. */
export function showHeld(view: EditorView, held: Held[], words: FieldWords, goTo: (line: number) => void): void {
  const parent = view.dom.parentElement;
  const key = JSON.stringify(held);
  if (!parent || shown.get(view) === key) return;
  shown.set(view, key);
  parent.querySelectorAll(".held").forEach((row) => row.remove());
  for (const away of [-1, 1] as const) {
    const here = held.filter((it) => it.away === away);
    if (!here.length) continue;
    const row = document.createElement("div");
    row.className = away < 0 ? "held above" : "held below";
    row.append(...here.map((it) => button(it, words, here.length <= ROOMY, goTo)));
    parent.append(row);
  }
}

function button(held: Held, words: FieldWords, roomy: boolean, goTo: (line: number) => void): HTMLElement {
  const button = document.createElement("button");
  const { field, satisfied, away, lines } = held;
  const named = lines.slice(0, NAMED).map((line) => line.toLocaleString(document.documentElement.lang));
  const line = named.join(", ") + (lines.length > NAMED ? "…" : "");
  const says = (text: string) => text.replace("{field}", String(field)).replace("{line}", line);
  button.type = "button";
  button.dataset["field"] = String(field);
  button.title = says(away < 0 ? words.above : words.below);
  button.setAttribute("aria-label", button.title);
  button.append(tie({ rows: [{ field, satisfied, line: 0 }], satisfied }));
  if (roomy) button.append(says(words.line), away < 0 ? " ↑" : " ↓");
  button.onclick = () => goTo((away < 0 ? lines.at(-1) : lines[0]) ?? 1);
  return button;
}
