// What the core says, in another language than its own.
//
// Its sentences and messages are English, with values in between. Without the values they are keys of
// translations: `{} is not ≥ {}` stands for `3.9 is not ≥ 4`. A translation has `{1}`, `{2}` … where the
// values go. A clause behind a comma or a colon may have a key of its own, as
// `, the nearest of {} alternatives`. What has no translation stays English.

/** A piece of a sentence: what it is (`w` words, `f` a field, `v` a value, `o` an operand), then its text. */
export type Piece = string;

export type Translations = Readonly<Record<string, string>>;

/** Words, or the pieces of a value or of a list of values. */
type Part = string | readonly Piece[];

/**
 * The sentence in the language of the translations; `null` if they do not have it.
 *
 * `satisfied`: whether it tells of something that holds. Some words say that something is as it should be, and of
 * something else that it is not.
 */
export function translate(sentence: readonly Piece[], satisfied: boolean, known: Translations): Piece[] | null {
  if (sentence.reduce((length, piece) => length + piece.length, 0) > LONGEST) return null;
  const parts = withoutLists(partsOf(sentence));
  const made = (satisfied ? whole("satisfied: ", parts, known) : null) ?? inClauses(parts, known);
  if (made) return made;
  // What is said of a field is the same wherever its name stands in front; the words go on, as in ` is not in the event`.
  const [name, space, ...rest] = parts;
  if (typeof name !== "object" || typeof space !== "string" || !space.startsWith(" ")) return null;
  const said = inClauses(joined([space.slice(1), ...rest]), known);
  return said && [...name, "w ", ...said];
}

/** No sentence of the core is longer, in UTF-16 code units. */
const LONGEST = 5000;
/** More clauses than a sentence of the core has, and more places where one may begin: what a user has written can stand in it. */
const CLAUSES = 4;
const PLACES = 8;

/** As a whole, else clause by clause from the end. */
function inClauses(parts: readonly Part[], known: Translations, clauses = CLAUSES): Piece[] | null {
  const made = whole("", parts, known);
  if (made || clauses === 0) return made;
  let places = PLACES;
  for (let index = parts.length - 1; index >= 0; index--) {
    const text = parts[index]!;
    if (typeof text !== "string") continue;
    for (let at = text.length - 1; at >= 0; at--) {
      if (text[at] !== "," && text[at] !== ":") continue;
      if (places-- === 0) return null;
      const said = clause(joined([text.slice(at), ...parts.slice(index + 1)]), known, clauses - 1);
      const before = said && inClauses(joined([...parts.slice(0, index), text.slice(0, at)]), known, clauses - 1);
      if (before) return [...before, ...said];
    }
  }
  return null;
}

/** A clause behind a comma or a colon. Behind a colon another sentence may stand, or what the page itself has put there. */
function clause(parts: readonly Part[], known: Translations, clauses: number): Piece[] | null {
  const made = whole("", parts, known);
  const [text, ...rest] = parts;
  if (made || typeof text !== "string" || !text.startsWith(": ")) return made;
  const inner = joined([text.slice(2), ...rest]);
  return ["w: ", ...(inClauses(inner, known, clauses) ?? inner.flatMap((part) => (typeof part === "string" ? [`w${part}`] : part)))];
}

/** The translation of a key, with its values. */
function whole(before: string, parts: readonly Part[], known: Translations): Piece[] | null {
  const key = before + parts.map((part) => (typeof part === "string" ? part : "{}")).join("");
  const template = Object.hasOwn(known, key) ? known[key] : undefined;
  if (template === undefined) return null;
  const values = parts.filter((part) => typeof part === "object");
  return template.split(/(\{\d+\})/).flatMap((text) => {
    const place = /^\{(\d+)\}$/.exec(text);
    return (place && values[Number(place[1]) - 1]) ?? (text === "" ? [] : [`w${text}`]);
  });
}

/** A number, or that of a code point. */
const NUMBER = /(?<=U\+)[\dA-F]+|(?<= )-\d[\d.,eE+-]*(?<=\d)|\d[\d.,eE+-]*(?<=\d)/g;

function partsOf(sentence: readonly Piece[]): Part[] {
  return joined(
    sentence.flatMap((piece): Part[] => {
      const [kind, text] = [piece.slice(0, 1), piece.slice(1)];
      // The signs of a range are words.
      if (kind !== "w" && !(kind === "o" && /^[<≤>≥=]/.test(text))) return [[piece]];
      const parts: Part[] = [];
      let end = 0;
      for (const { 0: number, index } of text.matchAll(NUMBER)) {
        parts.push(text.slice(end, index), [kind + number]);
        end = index + number.length;
      }
      return [...parts, text.slice(end)];
    }),
  );
}

/** Words beside words become one, and empty ones none. */
function joined(parts: readonly Part[]): Part[] {
  const made: Part[] = [];
  for (const part of parts) {
    const last = made.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") made[made.length - 1] = last + part;
    else made.push(part);
  }
  return made;
}

/** A list of values is one value, however many there are. */
function withoutLists(parts: readonly Part[]): Part[] {
  const made: Part[] = [];
  for (const part of parts) {
    const [list, words] = made.slice(-2);
    if (typeof part === "object" && typeof list === "object" && (words === ", " || words === " or " || words === " and ")) {
      made.splice(-2, 2, [...list, "w, ", ...part]);
    } else {
      made.push(part);
    }
  }
  return made;
}
