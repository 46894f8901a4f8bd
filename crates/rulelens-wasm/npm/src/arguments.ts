// What the caller passes, checked: a mistake of the programmer is told at once.

import type { Json } from "../index.d.ts";
import type { Text } from "./engine.ts";

/** A text as the engine reads it. */
export function text(name: string, value: Json): Text {
  if (typeof value === "string" || value instanceof Uint8Array) return value;
  if (typeof value !== "object" || value === null) {
    throw new TypeError(`${name}: expected JSON as a string, a Uint8Array or an object, got ${kind(value)}`);
  }
  return written(name, value);
}

/** The same where it may be left out. */
export function optional(name: string, value: Json | undefined): Text {
  return value === undefined ? "" : text(name, value);
}

function written(name: string, value: object): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch (cause) {
    throw new TypeError(`${name}: expected an object that JSON.stringify takes`, { cause });
  }
  // It has none for what `toJSON` gives as undefined.
  if (typeof json !== "string") {
    throw new TypeError(`${name}: expected an object that JSON.stringify writes`);
  }
  return json;
}

/** Strings of an object of options, in the order of their names; empty where they are left out. */
export function strings(name: string, options: object | undefined, names: string[]): string[] {
  if (options === undefined) return names.map(() => "");
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`${name}: expected an object, got ${kind(options)}`);
  }
  return names.map((key) => {
    const value: unknown = (options as Record<string, unknown>)[key];
    if (value === undefined) return "";
    if (typeof value === "string") return value;
    throw new TypeError(`${name}.${key}: expected a string, got ${kind(value)}`);
  });
}

/** What a value is, for a message. */
export function kind(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
