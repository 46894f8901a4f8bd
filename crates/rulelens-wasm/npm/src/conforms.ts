// Each entry exports just what is declared of it: compiled to be checked, never run.

import type * as declared from "../index.d.ts";
import type * as declaredIac from "../iac.d.ts";
import type * as declaredMatch from "../match.d.ts";
import type * as declaredTools from "../tools.d.ts";
import * as iacNode from "./iac-node.ts";
import * as iacWeb from "./iac-web.ts";
import * as inline from "./inline.ts";
import * as matchNode from "./match-node.ts";
import * as matchWeb from "./match-web.ts";
import * as node from "./node.ts";
import * as toolsNode from "./tools-node.ts";
import * as toolsWeb from "./tools-web.ts";
import * as web from "./web.ts";

/** What an entry exports, if it is all that is declared and nothing else. */
type Conforming<Entry, Declared> = keyof Entry extends keyof Declared ? Declared : never;

export const entries: [
  Conforming<typeof node, typeof declared>,
  Conforming<typeof web, typeof declared>,
  Conforming<typeof inline, typeof declared>,
  Conforming<typeof toolsNode, typeof declaredTools>,
  Conforming<typeof toolsWeb, typeof declaredTools>,
  Conforming<typeof iacNode, typeof declaredIac>,
  Conforming<typeof iacWeb, typeof declaredIac>,
  Conforming<typeof matchNode, typeof declaredMatch>,
  Conforming<typeof matchWeb, typeof declaredMatch>,
] = [node, web, inline, toolsNode, toolsWeb, iacNode, iacWeb, matchNode, matchWeb];
