// Where in a JSON text a place is, by what stands before it: what is being written is no JSON yet.

/** An object or an array around the place. */
export interface Frame {
  kind: "object" | "array";
  /** The key of an object behind which the place is; `null` before its first, and in an array. */
  key: string | null;
  /** The keys of an object before the place. */
  keys: string[];
  /** How many members or elements are complete. */
  count: number;
}

export interface Place {
  /** The outermost first. */
  frames: Frame[];
  /** What may stand there; `null` if only punctuation. */
  expects: "key" | "value" | null;
  /** Where begins what is written of it so far, without an opening quote. */
  from: number;
  /** Where ends what would be replaced, without a closing quote. */
  to: number;
  /** Whether it is in a string, which may not be closed yet. */
  quoted: boolean;
  /** What follows behind it, white space left out: one character, or nothing. */
  next: string;
}

const TOKEN = /[\s]+|"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;
/** What of a string may stand behind the place, as far as to its closing quote. */
const REST_OF_STRING = /^(?:[^"\\\n,{}[\]]|\\.)*"/;
const REST_OF_WORD = /^[^\s{}[\]:,"]*/;

/** The place `at` in a text. */
export function placeAt(text: string, at: number): Place {
  const frames: Frame[] = [];
  let expects: Place["expects"] = "value";
  let from = at;
  let quoted = false;
  for (const { 0: token, index } of text.slice(0, at).matchAll(TOKEN)) {
    const top = frames.at(-1);
    const last = index + token.length === at;
    const first = token[0]!;
    if (first === "{" || first === "[") {
      frames.push({ kind: first === "{" ? "object" : "array", key: null, keys: [], count: 0 });
      expects = first === "{" ? "key" : "value";
    } else if (first === "}" || first === "]") {
      frames.pop();
      expects = null;
    } else if (first === ":") {
      expects = "value";
    } else if (first === ",") {
      if (top) top.count++;
      if (top?.kind === "object") top.key = null;
      expects = top?.kind === "object" ? "key" : "value";
    } else if (first === '"' && last && !isClosed(token)) {
      from = index + 1;
      quoted = true;
    } else if (last && token.trim()) {
      from = first === '"' ? at : index;
      if (first === '"') expects = written(token, top, expects);
    } else if (token.trim()) {
      expects = written(token, top, expects);
    }
  }
  const rest = text.slice(at, at + 400);
  const string = quoted ? REST_OF_STRING.exec(rest)?.[0] : undefined;
  const to = at + (string ? string.length - 1 : quoted ? 0 : REST_OF_WORD.exec(rest)![0].length);
  const behind = text.slice(to + (string ? 1 : 0), to + 200).trimStart();
  return { frames, expects, from, to, quoted, next: behind[0] ?? "" };
}

/** After a whole string or word: what may follow. */
function written(token: string, top: Frame | undefined, expects: Place["expects"]): Place["expects"] {
  if (expects === "key" && top && token[0] === '"') {
    top.key = decoded(token);
    top.keys.push(top.key);
  }
  return null;
}

function isClosed(token: string): boolean {
  return token.length > 1 && /[^\\](?:\\\\)*"$/.test(token);
}

/** The characters of a string literal; as they are spelled if it is none. */
export function decoded(literal: string): string {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === "string" ? value : literal;
  } catch {
    return literal.replace(/^"|"$/g, "");
  }
}
