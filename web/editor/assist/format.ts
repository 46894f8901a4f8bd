// Formatting of JSON: only white space changes. Numbers, escapes, the order of keys, and keys that
// are there twice stay as they are.

/** A list is on one line if it is not longer. */
const WIDTH = 76;
const STEP = "  ";
/** As deep as the core reads. */
const DEEPEST = 1000;
/** How many times longer than the text it may become: indentation alone can make it very long. */
const GROWTH = 20;
const TOKEN = /\s+|"(?:[^"\\\u0000-\u001f]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true|false|null|[{}[\]:,]/gy;

/** A value, its text on one line, and how many fields its largest object has. */
interface Value {
  inline: string;
  fields: number;
  object: boolean;
  /** Its members (key and value) or elements. */
  parts: { key: string; value: Value }[] | null;
}

/** The text laid out; `null` if it is no JSON, or would become far too long. */
export function formatted(text: string): string | null {
  const tokens = tokensOf(text);
  const value = tokens && valueOf(tokens);
  return value ? laidOut(value, text.length * GROWTH + WIDTH) : null;
}

/** Where a place of `before` is in `after`, which differs from it in white space alone. */
export function placeIn(after: string, before: string, at: number): number {
  let left = before.slice(0, at).replace(SPACE, "").length;
  let place = 0;
  while (left > 0 && place < after.length) if (!isSpace(after[place++]!)) left--;
  return place;
}

const SPACE = /[ \t\r\n]/g;

function isSpace(char: string): boolean {
  return char === " " || char === "\n" || char === "\t" || char === "\r";
}

function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.trim()) tokens.push(token);
    end = index + token.length;
  }
  return end === text.length ? tokens : null;
}

/** What is open while it is read. */
interface Open {
  object: boolean;
  parts: { key: string; value: Value }[];
  key: string;
}

/** Without recursion: a text may be nested as deep as it likes. */
function valueOf(tokens: readonly string[]): Value | null {
  const open: Open[] = [];
  let at = 0;
  for (;;) {
    // A value, or the end of something empty.
    const top = open.at(-1);
    const token = tokens[at++];
    let value: Value | null = null;
    if (token === undefined) return null;
    if (top && !top.parts.length && token === (top.object ? "}" : "]")) {
      value = closed(open.pop()!);
    } else {
      let first = token;
      if (top?.object) {
        if (!token.startsWith('"') || tokens[at++] !== ":") return null;
        top.key = token;
        first = tokens[at++] ?? "";
      }
      if (first === "{" || first === "[") {
        if (open.length === DEEPEST) return null;
        open.push({ object: first === "{", parts: [], key: "" });
        continue;
      }
      if (first === "" || "}]:,".includes(first)) return null;
      value = { inline: first, fields: 0, object: false, parts: null };
    }
    // What closes behind it.
    for (;;) {
      const around = open.at(-1);
      if (!around) return at === tokens.length ? value : null;
      around.parts.push({ key: around.key, value });
      const next = tokens[at++];
      if (next === ",") break;
      if (next !== (around.object ? "}" : "]")) return null;
      value = closed(open.pop()!);
    }
  }
}

function closed({ object, parts }: Open): Value {
  const fields = Math.max(object ? parts.length : 0, ...parts.map(({ value }) => value.fields).slice(0, 100));
  // A longer text is not looked at, so it need not be kept.
  const texts = parts.slice(0, WIDTH).map(({ key, value }) => (object ? `${key}: ${value.inline}` : value.inline));
  const [left, right, space] = object ? ["{", "}", " "] : ["[", "]", ""];
  const inline = parts.length ? `${left}${space}${texts.join(", ")}${space}${right}` : `${left}${right}`;
  return { inline: inline.slice(0, WIDTH + 1), fields, object, parts };
}

function laidOut(root: Value, longest: number): string | null {
  const pieces: string[] = [];
  let length = 0;
  const fits = write(root, "", 0, (text) => {
    pieces.push(text);
    length += text.length;
    return length <= longest;
  });
  return fits ? pieces.join("") : null;
}

/** Lists are on one line where they fit and hold no object of several fields; objects never are. */
function write(value: Value, indent: string, used: number, out: (text: string) => boolean): boolean {
  const { parts, inline, fields, object } = value;
  const fits = indent.length + used + inline.length <= WIDTH;
  if (!parts?.length || (!object && fields <= 1 && fits)) return out(inline);
  const deeper = indent + STEP;
  return (
    out(object ? "{" : "[") &&
    parts.every(
      ({ key, value }, i) =>
        out(`${i ? "," : ""}\n${deeper}${object ? `${key}: ` : ""}`) &&
        write(value, deeper, object ? key.length + 2 : 0, out),
    ) &&
    out(`\n${indent}${object ? "}" : "]"}`)
  );
}
