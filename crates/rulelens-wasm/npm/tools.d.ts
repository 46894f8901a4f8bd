/**
 * What is done around rules: findings of GuardDuty as events, files of cases, links.
 *
 * All that is said of `rulelens` holds here too: what is wrong with a text is returned, misuse is a
 * `TypeError`, positions count UTF-16 code units. These functions have an engine of their own, which
 * is loaded in the same way.
 */

import type { Diagnostic, Json, Place, Source, View } from "./index.d.ts";

/**
 * An event that looks real, of a GuardDuty finding of that type. The same type and options give the
 * same event, letter by letter; its accounts, addresses and names belong to nobody.
 *
 * @param type As `Recon:EC2/Portscan`; {@link findingTypes} has all of them.
 * @example
 * const { event } = sample("Recon:EC2/Portscan", { severity: 5 });
 */
export function sample(type: string, options?: SampleOptions): Sampled | Refused;

/** The types of GuardDuty findings that are known. */
export function findingTypes(): string[];

/**
 * The events that GuardDuty sends of findings as the SDKs and the AWS CLI return them, with keys in
 * Pascal case: a single one, a list, or the answer to `GetFindings`.
 */
export function fromFindings(findings: Json): FromFindings | Refused;

/**
 * Which events GuardDuty sends of findings that occur again and again, when, and onto whose bus; and
 * which of them arrive by rules and targets.
 *
 * @param scenario Accounts, intervals, findings with their occurrences, rules: as
 *   `rulelens guardduty simulate` takes it.
 */
export function simulate(scenario: Json, options?: SimulateOptions): Simulated | Refused;

/**
 * Runs a file of cases (`*.rulelens.json`): events, which rules are expected to match them, and what
 * targets are expected to receive. `rulelens test` and the playground find the same.
 *
 * @example
 * const ran = runCases(readFileSync("findings.rulelens.json"));
 * if (ran.ok) for (const { name, difference } of ran.checks) console.log(name, difference ?? "holds");
 */
export function runCases(file: Json, options?: CasesOptions): Ran | Refused;

/**
 * Makes a link that opens texts in the playground. They stand behind its `#`, which no server sees.
 * The same texts always give the same link.
 *
 * @param state What the link holds. All may be left out.
 * @example
 * const shared = share({ event, rules: [{ name: "high", pattern }], targets: [{ Id: "mail", InputPath: "$.detail" }] });
 * if (shared.ok) console.log("https://rulelens.example/" + shared.link);
 */
export function share(state: State, options?: ShareOptions): SharedLink | Refused;

/**
 * What a link holds, as far as it can be read: of a damaged one the parts that are whole.
 *
 * @param link The address, or what stands behind its `#`. Any text does no harm.
 */
export function open(link: string): Opened | Refused;

/** As `init` of `rulelens`. */
export function init(source?: Source | Promise<Source>): Promise<void>;

/** As `initSync` of `rulelens`. */
export function initSync(from: { module: WebAssembly.Module | BufferSource }): void;

/** What a sample says. What is left out follows from the type, or is an example. */
export interface SampleOptions {
  /**
   * What all that is made up depends on, a whole number.
   *
   * @default 1
   */
  seed?: number;
  /** When the event is sent, in ISO 8601. */
  time?: string;
  /** The account that it arose in. */
  account?: string;
  region?: string;
  severity?: number;
  /**
   * `service.count`
   *
   * @default 1
   */
  count?: number;
  /**
   * `service.archived`
   *
   * @default false
   */
  archived?: boolean;
}

/** A sample. */
export interface Sampled {
  ok: true;
  /** JSON. */
  event: string;
}

/** Events of findings, in the order of the findings. */
export interface FromFindings {
  ok: true;
  events: (Place & { /** JSON; the place is the finding's. */ event: string })[];
}

/** What else is wanted of {@link simulate}. */
export interface SimulateOptions {
  /**
   * The events themselves.
   *
   * @default false
   */
  texts?: boolean;
}

/** What happens. Accounts, findings, rules, occurrences and events are told by their places in the lists. */
export interface Simulated {
  ok: true;
  /** The ids of the accounts. */
  accounts: string[];
  /** The names of the findings. */
  findings: string[];
  /** The names of the rules. */
  rules: string[];
  /** In order of time. */
  occurrences: Occurrence[];
  /** In order of time. */
  events: SentEvent[];
  /** What is sent to targets, in order of time. */
  notifications: Notification[];
  /** Events that no rule selects. */
  unselected: number[];
}

/** An occurrence of a finding, and what becomes of it. */
export type Occurrence = { finding: number; time: string } & (
  | { fate: "sent"; /** It is sent because of it. */ event: number }
  | { fate: "aggregated"; /** It stands for it too. */ event: number; until: string }
  | { fate: "suppressed"; /** When the suppression rule ends, if it does. */ until: string | null }
);

/** An event that GuardDuty sends about a finding. */
export interface SentEvent {
  finding: number;
  /** `updatedAt` of the finding. */
  time: string;
  /** `createdAt` of the finding. */
  created: string;
  firstSeen: string;
  lastSeen: string;
  count: number;
  archived: boolean;
  /** The account that the finding arose in, onto whose bus it is put. */
  account: number;
  /** Its administrator, onto whose bus it is put as well. */
  administrator: number | null;
  /** Which occurrences it stands for that no event stood for before. */
  occurrences: number[];
  /** Why it is sent then. */
  because:
    | { kind: "new" }
    | {
        kind: "interval";
        interval: Interval;
        /** The account that set it; `null` if nobody did. */
        by: number | null;
        /** What the account had set itself, before it became the member of an administrator. */
        ignored: Interval | null;
      };
  /** The same in words. */
  reason: string;
  /** The event as it is put onto each bus, if that is wanted. */
  texts?: { /** The bus's account. */ bus: number; /** JSON. */ event: string }[];
}

/** How often later occurrences are sent. */
export type Interval = "15m" | "1h" | "6h";

/** What a target is sent of an event. */
export interface Notification {
  time: string;
  event: number;
  /** The account whose bus it was on. */
  bus: number;
  rule: number;
  /** Which of the rule's targets. */
  target: number;
  view: View;
  /** Why it is lost, if it is. */
  lost: { by: "eventbridge" | "topic" | "chat"; code: string; message: string } | null;
}

/** What else is needed of {@link runCases}. */
export interface CasesOptions {
  /**
   * Gives the event pattern of a rule that is in another file, as `importRules` of `rulelens/iac`
   * reads it; nothing if there is none. Without it such a rule is refused.
   */
  rule?: (reference: RuleElsewhere) => Json | null | undefined;
}

/** A rule that is in another file: `{"file": "main.tf", "name": "findings"}` in place of its pattern. */
export interface RuleElsewhere {
  /** From where the file of cases is. */
  file: string;
  name: string | null;
  /** For what is known only at deployment. */
  values: Record<string, string>;
}

/** What came of the cases. */
export interface Ran {
  ok: true;
  /** Whether all is as expected. */
  holds: boolean;
  /** In the order of the cases, then of the rules: the verdict, then payloads. */
  checks: (VerdictCheck | PayloadCheck)[];
}

interface Check {
  /** The case, the rule, and the target if it is one's payload. */
  name: string;
  case: string;
  rule: string;
  holds: boolean;
  /** What is not as expected, and why; `null` if nothing. */
  difference: string | null;
}

/** Whether a rule matches. */
export interface VerdictCheck extends Check {
  target: null;
  /** Whether it is to match. */
  expected: boolean;
  /** Whether it does. */
  matched: boolean;
}

/** What a target receives. */
export interface PayloadCheck extends Check {
  /** Its `Id`. */
  target: string;
  /** `null` if nothing. */
  received: string | null;
}

/**
 * What a link holds. Texts are kept letter by letter, whether or not they are valid; objects are
 * written in lines.
 */
export interface State {
  rules?: { name?: string; pattern: Json }[];
  event?: Json;
  /** Each as `PutTargets` takes it, or as {@link open} gives it. */
  targets?: (Json | OpenedTarget)[];
  /** As {@link simulate} takes it. */
  scenario?: Json;
  /** As {@link runCases} takes it. */
  cases?: Json;
  /** What is chosen. */
  shown?: Shown;
}

/** What is chosen: a rule and a target from 0, the name of a view, as what a delivery is seen. */
export interface Shown {
  rule?: number;
  target?: number;
  view?: string;
  as?: string;
}

/** How a link is made. */
export interface ShareOptions {
  /** The address of the page. Without it a link begins with `#`. */
  base?: string;
  /**
   * Puts values of documentation in the place of what is sensitive; equal ones stay equal.
   *
   * @default false
   */
  replace?: boolean;
}

/** A link. */
export interface SharedLink {
  ok: true;
  link: string;
  /** Whether it has more characters than some programs pass on: 8,000. */
  isLong: boolean;
  /** The part to shorten then: which of the rules or targets it is, and how many bytes it has. */
  largest: { part: LinkPart; index: number; bytes: number } | null;
  /** How many different values there are in it that one may not want to pass on. */
  sensitive: {
    kind: "account" | "address" | "arn" | "email" | "iam" | "resource";
    count: number;
    /** `2 account ids` */
    text: string;
  }[];
}

/** What a link consists of. */
export type LinkPart = "shown" | "rule" | "event" | "target" | "scenario" | "cases";

/** What a link holds. */
export interface Opened {
  ok: true;
  state: OpenedState;
  /** The parts that it names, in its order; `part` is `null` for one of a later version. */
  parts: { part: LinkPart | null; condition: "whole" | "cut-off" | "missing" | "damaged" | "unknown" }[];
  /** Why it is not all that was put into it; empty if it is. */
  diagnostics: Fault[];
}

/** The texts of a link; what is empty is left out. */
export interface OpenedState extends State {
  rules?: OpenedRule[];
  event?: string;
  targets?: OpenedTarget[];
  scenario?: string;
  cases?: string;
}

/** A rule of a link. */
export interface OpenedRule {
  name: string;
  pattern: string;
}

/** A target of a link. The texts of all forms of input are kept, not only of the chosen one. */
export interface OpenedTarget {
  name: string;
  /** Which rule it is of, from 0; of every rule without it. */
  rule?: number;
  arn?: string;
  input: "matched-event" | "path" | "constant" | "transformer";
  inputPaths?: string;
  template?: string;
  inputPath?: string;
  constant?: string;
}

/** A text has no meaning: what is wrong with it. */
export interface Refused {
  ok: false;
  /** At least one. */
  diagnostics: Fault[];
}

/** A fault in one of the texts. */
export interface Fault extends Omit<Diagnostic, "text"> {
  /** Which of the texts. */
  text: "type" | "time" | "findings" | "scenario" | "file" | "state" | "link" | "target";
}
