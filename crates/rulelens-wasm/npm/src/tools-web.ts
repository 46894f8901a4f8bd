// Browsers and workers: `rulelens/tools`.

import type * as declared from "../tools.d.ts";
import { load } from "./load.ts";

export * from "./tools.ts";
export { initSync } from "./load.ts";

// Bundlers look for an address of just this form.
export const init: typeof declared.init = (source) =>
  load(source, () => new URL("./tools.wasm", import.meta.url));
