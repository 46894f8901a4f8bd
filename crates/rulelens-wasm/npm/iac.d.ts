/**
 * Rules in infrastructure code: read from CloudFormation, SAM, Terraform and commands of the AWS CLI,
 * and written as such, and for the CDK.
 *
 * All that is said of `rulelens` holds here too: what is wrong with a text is returned, misuse is a
 * `TypeError`, positions count UTF-16 code units. These functions have an engine of their own, which
 * is loaded in the same way.
 */

import type { Diagnostic, Json, Place, Source as EngineSource } from "./index.d.ts";

/**
 * A text of infrastructure code: YAML or JSON of CloudFormation and SAM, a Terraform module, what
 * `terraform show -json` prints, commands of the AWS CLI, rules and targets as the API has them, or a
 * bare event pattern, which may have been made a string. What it is is seen by what it says.
 */
export type Source = Json;

/**
 * The rules in a text, with their targets, and what is wrong with them where they are written.
 *
 * @example
 * const imported = importRules(readFileSync("main.tf"), { rule: "findings" });
 * if (imported.ok) console.log(imported.rules[0].pattern);
 */
export function importRules(source: Source, options?: ImportOptions): Imported | Refused;

/**
 * What is wrong with the rules in a text, or may not be meant: refused if EventBridge would refuse
 * one of them.
 */
export function lint(source: Source): Linted | Refused;

/**
 * Writes a rule as the code of a tool, with the permission that its targets need. One that
 * EventBridge would refuse is not written.
 *
 * @param rule Its texts, or a text that has it. What is known only at deployment is told apart in
 *   the latter alone: in texts `${name}` is taken as it is.
 * @example
 * exportRule({ name: "findings", pattern: { source: ["aws.guardduty"] } }, "terraform");
 * exportRule({ source: template, values: { Env: "prod" } }, "cdk");
 */
export function exportRule(
  rule: RuleTexts | RuleInSource,
  format: ExportFormat,
  options?: ExportOptions,
): Exported | Refused;

/** As `init` of `rulelens`. */
export function init(source?: EngineSource | Promise<EngineSource>): Promise<void>;

/** As `initSync` of `rulelens`. */
export function initSync(from: { module: WebAssembly.Module | BufferSource }): void;

/** Values for what is known only at deployment, by name: `Env` for `!Ref Env`, `var.env` for `${var.env}`. */
export type Values = Record<string, string>;

/** What is wanted of a text. */
export interface ImportOptions {
  /** That rule alone: its logical ID, its address, or its name. */
  rule?: string;
  /** What is put in for placeholders; each must be of one that the text has. */
  values?: Values;
}

/** The rules of a text. */
export interface Imported {
  ok: true;
  /** What the text is. */
  format:
    | "event pattern"
    | "rule of the API"
    | "CloudFormation template"
    | "Terraform module"
    | "Terraform plan"
    | "AWS CLI commands";
  /** In the order of the text. */
  rules: ImportedRule[];
  /** What is known only at deployment, in the order of the text. */
  placeholders: Placeholder[];
  /** What is wrong with the rules or may not be meant, and what was not understood. */
  diagnostics: Fault[];
}

/** A place, with the line and column of `from`, from 1. */
export interface LinePlace extends Place {
  line: number;
  column: number;
}

/** A rule, and where all of it is written. What is not said of it is `null`. */
export interface ImportedRule extends LinePlace {
  /** What it is called there: its logical ID, its address, or its name. */
  id: string;
  /** Its name at EventBridge. */
  name: string | null;
  description: string | null;
  state: RuleState;
  /** Its event bus: name or ARN. */
  bus: string | null;
  /** Its event pattern, JSON. Placeholders stand in it as `${name}`. */
  pattern: string | null;
  /** Its schedule expression. */
  schedule: string | null;
  /** Each as `transform` takes it, JSON. */
  targets: string[];
}

/** Whether a rule is at work. */
export type RuleState = "ENABLED" | "DISABLED" | "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

/** What is known only at deployment. */
export interface Placeholder {
  /** As in {@link Values}. */
  name: string;
  /** The value that the text has for it. */
  default: string | null;
  places: LinePlace[];
}

/** Rules that EventBridge takes. */
export interface Linted {
  ok: true;
  /** How many have an event pattern. */
  rules: number;
  /** What may not be as intended, and what was not understood. */
  warnings: Fault[];
}

/** A rule by its texts; one that was imported is one. What is left out or `null` it has not. */
export interface RuleTexts {
  /** What it is called in code, if not by its name: a logical ID, or an address. */
  id?: string | null;
  name?: string | null;
  description?: string | null;
  /** @default "ENABLED" */
  state?: RuleState | null;
  /** Name or ARN, of an event bus that is not the account's default one. */
  bus?: string | null;
  /** Needed if there is no `schedule`. */
  pattern?: Json | null;
  schedule?: string | null;
  /** Each as `PutTargets` takes it, with its `Arn`. */
  targets?: Json[];
}

/** A rule in infrastructure code. */
export interface RuleInSource {
  source: Source;
  /** Which one, if there are several with an event pattern: its logical ID, its address, or its name. */
  rule?: string;
  values?: Values;
}

/** What a rule is written as. `cli` is for POSIX shells, `json` what the API takes. */
export type ExportFormat =
  | "cli"
  | "powershell"
  | "cloudformation"
  | "cloudformation-json"
  | "sam"
  | "sam-json"
  | "terraform"
  | "cdk"
  | "json";

/** What is written beside a rule. */
export interface ExportOptions {
  /**
   * The permission that its targets need.
   *
   * @default true
   */
  permissions?: boolean;
}

/** A rule as the code of a tool. */
export interface Exported {
  ok: true;
  /** The first is the one to begin with. */
  files: {
    /** As `main.tf`. */
    name: string;
    language: "shell" | "powershell" | "yaml" | "json" | "hcl" | "typescript";
    text: string;
  }[];
  /** What may surprise. */
  notes: { code: string; text: string }[];
}

/** A text has no meaning, or a rule would be refused: what is wrong. */
export interface Refused {
  ok: false;
  /** At least one. */
  diagnostics: Fault[];
}

/** What was found in one of the texts. */
export interface Fault extends Omit<Diagnostic, "text"> {
  /** Which of the texts; `rule` and `values` are none, and have no places. */
  text: "source" | "rule" | "values" | "pattern" | "target";
  /** Which of `targets`, from 0, if it is one of them. */
  target?: number;
}
