// The engine is part of this file: for bundlers that copy no files, and for a single file.

import base64 from "rulelens.wasm";
import { start } from "./engine.ts";

start(new WebAssembly.Module(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))));

export * from "./api.ts";
export * from "./loaded.ts";
