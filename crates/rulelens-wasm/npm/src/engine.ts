// The WebAssembly, and how texts get into it. What it exports is documented in the crate's `lib.rs`;
// how objects come out of it is the business of wasm-bindgen's own JavaScript.

import { initSync, room } from "rulelens-engine";

/** A text as it is written to memory. */
export type Text = string | Uint8Array;

/** From how many code units on a string is measured before it is written, to not take too much. */
const LONG = 1 << 16;

const encoder = new TextEncoder();

let memory: WebAssembly.Memory | undefined;
/** All of its memory. Stands for nothing any more once the memory has grown. */
let bytes = new Uint8Array(0);

export function isLoaded(): boolean {
  return memory !== undefined;
}

export function start(module: WebAssembly.Module): void {
  memory ??= initSync({ module }).memory;
}

/** Where the engine is needed, and no text is written that would tell it missing. */
export function assertLoaded(): WebAssembly.Memory {
  if (memory === undefined) {
    throw new Error("Rulelens is not loaded yet: call `await init()` first, or `initSync({ module })`");
  }
  return memory;
}

/** Writes texts one behind the other, and returns their lengths in bytes. */
export function write(...texts: Text[]): number[] {
  const memory = assertLoaded();
  const written = texts.map((text) =>
    typeof text === "string" && text.length > LONG ? encoder.encode(text) : text,
  );
  // A code unit takes up to three bytes.
  const most = (text: Text) => (typeof text === "string" ? text.length * 3 : text.length);
  let at = room(written.reduce((sum, text) => sum + most(text), 0)) >>> 0;
  const all = view(memory);
  return written.map((text) => {
    const length = put(all, text, at);
    at += length;
    return length;
  });
}

/** Writes one text, and returns its length in bytes. The same, for where every microsecond counts. */
export function writeOne(text: Text): number {
  const memory = assertLoaded();
  if (typeof text === "string" && text.length > LONG) text = encoder.encode(text);
  const at = room(typeof text === "string" ? text.length * 3 : text.length) >>> 0;
  return put(view(memory), text, at);
}

/** Numbers of four bytes at an address. */
export function numbers(at: number, count: number): Uint32Array {
  return new Uint32Array(assertLoaded().buffer, at >>> 0, count);
}

function put(all: Uint8Array, text: Text, at: number): number {
  if (typeof text === "string") {
    return text === "" ? 0 : encoder.encodeInto(text, all.subarray(at)).written;
  }
  all.set(text, at);
  return text.length;
}

function view(memory: WebAssembly.Memory): Uint8Array {
  if (bytes.byteLength === 0 || bytes.buffer !== memory.buffer) {
    bytes = new Uint8Array(memory.buffer);
  }
  return bytes;
}
