// What wasm-bindgen makes of the crate: documented there, in `lib.rs` and `rules.rs`. Texts are given
// by their lengths in bytes. `build.mjs` puts it in the place of this.

import type * as declared from "../index.d.ts";
import type * as iac from "../iac.d.ts";
import type * as tools from "../tools.d.ts";

export function initSync(from: { module: WebAssembly.Module }): { memory: WebAssembly.Memory };
export function room(bytes: number): number;
export function check(pattern: number, event: number): declared.Checked | declared.Refused;
export function matches(pattern: number, event: number): boolean | declared.Refused;
export function explain(pattern: number, event: number): declared.Explained | declared.Refused;
export function transform(...lengths: number[]): ReturnType<typeof declared.transform>;
export function render(view: number, ...lengths: number[]): ReturnType<typeof declared.render>;

// Of the engine of `rulelens/tools`:
export function sample(
  type: number,
  time: number,
  account: number,
  region: number,
  severity: number,
  seed: number,
  count: number,
  archived: boolean,
): ReturnType<typeof tools.sample>;
export function findingTypes(): string[];
export function fromFindings(findings: number): ReturnType<typeof tools.fromFindings>;
export function simulate(scenario: number, texts: boolean): ReturnType<typeof tools.simulate>;
export function share(state: tools.OpenedState, base: number, replace: boolean): ReturnType<typeof tools.share>;
export function open(link: number): ReturnType<typeof tools.open>;
export function putTargets(targets: number): tools.OpenedTarget[] | tools.Refused;
export function rulesElsewhere(file: number): tools.RuleElsewhere[];
export function runCases(file: number, elsewhere: string[]): ReturnType<typeof tools.runCases>;

// Of the engine of `rulelens/iac`:
export interface RuleTexts {
  id?: string;
  name?: string;
  description?: string;
  state?: string;
  bus?: string;
  pattern?: string;
  schedule?: string;
  targets: string[];
}
export function importRules(source: number, rule: number, values: Record<string, string>): ReturnType<typeof iac.importRules>;
export function lint(source: number): ReturnType<typeof iac.lint>;
export function exportRule(rule: RuleTexts, format: number, permissions: boolean): ReturnType<typeof iac.exportRule>;
export function exportRuleOf(
  source: number,
  rule: number,
  format: number,
  values: Record<string, string>,
  permissions: boolean,
): ReturnType<typeof iac.exportRule>;

export class Rules {
  add(number: number, pattern: number): declared.Refused | undefined;
  remove(number: number): void;
  matching(event: number, trusted: boolean): number;
  matched(): number;
  refusal(): declared.Refused;
  free(): void;
}
