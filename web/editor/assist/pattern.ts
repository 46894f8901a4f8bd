// Completion in an event pattern: fields, their values, and the comparison operators.

import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";

import { type Field, at, noField } from "./event-fields.ts";
import { type Place, placeAt } from "./json-place.ts";
import { type OperatorName, documented, inner, isOperator, operatorNames, signs, written } from "./operators.ts";
import { RANK, literal, put, result, told } from "./options.ts";
import { type PatternPlace, patternPlace } from "./pattern-place.ts";
import { known } from "./known.ts";
import type { Words } from "./words.ts";

/** What completes a pattern. */
export function completePattern(words: Words) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const place = placeAt(state.doc.toString(), pos);
    const where = patternPlace(place);
    if (!where || !(explicit || place.quoted || pos > place.from)) return null;
    return result(place, options(where, place, words));
  };
}

function options(where: PatternPlace, place: Place, words: Words): Completion[] {
  const [event, schema] = known();
  const here = { event: at(event, where.path) ?? noField(), schema: at(schema, where.path) ?? noField() };
  switch (where.kind) {
    case "field":
      return [...fields(here, place, words), ...alternatives(place, words)];
    case "alternatives":
      return place.quoted ? [] : [...group(here, place, words), ...values(here, place, words, (value) => `[${value}]`)];
    case "alternative":
      return [...values(here, place, words), ...operators(operatorNames, place, words, (name) => `{ ${written(name)} }`)];
    case "operator":
      return operators(where.inside === null ? operatorNames : (inner[where.inside] ?? []), place, words, written);
    case "operand":
      return operand(where, here, place, words);
  }
}

interface Here {
  event: Field;
  schema: Field;
}

/** The fields at a place that are not named there already. */
function fields({ event, schema }: Here, place: Place, words: Words): Completion[] {
  const named = place.frames.at(-1)?.keys ?? [];
  const option = (boost: number, detail: (field: Field) => string) => ([key, field]: [string, Field]): Completion => ({
    label: key,
    detail: detail(field),
    boost,
    type: field.keys.size ? "namespace" : "property",
    apply: put(place, spelled(key, field, place), place.next !== ":"),
  });
  const ofEvent = [...event.keys].map(option(RANK.event, told));
  const others = [...schema.keys].filter(([key]) => !event.keys.has(key));
  const ofSchema = others.map(option(RANK.schema, () => words["from.schema"]));
  return [...ofEvent, ...ofSchema].filter(({ label }) => !named.includes(label));
}

/** A key, and the brackets of what it leads to if nothing is there yet. */
function spelled(key: string, field: Field, place: Place): string {
  const literal = JSON.stringify(key);
  if (place.next === ":") return literal;
  const comma = place.next === '"' ? "," : "";
  return `${literal}: ${field.keys.size ? "{|}" : "[|]"}${comma}`;
}

function alternatives(place: Place, words: Words): Completion[] {
  const apply = put(place, place.next === ":" ? '"$or"' : '"$or": [{|}]');
  return [{ label: "$or", type: "keyword", boost: RANK.operator, apply, info: () => documented("$or", words) }];
}

/** The braces of a field that has more fields. */
function group({ event, schema }: Here, place: Place, words: Words): Completion[] {
  const size = event.keys.size || schema.keys.size;
  return size ? [{ label: "{ }", detail: words["fields"], boost: RANK.event, apply: put(place, "{|}", true) }] : [];
}

function values({ event, schema }: Here, place: Place, words: Words, within = (value: string) => value): Completion[] {
  const others = schema.values.filter((value) => !event.values.includes(value));
  return [
    ...event.values.flatMap((value) => literal(within(value), place, RANK.event, words["from.event"])),
    ...others.flatMap((value) => literal(within(value), place, RANK.schema)),
  ];
}

function operators(
  names: readonly OperatorName[],
  place: Place,
  words: Words,
  text: (name: OperatorName) => string,
): Completion[] {
  // A string has been begun where an operator would be in braces.
  if (place.quoted && place.expects === "value") return [];
  const option = (name: OperatorName): Completion => ({
    label: name,
    type: "keyword",
    boost: RANK.operator,
    info: () => documented(name, words),
    apply: put(place, place.next === ":" && place.expects === "key" ? `"${name}"` : text(name), name !== "numeric"),
  });
  return names.map(option);
}

function operand(
  { operator, index }: { operator: string; index: number | null },
  here: Here,
  place: Place,
  words: Words,
): Completion[] {
  if (operator === "numeric") return numeric(index, here, place, words);
  if (operator === "exists") return index === null ? ["true", "false"].flatMap((value) => literal(value, place, RANK.operator)) : [];
  if (!isOperator(operator) || operator === "cidr") return texts(here, place, words);
  const nested = index === null ? operators(inner[operator] ?? [], place, words, (name) => `{ ${written(name)} }`) : [];
  return [...(operator === "anything-but" ? values(here, place, words) : texts(here, place, words)), ...nested];
}

function texts({ event, schema }: Here, place: Place, words: Words): Completion[] {
  const only = (field: Field): Field => ({ ...field, values: field.values.filter((value) => value.startsWith('"')) });
  return values({ event: only(event), schema: only(schema) }, place, words);
}

/** A sign, then a number, and so on. */
function numeric(index: number | null, { event }: Here, place: Place, words: Words): Completion[] {
  if (index === null) return literal("[ ]", place, RANK.operator).map((it) => ({ ...it, apply: put(place, '[">=", |]') }));
  if (index % 2 === 0) return signs.flatMap((sign) => literal(JSON.stringify(sign), place, RANK.operator));
  const numbers = event.values.filter((value) => /^[-\d]/.test(value));
  return numbers.flatMap((number) => literal(number, place, RANK.event, words["from.event"]));
}
