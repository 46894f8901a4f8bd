// The conformance suite, through the package.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { check, explain, matches, render, transform } from "rulelens";
import { parse } from "smol-toml";

const SUITE = process.env.RULELENS_SUITE ?? assert.fail("RULELENS_SUITE names the folder of the suite");
const FINDING = readFileSync(join(SUITE, "../../web/examples/guardduty-event.json"), "utf8");

function cases(folder, run) {
  describe(folder, () => {
    for (const file of readdirSync(join(SUITE, folder)).sort()) {
      const text = readFileSync(join(SUITE, folder, file), "utf8");
      // Numbers beyond what a double holds are of no use to these tests.
      for (const one of parse(text, { integersAsBigInt: "asNeeded" }).case) {
        test(`${file}: ${one.name}`, () => run(one));
      }
    }
  });
}

/** What the suite says of a fault, as far as this package tells it. */
function told(found, text) {
  return { code: found.code, at: text.slice(found.from, found.to), line: found.line, column: found.column };
}

function apply(fix, text) {
  if (fix === null) return undefined;
  return fix.edits.reduceRight(
    (text, { from, to, replacement }) => text.slice(0, from) + replacement + text.slice(to),
    text,
  );
}

function isRefused(answer, text, refusal) {
  assert.equal(answer.ok, false);
  const [first, ...then] = answer.diagnostics;
  const { code, at, line, column } = refusal;
  assert.deepEqual(told(first, text), { code, at, line, column });
  assert.deepEqual(then.map((found) => found.code), refusal.then ?? []);
  if (refusal.fixed !== undefined) assert.equal(apply(first.fix, text), refusal.fixed);
  if (refusal.service !== undefined) {
    assert.equal(first.service, refusal.service.replaceAll("[SOURCE", () => `[Source: (String)"${text}"`));
  }
}

cases("patterns", (one) => {
  if (one.refused) return isRefused(check(one.pattern), one.pattern, one.refused);
  assert.equal(check(one.pattern).ok, true);
  const events = [...(one.matches ?? []).map((it) => [it, true]), ...(one.misses ?? []).map((it) => [it, false])];
  for (const [event, matched] of events) {
    assert.deepEqual(matches(one.pattern, event), { ok: true, matched }, event);
    assert.deepEqual(matches(Buffer.from(one.pattern), Buffer.from(event)), { ok: true, matched }, event);
    assert.equal(explain(one.pattern, event).matched, matched, event);
  }
});

cases("lints", (one) => {
  const checked = check(one.pattern, one.event);
  const found = checked.ok ? checked.warnings : checked.diagnostics;
  const expected = (one.told ?? []).map(({ code, at, line, column, fixed }) => ({ code, at, line, column, fixed }));
  const all = found.map((it) => ({ ...told(it, one.pattern), fixed: apply(it.fix, one.pattern) }));
  assert.deepEqual(all, expected);
});

/** The target that a case describes, and whether it is given as such. */
function target(one) {
  if (one.target !== undefined) return one.target;
  if (one.path !== undefined) return JSON.stringify({ InputPath: one.path });
  if (one.constant !== undefined) return JSON.stringify({ Input: one.constant });
  if (one.template === undefined) return "{}";
  const paths = one.paths ? `"InputPathsMap": ${one.paths}, ` : "";
  return `{"InputTransformer": {${paths}"InputTemplate": ${JSON.stringify(one.template)}}}`;
}

cases("transforms", (one) => {
  // Pipes are not rules: the package does not do them.
  if (one.pipe !== undefined) return;
  const text = target(one);
  const answer = transform(text, one.event, { name: "example" });
  if (one.refused) {
    if (one.target !== undefined) return isRefused(answer, text, one.refused);
    assert.equal(answer.ok, false);
    return assert.ok(answer.diagnostics.some((found) => sameFault(found.code, one.refused.code)));
  }
  assert.equal(answer.ok, true);
  assert.equal(answer.pieces.map(({ from, to }) => answer.payload.slice(from, to)).join(""), answer.payload);
  if (one.told !== undefined && !one.findings && !one.without_event) isTold(answer.warnings, one, text);
  if (one.delivered !== undefined) {
    assert.deepEqual([answer.delivered, answer.payload], [true, one.delivered]);
  } else if (one.dropped !== undefined) {
    assert.equal(answer.delivered, false);
    const piece = answer.pieces[answer.dropped.piece];
    assert.equal(piece ? answer.payload.slice(piece.from, piece.to) : "", one.dropped);
    const mended = apply(answer.dropped.fix, text);
    assert.equal(mended === undefined, one.mended === undefined);
    if (mended !== undefined) assert.equal(transform(mended, one.event, { name: "example" }).delivered, true);
  }
});

/** Places and fixes are the target's; a case that has no target says only what is told. */
function isTold(warnings, one, text) {
  const all = warnings.map((it) => ({ ...told(it, text), fixed: apply(it.fix, text) }));
  const expected = one.told.map(({ code, at, line, column, fixed }) => ({ code, at, line, column, fixed }));
  const shown = (list) => (one.target === undefined ? list.map((it) => it.code) : list);
  assert.deepEqual(shown(all), shown(expected));
}

/** A map of input paths that is no JSON makes the target none. */
const sameFault = (found, code) => found === code || (code.startsWith("json-") && found.startsWith("json-"));

cases("targets", (one) => {
  const event = one.payload !== undefined ? payload(one) : (one.event ?? finding(one));
  if (event === undefined) return;
  const setting = one.payload !== undefined ? JSON.stringify({ Input: event }) : target(one);
  // A payload is as it is only if it can be a constant.
  const answer = render(one.view, setting, one.payload !== undefined ? "{}" : event);
  if (one.payload !== undefined && answer.payload !== event) return;
  assert.equal(answer.ok, true);
  const dropped = one.dropped ?? [];
  assert.deepEqual(answer.unseen?.reasons.map((reason) => reason.code) ?? [], dropped);
  assert.equal(answer.shown, dropped.length === 0);
  if (answer.shown && one.card !== undefined) assert.equal(answer.seen.card, one.card);
  if (one.notices !== undefined) {
    const { notices } = answer.seen ?? answer.unseen;
    assert.deepEqual(notices.map((notice) => notice.code), one.notices);
  }
});

function payload(one) {
  const text = one.payload.repeat(one.times ?? 1);
  // More characters than a constant may have.
  return text.length > 8192 ? undefined : text;
}

function finding(one) {
  return one.finding.reduce((event, [old, given]) => event.replaceAll(old, () => given), FINDING);
}
