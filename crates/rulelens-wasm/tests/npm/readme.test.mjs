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
  const block = /<!-- (run|file): (.*?) -->\n```\w+\n([^]*?)```\n|```text\n([^]*?)```\n/g;
  const found = [];
  let files = [];
  for (const [, what, run, code, printed] of README.matchAll(block)) {
    if (what === "file") {
      // It lies beside all that come after it.
      beside.push({ run: ["", run], code });
    } else if (run !== undefined) {
      files.push({ run: run.split(" "), code });
    } else {
      found.push({ files, printed: printed.trim() });
      files = [];
    }
  }
  assert.deepEqual(files, [], "an example without what it prints");
  return found;
}

const beside = [];

const folder = () => mkdtempSync(join(import.meta.dirname, "readme-"));

/** Of a process of its own: what is run by this one's test runner reports to it. */
const { NODE_TEST_CONTEXT: _, ...OWN } = process.env;
const ENV = { ...OWN, NO_COLOR: "1" };

function run(cwd, ...args) {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", env: ENV });
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

/** A folder with the files of an example, and those beside it. */
function filesOf(files, ...more) {
  const cwd = folder();
  for (const { run: [, file], code } of [...beside, ...files, ...more]) writeFileSync(join(cwd, file), code);
  return cwd;
}

/** All that a test framework prints of a test that fails, without colours and indents. */
function failure(output) {
  return output.replaceAll(/\u001b\[[\d;]*m/g, "").split("\n").map((line) => line.trim()).join("\n");
}

/** Test frameworks: what they print, in which what is written stands among much else. */
const frameworks = {
  vitest(files, ...more) {
    const config = 'export default { test: { setupFiles: ["./setup.js"] } };\n';
    const settings = files.some(({ run }) => run[1] === "setup.js") ? config : "export default {};\n";
    const cwd = filesOf(files, { run: ["", "vitest.config.mjs"], code: settings }, ...more);
    return failure(run(cwd, "../node_modules/vitest/vitest.mjs", "run", "--root", cwd).all);
  },
  jest(files) {
    const setup = files.some(({ run }) => run[1] === "setup.js") ? 'setupFilesAfterEnv: ["./setup.js"]' : "";
    const config = { run: ["", "jest.config.js"], code: `module.exports = { ${setup} };\n` };
    const cwd = filesOf(files, config, { run: ["", "package.json"], code: "{}" });
    return failure(run(cwd, "../node_modules/jest/bin/jest.js", "--rootDir", cwd).all);
  },
  "node-test"(files) {
    const cwd = filesOf(files);
    const all = run(cwd, "--test", files[0].run[1]).all;
    return failure(all);
  },
};

const all = examples();

for (const { files, printed } of all) {
  const [way] = files[0].run;
  test(`README: ${files.map((file) => file.run.join(" ")).join(", ")}`, async () => {
    if (way in frameworks) {
      const found = frameworks[way](files);
      for (const line of failure(printed).split("\n")) assert.ok(found.includes(line), `${line}\n\nin\n\n${found}`);
      return;
    }
    for (const found of await ways[way](files)) assert.equal(found, printed);
  });
}

test("README: the matchers of Vitest and Jest are the same", () => {
  const [vitest, jest] = ["vitest setup.js", "jest setup.js"].map((name) =>
    all.flatMap(({ files }) => files).find(({ run }) => run.join(" ") === name).code.split("\nconst mark").at(1));
  assert.equal(jest, vitest);
});

test("README: the matcher passes where it should, can be negated, and tells faults", () => {
  const setup = all.flatMap(({ files }) => files).find(({ run }) => run.join(" ") === "vitest setup.js");
  const code = `
    import { test, expect } from "vitest";
    test("passes", () => expect({ a: [1] }).toMatchEvent({ a: 1 }));
    test("is negated", () => expect({ a: [1] }).not.toMatchEvent({ a: 2 }));
    test("fails negated", () => expect({ a: [1] }).not.toMatchEvent({ a: 1 }));
    test("has a fault", () => expect({ a: 1 }).toMatchEvent({ a: 1 }));
    test("has a fault, negated", () => expect({ a: 1 }).not.toMatchEvent({ a: 1 }));
  `;
  const found = frameworks.vitest([setup], { run: ["", "example.test.js"], code });
  assert.match(found, /3 failed \| 2 passed/);
  assert.equal(found.match(/pattern 1:6: `a` must hold an array or an object/g)?.length >= 2, true, found);
});
