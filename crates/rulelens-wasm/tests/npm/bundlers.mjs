// Each bundler, without plugins, as its documentation begins.

import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";
import { nodeResolve } from "./resolve.mjs";

const PAGE = '<!doctype html><body></body><script type="module" src="./main.js"></script>';

const bundlers = {
  async vite(source, site) {
    await vite({ root: source, base: "./", logLevel: "warn", build: { outDir: site, emptyOutDir: true } });
  },
  async webpack(source, site) {
    const compiler = webpack({
      mode: "production",
      context: source,
      entry: "./main.js",
      output: { path: site, filename: "main.js" },
    });
    const run = (done, failed) => compiler.run((error, stats) => (error ? failed(error) : done(stats)));
    const { errors } = (await new Promise(run)).toJson();
    if (errors.length > 0) throw new Error(errors.map((error) => error.message).join("\n"));
    writeFileSync(join(site, "index.html"), PAGE);
  },
  async esbuild(source, site) {
    const [entry, outfile] = [join(source, "main.js"), join(site, "main.js")];
    await esbuild({ entryPoints: [entry], outfile, bundle: true, format: "esm", logLevel: "warning" });
    writeFileSync(join(site, "index.html"), PAGE);
  },
  async rollup(source, site) {
    const bundle = await rollup({ input: join(source, "main.js"), plugins: [nodeResolve] });
    await bundle.write({ file: join(site, "main.js") });
    writeFileSync(join(site, "index.html"), PAGE);
  },
};

/** The folder of the site that a bundler makes of a program. */
export async function bundled(bundler, program) {
  const source = mkdtempSync(join(import.meta.dirname, `${bundler}-`));
  writeFileSync(join(source, "index.html"), PAGE);
  writeFileSync(join(source, "main.js"), program);
  const site = join(source, "site");
  await bundlers[bundler](source, site);
  return site;
}
