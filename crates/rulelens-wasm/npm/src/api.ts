// The functions of the package. They are documented where they are declared, in `index.d.ts`.

import type * as declared from "../index.d.ts";
import * as engine from "rulelens-engine";
import { oneOf, optional, strings, text } from "./arguments.ts";
import { write } from "./engine.ts";

export { RuleSet } from "./rule-set.ts";

/** In the order of the engine. */
const VIEWS: readonly declared.View[] = [
  "email",
  "email-json",
  "slack",
  "teams",
  "chime",
  "slack-webhook",
  "teams-webhook",
  "json",
];

const RULE = ["name", "arn", "ingestionTime"];
const RENDER = [...RULE, "to", "topicArn"];

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

export const explain: typeof declared.explain = (pattern, event) => {
  const [first = 0, second = 0] = write(text("pattern", pattern), text("event", event));
  return engine.explain(first, second);
};

export const transform: typeof declared.transform = (target, event, rule) => {
  const settings = strings("rule", rule, RULE);
  const lengths = write(text("target", target), text("event", event), ...settings);
  return engine.transform(...lengths);
};

export const render: typeof declared.render = (view, target, event, options) => {
  const index = VIEWS.indexOf(oneOf("view", view, VIEWS));
  const settings = strings("options", options, RENDER);
  const lengths = write(text("target", target), text("event", event), ...settings);
  return engine.render(index, ...lengths);
};
