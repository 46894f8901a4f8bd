// What an editor gets once somebody turns to it: see `../assisted.ts`.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands?later";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

import { difference } from "../difference.ts";
import type { Options } from "../code.ts";
import { formatted, placeIn } from "./format.ts";
import { operatorHover } from "./hover.ts";
import { completePattern } from "./pattern.ts";
import { problemHover } from "./problem-hover.ts";
import { completePath, completePaths, completeTemplate } from "./target.ts";
import { offers } from "./offers.ts";
import { type Words, loadWords } from "./words.ts";

export interface Assist {
  extension: Extension;
  find(view: EditorView): void;
  complete(view: EditorView): void;
  format(view: EditorView): void;
}

/** What the editor with these options gets. */
export async function assist({ name, language }: Options): Promise<Assist> {
  const words = await loadWords();
  const source = {
    event: null,
    other: null,
    constant: null,
    pattern: completePattern,
    "input-path": completePath,
    "input-paths": completePaths,
    template: completeTemplate,
  }[name];
  return {
    extension: [
      EditorState.phrases.of(words.phrases),
      closeBrackets(),
      search({ top: true }),
      highlightSelectionMatches({ minSelectionLength: 2, maxMatches: 200 }),
      source ? autocompletion({ override: [source(words)], icons: false }) : [],
      problemHover,
      name === "pattern" ? operatorHover(words) : [],
      Prec.high([
        language === "json" ? offers(words) : [],
        keymap.of([...completionKeymap, ...closeBracketsKeymap, ...searchKeymap]),
      ]),
      leavingByTab,
      // In a dialog, Tab goes on.
      Prec.low(keymap.of([...defaultKeymap, ...(language === "plain" ? [] : [indentWithTab])])),
    ],
    find: openSearchPanel,
    complete: startCompletion,
    format: (view) => (language === "json" ? format(view, words) : undefined),
  };
}

/** For how long after Escape a Tab leaves the editor, unless another key is pressed: milliseconds. */
const LEAVING = 30_000;

/**
 * Escape, then Tab, leaves the editor. CodeMirror sees to that itself, but not if Escape has closed a
 * completion, and for two seconds only.
 */
const leavingByTab = EditorView.domEventObservers({
  keydown({ key }, view) {
    if (key === "Escape") view.setTabFocusMode(LEAVING);
  },
});

/** Lays the text out anew, the caret at the same character. */
function format(view: EditorView, words: Words): void {
  const text = view.state.doc.toString();
  const after = formatted(text);
  const changes = after === null ? null : difference(text, after);
  if (after !== null && changes) {
    const anchor = placeIn(after, text, view.state.selection.main.head);
    view.dispatch({ changes, selection: { anchor }, userEvent: "input.format", scrollIntoView: true });
  }
  const said = after === null ? "format.refused" : changes ? "format.done" : "format.already";
  view.dispatch({ effects: EditorView.announce.of(words[said]) });
}
