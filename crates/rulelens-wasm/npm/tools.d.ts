/**
 * What is done around rules: findings of GuardDuty as events.
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

/** A text has no meaning: what is wrong with it. */
export interface Refused {
  ok: false;
  /** At least one. */
  diagnostics: Fault[];
}

/** A fault in one of the texts. */
export interface Fault extends Omit<Diagnostic, "text"> {
  /** Which of the texts. */
  text: "type" | "time" | "findings" | "scenario";
}
