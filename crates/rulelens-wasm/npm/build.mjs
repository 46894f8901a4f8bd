// Makes the folder that is published:
// `node build.mjs --engines FOLDER --out FOLDER --version VERSION`.
//
// The folder of engines has one for each: `engine.wasm`, and `engine.js` that wasm-bindgen made for
// it. esbuild is that of the playground, whose folder is the working directory.

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { engines: { type: "string" }, out: { type: "string" }, version: { type: "string" } },
});
const here = import.meta.dirname;
const root = join(here, "../../..");
const out = resolve(values.out);
const esbuild = createRequire(join(process.cwd(), "package.json"))("esbuild");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
manifest.version = values.version;
writeFileSync(join(out, "package.json"), JSON.stringify(manifest, null, 2) + "\n");
copyFileSync(join(here, "README.md"), join(out, "README.md"));
for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) {
  copyFileSync(join(root, licence), join(out, licence));
}

/** The files of an engine. */
const files = (engine) => {
  const folder = resolve(values.engines, engine);
  return { wasm: join(folder, "engine.wasm"), glue: join(folder, "engine.js") };
};

/** Finds an engine: its JavaScript, and its file as base64. */
const plugin = ({ wasm, glue }) => ({
  name: "engine",
  setup(build) {
    // Nothing of it that is not used is needed.
    build.onResolve({ filter: /^rulelens-engine$/ }, () => ({ path: glue, sideEffects: false }));
    build.onResolve({ filter: /^rulelens\.wasm$/ }, () => ({ path: wasm, namespace: "engine" }));
    build.onLoad({ filter: /./, namespace: "engine" }, () => ({
      contents: readFileSync(wasm).toString("base64"),
      loader: "text",
    }));
  },
});

async function bundle(engine, entry, file, { define, ...options } = {}) {
  const outfile = join(out, file);
  await esbuild.build({
    entryPoints: [join(here, "src", entry)],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2022",
    sourcemap: "linked",
    legalComments: "none",
    define: { RULELENS_VERSION: JSON.stringify(values.version), ...define },
    plugins: [plugin(files(engine))],
    logLevel: "warning",
    ...options,
  });
  leaveOutEngine(`${outfile}.map`);
}

/** The source map does without the engine, which is no source and long. */
function leaveOutEngine(file) {
  const map = JSON.parse(readFileSync(file, "utf8"));
  map.sources = map.sources.map((source) => source.replace(/^.*engine:.*$/, "rulelens.wasm"));
  map.sourcesContent = map.sourcesContent.map((content, index) =>
    map.sources[index] === "rulelens.wasm" ? null : content,
  );
  // As they lie in the repository, whatever folder this was built in.
  map.sources = map.sources.map((source) => source.replace(/^.*\/npm\/(src\/)?(?=[\w-]+\.\w+$)/, "src/"));
  writeFileSync(file, JSON.stringify(map));
}

const module = { platform: "node" };
const common = {
  format: "cjs",
  platform: "node",
  define: { "import.meta.url": "rulelensUrl" },
  banner: { js: 'const rulelensUrl = require("node:url").pathToFileURL(__filename);' },
};

/** An entry: what it declares, its engine, and what it is called beside others. */
async function entry(types, engine, name = (kind) => kind) {
  const declared = readFileSync(join(here, `${types}.d.ts`), "utf8");
  writeFileSync(join(out, `${types}.d.ts`), declared);
  // What is required refers to what is required.
  const required = declared.replaceAll('.d.ts"', '.d.cts"').replaceAll('/index.js"', '/index.cjs"');
  writeFileSync(join(out, `${types}.d.cts`), required);
  copyFileSync(files(engine).wasm, join(out, `${engine}.wasm`));
  await bundle(engine, `${name("node")}.ts`, `${name("node")}.js`, module);
  await bundle(engine, `${name("node")}.ts`, `${name("node")}.cjs`, common);
  await bundle(engine, `${name("web")}.ts`, `${name("web")}.js`);
}

await entry("index", "rulelens");
await bundle("rulelens", "inline.ts", "inline.js");
await entry("match", "match", (kind) => `match-${kind}`);
await entry("tools", "tools", (kind) => `tools-${kind}`);
await entry("iac", "iac", (kind) => `iac-${kind}`);
