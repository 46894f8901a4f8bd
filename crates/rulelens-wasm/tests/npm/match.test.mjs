// `rulelens/match`: the same answers from a smaller engine.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as rulelens from "rulelens";
import * as slim from "rulelens/match";

test("it is there by `require` too", () => {
  const required = createRequire(import.meta.url)("rulelens/match");
  assert.deepEqual(Object.keys(required).sort(), Object.keys(slim).sort());
  assert.equal(required.matches('{"a": [1]}', '{"a": 1}').matched, true);
});

test("it exports what it declares", () => {
  const declared = readFileSync(new URL("./match.d.ts", import.meta.resolve("rulelens/match")), "utf8");
  const names = declared.match(/^export \{ (.*) \} from/m)[1].split(", ");
  assert.deepEqual(Object.keys(slim).sort(), names.sort());
});

test("verdicts and faults are those of the whole", () => {
  for (const pattern of ['{"a": [1, {"prefix": "x"}]}', '{"a": 1}', '{"a": [{"prefx": "x"}]}', "{"]) {
    for (const event of ['{"a": 1}', '{"a": "xy", "b": [{"c": 1.50}]}', '{"a": "y"}', "[]"]) {
      assert.deepEqual(slim.matches(pattern, event), rulelens.matches(pattern, event));
    }
    const whole = rulelens.check(pattern);
    assert.deepEqual(slim.check(pattern), whole.ok ? { ok: true, warnings: [] } : whole);
  }
});

test("sets of both stand beside each other", () => {
  const sets = [slim, rulelens].map(({ RuleSet }) => new RuleSet());
  for (const set of sets) {
    set.add("one", { a: [{ numeric: [">", 1] }] });
    set.add("two", { a: [{ wildcard: "*b*c" }] });
  }
  const [small, whole] = sets.map((set) => set.matchesMany([{ a: 2 }, { a: "abxc" }, "{"]));
  assert.deepEqual(small, whole);
});

test("its engine is smaller", () => {
  const size = (entry) => statSync(new URL(import.meta.resolve(`rulelens/${entry}.wasm`))).size;
  assert.ok(size("match") < 0.75 * size("rulelens"), `${size("match")} of ${size("rulelens")} bytes`);
});
