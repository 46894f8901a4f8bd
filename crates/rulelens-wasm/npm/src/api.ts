// The functions of the package. They are documented where they are declared, in `index.d.ts`.

import type * as declared from "../index.d.ts";
import * as engine from "rulelens-engine";
import { oneOf, strings, text } from "./arguments.ts";
import { write } from "./engine.ts";

export * from "./match.ts";

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
