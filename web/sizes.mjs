// Prints how big the page is, as it is and as servers send it:
//
//   node web/sizes.mjs [--enforce] DIR
//
// With `--enforce`, a page whose first visit loads more than the budget is an error.

import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** The most that the first visit may load, in bytes of brotli. */
const BUDGET = 450_000;
/** What is loaded behind the first view, and what when it is wanted: `web/editor/on-demand.ts`. */
const LATER = /^(service-worker\.js|assets\/views-)/;

const { values: options, positionals } = parseArgs({
  options: { enforce: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [folder] = positionals;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const row = (name, cells) => console.log(name.padEnd(28) + cells.map((cell) => cell.padStart(11)).join(""));
const loaded = readdirSync(folder, { recursive: true }).filter((file) => [".html", ".css", ".js", ".wasm"].includes(extname(file)));

/** A row for each file. What they weigh together, in brotli. */
function list(files) {
  let total = 0;
  for (const file of files.sort()) {
    const bytes = readFileSync(join(folder, file));
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
    row(file, [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli].map(kilobytes));
    total += brotli;
  }
  return total;
}

row("", ["raw", "gzip", "brotli"]);
const first = list(loaded.filter((file) => !LATER.test(file)));
const over = first >= BUDGET;
row(`first visit, of ${kilobytes(BUDGET)}`, ["", over ? "OVER" : "ok", kilobytes(first)]);
const later = list(loaded.filter((file) => LATER.test(file)));
row("later", ["", "", kilobytes(later)]);
if (over && options.enforce) process.exitCode = 1;
