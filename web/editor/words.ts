// The page's words: `web/messages/`, one file a language. Only the files of the language that is chosen are
// loaded, and of those what a first look does not need is loaded later.

import type { Piece, Translations } from "./translation.ts";

export type Language = "en" | "ko";

type Words = Readonly<Record<string, string>>;

/** The words of a language, and how the core speaks it, if it does not itself. */
interface Loaded {
  words: Words;
  translate?: (sentence: readonly Piece[], satisfied: boolean) => Piece[] | null;
  /** Loads what the core seldom says. */
  loadRest?: () => Promise<void>;
  /** Loads the words of what is loaded on demand; without it that has its own. */
  loadViews?: () => Promise<void>;
}

const files: Record<Language, () => Promise<Loaded>> = {
  en: async () => ({ words: (await import("../messages/en.json")).default }),
  ko: korean,
};

/** Kept, so that what was loaded later is there when the language is chosen again. */
const known: Partial<Record<Language, Loaded>> = {};

async function korean(): Promise<Loaded> {
  const [words, core, { translate }] = await Promise.all([
    import("../messages/ko.json"),
    import("../messages/core.ko.json"),
    import("./translation.ts"),
  ]);
  const said: Record<string, string> = { ...core.default };
  let missed = false;
  const all: Loaded = {
    words: words.default,
    translate: (sentence, satisfied) => {
      const made = translate(sentence, satisfied, said as Translations);
      missed ||= made === null;
      return made;
    },
    loadRest: async () => {
      Object.assign(said, (await import("../messages/core.rest.ko.json")).default);
      if (missed) window.dispatchEvent(new Event("rulelens-words"));
      delete all.loadRest;
    },
    loadViews: async () => {
      all.words = { ...all.words, ...(await import("../messages/views.ko.json")).default };
      delete all.loadViews;
    },
  };
  return all;
}

let loaded: Loaded = { words: {} };

/** The messages of the page's language, by their keys. */
export function words(): Words {
  return loaded.words;
}

/** Whether the page is in another language than the core. */
export function translates(): boolean {
  return loaded.translate !== undefined;
}

/** A sentence of the core in the page's language; `null` if that does not have it. */
export function translated(sentence: Piece[], satisfied: boolean): Piece[] | null {
  return loaded.translate?.(sentence, satisfied) ?? null;
}

/** The page's language. */
export function language(): Language {
  return document.documentElement.lang === "ko" ? "ko" : "en";
}

/** Loads a language's messages, and makes it the page's. */
export async function loadWords(language: Language): Promise<void> {
  loaded = known[language] ??= await files[language]();
  document.documentElement.lang = language;
  // What `index.html` says itself.
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) {
    element.textContent = loaded.words[element.dataset["word"]!] ?? element.textContent;
  }
}

/** Loads what the core seldom says. What was drawn without it is drawn anew. */
export async function loadRest(): Promise<void> {
  await loaded.loadRest?.();
}

/** Loads the words of the views, in the page's language. */
export async function loadViewsWords(): Promise<void> {
  await loaded.loadViews?.();
}
