// Runs the benchmark in WebAssembly:
//
//   node wasi.mjs rulelens-bench.wasm FOLDER ARGS…
//
// It sees the folder as `/out`.

import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const [program, folder, ...args] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: ["rulelens-bench", ...args], preopens: { "/out": folder } });
const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(program)), wasi.getImportObject());
process.exitCode = wasi.start(instance);
