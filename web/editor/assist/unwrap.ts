// JSON that is pasted as a string, or with its quotes escaped, as logs and shells write it: it is
// put in as it is, and unwrapping it is offered.

import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { EditorView, type Tooltip, keymap, showTooltip } from "@codemirror/view";

import { formatted } from "./format.ts";
import type { Words } from "./words.ts";

/** How often it may have been made a string. */
const DEEPEST = 4;

/** The object or array that is meant by a text that holds it as a string; `null` if it holds none. */
export function unwrapped(text: string): string | null {
  let inside = text.trim();
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = oneLess(inside);
    if (next === null) break;
    inside = next.trim();
  }
  if (inside === text.trim()) return null;
  const laidOut = /^[{[]/.test(inside) ? formatted(inside) : null;
  return laidOut === null || inside.includes("\n") ? laidOut && inside : laidOut;
}

function oneLess(text: string): string | null {
  const literal = text.startsWith('"') ? text : /^[{[]\s*(?:\\[nrt]|\s)*\\+"/.test(text) ? `"${text.replace(/\r?\n/g, "\\n")}"` : null;
  if (literal === null) return null;
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

interface Offer {
  from: number;
  to: number;
  text: string;
}

const setOffer = StateEffect.define<Offer | null>();

/** Offers to unwrap what is pasted. */
export function unwrapping(words: Words): Extension {
  const offered = StateField.define<Offer | null>({
    create: () => null,
    update(offer, { effects, docChanged }) {
      for (const effect of effects) if (effect.is(setOffer)) return effect.value;
      return docChanged ? null : offer;
    },
    provide: (self) => showTooltip.from(self, (offer) => offer && tooltip(offer, words)),
  });
  const accept = (view: EditorView) => {
    const offer = view.state.field(offered);
    if (!offer) return false;
    const { from, to, text } = offer;
    view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from }, userEvent: "input.unwrap", scrollIntoView: true });
    view.focus();
    return true;
  };
  const refuse = (view: EditorView) => {
    if (!view.state.field(offered)) return false;
    view.dispatch({ effects: setOffer.of(null) });
    view.focus();
    return true;
  };
  const tooltip = ({ to }: Offer, words: Words): Tooltip => ({
    pos: to,
    create(view) {
      const dom = document.createElement("div");
      dom.className = "offer";
      dom.append(words["unwrap.offer"], button(words["unwrap.accept"], () => accept(view)), button(words["unwrap.refuse"], () => refuse(view)));
      return { dom };
    },
  });
  const offer = EditorView.updateListener.of(({ transactions, view }) => {
    const pasted = transactions.find((it) => it.isUserEvent("input.paste"));
    if (!pasted) return;
    let found: Offer | null = null;
    pasted.changes.iterChanges((_from, _to, from, to, inserted) => {
      const text = unwrapped(inserted.toString());
      if (text !== null) found = { from, to, text };
    });
    if (!found) return;
    // Not while the paste is still being put in.
    queueMicrotask(() => {
      view.dispatch({ effects: [setOffer.of(found), EditorView.announce.of(words["unwrap.said"])] });
    });
  });
  return [offered, offer, keymap.of([{ key: "Alt-Enter", run: accept }, { key: "Escape", run: refuse }])];
}

function button(label: string, onclick: () => void): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "mini";
  made.textContent = label;
  made.onclick = onclick;
  return made;
}
