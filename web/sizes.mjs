// Prints how big the page is, as it is and as servers send it:
//
//   node web/sizes.mjs [--enforce] DIR
//
// With `--enforce`, a page over its budget is an error.

import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/**
 * The most that all files of a kind may take together, in bytes of brotli. With style sheet and page
 * they stay under the 450 kB that the first load may have: advice with the schemas that it knows, and
 * what people see in each client, are worth more than a smaller first visit.
 */
const BUDGET = { ".wasm": 270_000, ".js": 130_000 };

const { values: options, positionals } = parseArgs({
  options: { enforce: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [folder] = positionals;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const row = (name, cells) => console.log(name.padEnd(28) + cells.map((cell) => cell.padStart(11)).join(""));

row("", ["raw", "gzip", "brotli"]);
const total = {};
for (const file of readdirSync(folder, { recursive: true }).sort()) {
  const kind = extname(file);
  if (![".html", ".css", ".js", ".wasm"].includes(kind)) continue;
  const bytes = readFileSync(join(folder, file));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  row(file, [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli].map(kilobytes));
  total[kind] = (total[kind] ?? 0) + brotli;
}

for (const [kind, budget] of Object.entries(BUDGET)) {
  const size = total[kind] ?? 0;
  const over = size >= budget;
  row(`${kind} of ${kilobytes(budget)} brotli`, ["", over ? "OVER" : "ok", kilobytes(size)]);
  if (over && options.enforce) process.exitCode = 1;
}
