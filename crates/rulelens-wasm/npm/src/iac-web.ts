// Browsers and workers: `rulelens/iac`.

import type * as declared from "../iac.d.ts";
import { load } from "./load.ts";

export * from "./iac.ts";
export { initSync } from "./load.ts";

// Bundlers look for an address of just this form.
export const init: typeof declared.init = (source) =>
  load(source, () => new URL("./iac.wasm", import.meta.url));
