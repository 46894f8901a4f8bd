// Findings of GuardDuty. Documented where they are declared, in `tools.d.ts`.

import type * as declared from "../tools.d.ts";
import * as engine from "rulelens-engine";
import { decimal, flag, kind, object, strings, text, whole } from "./arguments.ts";
import { assertLoaded, write, writeOne } from "./engine.ts";

const TEXTS = ["time", "account", "region"];

export const sample: typeof declared.sample = (type, options) => {
  if (typeof type !== "string") throw new TypeError(`type: expected a string, got ${kind(type)}`);
  const given = object("options", options);
  const seed = whole("options.seed", given["seed"], 1);
  const count = whole("options.count", given["count"], 1);
  const archived = flag("options.archived", given["archived"]);
  const severity = decimal("options.severity", given["severity"]);
  const lengths = write(type, ...strings("options", options, TEXTS), severity);
  const [first = 0, time = 0, account = 0, region = 0, last = 0] = lengths;
  return engine.sample(first, time, account, region, last, seed, count, archived);
};

export const findingTypes: typeof declared.findingTypes = () => {
  assertLoaded();
  return engine.findingTypes();
};

export const fromFindings: typeof declared.fromFindings = (findings) =>
  engine.fromFindings(writeOne(text("findings", findings)));

export const simulate: typeof declared.simulate = (scenario, options) => {
  const texts = flag("options.texts", object("options", options)["texts"]);
  return engine.simulate(writeOne(text("scenario", scenario)), texts);
};
