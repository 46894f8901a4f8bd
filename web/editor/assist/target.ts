// Completion in what makes the target's input: paths into the event, and placeholders.

import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";

import { editorNamed } from "../editors.ts";
import { type Field, at } from "./event-fields.ts";
import { placeAt } from "./json-place.ts";
import { fieldsIn, known } from "./known.ts";
import { RANK, put, result, told } from "./options.ts";
import type { Words } from "./words.ts";

/** More paths than these are not listed. */
const PATHS = 1000;
/** A key with one of these cannot be in a path. */
const REFUSED = /[\s\p{Cc}'"*()[\]<>?,.]|^$/u;
const NAME = /<([\w.-]*)$/;
const NAMES = /<([\w-]+)>/g;

export const reservedNames = [
  "aws.events.rule-arn",
  "aws.events.rule-name",
  "aws.events.event.ingestion-time",
  "aws.events.event",
  "aws.events.event.json",
] as const;

/** What completes the one input path. */
export function completePath(words: Words) {
  return ({ state, pos }: CompletionContext): CompletionResult | null => {
    const text = state.sliceDoc(0, pos);
    const from = text.search(/\S*$/);
    return { from, options: paths(words).map(({ label, detail, boost }) => ({ label, detail, boost, type: "property" })) };
  };
}

/** What completes the input paths: names that the template has and nothing defines, and paths. */
export function completePaths(words: Words) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const place = placeAt(state.doc.toString(), pos);
    if (place.frames.length !== 1 || !(explicit || place.quoted)) return null;
    if (place.expects === "key") {
      const template = editorNamed("template")?.state.doc.toString() ?? "";
      const named = new Set([...template.matchAll(NAMES)].map((match) => match[1]!));
      const missing = [...named].filter((name) => !fieldsIn("input-paths").keys.has(name));
      const text = (name: string) => (place.next === ":" ? `"${name}"` : `"${name}": "$.|"`);
      return result(place, missing.map((name) => ({ label: name, type: "variable", detail: words["from.template"], apply: put(place, text(name), true) })));
    }
    if (place.expects !== "value") return null;
    return result(place, paths(words).map((path) => ({ ...path, apply: put(place, JSON.stringify(path.label)) })));
  };
}

/** What completes a template: the placeholders that there are. */
export function completeTemplate(words: Words) {
  return ({ state, pos }: CompletionContext): CompletionResult | null => {
    const line = state.doc.lineAt(pos);
    const begun = NAME.exec(state.sliceDoc(line.from, pos));
    if (!begun) return null;
    const event = fieldsIn("event");
    const ofPaths = [...fieldsIn("input-paths").keys].map(([name, { values }]): Completion => {
      const path = values[0]?.slice(1, -1) ?? "";
      const value = path.startsWith("$") ? at(event, path.split(".").slice(1)) : undefined;
      return { label: name, type: "variable", detail: value ? `${path} = ${told(value)}` : path, boost: RANK.event, apply: close };
    });
    const reserved = reservedNames.map((name): Completion => ({
      label: name,
      type: "constant",
      info: words[`reserved.${name}`],
      boost: RANK.schema,
      apply: close,
    }));
    return { from: pos - begun[1]!.length, options: [...ofPaths, ...reserved], validFor: /^[\w.-]*$/ };
  };
}

/** A name with the bracket that closes it. */
function close(view: EditorView, { label }: Completion, from: number, to: number): void {
  const end = view.state.sliceDoc(to, to + 1) === ">" ? to + 1 : to;
  view.dispatch({
    changes: { from, to: end, insert: `${label}>` },
    selection: { anchor: from + label.length + 1 },
    userEvent: "input.complete",
  });
}

/** The paths into the event, and, behind them, those that events of its kind have. */
function paths(words: Words): { label: string; detail: string; boost: number }[] {
  const [event, schema] = known();
  const ofEvent = [...below(event, "$")].map(([label, field]) => ({ label, detail: told(field), boost: RANK.event }));
  const seen = new Set(ofEvent.map(({ label }) => label));
  const others = [...below(schema, "$")].filter(([label]) => !seen.has(label));
  const ofSchema = others.map(([label]) => ({ label, detail: words["from.schema"], boost: RANK.schema }));
  return [...ofEvent, ...ofSchema].slice(0, PATHS);
}

/** The paths to a field and to those below it, as far as there can be paths to them. */
function* below(field: Field, path: string): Iterable<[string, Field]> {
  yield [path, field];
  const inside = field.array ? `${path}[0]` : path;
  for (const [key, child] of field.keys) if (!REFUSED.test(key)) yield* below(child, `${inside}.${key}`);
}
