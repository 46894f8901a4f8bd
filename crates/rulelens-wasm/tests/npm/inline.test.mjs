// The entry that has the engine in it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { rollup } from "rollup";
import { nodeResolve } from "./resolve.mjs";
import webpack from "webpack";

const SOURCE = `import { matches } from "rulelens/inline";
console.log(matches({ a: [1] }, { a: 1 }).matched);
`;

/** A folder with a program in it, where the package is found. */
function program() {
  const folder = mkdtempSync(join(import.meta.dirname, "bundle-"));
  writeFileSync(join(folder, "main.mjs"), SOURCE);
  return folder;
}

const printed = (file) => execFileSync(process.execPath, [file], { encoding: "utf8" });

test("Node", () => {
  assert.equal(printed(join(program(), "main.mjs")), "true\n");
});

test("esbuild makes one file of it", async () => {
  const folder = program();
  const outfile = join(folder, "out/main.cjs");
  await build({ entryPoints: [join(folder, "main.mjs")], bundle: true, format: "cjs", platform: "node", outfile });
  assert.equal(printed(outfile), "true\n");
});

test("Rollup makes one file of it", async () => {
  const folder = program();
  const bundle = await rollup({ input: join(folder, "main.mjs"), plugins: [nodeResolve] });
  const file = join(folder, "out/main.mjs");
  await bundle.write({ file });
  assert.equal(printed(file), "true\n");
});

test("webpack makes one file of it", async () => {
  const folder = program();
  const compiler = webpack({
    mode: "production",
    target: "node",
    entry: join(folder, "main.mjs"),
    output: { path: join(folder, "out"), filename: "main.cjs" },
  });
  const stats = await new Promise((done, failed) =>
    compiler.run((error, stats) => (error ? failed(error) : done(stats))),
  );
  assert.deepEqual(stats.toJson().errors, []);
  assert.equal(printed(join(folder, "out/main.cjs")), "true\n");
});
