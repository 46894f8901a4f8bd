// Links. Documented where they are declared, in `tools.d.ts`.

import type { Json } from "../index.d.ts";
import type * as declared from "../tools.d.ts";
import * as engine from "rulelens-engine";
import { flag, kind, list, object, oneOf, readable, string, text, whole } from "./arguments.ts";
import { write, writeOne } from "./engine.ts";

/** How the input of a target is told, and the texts of all ways. */
const INPUTS: readonly declared.OpenedTarget["input"][] = ["matched-event", "path", "constant", "transformer"];
const OF_TARGET = ["inputPaths", "template", "inputPath", "constant"] as const;

export const share: typeof declared.share = (state, options) => {
  const given = object("options", options);
  const base = string("options.base", given["base"]);
  const replace = flag("options.replace", given["replace"]);
  const shared = stateOf(state);
  if ("ok" in shared) return shared;
  const [length = 0] = write(base);
  return engine.share(shared, length, replace);
};

export const open: typeof declared.open = (link) => {
  if (typeof link !== "string") throw new TypeError(`link: expected a string, got ${kind(link)}`);
  return engine.open(writeOne(link));
};

/** A state as links hold it: of texts alone. */
function stateOf(state: declared.State): declared.OpenedState | declared.Refused {
  if (typeof state !== "object" || state === null) throw new TypeError(`state: expected an object, got ${kind(state)}`);
  const shown = object("state.shown", state.shown);
  const targets: declared.OpenedTarget[] = [];
  for (const [index, target] of list("state.targets", state.targets).entries()) {
    const taken = targetsOf(`state.targets[${index}]`, target);
    if (!Array.isArray(taken)) return taken;
    targets.push(...taken);
  }
  return {
    shown: {
      rule: whole("state.shown.rule", shown["rule"], 0),
      target: whole("state.shown.target", shown["target"], 0),
      view: string("state.shown.view", shown["view"]),
      as: string("state.shown.as", shown["as"]),
    },
    rules: list("state.rules", state.rules).map((rule, index) => ruleOf(`state.rules[${index}]`, rule)),
    event: readable("state.event", state.event),
    targets,
    scenario: readable("state.scenario", state.scenario),
    cases: readable("state.cases", state.cases),
  };
}

function ruleOf(name: string, rule: unknown): declared.OpenedRule {
  const given = object(name, rule as object);
  return { name: string(`${name}.name`, given["name"]), pattern: readable(`${name}.pattern`, given["pattern"]) };
}

/** A target of a state, or those of the JSON that `PutTargets` takes. */
function targetsOf(name: string, target: unknown): declared.OpenedTarget[] | declared.Refused {
  const given = typeof target === "object" && target !== null ? (target as Record<string, unknown>) : {};
  const input = given["input"];
  if (input === undefined) return engine.putTargets(writeOne(text(name, target as Json)));
  const taken: declared.OpenedTarget = {
    name: string(`${name}.name`, given["name"]),
    arn: string(`${name}.arn`, given["arn"]),
    input: oneOf(`${name}.input`, input, INPUTS),
  };
  if (given["rule"] !== undefined) taken.rule = whole(`${name}.rule`, given["rule"], 0);
  for (const key of OF_TARGET) taken[key] = readable(`${name}.${key}`, given[key]);
  return [taken];
}
