// Many rules at once. The engine knows them by numbers, which stand for the caller's ids here.

import type * as declared from "../index.d.ts";
import { kind, text } from "./arguments.ts";
import { exports, numbers, read, writeOne } from "./engine.ts";

/** Frees sets that were not disposed of. */
const forgotten = new FinalizationRegistry((set: number) => exports().rules_free(set));

export class RuleSet implements declared.RuleSet {
  /** What stands for it in the engine; `undefined` when it was disposed of. */
  #set: number | undefined = exports().rules_make();
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
    forgotten.register(this, this.#number(), this);
  }

  get size(): number {
    return this.#numbers.size;
  }

  has(id: string): boolean {
    return this.#numbers.has(checked(id));
  }

  add(id: string, pattern: declared.Json): declared.Added | declared.Refused {
    const [set, known] = [this.#number(), this.#numbers.get(checked(id))];
    const number = known ?? this.#next;
    const refused = exports().rules_add(set, number, writeOne(text("pattern", pattern)));
    if (refused !== 0) return read(refused);
    if (known === undefined) {
      this.#next += 1;
      this.#numbers.set(id, number);
      this.#ids.set(number, id);
    }
    return { ok: true };
  }

  remove(id: string): boolean {
    const [set, number] = [this.#number(), this.#numbers.get(checked(id))];
    if (number === undefined) return false;
    exports().rules_remove(set, number);
    this.#numbers.delete(id);
    this.#ids.delete(number);
    return true;
  }

  matches(event: declared.Json): declared.MatchedRules | declared.Refused {
    const set = this.#number();
    const count = exports().rules_matching(set, writeOne(text("event", event)));
    if (count < 0) return read(-count);
    const ids: string[] = [];
    if (count > 0) {
      for (const number of numbers(exports().rules_matched(set), count)) {
        ids.push(this.#ids.get(number) as string);
      }
    }
    return { ok: true, ids };
  }

  matchesMany(events: Iterable<declared.Json>): (declared.MatchedRules | declared.Refused)[] {
    if (typeof events !== "object" || events === null || !(Symbol.iterator in events)) {
      throw new TypeError(`events: expected an array or another iterable, got ${kind(events)}`);
    }
    return Array.from(events, (event) => this.matches(event));
  }

  dispose(): void {
    if (this.#set === undefined) return;
    exports().rules_free(this.#set);
    forgotten.unregister(this);
    this.#set = undefined;
    this.#numbers.clear();
    this.#ids.clear();
  }

  #number(): number {
    if (this.#set === undefined) throw new TypeError("this RuleSet was disposed of");
    return this.#set;
  }
}

function checked(id: unknown): string {
  if (typeof id === "string") return id;
  throw new TypeError(`id: expected a string, got ${kind(id)}`);
}
