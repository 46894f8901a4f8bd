// Many rules at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { RuleSet } from "rulelens";

const found = (...ids) => ({ ok: true, ids });

function severities() {
  const rules = new RuleSet();
  rules.add("severe", { detail: { severity: [{ numeric: [">=", 7] }] } });
  rules.add("any", '{"detail": {"severity": [{"exists": true}]}}');
  return rules;
}

test("the rules that match, in the order in which they were added", () => {
  const rules = severities();
  assert.deepEqual(rules.matches('{"detail": {"severity": 8}}'), found("severe", "any"));
  assert.deepEqual(rules.matches(Buffer.from('{"detail": {"severity": 3}}')), found("any"));
  assert.deepEqual(rules.matches({ detail: {} }), found());
  assert.deepEqual(new RuleSet().matches("{}"), found());
});

test("a rule with several patterns matches if one of them does, and is told once", () => {
  const rules = new RuleSet();
  rules.add("rule", { a: [1] });
  rules.add("rule", { b: [1] });
  assert.equal(rules.size, 1);
  assert.deepEqual(rules.matches({ b: 1 }), found("rule"));
  assert.deepEqual(rules.matches({ a: 1, b: 1 }), found("rule"));
  assert.deepEqual(rules.matches({ c: 1 }), found());
});

test("rules can be added and removed between events", () => {
  const rules = severities();
  const event = { detail: { severity: 8 } };
  assert.equal(rules.remove("severe"), true);
  assert.equal(rules.remove("severe"), false);
  assert.deepEqual([rules.size, rules.has("severe"), rules.has("any")], [1, false, true]);
  assert.deepEqual(rules.matches(event), found("any"));
  rules.add("severe", { detail: { severity: [8] } });
  assert.deepEqual(rules.matches(event), found("any", "severe"));
});

test("a pattern that is refused leaves the set as it was", () => {
  const rules = severities();
  const refused = rules.add("severe", '{"detail": 1}');
  assert.equal(refused.ok, false);
  assert.equal(refused.diagnostics[0].text, "pattern");
  assert.equal(rules.add("new", "[").ok, false);
  assert.deepEqual([rules.size, rules.has("new")], [2, false]);
  assert.deepEqual(rules.matches({ detail: { severity: 8 } }), found("severe", "any"));
});

test("an event that is none is an answer, and does no harm to the next", () => {
  const rules = severities();
  const refused = rules.matches('{"é": "😀", 1}');
  assert.equal(refused.ok, false);
  const [{ text, from, line, column }] = refused.diagnostics;
  assert.deepEqual({ text, from, line, column }, { text: "event", from: 12, line: 1, column: 13 });
  assert.equal(rules.matches(Uint8Array.of(0x7b, 0xff)).diagnostics[0].code, "event-not-utf8");
  assert.deepEqual(rules.matches({ detail: { severity: 3 } }), found("any"));
});

test("many events have an answer each", () => {
  const events = new Set(['{"detail": {"severity": 8}}', "{", { detail: { severity: 1 } }]);
  const answers = severities().matchesMany(events);
  assert.deepEqual(answers.map((answer) => (answer.ok ? answer.ids : answer.ok)), [["severe", "any"], false, ["any"]]);
});

test("events that are trusted give the same answers", () => {
  const rules = severities();
  const pad = "x".repeat(1000);
  const events = Array.from({ length: 50 }, (_, number) =>
    JSON.stringify({ detail: { severity: number % 10, type: "t" }, pad: number % 7 === 0 ? "" : pad }),
  );
  assert.deepEqual(rules.matchesMany(events, { trusted: true }), rules.matchesMany(events));
  rules.add("pad", { pad: [""] });
  assert.deepEqual(rules.matches(events[7], { trusted: true }), found("severe", "any", "pad"));
});

test("sets are apart from each other", () => {
  const [first, second] = [severities(), severities()];
  first.remove("any");
  first.dispose();
  assert.deepEqual(second.matches({ detail: { severity: 8 } }), found("severe", "any"));
});

test("a set that was disposed of says so", () => {
  const rules = severities();
  rules.dispose();
  rules.dispose();
  for (const use of [() => rules.matches({}), () => rules.add("x", {}), () => rules.remove("x")]) {
    assert.throws(use, { name: "TypeError", message: "this RuleSet was disposed of" });
  }
  if (Symbol.dispose) {
    const other = severities();
    other[Symbol.dispose]();
    assert.throws(() => other.matches({}), TypeError);
  }
});

test("misuse is a TypeError that says what was expected", () => {
  const rules = severities();
  const expected = (call, message) => assert.throws(call, { name: "TypeError", message });
  expected(() => rules.add(1, {}), "id: expected a string, got a number");
  expected(() => rules.matches(), "event: expected JSON as a string, a Uint8Array or an object, got undefined");
  expected(() => rules.matches({}, true), "options: expected an object, got a boolean");
  expected(() => rules.matches({}, { trusted: 1 }), "options.trusted: expected a boolean, got a number");
  expected(() => rules.matchesMany("{}"), "events: expected an array or another iterable, got a string");
});

test("sets that are made and disposed of take no more and more memory", () => {
  const pattern = { a: Array.from({ length: 500 }, (_, number) => `value ${number}`) };
  const use = () => {
    const rules = new RuleSet();
    rules.add("rule", pattern);
    rules.matches({ a: "value 7" });
    rules.dispose();
  };
  for (let turn = 0; turn < 200; turn++) use();
  const before = process.memoryUsage().external + process.memoryUsage().arrayBuffers;
  for (let turn = 0; turn < 2000; turn++) use();
  const after = process.memoryUsage().external + process.memoryUsage().arrayBuffers;
  assert.ok(after - before < 2 ** 21, `${after - before} bytes more`);
});

// Ten million are in the benchmark, whose figures the README has.
test("many events take no more and more memory", () => {
  const rules = severities();
  const events = [8, 3, "x"].map((severity) => Buffer.from(JSON.stringify({ detail: { severity, pad: "x".repeat(500) } })));
  const faulty = Buffer.from('{"detail": {"severity": 8}');
  const use = (turns) => {
    for (let turn = 0; turn < turns; turn++) {
      rules.matches(events[turn % 3]);
      if (turn % 10 === 0) rules.matches(faulty);
    }
  };
  const held = () => process.memoryUsage().external + process.memoryUsage().arrayBuffers;
  use(20_000);
  const before = held();
  use(200_000);
  assert.ok(held() - before < 2 ** 21, `${held() - before} bytes more`);
});
