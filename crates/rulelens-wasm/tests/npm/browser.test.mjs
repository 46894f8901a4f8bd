// The package in Chromium, as bundlers build it and without one.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { shown } from "./browser.mjs";
import { bundled } from "./bundlers.mjs";

const PACKAGE = join(import.meta.dirname, "node_modules/rulelens");
const EXPECTED = '{"matched":true,"fault":"json-unexpected-end","mail":"AWS Notification Message"}';
const USE = `
  const { diagnostics } = api.check("{");
  const mail = api.render("email", {}, { account: "1", detail: {} });
  const { matched } = api.matches('{"a": [1]}', new TextEncoder().encode('{"a": 1}'));
  document.body.textContent = JSON.stringify({ matched, fault: diagnostics[0].code, mail: mail.seen.subject });
`;

for (const bundler of ["vite", "webpack"]) {
  test(`${bundler} copies the engine, once`, async () => {
    const program = `import * as api from "rulelens"; await api.init(); await api.init(); ${USE}`;
    const site = await bundled(bundler, program);
    assert.equal(await shown("index.html", { "": site }), EXPECTED);
    const files = readdirSync(site, { recursive: true });
    assert.equal(files.filter((file) => file.endsWith(".wasm")).length, 1);
  });
}

for (const bundler of ["esbuild", "rollup", "vite", "webpack"]) {
  test(`${bundler} puts the inline engine into its bundle`, async () => {
    const site = await bundled(bundler, `import * as api from "rulelens/inline"; ${USE}`);
    assert.equal(await shown("index.html", { "": site }), EXPECTED);
  });
}

function page(script) {
  const folder = mkdtempSync(join(import.meta.dirname, "page-"));
  writeFileSync(join(folder, "index.html"), `<!doctype html><body></body><script type="module">${script}</script>`);
  return { "": folder, rulelens: PACKAGE };
}

test("a page without a bundler", async () => {
  const script = `import * as api from "./rulelens/web.js"; await api.init(); ${USE}`;
  assert.equal(await shown("index.html", page(script)), EXPECTED);
});

const sources = {
  "an address": "'./rulelens/rulelens.wasm'",
  "a response": "await fetch('./rulelens/rulelens.wasm')",
  "a response that is awaited": "fetch('./rulelens/rulelens.wasm')",
  bytes: "await (await fetch('./rulelens/rulelens.wasm')).arrayBuffer()",
  "a module": "WebAssembly.compileStreaming(fetch('./rulelens/rulelens.wasm'))",
};
for (const [name, source] of Object.entries(sources)) {
  test(`it is loaded from ${name}`, async () => {
    const script = `import * as api from "./rulelens/web.js"; await api.init(${source}); ${USE}`;
    assert.equal(await shown("index.html", page(script)), EXPECTED);
  });
}

test("a server that does not know the type of the engine will do", async () => {
  const folders = page(`import * as api from "./rulelens/web.js"; await api.init("./engine"); ${USE}`);
  writeFileSync(join(folders[""], "engine"), readFileSync(join(PACKAGE, "rulelens.wasm")));
  assert.equal(await shown("index.html", folders), EXPECTED);
});

test("what is wrong with loading is told", async () => {
  const script = `
    import { init, initSync, matches } from "./rulelens/web.js";
    const told = [];
    const attempt = async (call) => { try { await call(); } catch (error) { told.push(error.name + ": " + error.message); } };
    await attempt(() => matches("{}", "{}"));
    await attempt(() => initSync({ module: "x" }));
    await attempt(() => init("./nothing.wasm"));
    document.body.textContent = told.join("\\n");
  `;
  const [early, module, missing] = (await shown("index.html", page(script))).split("\n");
  assert.match(early, /^Error: Rulelens is not loaded yet: call `await init\(\)` first/);
  assert.equal(module, "TypeError: module: expected a WebAssembly.Module or its bytes, got a string");
  assert.match(missing, /^Error: cannot load Rulelens from .*nothing\.wasm: 404/);
});

test("a worker is handed the module, or its bytes", async () => {
  const folders = page(`
    const response = await fetch("./rulelens/rulelens.wasm");
    const bytes = await response.arrayBuffer();
    const answers = [];
    for (const module of [await WebAssembly.compile(bytes), bytes]) {
      const worker = new Worker("./worker/worker.js", { type: "module" });
      answers.push(await new Promise((done, failed) => {
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = failed;
        worker.postMessage(module);
      }));
    }
    document.body.textContent = JSON.stringify(answers);
  `);
  mkdirSync(join(folders[""], "worker"));
  writeFileSync(join(folders[""], "worker/worker.js"), `
    import { initSync, matches } from "../rulelens/web.js";
    onmessage = ({ data: module }) => {
      initSync({ module });
      postMessage(matches('{"a": [1]}', '{"a": 1}').matched);
    };
  `);
  assert.equal(await shown("index.html", folders), "[true,true]");
});
