/// <reference lib="esnext.disposable" />

/**
 * Evaluate Amazon EventBridge rules without AWS.
 *
 * Texts are JSON. What is wrong with one is returned, never thrown: every answer is
 * `{ ok: true, … }` or {@link Refused}. Positions count UTF-16 code units, as JavaScript's strings
 * do: `text.slice(from, to)` is what a position means. Of bytes they are those of their text.
 *
 * Everything throws a `TypeError` that says what was expected when it is called with something of
 * the wrong type, and an `Error` when the engine is not loaded (see {@link init}).
 */

/**
 * A JSON text.
 *
 * - A string is read as it is written: the spelling of numbers (`4.0`), duplicate keys and positions
 *   are kept.
 * - A `Uint8Array` (a `Buffer` too) is the same text in UTF-8, and the fastest.
 * - Any other object is a convenience: it is read as `JSON.stringify` writes it. A number has
 *   lost its spelling by then, and positions are those of that text.
 */
export type Json = string | Uint8Array | object;

/**
 * Checks an event pattern: what would the service refuse, and what may not be as intended?
 *
 * @param event A sample of the events. With it more can be told, as that a field holds numbers. One
 *   that is no event is left out.
 * @example
 * const checked = check('{"source": "aws.ec2"}');
 * if (!checked.ok) console.log(checked.diagnostics[0].message);
 * // `source` must hold an array or an object
 */
export function check(pattern: Json, event?: Json): Checked | Refused;

/**
 * Whether an event matches an event pattern.
 *
 * The pattern is read at each call: for many events, {@link RuleSet} is faster by far.
 *
 * @example
 * const answer = matches('{"source": ["aws.ec2"]}', event);
 * if (answer.ok && answer.matched) …
 */
export function matches(pattern: Json, event: Json): Matched | Refused;

/** Whether an event matches an event pattern, and what each field of the pattern finds in it. */
export function explain(pattern: Json, event: Json): Explained | Refused;

/**
 * What a target receives of an event that matched.
 *
 * @param target As `PutTargets` takes it: `Input`, `InputPath`, `InputTransformer`, or none of them
 *   for the event itself. `Id` and `Arn` may be missing.
 * @param rule What the reserved variables stand for.
 * @example
 * transform(
 *   { InputTransformer: { InputPathsMap: { id: "$.detail.id" }, InputTemplate: '"Found <id>"' } },
 *   event,
 * );
 */
export function transform(target: Json, event: Json, rule?: Rule): Delivered | Dropped | Refused;

/**
 * What a person sees of an event that matched: an e-mail, a message in a chat, or nothing and why.
 *
 * @param view Where it is seen.
 * @param target As for {@link transform}.
 */
export function render(
  view: View,
  target: Json,
  event: Json,
  options?: RenderOptions,
): Shown | Unseen | Undelivered | Refused;

/**
 * Many rules, to be matched against one event after the other.
 *
 * Rules can be added and removed at any time. The set takes memory of the engine until
 * `dispose` is called, the block of a `using` ends, or nothing refers to it any more.
 *
 * @example
 * using rules = new RuleSet();
 * rules.add("severe", { detail: { severity: [{ numeric: [">=", 7] }] } });
 * const answer = rules.matches(event);
 * if (answer.ok) console.log(answer.ids);
 */
export class RuleSet {
  /** How many rules there are. */
  readonly size: number;
  /** Whether there is a rule of that id. */
  has(id: string): boolean;
  /**
   * Adds a pattern to the rule of that id, which is made if it is new. A rule with several patterns
   * matches if one of them does.
   */
  add(id: string, pattern: Json): Added | Refused;
  /** Removes a rule with all its patterns, and says whether there was one. */
  remove(id: string): boolean;
  /** The ids of the rules that match an event. */
  matches(event: Json, options?: MatchOptions): MatchedRules | Refused;
  /** The same for each of many events. */
  matchesMany(events: Iterable<Json>, options?: MatchOptions): (MatchedRules | Refused)[];
  /** Gives back what the set takes. It is of no use afterwards. */
  dispose(): void;
  /** The same. */
  [Symbol.dispose](): void;
}

/** How events are read by a {@link RuleSet}. */
export interface MatchOptions {
  /**
   * The events are known to be JSON objects in which each key stands once. They may then be read only
   * as far as the rules' fields reach, which is faster; if they are something else, the answer may be
   * wrong, and a fault in them need not be told.
   *
   * @default false
   */
  trusted?: boolean;
}

/** The version of this package. */
export const version: string;

/**
 * Loads the engine, where that takes time: in browsers and workers. Elsewhere (Node,
 * `rulelens/inline`) it is loaded already, and this does nothing.
 *
 * Calling it again does nothing.
 *
 * @param source Where the `.wasm` is, if not beside this file: an address, a response to `fetch`,
 *   the bytes, or a compiled module.
 */
export function init(source?: Source | Promise<Source>): Promise<void>;

/**
 * Loads the engine at once from bytes or a compiled module, as workers have it. Does nothing if it
 * is loaded already.
 */
export function initSync(from: { module: WebAssembly.Module | BufferSource }): void;

/** Where {@link init} finds the engine. */
export type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** A text has no meaning: what is wrong with it, of all texts that were given. */
export interface Refused {
  ok: false;
  /** At least one. */
  diagnostics: Diagnostic[];
}

/** A fault in one of the texts, or advice about it. */
export interface Diagnostic {
  /** Which of the texts. */
  text: "pattern" | "event" | "target";
  /** Stable, as `field-not-array`. */
  code: string;
  /**
   * - `error`: the text has no meaning, the service refuses it.
   * - `warning`: it has one, but perhaps not the one intended.
   * - `advice`: it may well mean what was intended, and could be clearer.
   */
  severity: "error" | "warning" | "advice";
  /** What is wrong: lower case, no final stop. */
  message: string;
  /** How to mend it. */
  help: string;
  /** What the AWS service answers to the same text, letter by letter, where it is known. */
  service: string | null;
  from: number;
  to: number;
  /** Of `from`, from 1. */
  line: number;
  /** Of `from`, in UTF-16 code units from 1. */
  column: number;
  /** Another place in the same text that it has to do with. */
  related: (Place & { message: string }) | null;
  /** How a tool can mend it, where that is safe. */
  fix: Fix | null;
}

/** A place in a text. */
export interface Place {
  from: number;
  to: number;
}

/** Edits to make together, in the order of the text; they do not overlap. */
export interface Fix {
  /** As a command: `Wrap it in an array`. */
  title: string;
  edits: (Place & { replacement: string })[];
}

/** A pattern that the service accepts. */
export interface Checked {
  ok: true;
  /** What may not be as intended, advice included. */
  warnings: Diagnostic[];
}

/** Whether it matches. */
export interface Matched {
  ok: true;
  matched: boolean;
}

/** A pattern that is now in the set. */
export interface Added {
  ok: true;
}

/** The rules that match an event. */
export interface MatchedRules {
  ok: true;
  /** In the order in which their ids were added. */
  ids: string[];
}

/** Whether it matches, and why. */
export interface Explained {
  ok: true;
  matched: boolean;
  /** In a sentence: `Not matched: detail.severity 3.9 is not ≥ 4`. */
  summary: string;
  /** What would have to change for it to match; `null` if it does. */
  change: string | null;
  /** The fields of the pattern, in its order. */
  fields: Field[];
  /** Indices into `fields`: those that keep it from matching, the nearest to a match first. */
  misses: number[];
  /** Set if all fields are satisfied, but only by different elements of one array. */
  apart: { fields: number[]; array: string } | null;
}

/** What one field of the pattern finds in the event. */
export interface Field {
  /** Keys joined with `.`. */
  path: string;
  satisfied: boolean;
  /** Whether it belongs to the arms of each `$or` that decide. */
  counts: boolean;
  /** In words, without the path: `3.9 is not ≥ 4`. */
  explanation: string;
  /** The smallest reason, where there is more to say: where two texts part, what key is meant. */
  remark: string | null;
  /** What would have to change for it to be satisfied; `null` if it is. */
  change: string | null;
  /** The value in the event that decides; `null` if there is none. */
  value: (Place & { /** As JSON. */ text: string; line: number; column: number }) | null;
  /** What holds between value and operand, in words: `is not`. */
  relation: string;
  /** As JSON or a short expression: `"aws.ec2"`, `≥ 4`. */
  operand: string;
  /** Where its key stands in the pattern. */
  key: Place;
  /** Where the comparison that decides stands in the pattern. */
  comparison: Place | null;
}

/** What the reserved variables of a template stand for. What is left out follows from the event. */
export interface Rule {
  /** `aws.events.rule-name` */
  name?: string;
  /** `aws.events.rule-arn` */
  arn?: string;
  /** `aws.events.event.ingestion-time`, in ISO 8601. */
  ingestionTime?: string;
}

/** What EventBridge makes of an event for a target. */
interface Delivery {
  ok: true;
  /** What the target receives, or would. */
  payload: string;
  /** Where each part of the payload comes from: in order, without gaps. */
  pieces: Piece[];
  /** What may not be as intended in the target, advice included. */
  warnings: Diagnostic[];
}

/** It arrives. */
export interface Delivered extends Delivery {
  delivered: true;
}

/** EventBridge drops it, without an error. */
export interface Dropped extends Delivery {
  delivered: false;
  dropped: {
    /** `not-json`: the JSON template yields no JSON. `too-large`: no target takes so much. */
    cause: "not-json" | "too-large";
    /** What a JSON reader says. */
    message: string;
    /** Where the payload stops being JSON. */
    at: number;
    /** Index of the piece that breaks it; `null` if the template itself is no JSON. */
    piece: number | null;
    /** The name of the placeholder whose value breaks it. */
    placeholder: string | null;
    /** How to mend the target's text. With it this event is delivered. */
    fix: Fix | null;
  };
}

/** A part of a payload, and what made it. */
export interface Piece extends Place {
  source:
    | { kind: "event"; /** In the event. */ event: Place }
    | { kind: "constant" }
    | { kind: "template"; /** In the target. */ target: Place }
    | {
        kind: "placeholder";
        name: string;
        /** The place in the event that the value is from. */
        event: Place | null;
        /** How the value was put in. */
        inserted:
          | "quoted"
          | "text"
          | "json"
          | "json-in-quotes"
          | "json-without-quotes"
          | "empty-string"
          | "nothing";
      };
}

/** Where a delivery is seen. */
export type View =
  /** An e-mail of an SNS topic. */
  | "email"
  /** An e-mail of an SNS topic whose body is JSON. */
  | "email-json"
  /** By Amazon Q Developer in chat applications. */
  | "slack"
  | "teams"
  | "chime"
  /** By an incoming webhook. */
  | "slack-webhook"
  | "teams-webhook"
  /** The payload itself. */
  | "json";

/** What else an e-mail names. */
export interface RenderOptions extends Rule {
  /** The address that an e-mail goes to. */
  to?: string;
  /** The topic, if the target's `Arn` is none. */
  topicArn?: string;
}

/** A person sees something. */
export interface Shown extends Delivered {
  view: View;
  shown: true;
  seen: Seen;
}

/** The client shows nothing, without an error. */
export interface Unseen extends Delivered {
  view: View;
  shown: false;
  unseen: {
    /** Why: the first decides, the others would too. */
    reasons: {
      code: string;
      message: string;
      help: string;
      certainty: "documented" | "reported" | "assumed";
      /** In the payload. */
      at: Place | null;
    }[];
    /** The only traces that it leaves. */
    traces: { kind: "log" | "metric"; name: string; place: string }[];
    notices: Notice[];
  };
}

/** EventBridge drops it already. */
export interface Undelivered extends Dropped {
  view: View;
  shown: false;
}

/** What is seen, by what it is. `text` is all of it without styles. */
export type Seen = Email | EmailJson | Chat | Webhook | Payload;

interface Mail {
  subject: string;
  fromName: string;
  fromAddress: string;
  to: string;
  text: string;
  notices: Notice[];
}

/** `email` */
export interface Email extends Mail {
  kind: "email";
  body: Run[];
  footer: Run[];
}

/** `email-json` */
export interface EmailJson extends Mail {
  kind: "email-json";
  fields: { name: string; value: string; origin: "known" | "approximate" | "invented" }[];
}

/** `slack`, `teams`, `chime` */
export interface Chat {
  kind: "chat";
  client: "slack" | "teams" | "chime";
  /** As what it is shown. */
  card: "finding" | "event" | "custom";
  text: string;
  message: Message;
  notices: Notice[];
}

/** `slack-webhook`, `teams-webhook` */
export interface Webhook {
  kind: "webhook";
  service: "slack" | "teams";
  /** The body of the request. */
  json: string;
  text: string;
  message: Message;
  notices: Notice[];
}

/** `json` */
export interface Payload {
  kind: "payload";
  isJson: boolean;
  /** How many bytes the target receives. */
  bytes: number;
  /** In lines if it is JSON. */
  text: string;
  notices: Notice[];
}

/** A message in a chat, in parts. */
export interface Message {
  sender: { name: string; badge: string | null };
  /** A bar beside it: `#cf5f17`. */
  bar: { color: string; severity: "low" | "medium" | "high" | "critical" | null } | null;
  /** From top to bottom. */
  blocks: Block[];
  thread: string | null;
}

/** A part of a message. */
export type Block =
  | { kind: "heading" | "paragraph" | "quote" | "code" | "context"; text: Run[] }
  | { kind: "list"; ordered: boolean; items: Run[][] }
  | { kind: "fields"; fields: { label: string; value: Run[] }[] }
  | { kind: "buttons"; buttons: { label: string; link: string }[] };

/** A piece of text in one style, to be shown as it is: nothing in it is markup. */
export interface Run {
  text: string;
  bold?: true;
  italic?: true;
  strike?: true;
  code?: true;
  /** Names someone who would be alerted. */
  mention?: true;
  /** Stands for a character that cannot be seen: the text is its code point. */
  invisible?: true;
  /** Where a click leads: `https:` only. */
  link?: string;
}

/** Something to know about what is shown: what is approximated or not known. */
export interface Notice {
  code: string;
  kind: "approximation" | "uncertain" | "setup" | "ended" | "changed";
  text: string;
}
