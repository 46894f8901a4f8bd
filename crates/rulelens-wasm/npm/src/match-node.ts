// Node: the engine of `rulelens/match` is loaded from its file when this is imported.

import { readFileSync } from "node:fs";
import { start } from "./engine.ts";

start(new WebAssembly.Module(readFileSync(new URL("./match.wasm", import.meta.url))));

export * from "./match.ts";
export * from "./loaded.ts";
