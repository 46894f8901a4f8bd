// Many rules at once. The engine knows them by numbers, which stand for the caller's ids here.

import type * as declared from "../index.d.ts";
import { Rules } from "rulelens-engine";
import { flag, kind, object, text } from "./arguments.ts";
import { assertLoaded, numbers, writeOne } from "./engine.ts";

export class RuleSet implements declared.RuleSet {
  /** The rules in the engine; `undefined` when they were disposed of. */
  #rules: Rules | undefined;
  #numbers = new Map<string, number>();
  #ids = new Map<number, string>();
  /** Ever larger, so that rules are sorted by when their ids were added. */
  #next = 0;

  // Where there is no `Symbol.dispose`, there is no `using` either.
  declare [Symbol.dispose]: () => void;

  static {
    if (Symbol.dispose) this.prototype[Symbol.dispose] = this.prototype.dispose;
  }

  constructor() {
    assertLoaded();
    this.#rules = new Rules();
  }

  get size(): number {
    return this.#numbers.size;
  }

  has(id: string): boolean {
    return this.#numbers.has(checked(id));
  }

  add(id: string, pattern: declared.Json): declared.Added | declared.Refused {
    const [rules, known] = [this.#live(), this.#numbers.get(checked(id))];
    const number = known ?? this.#next;
    const refused = rules.add(number, writeOne(text("pattern", pattern)));
    if (refused !== undefined) return refused;
    if (known === undefined) {
      this.#next += 1;
      this.#numbers.set(id, number);
      this.#ids.set(number, id);
    }
    return { ok: true };
  }

  remove(id: string): boolean {
    const [rules, number] = [this.#live(), this.#numbers.get(checked(id))];
    if (number === undefined) return false;
    rules.remove(number);
    this.#numbers.delete(id);
    this.#ids.delete(number);
    return true;
  }

  matches(event: declared.Json, options?: declared.MatchOptions): declared.MatchedRules | declared.Refused {
    return this.#matches(event, isTrusted(options));
  }

  matchesMany(
    events: Iterable<declared.Json>,
    options?: declared.MatchOptions,
  ): (declared.MatchedRules | declared.Refused)[] {
    if (typeof events !== "object" || events === null || !(Symbol.iterator in events)) {
      throw new TypeError(`events: expected an array or another iterable, got ${kind(events)}`);
    }
    const trusted = isTrusted(options);
    return Array.from(events, (event) => this.#matches(event, trusted));
  }

  dispose(): void {
    this.#rules?.free();
    this.#rules = undefined;
    this.#numbers.clear();
    this.#ids.clear();
  }

  #matches(event: declared.Json, trusted: boolean): declared.MatchedRules | declared.Refused {
    const rules = this.#live();
    const count = rules.matching(writeOne(text("event", event)), trusted);
    if (count < 0) return rules.refusal();
    const ids: string[] = [];
    if (count > 0) {
      for (const number of numbers(rules.matched(), count)) ids.push(this.#ids.get(number) as string);
    }
    return { ok: true, ids };
  }

  #live(): Rules {
    if (this.#rules === undefined) throw new TypeError("this RuleSet was disposed of");
    return this.#rules;
  }
}

function isTrusted(options: declared.MatchOptions | undefined): boolean {
  return options !== undefined && flag("options.trusted", object("options", options)["trusted"]);
}

function checked(id: unknown): string {
  if (typeof id === "string") return id;
  throw new TypeError(`id: expected a string, got ${kind(id)}`);
}
