// Node, by `require`.

const assert = require("node:assert/strict");
const { test } = require("node:test");

test("it is there at once", () => {
  const { matches, version } = require("rulelens");
  assert.equal(matches('{"a": [1]}', '{"a": 1}').matched, true);
  assert.equal(version, require("rulelens/package.json").version);
});

test("it exports the same by `import`", async () => {
  const imported = await import("rulelens");
  assert.deepEqual(Object.keys(imported).sort(), Object.keys(require("rulelens")).sort());
});
