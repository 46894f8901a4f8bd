// CodeMirror behind the interface that `web/src/editor.rs` declares. Positions are UTF-16 code
// units, lines are 1-based. Nothing is parsed or judged here: what to show comes from Rust.

import { history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { foldKeymap, indentUnit } from "@codemirror/language";
import { Annotation, EditorState, type Extension, Text } from "@codemirror/state";
import { EditorView, drawSelection, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";

import { connectEditors } from "../dialogs/page.ts";
import { difference } from "./difference.ts";
import { scrollBarWidth } from "./edge.ts";
import { type Name, editorNamed, register } from "./editors.ts";
import { type FoldWords, foldUnread, folding } from "./fold.ts";
import { goToLine, pulseField } from "./go-to.ts";
import { type FieldWords, type Hint, type Mark, type Row, hintsOf, marks, marksOf, rowsOf } from "./marks.ts";
import { jsonLanguage } from "./json.ts";
import { keep, leftFor } from "./kept.ts";
import { numbers } from "./numbers.ts";
import { assisted } from "./assisted.ts";
import { type Problem, applyFix, problemMarks, problemsOf } from "./problems.ts";
import { reach } from "./reach.ts";
import { goToSource } from "./source.ts";
import { specialChars } from "./special-chars.ts";
import { theme } from "./theme.ts";
import { type End, attach, tracing } from "./traces.ts";

export { paste } from "./paste.ts";
export { drawTraces, highlight } from "./traces.ts";

export interface Options {
  name: Name;
  /** Which rule's or target's text it is. */
  serial: number;
  /** What the text is: JSON, an input template, or an input path. */
  language: "json" | "template" | "path" | "plain";
  /** The editor's accessible name. */
  label: string;
  /** Shown while the text is empty. */
  placeholder: string;
  /** Whether long lines wrap. */
  wrap: boolean;
  /** At which end of the fields' traces it is; `null` if at none. */
  end: End | null;
  /** What is said of the fields' lines. */
  words: FieldWords;
  /** What is said of what is folded. */
  folds: FoldWords;
}

/** As CodeMirror breaks texts into lines. */
const LINE_BREAK = /\r\n?|\n/;

/** The height of the line for faults, in pixels. */
const FOOT = 26;

connectEditors(reach);

const encoder = new TextEncoder();

/** Marks a change that comes from Rust, so that it is not reported back. */
const fromRust = Annotation.define<true>();

/**
 * Makes an editor in `parent` that begins with `text`. Undo goes no further back, unless an editor of the same
 * text has just gone. `onChange` is called with the text after each change by the user, in UTF-8: a text of a
 * megabyte gets to Rust so in a tenth of the time.
 */
export function create(parent: HTMLElement, options: Options, text: string, onChange: (text: Uint8Array) => void): Editor {
  return new Editor(parent, options, text, onChange);
}

/** Folds what nothing reads of the event, or unfolds it: the button that does so is pressed, or not. */
export function foldUnreadEvent(button: Element): void {
  const event = editorNamed("event");
  if (event) foldUnread(event, button);
}

export class Editor {
  readonly #view: EditorView;
  readonly #words: FieldWords;
  readonly #document: string;
  readonly #detach: (() => void)[];

  constructor(parent: HTMLElement, options: Options, text: string, onChange: (text: Uint8Array) => void) {
    const report = EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      if (update.transactions.every((transaction) => transaction.annotation(fromRust))) return;
      onChange(encoder.encode(update.state.doc.toString()));
    });
    const { name, serial, end, words } = options;
    this.#document = `${name} ${serial}`;
    const doc = Text.of(text.split(LINE_BREAK));
    const { start, selection, scrolled } = leftFor(this.#document, doc);
    this.#view = new EditorView({
      parent,
      state: EditorState.create({ doc, ...(selection && { selection }), extensions: [start, extensions(options), report] }),
      ...(scrolled && { scrollTo: scrolled }),
    });
    this.#words = words;
    this.#detach = [register(name, this.#view)];
    if (end) this.#detach.push(attach(end, { view: this.#view, words, goTo: (line) => this.goTo(line) }));
  }

  /** Puts `text` in place of the present one: one step for Undo. The caret stays where it can. */
  setText(text: string): void {
    const change = difference(this.#view.state.doc.toString(), text);
    if (change) this.#view.dispatch({ changes: change, annotations: [fromRust.of(true), isolateHistory.of("full")] });
  }

  /**
   * Shows what is found of the text, in one step: faults as squiggles and in the margin, coloured spans,
   * short texts behind places, and, if they are known, the lines that decide about the match, tinted.
   */
  draw(problems: Problem[], marks: Mark[], hints: Hint[], rows: Row[] | null): void {
    const { state } = this.#view;
    const effects = [problemsOf(state, problems), marksOf(state, marks), hintsOf(state, hints)];
    if (rows) effects.push(rowsOf(state, rows, this.#words));
    this.#view.dispatch({ effects });
  }

  /** Scrolls to a line and pulses it once. */
  goTo(line: number): void {
    goToLine(this.#view, line);
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    for (const detach of this.#detach) detach();
    keep(this.#document, this.#view);
    this.#view.destroy();
  }
}

function extensions(options: Options): Extension {
  return [
    problemMarks,
    options.end ? [numbers(options.end === "event" ? "after" : "before"), tracing] : [],
    lineNumbers(),
    languages[options.language],
    options.language === "json" ? folding(options.folds) : [],
    highlightSpecialChars(specialChars),
    history(),
    drawSelection(),
    marks,
    pulseField,
    // The line for faults at the foot must not cover the caret.
    EditorView.scrollMargins.of(() => ({ bottom: FOOT })),
    EditorState.tabSize.of(2),
    indentUnit.of("  "),
    EditorView.contentAttributes.of({ "aria-label": options.label, tabindex: "0", autocapitalize: "off", spellcheck: "false" }),
    options.placeholder ? placeholder(options.placeholder) : [],
    options.wrap ? EditorView.lineWrapping : scrollBarWidth,
    assisted(options),
    keymap.of([
      { key: "Alt-Enter", run: applyFix },
      { key: "Alt-.", run: goToSource },
      ...historyKeymap,
      ...foldKeymap,
    ]),
    theme,
  ];
}

const pathLanguage: Extension = EditorState.languageData.of(() => [{ closeBrackets: { brackets: ["[", "'"] } }]);

/** Plain text; a placeholder's brackets come in pairs. */
const templateLanguage: Extension = EditorState.languageData.of(() => [
  { closeBrackets: { brackets: ["<", "{", "[", '"'] } },
]);

const languages: Record<Options["language"], Extension> = {
  json: jsonLanguage,
  template: templateLanguage,
  path: pathLanguage,
  plain: [],
};
