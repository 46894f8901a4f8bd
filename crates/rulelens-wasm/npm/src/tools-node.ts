// Node: the engine of `rulelens/tools` is loaded from its file when this is imported.

import { readFileSync } from "node:fs";
import { start } from "./engine.ts";

start(new WebAssembly.Module(readFileSync(new URL("./tools.wasm", import.meta.url))));

export * from "./tools.ts";
export * from "./loaded.ts";
