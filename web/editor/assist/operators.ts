// The comparison operators as completion and hover show them: how each is written. What it means is
// said in `messages/editor.*.json`.

import type { Words } from "./words.ts";

interface Operator {
  /** What is written behind its name; the caret goes where `|` is. */
  operand: string;
  /** An example of it as an alternative of a field. */
  example: string;
}

const operators = {
  prefix: { operand: '"|"', example: '{ "prefix": "CryptoCurrency:" }' },
  suffix: { operand: '"|"', example: '{ "suffix": ".png" }' },
  wildcard: { operand: '"|"', example: '{ "wildcard": "logs/*/run-*.json" }' },
  "equals-ignore-case": { operand: '"|"', example: '{ "equals-ignore-case": "Alice" }' },
  "anything-but": { operand: "[|]", example: '{ "anything-but": ["test", "dev"] }' },
  numeric: { operand: '[">=", |]', example: '{ "numeric": [">", 0, "<=", 5] }' },
  exists: { operand: "true|", example: '{ "exists": false }' },
  cidr: { operand: '"|"', example: '{ "cidr": "10.0.0.0/24" }' },
  exactly: { operand: '"|"', example: '{ "exactly": "aws.ec2" }' },
} satisfies Record<string, Operator>;

export type OperatorName = keyof typeof operators;

export const operatorNames = Object.keys(operators) as OperatorName[];

/** Those that may be the operand of another one. */
export const inner: Partial<Record<string, readonly OperatorName[]>> = {
  prefix: ["equals-ignore-case"],
  suffix: ["equals-ignore-case"],
  "anything-but": ["prefix", "suffix", "equals-ignore-case", "wildcard"],
};

/** The signs of `numeric`. */
export const signs = [">", ">=", "<", "<=", "="];

export function isOperator(name: string): name is OperatorName {
  return Object.hasOwn(operators, name);
}

/** An operator with its operand, as it is inserted: the caret goes where `|` is. */
export function written(name: OperatorName): string {
  return `"${name}": ${operators[name].operand}`;
}

/** What an operator, or `$or`, means: its name, a sentence, an example. */
export function documented(name: OperatorName | "$or", words: Words): HTMLElement {
  const text = document.createElement("div");
  text.className = "operator-doc";
  const example = name === "$or" ? '"$or": [{ "a": [1] }, { "b": [2] }]' : operators[name].example;
  text.append(element("b", name), element("p", words[`operator.${name}`]), element("code", example));
  return text;
}

function element(tag: string, content: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = content;
  return made;
}
