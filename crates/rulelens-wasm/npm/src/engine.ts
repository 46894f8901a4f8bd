// The WebAssembly, and how texts and answers cross to it and back. What it exports is documented in
// the crate's `lib.rs`.

interface Exports {
  memory: WebAssembly.Memory;
  room(bytes: number): number;
  answer(): number;
  check(pattern: number, event: number): number;
  matches(pattern: number, event: number): number;
  explain(pattern: number, event: number): number;
  transform(target: number, event: number, name: number, arn: number, time: number): number;
  render(view: number, ...lengths: number[]): number;
  rules_make(): number;
  rules_free(set: number): void;
  rules_add(set: number, id: number, pattern: number): number;
  rules_remove(set: number, id: number): void;
  rules_matching(set: number, event: number): number;
  rules_matched(set: number): number;
}

/** A text as it is written to memory. */
export type Text = string | Uint8Array;

/** From how many code units on a string is measured before it is written, to not take too much. */
const LONG = 1 << 16;

/** What wasm-bindgen asks for: a table of objects, of which none ever crosses here. */
const IMPORTS = { "./engine_bg.js": { __wbindgen_init_externref_table() {} } };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

let engine: Exports | undefined;
/** All of its memory. Stands for nothing any more once the memory has grown. */
let bytes = new Uint8Array(0);

export function isLoaded(): boolean {
  return engine !== undefined;
}

export function start(module: WebAssembly.Module): void {
  engine ??= new WebAssembly.Instance(module, IMPORTS).exports as unknown as Exports;
}

export function exports(): Exports {
  if (engine === undefined) {
    throw new Error("Rulelens is not loaded yet: call `await init()` first, or `initSync({ module })`");
  }
  return engine;
}

/** Writes texts one behind the other, and returns their lengths in bytes. */
export function write(...texts: Text[]): number[] {
  const engine = exports();
  const written = texts.map((text) =>
    typeof text === "string" && text.length > LONG ? encoder.encode(text) : text,
  );
  // A code unit takes up to three bytes.
  const most = (text: Text) => (typeof text === "string" ? text.length * 3 : text.length);
  let at = engine.room(written.reduce((sum, text) => sum + most(text), 0)) >>> 0;
  const memory = view(engine);
  return written.map((text) => {
    const length = put(memory, text, at);
    at += length;
    return length;
  });
}

/** Writes one text, and returns its length in bytes. The same, for where every microsecond counts. */
export function writeOne(text: Text): number {
  const engine = exports();
  if (typeof text === "string" && text.length > LONG) text = encoder.encode(text);
  const at = engine.room(typeof text === "string" ? text.length * 3 : text.length) >>> 0;
  return put(view(engine), text, at);
}

/** Numbers of four bytes at an address. */
export function numbers(at: number, count: number): Uint32Array {
  return new Uint32Array(exports().memory.buffer, at >>> 0, count);
}

function put(memory: Uint8Array, text: Text, at: number): number {
  if (typeof text === "string") {
    return text === "" ? 0 : encoder.encodeInto(text, memory.subarray(at)).written;
  }
  memory.set(text, at);
  return text.length;
}

/** The last answer, given its length in bytes. */
export function read<T>(length: number): T {
  const engine = exports();
  const at = engine.answer() >>> 0;
  return JSON.parse(decoder.decode(view(engine).subarray(at, at + (length >>> 0)))) as T;
}

function view(engine: Exports): Uint8Array {
  if (bytes.byteLength === 0 || bytes.buffer !== engine.memory.buffer) {
    bytes = new Uint8Array(engine.memory.buffer);
  }
  return bytes;
}
