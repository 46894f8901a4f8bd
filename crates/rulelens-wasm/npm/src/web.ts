// Browsers and workers.

import type * as declared from "../index.d.ts";
import { load } from "./load.ts";

export * from "./api.ts";
export { initSync } from "./load.ts";

// Bundlers look for an address of just this form.
export const init: typeof declared.init = (source) =>
  load(source, () => new URL("./rulelens.wasm", import.meta.url));
