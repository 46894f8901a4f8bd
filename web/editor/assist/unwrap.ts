// JSON that was made a string, or has its quotes escaped, as logs and shells write it.

import { formatted } from "./format.ts";

/** How often it may have been made a string. */
const DEEPEST = 4;

/** The object or array that is meant by a text that holds it as a string; `null` if it holds none. */
export function unwrapped(text: string): string | null {
  let inside = text.trim();
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = oneLess(inside);
    if (next === null) break;
    inside = next.trim();
  }
  if (inside === text.trim()) return null;
  const laidOut = /^[{[]/.test(inside) ? formatted(inside) : null;
  return laidOut === null || inside.includes("\n") ? laidOut && inside : laidOut;
}

function oneLess(text: string): string | null {
  const literal = text.startsWith('"') ? text : /^[{[]\s*(?:\\[nrt]|\s)*\\+"/.test(text) ? `"${text.replace(/\r?\n/g, "\\n")}"` : null;
  if (literal === null) return null;
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}
