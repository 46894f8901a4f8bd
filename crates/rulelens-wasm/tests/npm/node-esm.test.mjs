// Node, by `import`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as rulelens from "rulelens";

const { check, explain, init, initSync, matches, render, transform, version } = rulelens;
const PATTERN = '{"detail": {"severity": [{"numeric": [">=", 4]}]}}';

test("it exports what it declares", () => {
  const declared = readFileSync(new URL("./index.d.ts", import.meta.resolve("rulelens")), "utf8");
  const names = [...declared.matchAll(/^export (?:function|const|class) (\w+)/gm)].map((match) => match[1]);
  assert.deepEqual(Object.keys(rulelens).sort(), names.sort());
});

test("a verdict", () => {
  assert.deepEqual(matches(PATTERN, '{"detail": {"severity": 4.0}}'), { ok: true, matched: true });
  assert.deepEqual(matches(PATTERN, '{"detail": {"severity": 3.9}}'), { ok: true, matched: false });
});

test("a text can be a string, bytes or an object", () => {
  const event = { detail: { severity: 8 } };
  for (const given of [JSON.stringify(event), Buffer.from(JSON.stringify(event)), event]) {
    assert.equal(matches(JSON.parse(PATTERN), given).matched, true);
  }
  const inside = new Uint8Array(Buffer.from(`..${JSON.stringify(event)}..`).buffer);
  const text = new TextDecoder().decode(inside);
  const at = text.indexOf(JSON.stringify(event));
  assert.equal(matches(PATTERN, inside.subarray(at, at + JSON.stringify(event).length)).matched, true);
});

test("the spelling of a number is kept in a text and lost in an object", () => {
  const target = { InputTransformer: { InputPathsMap: { n: "$.n" }, InputTemplate: '{"n": <n>}' } };
  assert.equal(transform(target, '{"n": 4.0}').payload, '{"n": 4.0}');
  assert.equal(transform(target, { n: 4.0 }).payload, '{"n": 4}');
});

test("what the service refuses is a value", () => {
  const refused = check('{"source": "aws.ec2"}');
  assert.equal(refused.ok, false);
  const [fault] = refused.diagnostics;
  assert.equal(fault.code, "field-not-array");
  assert.equal('{"source": "aws.ec2"}'.slice(fault.from, fault.to), '"aws.ec2"');
  assert.match(fault.service, /^Event pattern is not valid/);
});

test("all texts with a fault are told", () => {
  const { diagnostics } = matches("[", "{");
  assert.deepEqual([...new Set(diagnostics.map((found) => found.text))], ["pattern", "event"]);
});

test("places count UTF-16 code units", () => {
  const event = '{"é": "😀",\n "detail": {"severity": 3.9}}';
  for (const given of [event, Buffer.from(event)]) {
    const { value } = explain(PATTERN, given).fields[0];
    assert.equal(event.slice(value.from, value.to), "3.9");
    assert.deepEqual([value.line, value.column], [2, 25]);
  }
});

test("half a surrogate pair and bytes that are no text do no harm", () => {
  const event = '{"a": "\ud83d", "detail": {"severity": 9}}';
  const { value } = explain(PATTERN, event).fields[0];
  assert.equal(event.slice(value.from, value.to), "9");
  const refused = matches(PATTERN, Uint8Array.of(0x7b, 0xff, 0xfe));
  assert.equal(refused.diagnostics[0].code, "event-not-utf8");
  assert.equal(refused.diagnostics[0].from, 1);
});

test("long and short texts take turns", () => {
  const long = JSON.stringify({ pad: "é".repeat(3_000_000), detail: { severity: 8 } });
  for (let turn = 0; turn < 3; turn++) {
    assert.equal(matches(PATTERN, long).matched, true);
    assert.equal(matches(PATTERN, '{"detail": {"severity": 1}}').matched, false);
    assert.equal(matches(PATTERN, Buffer.from(long)).matched, true);
  }
});

test("an explanation says why", () => {
  const explained = explain(PATTERN, '{"detail": {"severity": 3.9}}');
  assert.equal(explained.summary, "Not matched: detail.severity 3.9 is not ≥ 4");
  assert.deepEqual(explained.misses, [0]);
  assert.match(explained.change, /^It would match if/);
});

test("a target receives something, or the drop is told with its fix", () => {
  const target = JSON.stringify({
    InputTransformer: { InputPathsMap: { o: "$.detail" }, InputTemplate: '{"k": "<o>"}' },
  });
  const event = '{"detail": {"a": "x"}}';
  const dropped = transform(target, event);
  assert.equal(dropped.delivered, false);
  assert.equal(dropped.dropped.placeholder, "o");
  let mended = target;
  for (const { from, to, replacement } of dropped.dropped.fix.edits.toReversed()) {
    mended = mended.slice(0, from) + replacement + mended.slice(to);
  }
  assert.deepEqual(JSON.parse(transform(mended, event).payload), { k: { a: "x" } });
});

test("reserved variables stand for the rule that is given", () => {
  const target = { InputTransformer: { InputTemplate: '"<aws.events.rule-name> <aws.events.rule-arn>"' } };
  const rule = { name: "findings", arn: "arn:x" };
  assert.equal(transform(target, {}, rule).payload, '"findings arn:x"');
});

test("a person sees something, or is told why not", () => {
  const event = { account: "111122223333", region: "eu-west-1", detail: {} };
  const mail = render("email", { Input: '"hello"' }, event, { to: "me@example.com" });
  assert.equal(mail.shown, true);
  assert.equal(mail.seen.to, "me@example.com");
  assert.match(mail.seen.text, /^"hello"\n\n--\n/);
  const chat = render("slack", { Input: '"hello"' }, event);
  assert.equal(chat.shown, false);
  assert.equal(chat.unseen.reasons[0].code, "not-object");
  for (const view of ["email", "email-json", "slack", "teams", "chime", "slack-webhook", "teams-webhook", "json"]) {
    assert.equal(render(view, {}, event).view, view);
  }
});

test("misuse is a TypeError that says what was expected", () => {
  const expected = (call, message) => assert.throws(call, { name: "TypeError", message });
  expected(() => matches(PATTERN), "event: expected JSON as a string, a Uint8Array or an object, got undefined");
  expected(() => matches(null, {}), "pattern: expected JSON as a string, a Uint8Array or an object, got null");
  expected(() => check(() => {}), "pattern: expected JSON as a string, a Uint8Array or an object, got a function");
  expected(() => transform({}, {}, { name: 1 }), "rule.name: expected a string, got a number");
  expected(() => transform({}, {}, "x"), "rule: expected an object, got a string");
  expected(() => render("sms", {}, {}), /^view: expected one of "email", .* got "sms"$/);
  const circular = {};
  circular.self = circular;
  expected(() => matches({}, circular), "event: expected an object that JSON.stringify takes");
  expected(() => matches({}, { toJSON() {} }), "event: expected an object that JSON.stringify writes");
});

test("it is loaded already, and knows its version", async () => {
  await init();
  initSync({ module: new Uint8Array(0) });
  const { version: published } = JSON.parse(readFileSync(new URL("./package.json", import.meta.resolve("rulelens"))));
  assert.equal(version, published);
});
