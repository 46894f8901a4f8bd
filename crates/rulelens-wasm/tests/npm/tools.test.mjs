// `rulelens/tools`: findings of GuardDuty.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { matches } from "rulelens";
import * as tools from "rulelens/tools";
import { parse } from "smol-toml";

const { findingTypes, fromFindings, sample, simulate } = tools;
const SUITE = join(process.env.RULELENS_SUITE, "guardduty");

test("it is there by `require` too", () => {
  const required = createRequire(import.meta.url)("rulelens/tools");
  assert.deepEqual(Object.keys(required).sort(), Object.keys(tools).sort());
  assert.deepEqual(required.sample("Recon:EC2/Portscan"), sample("Recon:EC2/Portscan"));
});

test("every type of findings has a sample that a rule for it matches", () => {
  const types = findingTypes();
  assert.ok(types.length > 100);
  for (const type of types) {
    const { event } = sample(type);
    assert.equal(matches({ source: ["aws.guardduty"], detail: { type: [type] } }, event).matched, true, type);
  }
});

test("a sample says what it is told to", () => {
  const options = { seed: 7, time: "2026-05-01T00:00:00Z", account: "999988887777", region: "eu-west-1" };
  const { event } = sample("Recon:EC2/Portscan", { ...options, severity: 4.5, count: 3, archived: true });
  const { account, region, time, detail } = JSON.parse(event);
  assert.deepEqual({ account, region, time }, { account: options.account, region: options.region, time: options.time });
  assert.deepEqual([detail.accountId, detail.severity, detail.service.count, detail.service.archived], [options.account, 4.5, 3, true]);
  assert.equal(sample("Recon:EC2/Portscan", options).event, sample("Recon:EC2/Portscan", options).event);
  assert.notEqual(sample("Recon:EC2/Portscan", { seed: 8 }).event, sample("Recon:EC2/Portscan", { seed: 9 }).event);
});

test("what is wrong with a sample is an answer, misuse is not", () => {
  const { ok, diagnostics } = sample("Recon:EC2/Portscann", { time: "yesterday" });
  assert.equal(ok, false);
  assert.deepEqual(diagnostics.map(({ text, code, from, to }) => ({ text, code, from, to })), [
    { text: "type", code: "unknown-finding-type", from: 0, to: 19 },
    { text: "time", code: "time", from: 0, to: 9 },
  ]);
  assert.equal(diagnostics[0].help, "Is `Recon:EC2/Portscan` meant?");
  assert.throws(() => sample(5), { name: "TypeError", message: "type: expected a string, got a number" });
  for (const [options, message] of [
    [{ seed: -1 }, "options.seed: expected a whole number from 0 to 4294967295, got -1"],
    [{ count: "3" }, "options.count: expected a whole number from 0 to 4294967295, got a string"],
    [{ severity: NaN }, "options.severity: expected a number, got NaN"],
    [{ archived: 1 }, "options.archived: expected a boolean, got a number"],
    [{ account: 111122223333 }, "options.account: expected a string, got a number"],
    [null, "options: expected an object, got null"],
  ]) {
    assert.throws(() => sample("Recon:EC2/Portscan", options), { name: "TypeError", message });
  }
});

function cases(run) {
  for (const file of readdirSync(SUITE).sort()) {
    for (const one of parse(readFileSync(join(SUITE, file), "utf8"), { integersAsBigInt: "asNeeded" }).case) {
      test(`${file}: ${one.name}`, () => run(one));
    }
  }
}

function isRefused(answer, text, refused) {
  const found = answer.diagnostics.map(({ code, from, to }) => ({ code, at: text.slice(from, to) }));
  assert.ok(found.some(({ code }) => code === refused.code), JSON.stringify(found));
}

describe("the suite", () =>
  cases((one) => {
    if (one.findings !== undefined) {
      const answer = fromFindings(one.findings);
      if (one.refused) return isRefused(answer, one.findings, one.refused);
      assert.equal(answer.ok, true);
      assert.deepEqual(answer.events.map(({ event }) => event), one.events);
      for (const { from, to } of answer.events) JSON.parse(one.findings.slice(from, to));
      return;
    }
    const answer = simulate(one.scenario, { texts: true });
    if (one.refused) return isRefused(answer, one.scenario, one.refused);
    assert.equal(answer.ok, true);
    for (const [at, sent] of (one.sent ?? []).entries()) {
      const event = answer.events[at];
      assert.deepEqual(
        { at: event.time, count: event.count, first: event.firstSeen, last: event.lastSeen },
        { at: sent.at, count: sent.count, first: sent.first ?? event.firstSeen, last: sent.last ?? event.lastSeen },
      );
    }
    if (one.sent) assert.equal(answer.events.length, one.sent.length);
    for (const { texts } of answer.events) {
      for (const { bus, event } of texts) assert.equal(JSON.parse(event).account, answer.accounts[bus]);
    }
  }));

test("texts are told only if they are wanted", () => {
  const scenario = { findings: [{ type: "Recon:EC2/Portscan", occurrences: ["2026-03-14T09:00:00Z"] }] };
  assert.equal("texts" in simulate(scenario).events[0], false);
  assert.equal(simulate(scenario, { texts: true }).events[0].texts.length, 1);
  assert.throws(() => simulate(scenario, { texts: "yes" }), { name: "TypeError" });
});

// The command and the playground have the same scenario, with the same figures.
test("forty occurrences overnight are three mails and three lost posts", () => {
  const night = readFileSync(join(process.env.RULELENS_SUITE, "../../web/scenarios/night.json"), "utf8");
  const { occurrences, events, notifications } = simulate(night);
  assert.deepEqual([occurrences.length, events.length, notifications.length], [40, 3, 6]);
  const sent = ["2026-03-14T20:05:00Z", "2026-03-15T02:05:00Z", "2026-03-15T08:05:00Z"];
  assert.deepEqual(events.map(({ time }) => time), sent);
  assert.deepEqual(notifications.map(({ lost }) => lost?.by), [undefined, "chat", undefined, "chat", undefined, "chat"]);
});
