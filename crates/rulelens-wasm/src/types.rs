//! The objects of `report.rs` in TypeScript.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A fault in one of the texts, or advice about it. Positions are UTF-16 code units. */
export interface Diagnostic {
  /** Which argument it is about. */
  text: "pattern" | "event" | "inputPaths" | "template";
  /** Stable, as in `field-not-array`. */
  code: string;
  /** `advice`: the text may well mean what was intended; it could be clearer. */
  severity: "error" | "warning" | "advice";
  message: string;
  help: string;
  /** What the AWS service answers to the same text, letter by letter, where it is known. */
  service: string | null;
  from: number;
  to: number;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** How to mend it, where that is safe. */
  fix: Fix | null;
}

/** Edits to make together, in the order of the text; they do not overlap. */
export interface Fix {
  /** As a command: `Wrap it in an array`. */
  title: string;
  edits: { from: number; to: number; replacement: string }[];
}

/** A text has no meaning. */
export interface Refused { ok: false; diagnostics: Diagnostic[] }

/** What may not be as intended, advice included. */
export interface Checked { ok: true; warnings: Diagnostic[] }

export interface Matched { ok: true; matched: boolean }

export interface Explained { ok: true; matched: boolean; fields: Field[] }

/** What one field of the pattern finds in the event. */
export interface Field {
  /** Keys joined with `.`. */
  path: string;
  satisfied: boolean;
  /** The value that decides, as JSON; `null` if the event has none. */
  value: { text: string; from: number; to: number; line: number } | null;
  /** What holds between value and operand, in words: `is not`. */
  relation: string;
  /** As JSON or a short expression: `"aws.ec2"`, `≥ 4`. */
  operand: string;
}

export interface Delivered {
  ok: true;
  /** `false`: EventBridge drops it silently, since the payload is no JSON. */
  delivered: boolean;
  payload: string;
}
"#;
