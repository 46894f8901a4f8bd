// The page's words: `web/messages/`, one file a language. Only the file of the language that is chosen
// is loaded.

import type { Piece } from "./translation.ts";

export type Language = "en" | "ko";

type Words = Readonly<Record<string, string>>;

/** The words of a language, and how the core speaks it, if it does not itself. */
interface Loaded {
  words: Words;
  translate?: (sentence: readonly Piece[], satisfied: boolean) => Piece[] | null;
}

const files: Record<Language, () => Promise<Loaded>> = {
  en: async () => ({ words: (await import("../messages/en.json")).default }),
  ko: async () => {
    const [words, core, { translate }] = await Promise.all([
      import("../messages/ko.json"),
      import("../messages/core.ko.json"),
      import("./translation.ts"),
    ]);
    return { words: words.default, translate: (sentence, satisfied) => translate(sentence, satisfied, core.default) };
  },
};

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
  loaded = await files[language]();
  document.documentElement.lang = language;
  // What `index.html` says itself.
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) {
    element.textContent = loaded.words[element.dataset["word"]!] ?? element.textContent;
  }
}
