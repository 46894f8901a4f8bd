// Puts the page together: `index.html` and `assets/`, every asset with a hash of its content in
// its name, so that no cache ever serves an old one. All addresses are relative: the page works
// from any path. Beside them stand the files whose names must not change (`web/static`), and in a
// release (`--minify`) the service worker that keeps all of it. `examples/` has the gallery's texts,
// which the page loads when they are asked for, by names that are part of its addresses. `cargo xtask
// build` and `cargo xtask serve` run this:
//
//   node web/build.mjs --parts DIR --out DIR [--minify]
//
// `--parts` has what was made from Rust: `page.js` and `page.wasm`, and the same of `views`, which the
// page loads on demand; and `examples/`.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { build } from "esbuild";
import { minify } from "terser";

const { values: options } = parseArgs({
  options: {
    parts: { type: "string" },
    out: { type: "string" },
    minify: { type: "boolean", default: false },
  },
});
const web = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(web, "..");
const parts = resolve(options.parts);
const out = resolve(options.out);

// The page's own addresses in `index.html`, which the build replaces.
const STYLE = { source: "web/styles/main.css", tag: '<link rel="stylesheet" href="web/styles/main.css">' };
const SCRIPT = { source: "web/editor/main.ts", tag: '<script type="module" src="web/editor/main.ts"></script>' };

const LOADERS = { ".wasm": "file", ".svg": "dataurl", ".txt": "text" };

/** Styles that are loaded on demand, bundled by themselves. */
async function bundledStyle(path, loader) {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: options.minify, write: false });
  return { contents: outputFiles[0].contents, loader };
}

/** `import url from "rulelens-wasm-url"`: the address of a file beside the script. */
const urls = {
  name: "urls",
  setup({ onResolve, onLoad }) {
    const files = { "rulelens-wasm-url": "./page.wasm", "rulelens-views-wasm-url": "./views.wasm" };
    const address = (file) => `import file from "${file}"; export default new URL(file, import.meta.url).href;`;
    onResolve({ filter: /^rulelens-.*-url$/ }, ({ path }) => ({ path, namespace: "url" }));
    onLoad({ filter: /wasm-url$/, namespace: "url" }, ({ path }) => ({ contents: address(files[path]), resolveDir: parts }));
    onLoad({ filter: /style-url$/, namespace: "url" }, () => ({ contents: address("rulelens-views-style"), resolveDir: web }));
    onResolve({ filter: /^rulelens-views-style$/ }, () => ({ path: join(web, "styles/views.css"), namespace: "style" }));
    onLoad({ filter: /^/, namespace: "style" }, ({ path }) => bundledStyle(path, "file"));
  },
};

/** `import style from "rulelens-dialogs-style"`: styles as a text, for what brings its own when it is loaded. */
const dialogsStyle = {
  name: "rulelens-dialogs-style",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^rulelens-dialogs-style$/ }, ({ path }) => ({ path, namespace: path }));
    onLoad({ filter: /^/, namespace: "rulelens-dialogs-style" }, () => bundledStyle(join(web, "styles/dialogs.css"), "text"));
  },
};

/** Words as an object alone: esbuild makes every key an export too, which a script that is loaded on demand keeps. */
const messages = {
  name: "messages",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]messages[\\/][^\\/]*\.json$/ }, ({ path }) => ({
      contents: `export default ${JSON.stringify(JSON.parse(readFileSync(path, "utf8")))};`,
      loader: "js",
    }));
  },
};

/**
 * A package with `?later` behind its name is one of its own: esbuild puts a file that two chunks need
 * into the one that is loaded first, with everything that either needs of it.
 */
const later = {
  name: "later",
  setup(build) {
    build.onResolve({ filter: /\?later$/ }, async ({ path, kind, resolveDir }) => {
      const found = await build.resolve(path.replace("?later", ""), { kind, resolveDir });
      return { ...found, suffix: "?later" };
    });
  },
};

const { metafile, outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: [SCRIPT.source, STYLE.source],
  outdir: join(out, "assets"),
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
  alias: {
    "rulelens-glue": join(parts, "page.js"),
    "rulelens-views-glue": join(parts, "views.js"),
    "rulelens-editor": join(web, "editor/editor.ts"),
    "rulelens-on-demand": join(web, "editor/on-demand.ts"),
  },
  plugins: [urls, dialogsStyle, messages, later],
  loader: LOADERS,
  // wasm-bindgen names a module once for each file that imports from it.
  logOverride: { "duplicate-object-key": "silent" },
  define: { RELEASED: String(options.minify) },
  charset: "utf8",
  minify: options.minify,
  sourcemap: options.minify ? false : "linked",
  metafile: true,
  // In memory: a build that fails leaves the last page as it is.
  write: false,
}).catch(() => process.exit(1)); // esbuild has said why.

/** What became of an entry: its name in `assets/`, and all scripts that it begins with. */
function entry(source) {
  const [path] = Object.entries(metafile.outputs).find(([, made]) => made.entryPoint === source);
  return { file: `assets/${basename(path)}`, chunks: [...imported(path)].map((path) => `assets/${basename(path)}`) };
}

/** The chunks that a script imports at once, and those that they import. */
function imported(path, found = new Set()) {
  for (const { kind, path: chunk } of metafile.outputs[path].imports) {
    if (kind !== "import-statement" || found.has(chunk)) continue;
    found.add(chunk);
    imported(chunk, found);
  }
  return found;
}

const script = entry(SCRIPT.source);
const style = entry(STYLE.source);
// The editors come behind the first result, but with the page.
const code = entry("web/editor/code.ts");
const editors = [code.file, ...code.chunks].filter((file) => file !== script.file && !script.chunks.includes(file));

let html = readFileSync(join(root, "index.html"), "utf8");
for (const [{ tag }, replacement] of [
  [
    STYLE,
    [
      ...[script.file, ...script.chunks].map((file) => `<link rel="modulepreload" href="${file}">`),
      ...editors.map((file) => `<link rel="modulepreload" fetchpriority="low" href="${file}">`),
      `<link rel="stylesheet" href="${style.file}">`,
    ].join("\n"),
  ],
  [SCRIPT, `<script type="module" src="${script.file}"></script>`],
]) {
  if (html.split(tag).length !== 2) {
    console.error(`error: index.html must have this line once: ${tag}`);
    process.exit(1);
  }
  html = html.replace(tag, replacement);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "assets"), { recursive: true });
for (const file of outputFiles) writeFileSync(file.path, await packed(file));
writeFileSync(join(out, "index.html"), html);
const unhashed = join(web, "static");
cpSync(unhashed, out, { recursive: true });
const examples = join(parts, "examples");
cpSync(examples, join(out, "examples"), { recursive: true });
if (options.minify) await writeServiceWorker();

/** What is written of a file. Terser goes over scripts once more: that saves 3 % of what is loaded. */
async function packed({ path, contents, text }) {
  if (!options.minify || !path.endsWith(".js")) return contents;
  const { code } = await minify(text, { module: true, ecma: 2020, compress: { passes: 3 } });
  return code;
}

/** The release's name comes of all its files, so that the worker is another one when any of them is. */
async function writeServiceWorker() {
  const files = [
    ...outputFiles.map(({ path }) => `assets/${basename(path)}`),
    ...readdirSync(unhashed),
    ...readdirSync(examples).map((name) => `examples/${name}`),
  ].sort();
  const release = createHash("sha256");
  for (const file of ["index.html", ...files]) release.update(file).update(readFileSync(join(out, file)));
  await build({
    absWorkingDir: root,
    entryPoints: ["web/offline/service-worker.ts"],
    outfile: join(out, "service-worker.js"),
    bundle: true,
    format: "iife",
    target: "es2022",
    define: { FILES: JSON.stringify(files), RELEASE: JSON.stringify(release.digest("hex").slice(0, 16)) },
    minify: true,
  });
}
