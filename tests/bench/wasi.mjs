// Runs the benchmark in WebAssembly:
//
//   node wasi.mjs rulelens-bench.wasm FOLDER ARGS…
//
// It sees the folder as `/out`.

import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [program, folder, ...args] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: ["rulelens-bench", ...args], preopens: { "/out": folder } });
const module = await WebAssembly.compile(await readFile(program));
process.exitCode = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
