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

/** What the first visit loads is named in the page, but for the engine and the words of a language. All else is loaded behind the first
 * view, or when it is wanted. */
const html = readFileSync(join(folder, "index.html"), "utf8");
const isFirst = (file) => file === "index.html" || html.includes(file) || /^assets\/(en-\w+\.js|page-\w+\.wasm)$/.test(file);

/** What a first visit in Korean loads in place of the English words. */
const isKorean = (file) => /^assets\/(ko|core\.ko|translation)-\w+\.js$/.test(file);

const brotli = (file) =>
  brotliCompressSync(readFileSync(join(folder, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** A row for each file. What they weigh together, in brotli. */
function list(files) {
  let total = 0;
  for (const file of files.sort()) {
    const bytes = readFileSync(join(folder, file));
    const packed = brotli(file);
    row(file, [bytes.length, gzipSync(bytes, { level: 9 }).length, packed].map(kilobytes));
    total += packed;
  }
  return total;
}

row("", ["raw", "gzip", "brotli"]);
const first = list(loaded.filter(isFirst));
const sum = (files) => files.reduce((total, file) => total + brotli(file), 0);
const korean = first - sum(loaded.filter((file) => /^assets\/en-/.test(file))) + sum(loaded.filter(isKorean));
const said = (bytes) => (bytes >= BUDGET ? "OVER" : "ok");
row(`first visit, of ${kilobytes(BUDGET)}`, ["", said(first), kilobytes(first)]);
row("first visit in Korean", ["", said(korean), kilobytes(korean)]);
const over = Math.max(first, korean) >= BUDGET;
const later = list(loaded.filter((file) => !isFirst(file)));
row("later", ["", "", kilobytes(later)]);
if (over && options.enforce) process.exitCode = 1;
