// What the caller passes, checked: a mistake of the programmer is told at once.

import type { Json } from "../index.d.ts";
import type { Text } from "./engine.ts";

/** A text as the engine reads it. */
export function text(name: string, value: Json, indent = 0): Text {
  if (typeof value === "string" || value instanceof Uint8Array) return value;
  if (typeof value !== "object" || value === null) {
    throw new TypeError(`${name}: expected JSON as a string, a Uint8Array or an object, got ${kind(value)}`);
  }
  return written(name, value, indent);
}

/** The same where it may be left out. */
export function optional(name: string, value: Json | undefined): Text {
  return value === undefined ? "" : text(name, value);
}

/** A text as a person reads it: an object in lines. Empty where it is left out. */
export function readable(name: string, value: unknown): string {
  if (value === undefined) return "";
  const given = value instanceof Uint8Array ? decoder.decode(value) : text(name, value as Json, 2);
  return given as string;
}

const decoder = new TextDecoder();

function written(name: string, value: object, indent: number): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(value, null, indent);
  } catch (cause) {
    throw new TypeError(`${name}: expected an object that JSON.stringify takes`, { cause });
  }
  // It has none for what `toJSON` gives as undefined.
  if (typeof json !== "string") {
    throw new TypeError(`${name}: expected an object that JSON.stringify writes`);
  }
  return json;
}

/** An object of options; what is left out is undefined. */
export function object(name: string, options: object | undefined): Record<string, unknown> {
  if (options === undefined) return {};
  if (typeof options === "object" && options !== null) return options as Record<string, unknown>;
  throw new TypeError(`${name}: expected an object, got ${kind(options)}`);
}

/** A string; empty where it is left out. */
export function string(name: string, value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  throw new TypeError(`${name}: expected a string, got ${kind(value)}`);
}

/** A list; empty where it is left out. */
export function list(name: string, value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new TypeError(`${name}: expected an array, got ${kind(value)}`);
}

/** One of some names. */
export function oneOf<Name extends string>(name: string, value: unknown, names: readonly Name[]): Name {
  if (names.includes(value as Name)) return value as Name;
  const got = typeof value === "string" ? `"${value}"` : kind(value);
  throw new TypeError(`${name}: expected one of "${names.join('", "')}", got ${got}`);
}

/** Strings of an object of options, in the order of their names; empty where they are left out. */
export function strings(name: string, options: object | undefined, names: string[]): string[] {
  const given = object(name, options);
  return names.map((key) => string(`${name}.${key}`, given[key]));
}

/** A whole number that is not negative. */
export function whole(name: string, value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
  throw new TypeError(`${name}: expected a whole number from 0 to 4294967295, got ${number(value)}`);
}

/** Any number, as JSON; empty where it is left out. */
export function decimal(name: string, value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  throw new TypeError(`${name}: expected a number, got ${number(value)}`);
}

/** Yes or no; no where it is left out. */
export function flag(name: string, value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof value === "boolean") return value;
  throw new TypeError(`${name}: expected a boolean, got ${kind(value)}`);
}

function number(value: unknown): string {
  return typeof value === "number" ? String(value) : kind(value);
}

/** What a value is, for a message. */
export function kind(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
