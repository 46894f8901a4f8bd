// Every example of the README, as it is written there, prints what is written below it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { shown } from "./browser.mjs";
import { bundled } from "./bundlers.mjs";

const PACKAGE = join(import.meta.dirname, "node_modules/rulelens");
const README = readFileSync(join(PACKAGE, "README.md"), "utf8");

/** The examples: how each is run, its code, and what it prints. */
function examples() {
  const block = /<!-- run: (.*?) -->\n```\w+\n([^]*?)```\n|```text\n([^]*?)```\n/g;
  const found = [];
  let files = [];
  for (const [, run, code, printed] of README.matchAll(block)) {
    if (run !== undefined) {
      files.push({ run: run.split(" "), code });
    } else {
      found.push({ files, printed: printed.trim() });
      files = [];
    }
  }
  assert.deepEqual(files, [], "an example without what it prints");
  return found;
}

const folder = () => mkdtempSync(join(import.meta.dirname, "readme-"));

function run(cwd, ...args) {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
  return { stdout: stdout.trim(), all: stdout + stderr };
}

function tsc(file, cwd) {
  const options = ["--ignoreConfig", "--strict", "--module", "NodeNext", "--target", "ES2022", "--lib", "ES2022,DOM,ESNext.Disposable"];
  const compiled = run(cwd, "../node_modules/typescript/bin/tsc", ...options, "--types", "", file);
  assert.equal(compiled.stdout, "");
}

const ways = {
  node([{ run: [, file], code }]) {
    const cwd = folder();
    writeFileSync(join(cwd, file), code);
    return [run(cwd, file).stdout];
  },
  tsc([{ run: [, file], code }]) {
    const cwd = folder();
    writeFileSync(join(cwd, file), code);
    writeFileSync(join(cwd, "package.json"), '{"type": "module"}');
    tsc(file, cwd);
    return [run(cwd, file.replace(".ts", ".js")).stdout];
  },
  async vite([{ code }]) {
    const sites = ["vite", "webpack"].map(async (bundler) => shown("index.html", { "": await bundled(bundler, code) }));
    return Promise.all(sites);
  },
  async esbuild([{ code }]) {
    // Printed, not shown: it may be for Node.
    const sites = ["esbuild", "rollup"].map(async (bundler) => {
      const site = await bundled(bundler, code);
      writeFileSync(join(site, "package.json"), '{"type": "module"}');
      return run(site, "main.js").stdout;
    });
    return Promise.all(sites);
  },
  async page(files) {
    const cwd = folder();
    for (const { run: [, file], code } of files) writeFileSync(join(cwd, file), code);
    return [await shown("example.html", { "": cwd, rulelens: PACKAGE })];
  },
};
ways.worker = ways.page;

for (const { files, printed } of examples()) {
  const [way] = files[0].run;
  if (way === "setup") continue;
  test(`README: ${files.map((file) => file.run.join(" ")).join(", ")}`, async () => {
    for (const found of await ways[way](files)) assert.equal(found, printed);
  });
}

const [recipe] = examples().filter(({ files }) => files[0].run[0] === "setup");
const [setup, spec] = recipe.files.map((file) => file.code);

/** How a framework that runs the recipe fails, without what frames it. */
function failure(output) {
  const lines = output.replaceAll(/\u001b\[[\d;]*m/g, "").split("\n").map((line) => line.trim());
  return lines.join("\n");
}

const told = failure(recipe.printed);

test("README: the recipe for Vitest", () => {
  const cwd = folder();
  writeFileSync(join(cwd, "setup.js"), setup);
  writeFileSync(join(cwd, "example.test.js"), spec);
  writeFileSync(join(cwd, "vitest.config.js"), 'export default { test: { setupFiles: ["./setup.js"] } };\n');
  const { all } = run(cwd, "../node_modules/vitest/vitest.mjs", "run", "--root", cwd);
  assert.ok(failure(all).includes(told), all);
});

test("README: the recipe for Jest", () => {
  const cwd = folder();
  const withoutImport = (code) => code.replace(/^import .* from "vitest";\n/m, "");
  // Jest takes CommonJS unless it is asked otherwise.
  const required = (code) => withoutImport(code).replace(/^import (.*) from (".*");$/gm, "const $1 = require($2);");
  writeFileSync(join(cwd, "package.json"), "{}");
  writeFileSync(join(cwd, "setup.js"), required(setup));
  writeFileSync(join(cwd, "example.test.js"), required(spec));
  const config = JSON.stringify({ rootDir: cwd, setupFilesAfterEnv: ["./setup.js"], transform: {} });
  const { all } = run(cwd, "../node_modules/jest/bin/jest.js", "--config", config);
  assert.ok(failure(all).includes(told), all);
});

test("README: the matcher passes where it should, can be negated, and tells faults", () => {
  const cwd = folder();
  writeFileSync(join(cwd, "setup.js"), setup);
  writeFileSync(join(cwd, "vitest.config.js"), 'export default { test: { setupFiles: ["./setup.js"] } };\n');
  writeFileSync(join(cwd, "example.test.js"), `
    import { test, expect } from "vitest";
    test("passes", () => expect({ a: [1] }).toMatchEvent({ a: 1 }));
    test("is negated", () => expect({ a: [1] }).not.toMatchEvent({ a: 2 }));
    test("fails negated", () => expect({ a: [1] }).not.toMatchEvent({ a: 1 }));
    test("has a fault", () => expect({ a: 1 }).toMatchEvent({ a: 1 }));
    test("has a fault, negated", () => expect({ a: 1 }).not.toMatchEvent({ a: 1 }));
  `);
  const { all } = run(cwd, "../node_modules/vitest/vitest.mjs", "run", "--root", cwd);
  assert.match(all, /3 failed \| 2 passed/);
  assert.equal(all.match(/pattern 1:6: `a` must hold an array or an object/g)?.length >= 2, true, all);
});
