// Prints how big the page is, as it is and as servers send it:
//
//   node web/sizes.mjs [--enforce] DIR
//
// With `--enforce`, a page over its budget is an error.

import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** The most that all files together may take, in bytes of brotli: what the first visit loads. */
const BUDGET = 450_000;

const { values: options, positionals } = parseArgs({
  options: { enforce: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [folder] = positionals;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const row = (name, cells) => console.log(name.padEnd(28) + cells.map((cell) => cell.padStart(11)).join(""));

row("", ["raw", "gzip", "brotli"]);
let total = 0;
for (const file of readdirSync(folder, { recursive: true }).sort()) {
  if (![".html", ".css", ".js", ".wasm"].includes(extname(file))) continue;
  const bytes = readFileSync(join(folder, file));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  row(file, [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli].map(kilobytes));
  total += brotli;
}

const over = total >= BUDGET;
row(`all, of ${kilobytes(BUDGET)}`, ["", over ? "OVER" : "ok", kilobytes(total)]);
if (over && options.enforce) process.exitCode = 1;
