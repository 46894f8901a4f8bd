// Node: the engine of `rulelens/iac` is loaded from its file when this is imported.

import { readFileSync } from "node:fs";
import { start } from "./engine.ts";

start(new WebAssembly.Module(readFileSync(new URL("./iac.wasm", import.meta.url))));

export * from "./iac.ts";
export * from "./loaded.ts";
