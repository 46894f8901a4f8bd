// Makes the folder that is published:
// `node build.mjs --wasm FILE --glue FILE --tools-wasm FILE --tools-glue FILE --out FOLDER`.
//
// esbuild is that of the playground, whose folder is the working directory.

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    wasm: { type: "string" },
    glue: { type: "string" },
    "tools-wasm": { type: "string" },
    "tools-glue": { type: "string" },
    out: { type: "string" },
    version: { type: "string" },
  },
});
const here = import.meta.dirname;
const root = join(here, "../../..");
/** The engines, each with what wasm-bindgen made for it. */
const rulelens = { wasm: resolve(values.wasm), glue: resolve(values.glue) };
const tools = { wasm: resolve(values["tools-wasm"]), glue: resolve(values["tools-glue"]) };
const out = resolve(values.out);
const esbuild = createRequire(join(process.cwd(), "package.json"))("esbuild");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
manifest.version = values.version;
writeFileSync(join(out, "package.json"), JSON.stringify(manifest, null, 2) + "\n");
copyFileSync(rulelens.wasm, join(out, "rulelens.wasm"));
copyFileSync(tools.wasm, join(out, "tools.wasm"));
copyFileSync(join(here, "README.md"), join(out, "README.md"));
for (const entry of ["index", "tools"]) {
  const types = readFileSync(join(here, `${entry}.d.ts`), "utf8");
  writeFileSync(join(out, `${entry}.d.ts`), types);
  // What is required refers to what is required.
  writeFileSync(join(out, `${entry}.d.cts`), types.replaceAll(".d.ts\"", ".d.cts\""));
}
for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) {
  copyFileSync(join(root, licence), join(out, licence));
}

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

async function bundle(entry, file, { engine = rulelens, define, ...options } = {}) {
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
    plugins: [plugin(engine)],
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
await bundle("node.ts", "node.js", module);
await bundle("node.ts", "node.cjs", common);
await bundle("web.ts", "web.js");
await bundle("inline.ts", "inline.js");
await bundle("tools-node.ts", "tools.js", { engine: tools, ...module });
await bundle("tools-node.ts", "tools.cjs", { engine: tools, ...common });
await bundle("tools-web.ts", "tools-web.js", { engine: tools });
