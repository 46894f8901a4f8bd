// Loading, where the engine is loaded already.

import type * as declared from "../index.d.ts";

export const init: typeof declared.init = async () => {};

export const initSync: typeof declared.initSync = () => {};
