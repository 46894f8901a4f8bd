// Files of cases. Documented where they are declared, in `tools.d.ts`.

import type * as declared from "../tools.d.ts";
import * as engine from "rulelens-engine";
import { kind, object, readable, text } from "./arguments.ts";
import { writeOne } from "./engine.ts";

export const runCases: typeof declared.runCases = (file, options) => {
  const rule: unknown = object("options", options)["rule"];
  if (rule !== undefined && typeof rule !== "function") {
    throw new TypeError(`options.rule: expected a function, got ${kind(rule)}`);
  }
  const given = text("file", file);
  const patterns = rule === undefined ? [] : elsewhere(given, rule as Taking);
  return engine.runCases(writeOne(given), patterns);
};

type Taking = NonNullable<declared.CasesOptions["rule"]>;

/** The patterns of the rules that are in other files; empty where there is none. */
function elsewhere(file: string | Uint8Array, take: Taking): string[] {
  return engine.rulesElsewhere(writeOne(file)).map((reference) => {
    const pattern = take(reference);
    return pattern === undefined || pattern === null ? "" : readable("what options.rule returns", pattern);
  });
}
