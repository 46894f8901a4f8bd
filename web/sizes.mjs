// Prints how big the page is, as it is and as servers send it:
//
//   node web/sizes.mjs [--enforce] DIR
//
// With `--enforce`, a page whose first visit loads more than the budget is an error.

import { readFileSync, readdirSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** The most that the first visit may load, in bytes of brotli. */
const BUDGET = 450_000;

const { values: options, positionals } = parseArgs({
  options: { enforce: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [folder] = positionals;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const row = (name, cells) => console.log(name.padEnd(28) + cells.map((cell) => cell.padStart(11)).join(""));
const files = readdirSync(folder, { recursive: true }).map((file) => file.split(sep).join("/"));
const loaded = files.filter((file) => [".html", ".css", ".js", ".wasm"].includes(extname(file)));

/** What the first visit loads is named in the page, but for the words of a language. All else is loaded behind the first
 * view, or when it is wanted. */
const html = readFileSync(join(folder, "index.html"), "utf8");
const isFirst = (file) => file === "index.html" || html.includes(file) || /^assets\/en-\w+\.js$/.test(file);

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
const first = list(loaded.filter(isFirst));
const over = first >= BUDGET;
row(`first visit, of ${kilobytes(BUDGET)}`, ["", over ? "OVER" : "ok", kilobytes(first)]);
const later = list(loaded.filter((file) => !isFirst(file)));
row("later", ["", "", kilobytes(later)]);
if (over && options.enforce) process.exitCode = 1;
