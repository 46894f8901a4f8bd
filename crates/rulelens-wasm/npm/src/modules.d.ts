// What `build.mjs` puts in the place of the engine's file.
declare module "rulelens.wasm" {
  const base64: string;
  export default base64;
}

// The little of Node that is used.
declare module "node:fs" {
  export function readFileSync(path: URL): Uint8Array<ArrayBuffer>;
}
