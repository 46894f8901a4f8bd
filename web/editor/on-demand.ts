// Loads what the page does not need at first (`web/src/views`), and shows parts of it.

import style from "rulelens-views-style-url";
import wasm from "rulelens-views-wasm-url";

import { codeLoaded } from "./editor.ts";
import { loadViewsWords } from "./words.ts";

export interface Words {
  loading: string;
  failed: string;
  again: string;
}

type Module = typeof import("rulelens-views-glue");

let loaded: Promise<Module> | undefined;

/** Shows a part in `parent` as soon as it can. `onWish` is called with what it asks of the page. */
export function open(parent: HTMLElement, words: Words, given: unknown, onWish: (wish: unknown) => void): OnDemand {
  return new OnDemand(parent, words, given, onWish);
}

export class OnDemand {
  #given: unknown;
  #closed = false;
  #mounted: InstanceType<Module["Mounted"]> | undefined;

  constructor(parent: HTMLElement, words: Words, given: unknown, onWish: (wish: unknown) => void) {
    this.#given = given;
    const show = async (): Promise<void> => {
      parent.replaceChildren(note("p", "loading", words.loading));
      try {
        const [{ Mounted }] = await Promise.all([load(), loadViewsWords(), codeLoaded]);
        if (this.#closed) return;
        parent.replaceChildren();
        this.#mounted = Mounted.show(parent, this.#given, onWish);
      } catch (cause) {
        console.error(cause);
        const again = note("button", "btn", words.again);
        again.addEventListener("click", show);
        parent.replaceChildren(note("p", "failed", words.failed), again);
      }
    };
    void show();
  }

  update(given: unknown): void {
    this.#given = given;
    this.#mounted?.update(given);
  }

  close(): void {
    this.#closed = true;
    this.#mounted?.close();
  }
}

/** The module, once for all. What failed is tried anew the next time. */
function load(): Promise<Module> {
  loaded ??= fetchAll().catch((cause: unknown) => {
    loaded = undefined;
    throw cause;
  });
  return loaded;
}

async function fetchAll(): Promise<Module> {
  const [module] = await Promise.all([import("rulelens-views-glue"), styled()]);
  await module.default({ module_or_path: wasm });
  return module;
}

function styled(): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = style;
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(`cannot load ${style}`));
    });
    document.head.append(link);
  });
}

function note(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
