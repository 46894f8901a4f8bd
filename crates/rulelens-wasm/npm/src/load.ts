// Browsers and workers: an engine is a file of its own, loaded when it is asked for.

import type * as declared from "../index.d.ts";
import { kind } from "./arguments.ts";
import { isLoaded, start } from "./engine.ts";

/** Loads the engine from a source, or from the address that it has beside the caller. */
export async function load(source: declared.Source | Promise<declared.Source> | undefined, beside: () => URL): Promise<void> {
  if (isLoaded()) return;
  start(await compiled((await source) ?? beside()));
}

export const initSync: typeof declared.initSync = (from) => {
  if (isLoaded()) return;
  const module: unknown = from?.module;
  if (module instanceof WebAssembly.Module) return start(module);
  if (isBytes(module)) return start(new WebAssembly.Module(module));
  throw new TypeError(`module: expected a WebAssembly.Module or its bytes, got ${kind(module)}`);
};

async function compiled(source: declared.Source): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (isBytes(source)) return WebAssembly.compile(source);
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) {
    throw new Error(`cannot load Rulelens from ${response.url}: ${response.status} ${response.statusText}`);
  }
  // Some servers do not know the type; then it is compiled when all of it has arrived.
  const streams = response.headers.get("content-type") === "application/wasm";
  if (streams) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

function isBytes(value: unknown): value is BufferSource {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}
