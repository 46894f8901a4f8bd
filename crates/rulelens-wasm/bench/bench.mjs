// Measures the package, and writes what it finds into its README:
// `node bench.mjs --package FOLDER --without NAME=FILE … --readme FILE`.
//
// `cargo xtask bench-package` runs it.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { events, rules } from "./findings.mjs";
import { judged, peers } from "./peers.mjs";

const { values } = parseArgs({
  options: {
    package: { type: "string" },
    without: { type: "string", multiple: true, default: [] },
    readme: { type: "string" },
    calls: { type: "string", default: "10000000" },
  },
});
const { RuleSet, explain, matches } = await import(join(values.package, "node.js"));

// Many short rounds: of what else the machine does, the best of them knows the least.
const ROUNDS = 100;
const EVENTS = 64;
const texts = events(EVENTS);
const bytes = texts.map((text) => Buffer.from(text));
const patterns = rules(50);

/** Microseconds that each of some ways takes for an event: the best of many rounds, in turns. */
function measured(ways, calls = 10 * EVENTS) {
  const best = Object.fromEntries(Object.keys(ways).map((name) => [name, Infinity]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const start = performance.now();
      for (let call = 0; call < calls; call++) way(call % EVENTS);
      best[name] = Math.min(best[name], ((performance.now() - start) / calls) * 1000);
    }
  }
  return best;
}

function set() {
  const set = new RuleSet();
  for (const [number, pattern] of patterns.entries()) {
    const added = set.add(`rule ${number}`, pattern);
    if (!added.ok) throw new Error(`rule ${number}: ${added.diagnostics[0].message}`);
  }
  return set;
}

/** The set must find what each pattern alone finds, or its speed is worth nothing. */
function assertRight(set) {
  for (const text of texts) {
    const alone = patterns.flatMap((pattern, number) => (matches(pattern, text).matched ? [`rule ${number}`] : []));
    for (const trusted of [false, true]) {
      const { ids } = set.matches(text, { trusted });
      if (ids.join() !== alone.join()) throw new Error(`found ${ids}, expected ${alone}`);
    }
  }
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

const kB = (length) => (length / 1000).toFixed(1);

function sizes() {
  const zipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
  const entry = (name) => zipped(join(values.package, `${name}.wasm`));
  const all = entry("rulelens");
  const rows = [["`rulelens.wasm`", kB(all)]];
  for (const [name, file] of values.without.map((it) => it.split("="))) {
    rows.push([`of that, ${name}`, kB(all - zipped(file))]);
  }
  for (const name of ["match", "tools", "iac"]) rows.push([`\`${name}.wasm\``, kB(entry(name))]);
  rows.push(["`web.js`", kB(zipped(join(values.package, "web.js")))]);
  return table(["", "kB, gzip"], rows);
}

/** One-shot verdicts, by us and by others, and what each gets right. */
function beside() {
  const verdict = (pattern, event) => {
    const answer = matches(pattern, event);
    return answer.ok ? answer.matched : refuse(answer);
  };
  const all = { "`rulelens`": verdict, ...peers };
  const found = measured(
    Object.fromEntries(Object.entries(all).map(([name, way]) => [name, (at) => way(ONE, texts[at])])),
  );
  const rows = Object.entries(all).map(([name, way]) => {
    const { of, failed } = judged(way);
    const missing = failed.length === 0 ? "" : `: not ${failed.map((it) => `\`${it}\``).join(", ")}`;
    return [name, found[name].toFixed(1), `${of - failed.length} of ${of}${missing}`];
  });
  return table(["", "µs", "operators that are right"], rows);
}

/** What every implementation has. */
const ONE = JSON.stringify({
  source: ["aws.guardduty"],
  detail: { severity: [{ numeric: [">=", 4] }], type: [{ prefix: "Recon:" }] },
});

const refuse = ({ diagnostics: [{ message }] }) => {
  throw new Error(message);
};

function speed() {
  const rules = set();
  assertRight(rules);
  const trusted = { trusted: true };
  const found = measured({
    "`JSON.parse(text)` alone": (at) => JSON.parse(texts[at]),
    "`rules.matches(bytes)`": (at) => rules.matches(bytes[at]),
    "`rules.matches(text)`": (at) => rules.matches(texts[at]),
    "`rules.matches(bytes, { trusted: true })`": (at) => rules.matches(bytes[at], trusted),
    "`matches(pattern, text)`, one rule": (at) => matches(patterns[at % 50], texts[at]),
    "`explain(pattern, text)`, one rule": (at) => explain(patterns[at % 50], texts[at]),
  });
  const [parse] = Object.values(found);
  const rows = Object.entries(found).map(([name, us]) => [name, us.toFixed(1), `${(parse / us).toFixed(2)}×`]);
  return table(["", "µs an event", "events a second, `JSON.parse` = 1"], rows);
}

/** What memory is held before and after many calls, in MB. */
function memory(calls) {
  const rules = set();
  const held = () => process.memoryUsage().rss / 1e6;
  const use = (count) => {
    for (let call = 0; call < count; call++) rules.matches(bytes[call % EVENTS]);
  };
  use(calls / 100);
  const before = held();
  use(calls);
  return { before, after: held() };
}

const average = bytes.reduce((sum, { length }) => sum + length, 0) / EVENTS;
const calls = Number(values.calls);
const [size, fast, others, { before, after }] = [sizes(), speed(), beside(), memory(calls)];
const report = `${size}

50 rules for GuardDuty findings of ${kB(average)} kB each, in Node ${process.versions.node}, the best of ${ROUNDS} rounds:

${fast}

One pattern and one event, both texts, beside what else on npm does it:

${others}

After ${calls.toLocaleString("en")} more calls the process held ${after.toFixed(0)} MB, before them ${before.toFixed(0)} MB.`;

console.log(report);
if (values.readme !== undefined) {
  const readme = readFileSync(values.readme, "utf8");
  const mark = /(<!-- figures -->\n)[^]*?(<!-- \/figures -->)/;
  writeFileSync(values.readme, readme.replace(mark, (_, begin, end) => `${begin}${report}\n${end}`));
}
