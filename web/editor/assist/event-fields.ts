// The fields of a JSON text with their values, as far as it can be read. Values keep their spelling.

import { decoded } from "./json-place.ts";

/** What a text has at a path. Elements of an array have the array's path, as in a pattern. */
export interface Field {
  keys: Map<string, Field>;
  /** Different values, as they are spelled: the first ones. */
  values: string[];
  /** Whether it is an array, somewhere. */
  array: boolean;
}

/** How many different values of a field are kept. */
const KEPT = 40;
/** Longer values are no help in a list. */
const LONGEST = 300;

export function noField(): Field {
  return { keys: new Map(), values: [], array: false };
}

/**
 * The fields of a text, in time linear in its length. Strings are skipped as `indexOf` finds their
 * ends, so that a megabyte takes a few milliseconds.
 */
export function fieldsOf(text: string): Field {
  const root = noField();
  const open: { field: Field; object: boolean }[] = [];
  // Whose value comes next.
  let field = root;
  let key: string | null = null;
  let at = 0;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === 0x22) {
      const end = endOfString(text, at);
      const literal = text.slice(at, end);
      at = end;
      if (open.at(-1)?.object && key === null) key = decoded(literal);
      else value(field, literal);
    } else if (char === 0x3a) {
      const inside = open.at(-1)?.field;
      if (inside && key !== null) field = child(inside, key);
      at++;
    } else if (char === 0x2c) {
      const top = open.at(-1);
      if (top?.object) key = null;
      if (top) field = top.field;
      at++;
    } else if (char === 0x7b || char === 0x5b) {
      open.push({ field, object: char === 0x7b });
      if (char === 0x5b) field.array = true;
      key = null;
      at++;
    } else if (char === 0x7d || char === 0x5d) {
      field = open.pop()?.field ?? root;
      // What is closed was a value, so a comma comes next.
      key = "";
      at++;
    } else if (char <= 0x20) {
      at++;
    } else {
      const end = endOfWord(text, at);
      value(field, text.slice(at, end));
      at = end;
    }
  }
  return root;
}

function child(of: Field, key: string): Field {
  let known = of.keys.get(key);
  if (!known) of.keys.set(key, (known = noField()));
  return known;
}

function value(field: Field, literal: string): void {
  if (field.values.length < KEPT && literal.length <= LONGEST && !field.values.includes(literal)) field.values.push(literal);
}

function endOfString(text: string, start: number): number {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
  } while (isEscaped(text, end));
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
  return slashes % 2 === 1;
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !' \t\n\r"{}[]:,'.includes(text[end]!)) end++;
  return end;
}

/** What a field has at a path below it. */
export function at(field: Field | undefined, path: readonly string[]): Field | undefined {
  return path.reduce<Field | undefined>((found, key) => found?.keys.get(key), field);
}
