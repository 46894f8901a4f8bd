/**
 * Whether events match, and nothing else: `check`, `matches` and `RuleSet` of `rulelens` with a smaller
 * engine of its own. `check` tells faults, but gives no advice on patterns that are accepted: its
 * `warnings` are always empty.
 */

export { RuleSet, check, init, initSync, matches, version } from "./index.js";
export type {
  Added,
  Checked,
  Diagnostic,
  Fix,
  Json,
  Matched,
  MatchedRules,
  MatchOptions,
  Place,
  Refused,
  Source,
} from "./index.d.ts";
