// The functions of `rulelens/match`. They are documented where they are declared, in `index.d.ts`.

import type * as declared from "../index.d.ts";
import * as engine from "rulelens-engine";
import { optional, text } from "./arguments.ts";
import { write } from "./engine.ts";

export { RuleSet } from "./rule-set.ts";

declare const RULELENS_VERSION: string;
export const version: string = RULELENS_VERSION;

export const check: typeof declared.check = (pattern, event) => {
  const [first = 0, second = 0] = write(text("pattern", pattern), optional("event", event));
  return engine.check(first, second);
};

export const matches: typeof declared.matches = (pattern, event) => {
  const [first = 0, second = 0] = write(text("pattern", pattern), text("event", event));
  const answer = engine.matches(first, second);
  return typeof answer === "boolean" ? { ok: true, matched: answer } : answer;
};
