// The functions of `rulelens/iac`. They are documented where they are declared, in `iac.d.ts`.

import type * as declared from "../iac.d.ts";
import * as engine from "rulelens-engine";
import { flag, kind, list, object, oneOf, readable, string, text } from "./arguments.ts";
import { write, writeOne } from "./engine.ts";

const FORMATS: readonly declared.ExportFormat[] = [
  "cli",
  "powershell",
  "cloudformation",
  "cloudformation-json",
  "sam",
  "sam-json",
  "terraform",
  "cdk",
  "json",
];
const STATES = ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"] as const;

export const importRules: typeof declared.importRules = (source, options) => {
  const given = object("options", options);
  const rule = string("options.rule", given["rule"]);
  const values = valuesOf("options.values", given["values"]);
  const [first = 0, second = 0] = write(text("source", source), rule);
  return engine.importRules(first, second, values);
};

export const lint: typeof declared.lint = (source) => engine.lint(writeOne(text("source", source)));

export const exportRule: typeof declared.exportRule = (rule, format, options) => {
  oneOf("format", format, FORMATS);
  const permissions = object("options", options)["permissions"];
  const withPermissions = permissions === undefined || flag("options.permissions", permissions);
  if (rule === undefined) throw new TypeError("rule: expected an object, got undefined");
  const given = object("rule", rule);
  if (given["source"] !== undefined) return exportOf(given, format, withPermissions);
  const texts = textsOf(given);
  const [length = 0] = write(format);
  return engine.exportRule(texts, length, withPermissions);
};

function exportOf(rule: Record<string, unknown>, format: string, permissions: boolean): ReturnType<typeof declared.exportRule> {
  const values = valuesOf("rule.values", rule["values"]);
  const name = string("rule.rule", rule["rule"]);
  const [source = 0, second = 0, third = 0] = write(text("rule.source", rule["source"] as declared.Source), name, format);
  return engine.exportRuleOf(source, second, third, values, permissions);
}

/** The texts of a rule; what it has not is left out. */
function textsOf(rule: Record<string, unknown>): engine.RuleTexts {
  const texts: engine.RuleTexts = {
    targets: list("rule.targets", rule["targets"]).map((target, index) => readable(`rule.targets[${index}]`, target)),
  };
  for (const key of ["id", "name", "description", "bus", "schedule"] as const) {
    if (isThere(rule[key])) texts[key] = string(`rule.${key}`, rule[key]);
  }
  if (isThere(rule["state"])) texts.state = oneOf("rule.state", rule["state"], STATES);
  if (isThere(rule["pattern"])) texts.pattern = readable("rule.pattern", rule["pattern"]);
  return texts;
}

/** What is imported has `null` for what there is not. */
const isThere = (value: unknown) => value !== undefined && value !== null;

function valuesOf(name: string, values: unknown): Record<string, string> {
  const entries = Object.entries(object(name, values as object));
  for (const [key, value] of entries) {
    if (typeof value !== "string") throw new TypeError(`${name}["${key}"]: expected a string, got ${kind(value)}`);
  }
  return Object.fromEntries(entries) as Record<string, string>;
}
