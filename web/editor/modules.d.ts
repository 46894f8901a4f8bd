/** The code that wasm-bindgen writes beside the page's WebAssembly. The build resolves it. */
declare module "rulelens-glue" {
  export default function init(options: { module_or_path: string | URL }): Promise<unknown>;
}

/** The address of the page's WebAssembly. The build resolves it. */
declare module "rulelens-wasm-url" {
  const url: string;
  export default url;
}
