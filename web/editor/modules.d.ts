/** The code that wasm-bindgen writes beside the page's WebAssembly. The build resolves it. */
declare module "rulelens-glue" {
  export default function init(options: { module_or_path: Promise<Response> }): Promise<unknown>;
}

/** The same for what is loaded on demand: `web/src/views/mount.rs`. */
declare module "rulelens-views-glue" {
  export default function init(options: { module_or_path: string | URL }): Promise<unknown>;
  export class Mounted {
    static show(parent: Element, given: unknown, onWish: (wish: unknown) => void): Mounted | undefined;
    update(given: unknown): void;
    close(): void;
  }
}

/** The address of the page's WebAssembly. The build resolves it. */
declare module "rulelens-wasm-url" {
  const url: string;
  export default url;
}

/** The styles of the dialogs, as a text. The build resolves it. */
declare module "rulelens-dialogs-style" {
  const style: string;
  export default style;
}

declare module "rulelens-views-wasm-url" {
  const url: string;
  export default url;
}

/** The address of the styles of what is loaded on demand. The build resolves it. */
declare module "rulelens-views-style-url" {
  const url: string;
  export default url;
}

/** A second copy of a package, for what is loaded on demand. The build resolves it. */
declare module "@codemirror/commands?later" {
  export * from "@codemirror/commands";
}

/** A text file. */
declare module "*.txt" {
  const text: string;
  export default text;
}
