// What may be written at a place of an event pattern.

import type { Place } from "./json-place.ts";

export type PatternPlace =
  /** The name of a field, or `$or`. */
  | { kind: "field"; path: string[] }
  /** What a field's key leads to: alternatives, or more fields. */
  | { kind: "alternatives"; path: string[] }
  /** An alternative of a field: a literal, or an operator in braces. */
  | { kind: "alternative"; path: string[] }
  /** The name of an operator; `inside` is the one whose operand it is part of. */
  | { kind: "operator"; path: string[]; inside: string | null }
  /** An operand; `index` is its place in a list, if it is in one. */
  | { kind: "operand"; path: string[]; operator: string; index: number | null };

const OR = "$or";

/** What may be written there; `null` if nothing that is known. */
export function patternPlace({ frames, expects }: Place): PatternPlace | null {
  const path: string[] = [];
  let inside: "fields" | "alternatives" | "arms" | "operator" = "fields";
  let operator: string | null = null;
  for (const [depth, { kind, key, count }] of frames.entries()) {
    const last = depth === frames.length - 1;
    if (inside === "operator") {
      if (kind === "array") {
        if (!last || operator === null || expects !== "value") return null;
        return { kind: "operand", path, operator, index: count };
      }
      if (last && expects === "key") return { kind: "operator", path, inside: operator };
      if (key === null) return null;
      operator = key;
      if (last) return expects === "value" ? { kind: "operand", path, operator, index: null } : null;
    } else if (inside === "fields") {
      if (kind !== "object") return null;
      if (last && expects === "key") return { kind: "field", path };
      if (key === null) return null;
      const next = frames[depth + 1];
      if (key !== OR) path.push(key);
      if (last) return expects === "value" && key !== OR ? { kind: "alternatives", path } : null;
      if (next?.kind === "array") inside = key === OR ? "arms" : "alternatives";
    } else {
      if (kind !== "array") return null;
      if (last) return expects === "value" && inside === "alternatives" ? { kind: "alternative", path } : null;
      inside = inside === "arms" ? "fields" : "operator";
    }
  }
  return null;
}
