// JSON in an editor: colours, folding, indentation. A line is enough to tell its tokens, because no
// string goes over a line break; so there is no need for a parser of the whole text, which would be a
// tenth of the page.

import { bracketMatching, foldService, indentOnInput, indentService } from "@codemirror/language";
import { type ChangeDesc, EditorState, type Extension, RangeSetBuilder, StateField, type Text, type Transaction } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** A string with what makes it a key, a number, a word, punctuation. */
const TOKEN = /("(?:[^"\\]|\\.)*"?)(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b|[{}[\],:]/g;
/** Of a longer line only what is in view is read: its strings may be taken wrongly. */
const LONG_LINE = 20_000;

const [key, string, number, word, punctuation] = ["key", "str", "num", "lit", "pun"].map((name) => Decoration.mark({ class: `j-${name}` })) as [
  Decoration, Decoration, Decoration, Decoration, Decoration,
];

function coloured({ state: { doc }, visibleRanges }: EditorView): DecorationSet {
  const colours = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      const start = line.length > LONG_LINE ? at : line.from;
      const text = doc.sliceString(start, Math.min(line.to, to));
      for (const [token, literal, colon, digits, name] of matches(text)) {
        const begin = start + token.index;
        const end = begin + (literal ?? token.text).length;
        if (begin < from) continue;
        colours.add(begin, end, literal ? (colon ? key : string) : digits ? number : name ? word : punctuation);
        if (colon) colours.add(begin + token.text.length - 1, begin + token.text.length, punctuation);
      }
      at = line.to + 1;
    }
  }
  return colours.finish();
}

function* matches(text: string): Iterable<[{ text: string; index: number }, ...(string | undefined)[]]> {
  for (const match of text.matchAll(TOKEN)) yield [{ text: match[0], index: match.index }, ...match.slice(1)];
}

const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = coloured(view);
    }

    update({ docChanged, viewportChanged, view }: ViewUpdate): void {
      if (docChanged || viewportChanged) this.decorations = coloured(view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

/** Where brackets at the ends of lines are closed, and how the text has changed since that was found. */
interface Brackets {
  closing: Map<number, number>;
  changes: ChangeDesc | null;
}

/** What may open or close a bracket, or a string around it. */
const DIVIDES = /[{}[\]"\\\n]/;
/** What a line is when a break at its end changes no bracket: it does not open one, and no string is open. */
const BETWEEN = /^(?:(?:[^"\\]|"(?:[^"\\]|\\.)*")*(?:[^"\\{[\s]|"(?:[^"\\]|\\.)*"))?\s*$/;

const brackets = StateField.define<Brackets>({
  create: ({ doc }) => ({ closing: closingOf(doc), changes: null }),
  update(found, transaction) {
    if (!transaction.docChanged) return found;
    if (divides(transaction)) return { closing: closingOf(transaction.newDoc), changes: null };
    const { desc } = transaction.changes;
    return { closing: found.closing, changes: found.changes ? found.changes.composeDesc(desc) : desc };
  },
});

function divides({ changes, startState: { doc } }: Transaction): boolean {
  let found = false;
  changes.iterChanges((from, to, _from, _to, inserted) => {
    const text = inserted.toString();
    const line = doc.lineAt(from);
    const removed = doc.sliceString(from, to);
    // A line that is begun, as by Enter, is what people do most.
    const blank = (text + removed).trim() === "" && !removed.includes("\n");
    if (blank && line.length < LONG_LINE && BETWEEN.test(line.text.slice(0, from - line.from))) return;
    found ||= DIVIDES.test(text) || DIVIDES.test(removed);
  });
  return found;
}

function closingOf(doc: Text): Map<number, number> {
  const text = doc.toString();
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) at = endOfString(text, at);
    else if (char === 0x7b || char === 0x5b) open.push(at);
    else if (char === 0x7d || char === 0x5d) {
      const begin = open.pop();
      if (begin !== undefined && endsLine(text, begin)) closing.set(begin, at);
    }
  }
  return closing;
}

/** The place of its closing quote, or the end of its line. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22 || char === 0x0a) return at;
    if (char === 0x5c) at++;
  }
  return text.length;
}

function endsLine(text: string, at: number): boolean {
  let next = at + 1;
  while (text[next] === " ") next++;
  return text[next] === "\n";
}

const folds = foldService.of((state, _, end) => {
  const line = state.doc.lineAt(end);
  const at = line.from + line.text.trimEnd().length - 1;
  const { closing, changes } = state.field(brackets);
  const to = closing.get(changes ? changes.invertedDesc.mapPos(at) : at);
  if (to === undefined || !/[{[]\s*$/.test(line.text)) return null;
  return { from: at + 1, to: changes ? changes.mapPos(to) : to };
});

/** A step more than the line before, if that opens a bracket; a step less if it begins with a closing one. */
const indentation = indentService.of((context, pos) => {
  const { doc } = context.state;
  const line = doc.lineAt(pos);
  const broken = context.simulatedBreak === pos;
  let before = broken ? line.text.slice(0, pos - line.from) : "";
  for (let n = line.number - 1; !before.trim() && n > 0; n--) before = doc.line(n).text;
  // Between a pair of brackets two lines are begun: nothing is on the first.
  const behind = broken ? context.lineAt(pos).text : line.text;
  const opens = /[{[]\s*$/.test(before) ? context.unit : 0;
  const closes = /^\s*[}\]]/.test(behind) ? context.unit : 0;
  return Math.max(0, context.countColumn(before, before.search(/\S|$/)) + opens - closes);
});

export const jsonLanguage: Extension = [
  colours,
  brackets,
  folds,
  indentation,
  bracketMatching(),
  indentOnInput(),
  EditorState.languageData.of(() => [{ closeBrackets: { brackets: ["[", "{", '"'] }, indentOnInput: /^\s*[}\]]$/ }]),
];
