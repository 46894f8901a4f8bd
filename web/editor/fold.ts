// Folding what nothing reads.

import { foldEffect, foldedRanges, unfoldEffect } from "@codemirror/language";
import type { EditorView } from "@codemirror/view";

import { linesRead } from "./marks.ts";
import { type Part, unread } from "./unread.ts";

/** Folds what neither a field nor the target reads; if all of it is folded, unfolds it. */
export function foldUnread(view: EditorView): void {
  const { doc } = view.state;
  const folded = new Set<string>();
  const name = ({ from, to }: Part) => `${from} ${to}`;
  foldedRanges(view.state).between(0, doc.length, (from, to) => {
    folded.add(name({ from, to }));
  });
  const parts = unread(doc.toString(), linesRead(view.state));
  const open = parts.filter((part) => !folded.has(name(part)));
  view.dispatch({ effects: open.length ? open.map((part) => foldEffect.of(part)) : parts.map((part) => unfoldEffect.of(part)) });
}
