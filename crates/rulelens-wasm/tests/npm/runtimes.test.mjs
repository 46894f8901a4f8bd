// Deno and Bun, where they can be had: from the registry on Linux, else from the PATH.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const modules = join(import.meta.dirname, "node_modules");
const runtimes = {
  deno: { programs: [join(modules, "@deno/linux-x64-glibc/deno"), "deno"], run: ["run", "--allow-read"] },
  bun: { programs: [join(modules, "@oven/bun-linux-x64/bin/bun"), "bun"], run: [] },
};

const PROGRAM = `
import { RuleSet, matches } from "rulelens";
import { importRules } from "rulelens/iac";
import { matches as inline } from "rulelens/inline";
import { matches as slim } from "rulelens/match";
import { open, share } from "rulelens/tools";

const rules = new RuleSet();
rules.add("one", { a: [1] });
const { link } = share({ event: "{}" });
const { rules: [imported] } = importRules('{"source": ["aws.s3"]}');
console.log(JSON.stringify({
  matched: [matches, inline, slim].map((matches) => matches('{"a": [1]}', new TextEncoder().encode('{"a": 1}')).matched),
  ids: rules.matches('{"a": 1}').ids,
  event: open(link).state.event,
  pattern: imported.pattern,
}));
`;

for (const [name, { programs, run }] of Object.entries(runtimes)) {
  const program = programs.find((program) => spawnSync(program, ["--version"]).status === 0);
  test(`it runs in ${name}`, { skip: program === undefined && `there is no ${name} here` }, () => {
    const folder = mkdtempSync(join(import.meta.dirname, `${name}-`));
    writeFileSync(join(folder, "main.mjs"), PROGRAM);
    const { stdout, stderr } = spawnSync(program, [...run, "main.mjs"], { cwd: folder, encoding: "utf8" });
    assert.deepEqual(stdout && JSON.parse(stdout), {
      matched: [true, true, true],
      ids: ["one"],
      event: "{}",
      pattern: '{"source": ["aws.s3"]}',
    }, stderr);
  });
}
