// The fields of the event and of the pattern, as their editors have them.

import type { EditorView } from "@codemirror/view";

export interface Field {
  /** Its keys, joined by dots. */
  path: string;
  /** Its value as it is written, cut to a sensible length. */
  value: string;
  /** 1-based. */
  line: number;
}

/** The most that are looked for. */
const MOST = 5000;
const SHOWN = 60;

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** The fields of an object: its values, or, of a pattern, its lists of values. Any text will do, also one with faults. */
export function fields({ state: { doc } }: EditorView, values: "each" | "lists"): Field[] {
  const text = doc.toString();
  const found: Field[] = [];
  const open: { object: boolean; key: string | null }[] = [];
  let expectsKey = false;
  let list: { from: number; depth: number } | null = null;
  const add = (from: number, to: number) => {
    const keys = open.flatMap(({ key }) => key ?? []);
    if (!keys.length) return;
    const value = text.slice(from, Math.min(to, from + SHOWN)).replace(/\s+/g, " ");
    found.push({ path: keys.join("."), value: to - from > SHOWN ? `${value}…` : value, line: doc.lineAt(from).number });
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (found.length >= MOST) break;
    const top = open.at(-1);
    if (token === "{" || token === "[") {
      if (values === "lists" && token === "[" && !list) list = { from: index, depth: open.length };
      open.push({ object: token === "{", key: null });
      expectsKey = token === "{";
    } else if (token === "}" || token === "]") {
      open.pop();
      if (list?.depth === open.length) {
        add(list.from, index + 1);
        list = null;
      }
    } else if (token === ",") {
      expectsKey = top?.object ?? false;
    } else if (token === ":") {
      expectsKey = false;
    } else if (expectsKey && top) {
      top.key = unquoted(token);
    } else if (values === "each") {
      add(index, index + token.length);
    }
  }
  return found;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
