// Each entry exports just what `index.d.ts` declares: compiled to be checked, never run.

import type * as declared from "../index.d.ts";
import * as inline from "./inline.ts";
import * as node from "./node.ts";
import * as web from "./web.ts";

/** What an entry exports, if it is all that is declared and nothing else. */
type Conforming<Entry> = keyof Entry extends keyof typeof declared ? typeof declared : never;

export const entries: [
  Conforming<typeof node>,
  Conforming<typeof web>,
  Conforming<typeof inline>,
] = [node, web, inline];
