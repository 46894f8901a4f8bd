// What an editor that goes leaves to the next one of the same text, as when the page is drawn anew in another
// language: its history, its caret, and how far it is scrolled.

import { historyField } from "@codemirror/commands";
import type { EditorSelection, Extension, Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

interface Kept {
  doc: Text;
  history: unknown;
  selection: EditorSelection;
  scrolled: ReturnType<EditorView["scrollSnapshot"]>;
}

/** By what the editor holds, and which rule's or target's that is. */
const kept = new Map<string, Kept>();

/** Keeps what an editor that goes has. */
export function keep(document: string, view: EditorView): void {
  const { doc, selection } = view.state;
  kept.set(document, { doc, history: view.state.field(historyField, false), selection, scrolled: view.scrollSnapshot() });
}

/** What the one before has left, if it had that text. Otherwise its history is another text's. */
export function leftFor(document: string, text: Text): { start: Extension } & Partial<Pick<Kept, "selection" | "scrolled">> {
  const left = kept.get(document);
  kept.delete(document);
  if (!left?.history || !left.doc.eq(text)) return { start: [] };
  return { start: historyField.init(() => left.history), selection: left.selection, scrolled: left.scrolled };
}
