// The fields of the event and of the pattern, as their editors have read them.

import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { EditorView } from "@codemirror/view";

export interface Field {
  /** Its keys, joined by dots. */
  path: string;
  /** Its value as it is written, cut to a sensible length. */
  value: string;
  /** 1-based. */
  line: number;
}

/** The most that are looked for, and how long a long text may be read for that, in milliseconds. */
const MOST = 5000;
const PATIENCE = 100;
const SHOWN = 60;

/** The fields of an object: its values, or, of a pattern, its lists of values. */
export function fields(view: EditorView, values: "each" | "lists"): Field[] {
  const { state } = view;
  const tree = ensureSyntaxTree(state, state.doc.length, PATIENCE) ?? syntaxTree(state);
  const found: Field[] = [];
  const keys: string[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      if (found.length >= MOST) return false;
      if (name === "Property") keys.push("");
      else if (name === "PropertyName") keys[keys.length - 1] = unquoted(state.sliceDoc(from, to));
      else if (keys.length > 0 && (values === "lists" ? name === "Array" : SCALARS.has(name))) {
        const value = state.sliceDoc(from, Math.min(to, from + SHOWN)).replace(/\s+/g, " ");
        found.push({ path: keys.join("."), value: to - from > SHOWN ? `${value}…` : value, line: state.doc.lineAt(from).number });
        return false;
      }
      return undefined;
    },
    leave({ name }) {
      if (name === "Property") keys.pop();
    },
  });
  return found;
}

const SCALARS: ReadonlySet<string> = new Set(["String", "Number", "True", "False", "Null"]);

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
