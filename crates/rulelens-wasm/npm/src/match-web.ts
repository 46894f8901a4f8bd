// Browsers and workers: `rulelens/match`.

import type * as declared from "../match.d.ts";
import { load } from "./load.ts";

export * from "./match.ts";
export { initSync } from "./load.ts";

// Bundlers look for an address of just this form.
export const init: typeof declared.init = (source) =>
  load(source, () => new URL("./match.wasm", import.meta.url));
