// What is offered of a text that is pasted in place of JSON. It is put in as it is: JSON in a string can
// be unwrapped then, and of infrastructure code the rules imported.

import { type ChangeSpec, StateEffect, StateField, type Extension } from "@codemirror/state";
import { EditorView, type Tooltip, keymap, showTooltip } from "@codemirror/view";

import { wish } from "../../dialogs/page.ts";
import { unwrapped } from "./unwrap.ts";
import type { Words } from "./words.ts";

/** What rules stand in: templates, modules, commands. A pattern has none of these words but in its values. */
const CODE = /AWS::(Events::Rule|Serverless\b)|aws_cloudwatch_event_(rule|target)\b|\baws\s+events\s+[a-z]|\bEventPattern"?\s*:/;

/** Whether rules can be imported from a text. */
export function isInfrastructureCode(text: string): boolean {
  return CODE.test(text);
}

interface Offer {
  /** The end of what was pasted. */
  at: number;
  words: "import" | "unwrap";
  /** What becomes of the text. */
  changes: ChangeSpec;
  /** Where the caret is then. */
  anchor: number;
  /** What is done besides. */
  then?: () => void;
}

const setOffer = StateEffect.define<Offer | null>();

/** Offers what can be done with what is pasted. */
export function offers(words: Words): Extension {
  const offered = StateField.define<Offer | null>({
    create: () => null,
    update(offer, { effects, docChanged }) {
      for (const effect of effects) if (effect.is(setOffer)) return effect.value;
      return docChanged ? null : offer;
    },
    provide: (self) => showTooltip.from(self, (offer) => offer && tooltip(offer)),
  });
  const accept = (view: EditorView) => {
    const offer = view.state.field(offered);
    if (!offer) return false;
    const { changes, anchor, then } = offer;
    view.dispatch({ changes, selection: { anchor }, userEvent: "input.offer", scrollIntoView: true });
    view.focus();
    then?.();
    return true;
  };
  const refuse = (view: EditorView) => {
    if (!view.state.field(offered)) return false;
    view.dispatch({ effects: setOffer.of(null) });
    view.focus();
    return true;
  };
  const tooltip = (offer: Offer): Tooltip => ({
    pos: offer.at,
    create(view) {
      const dom = document.createElement("div");
      dom.className = "offer";
      dom.append(
        words[`${offer.words}.offer`],
        button(words[`${offer.words}.accept`], () => accept(view)),
        button(words["offer.refuse"], () => refuse(view)),
      );
      return { dom };
    },
  });
  const offer = EditorView.updateListener.of(({ transactions, view }) => {
    const pasted = transactions.find((it) => it.isUserEvent("input.paste") || it.isUserEvent("input.drop"));
    if (!pasted) return;
    const { changes, startState } = pasted;
    let found: Offer | null = null;
    changes.iterChanges((start, _to, from, to, inserted) => {
      const code = inserted.toString();
      const text = unwrapped(code);
      if (text !== null) found = { at: to, words: "unwrap", changes: { from, to, insert: text }, anchor: from };
      else if (isInfrastructureCode(code)) {
        // What was there before stays; the dialog has the code.
        found = { at: to, words: "import", changes: changes.invert(startState.doc), anchor: start, then: () => wish({ import: code }) };
      }
    });
    const now = found as Offer | null;
    if (!now) return;
    // Not while the paste is still being put in.
    queueMicrotask(() => {
      view.dispatch({ effects: [setOffer.of(now), EditorView.announce.of(words[`${now.words}.said`])] });
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
