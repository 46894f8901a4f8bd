// TypeScript: what is declared, how it narrows, and what is no use of it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

const tsc = (...args) =>
  spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", ...args], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });

for (const [module, resolution] of [["NodeNext", "NodeNext"], ["ESNext", "Bundler"]]) {
  test(`tsc --strict, ${resolution}`, () => {
    const files = resolution === "Bundler" ? ["types.ts"] : ["types.ts", "types-cjs.cts"];
    const { stdout, status } = tsc(
      ...["--ignoreConfig", "--strict", "--noEmit", "--exactOptionalPropertyTypes", "--lib", "ES2022,DOM,ESNext.Disposable"],
      ...["--types", "", "--target", "ES2022", "--module", module, "--moduleResolution", resolution, ...files],
    );
    assert.equal(stdout, "");
    assert.equal(status, 0);
  });
}
