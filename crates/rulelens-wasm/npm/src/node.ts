// Node: the engine is loaded from its file when this is imported.

import { readFileSync } from "node:fs";
import { start } from "./engine.ts";

start(new WebAssembly.Module(readFileSync(new URL("./rulelens.wasm", import.meta.url))));

export * from "./api.ts";
export * from "./loaded.ts";
