// `rulelens/tools`: links.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { open, share } from "rulelens/tools";
import { parse } from "smol-toml";

const STATE = {
  shown: { rule: 1, view: "timeline", as: "email" },
  rules: [
    { name: "all", pattern: '{"source": ["aws.guardduty"]}' },
    { name: "not valid yet", pattern: '{"é": "😀' },
  ],
  event: '{"account": "210987654321"}',
  targets: [{ name: "mail", rule: 0, input: "transformer", inputPaths: '{"a": "$.a"}', template: '"<a>"' }],
  scenario: "{}",
  cases: '{"version": 1}',
};

test("what was put into a link comes out of it", () => {
  const { ok, link, isLong } = share(STATE, { base: "https://example.com/" });
  assert.deepEqual([ok, isLong], [true, false]);
  assert.match(link, /^https:\/\/example\.com\/#1[\w-]+$/);
  for (const given of [link, link.slice(link.indexOf("#")), link.slice(link.indexOf("#") + 1)]) {
    const { state, parts, diagnostics } = open(given);
    assert.deepEqual(state, STATE);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(parts[0], { part: "shown", condition: "whole" });
  }
  assert.equal(share(open(link).state, { base: "https://example.com/" }).link, link);
});

test("every link that was ever made is read", () => {
  const folder = join(process.env.RULELENS_SUITE, "../../crates/rulelens-share/tests/links");
  const links = readdirSync(folder);
  assert.ok(links.length > 0);
  for (const name of links) {
    const answer = open(readFileSync(join(folder, name), "utf8"));
    assert.equal(answer.ok, true, name);
    assert.deepEqual(answer.diagnostics, [], name);
  }
});

describe("hostile links", () => {
  for (const file of readdirSync(join(process.env.RULELENS_SUITE, "links"))) {
    const text = readFileSync(join(process.env.RULELENS_SUITE, "links", file), "utf8");
    for (const one of parse(text, { integersAsBigInt: "asNeeded" }).case) {
      test(`${file}: ${one.name}`, () => {
        const answer = open("#" + one.fragment + (one.repeated ?? "").repeat(one.times ?? 0));
        assert.equal(answer.diagnostics[0]?.code, one.fault);
        if (answer.ok && one.event !== undefined) assert.equal(answer.state.event ?? "", one.event);
      });
    }
  }
});

test("objects are written in lines, targets may be as PutTargets takes them", () => {
  const target = {
    Id: "mail",
    Arn: "arn:aws:sns:eu-west-1:111122223333:mail",
    InputTransformer: { InputPathsMap: { a: "$.a" }, InputTemplate: '"<a>"' },
  };
  const made = (targets) => open(share({ rules: [{ pattern: { a: [1] } }], event: { a: 1 }, targets }).link).state;
  const { rules, event, targets } = made([target, JSON.stringify({ Targets: [{ Id: "path", InputPath: "$.a" }] }), "[]"]);
  assert.deepEqual(rules, [{ name: "", pattern: '{\n  "a": [\n    1\n  ]\n}' }]);
  assert.equal(event, '{\n  "a": 1\n}');
  assert.deepEqual(targets, [
    { name: "mail", arn: target.Arn, input: "transformer", inputPaths: '{"a":"$.a"}', template: '"<a>"' },
    { name: "path", input: "path", inputPath: "$.a" },
  ]);
  const { ok, diagnostics } = share({ targets: ['{"Id"'] });
  assert.deepEqual([ok, diagnostics[0].text, diagnostics[0].from], [false, "target", 5]);
});

test("what is sensitive is counted, and replaced if that is wanted", () => {
  assert.deepEqual(share(STATE).sensitive, [{ kind: "account", count: 1, text: "1 account id" }]);
  const replaced = share(STATE, { replace: true });
  assert.deepEqual(replaced.sensitive, []);
  assert.equal(open(replaced.link).state.event, '{"account": "111122223333"}');
});

/** Text that cannot be made shorter. */
function noise(length) {
  let seed = 1;
  const next = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0);
  return Array.from({ length }, () => String.fromCharCode(33 + ((next() >>> 16) % 90))).join("");
}

test("a long link names its largest part, one that is too long is refused", () => {
  const rules = [{ pattern: "a" }, { pattern: noise(12000) }];
  const { isLong, largest } = share({ rules, event: "{}" });
  assert.equal(isLong, true);
  assert.deepEqual([largest.part, largest.index], ["rule", 1]);
  const { ok, diagnostics } = share({ event: "x".repeat(5_000_000) });
  assert.deepEqual([ok, diagnostics[0].text, diagnostics[0].code], [false, "state", "link-too-large"]);
});

test("a damaged link gives what it has, one with nothing is refused", () => {
  const { link } = share({ ...STATE, event: noise(2000) });
  const cut = open(link.slice(0, -1000));
  assert.equal(cut.ok, true);
  assert.equal(cut.diagnostics[0].code, "link-damaged");
  assert.equal(cut.diagnostics[0].text, "link");
  assert.deepEqual(cut.state.rules, STATE.rules);
  assert.ok(cut.parts.some(({ part, condition }) => part === "event" && condition === "cut-off"));
  for (const [given, code] of [["", "link-empty"], ["https://example.com/#", "link-empty"], ["9abc", "link-version"]]) {
    const { ok, diagnostics } = open(given);
    assert.deepEqual([ok, diagnostics[0].code], [false, code]);
  }
});

test("misuse is a TypeError that says what was expected", () => {
  const expected = (call, message) => assert.throws(call, { name: "TypeError", message });
  expected(() => open(5), "link: expected a string, got a number");
  expected(() => share(), "state: expected an object, got undefined");
  expected(() => share({}, { base: 1 }), "options.base: expected a string, got a number");
  expected(() => share({ rules: {} }), "state.rules: expected an array, got an object");
  expected(() => share({ rules: [{ name: 1 }] }), "state.rules[0].name: expected a string, got a number");
  const text = "expected JSON as a string, a Uint8Array or an object, got a number";
  expected(() => share({ rules: [{ pattern: 1 }] }), `state.rules[0].pattern: ${text}`);
  expected(() => share({ event: 1 }), `state.event: ${text}`);
  expected(() => share({ targets: [1] }), `state.targets[0]: ${text}`);
  expected(() => share({ targets: [{ input: "all" }] }), /^state\.targets\[0\]\.input: expected one of "matched-event", .* got "all"$/);
  expected(() => share({ shown: { rule: -1 } }), "state.shown.rule: expected a whole number from 0 to 4294967295, got -1");
});
