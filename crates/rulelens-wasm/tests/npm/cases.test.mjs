// `rulelens/tools`: files of cases.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { importRules } from "rulelens/iac";
import { runCases } from "rulelens/tools";

const SUITE = join(process.env.RULELENS_SUITE, "cases");

test("a file gives what it gives to the command and the playground", () => {
  const file = readFileSync(join(SUITE, "payloads.rulelens.json"));
  const { ok, holds, checks } = runCases(file);
  const results = JSON.parse(readFileSync(join(SUITE, "payloads.results.json"), "utf8"));
  assert.equal(ok, true);
  // The command tells the file, and has a line for each check in place of a name.
  assert.deepEqual({ holds, checks: checks.map(({ name, ...check }) => check) }, results);
  assert.deepEqual(runCases(JSON.parse(file)).checks.length, checks.length);
});

test("each check has a name of its own", () => {
  const { checks } = runCases(readFileSync(join(SUITE, "payloads.rulelens.json")));
  assert.equal(checks[1].name, "all as expected, rule severe, target mail");
  assert.equal(new Set(checks.map(({ name }) => name)).size, checks.length);
});

test("what is wrong with a file is an answer, where it is", () => {
  const file = '{"version": 1, "rules": {"é": {"a": [1]}}, "cases": [{"name": "x", "event": {}, "matches": ["e"]}]}';
  for (const given of [file, Buffer.from(file)]) {
    const { ok, diagnostics } = runCases(given);
    assert.equal(ok, false);
    const [{ text, code, from, to }] = diagnostics;
    assert.deepEqual({ text, code, at: file.slice(from, to) }, { text: "file", code: "cases-unknown-rule", at: '"e"' });
  }
  assert.equal(runCases("{").diagnostics[0].code, "json-unexpected-end");
});

const ELSEWHERE = {
  version: 1,
  rules: {
    one: { file: "main.tf", name: "one", values: { "var.n": "1" } },
    here: { n: [2] },
    two: { file: "main.tf", name: "two" },
  },
  cases: [{ name: "a", event: { n: 1, m: 2 }, matches: ["one", "two"] }],
};
const MAIN = `
resource "aws_cloudwatch_event_rule" "one" { event_pattern = jsonencode({ n = [{ numeric = ["=", var.n] }] }) }
resource "aws_cloudwatch_event_rule" "two" { event_pattern = jsonencode({ m = [2] }) }
`;

test("rules of other files are asked for", () => {
  const asked = [];
  const rule = (reference) => {
    asked.push(reference);
    const { rules } = importRules(MAIN, { rule: reference.name, values: reference.values });
    return rules[0].pattern;
  };
  assert.equal(runCases(ELSEWHERE, { rule }).holds, true);
  assert.deepEqual(asked, [
    { file: "main.tf", name: "one", values: { "var.n": "1" } },
    { file: "main.tf", name: "two", values: {} },
  ]);
});

test("rules of other files that are not given are told", () => {
  const codes = (options) => runCases(ELSEWHERE, options).diagnostics.map(({ code }) => code);
  assert.deepEqual(codes(), ["cases-rule-elsewhere", "cases-rule-elsewhere"]);
  const one = ({ name }) => (name === "one" ? { n: [1] } : undefined);
  assert.deepEqual(codes({ rule: one }), ["cases-rule-elsewhere"]);
  const failing = () => {
    throw new RangeError("no such file");
  };
  assert.throws(() => runCases(ELSEWHERE, { rule: failing }), { name: "RangeError", message: "no such file" });
});

test("misuse is a TypeError that says what was expected", () => {
  const expected = (call, message) => assert.throws(call, { name: "TypeError", message });
  expected(() => runCases(), "file: expected JSON as a string, a Uint8Array or an object, got undefined");
  expected(() => runCases({}, { rule: {} }), "options.rule: expected a function, got an object");
  const message = "what options.rule returns: expected JSON as a string, a Uint8Array or an object, got a number";
  expected(() => runCases(ELSEWHERE, { rule: () => 5 }), message);
});
