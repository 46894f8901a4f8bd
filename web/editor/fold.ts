// Folding: what is folded says how many lines it has, and what nothing reads is folded by a button.

import { codeFolding, foldEffect, foldGutter, foldedRanges, unfoldEffect } from "@codemirror/language";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { linesRead } from "./marks.ts";
import { type Part, unread } from "./unread.ts";

/** What is said of what is folded: messages with `{n}`. */
export interface FoldWords {
  line: string;
  lines: string;
}

export function folding(words: FoldWords): Extension {
  return [
    pressed,
    codeFolding({
      preparePlaceholder: hiddenLines,
      placeholderDOM(_, unfold, lines: number) {
        const placeholder = document.createElement("span");
        const said = (lines === 1 ? words.line : words.lines).replace("{n}", lines.toLocaleString(document.documentElement.lang));
        placeholder.className = "cm-foldPlaceholder";
        placeholder.textContent = said;
        placeholder.onclick = unfold;
        return placeholder;
      },
    }),
    foldGutter({ openText: "⌄", closedText: "›" }),
  ];
}

/** The lines that are not seen at all. */
function hiddenLines({ doc }: EditorState, { from, to }: Part): number {
  return Math.max(1, doc.lineAt(to).number - doc.lineAt(from).number - 1);
}

const press = StateEffect.define<Element>();

/** The button that has folded what nothing reads: pressed as long as all of that is folded. */
const pressed = StateField.define<Element | null>({
  create: () => null,
  update(button, { effects }) {
    for (const effect of effects) {
      if (effect.is(press)) return effect.value;
      if (effect.is(unfoldEffect)) return null;
    }
    return button;
  },
  provide: (self) =>
    EditorView.updateListener.of(({ startState, state }) => {
      const [before, now] = [startState.field(self), state.field(self)];
      if (before === now) return;
      before?.setAttribute("aria-pressed", "false");
      now?.setAttribute("aria-pressed", "true");
    }),
});

/** Folds what neither a field nor the target reads; if all of it is folded, unfolds it. */
export function foldUnread(view: EditorView, button: Element): void {
  const { doc } = view.state;
  const folded = new Set<string>();
  const name = ({ from, to }: Part) => `${from} ${to}`;
  foldedRanges(view.state).between(0, doc.length, (from, to) => {
    folded.add(name({ from, to }));
  });
  const parts = unread(doc.toString(), linesRead(view.state));
  const open = parts.filter((part) => !folded.has(name(part)));
  if (!parts.length) return;
  view.dispatch({
    effects: open.length ? [...open.map((part) => foldEffect.of(part)), press.of(button)] : parts.map((part) => unfoldEffect.of(part)),
  });
}
