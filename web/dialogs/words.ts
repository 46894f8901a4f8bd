// The dialogs' words: `web/messages/dialogs.*.json`, one file a language.

import english from "../messages/dialogs.en.json";
import { type Language, language } from "../editor/words.ts";

export type Key = keyof typeof english;
type Words = Record<Key, string>;

const files: Record<Language, () => Promise<Words>> = {
  en: async () => english,
  ko: async () => (await import("../messages/dialogs.ko.json")).default,
};

let loaded: Words = english;

/** Loads the words of the page's language. */
export async function loadDialogWords(): Promise<void> {
  loaded = await files[language()]();
}

/** A message, with values in place of `{name}`. */
export function word(key: Key, values: Record<string, string | number> = {}): string {
  return loaded[key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The form that fits a number: `one` or `other`, with `{n}`. */
export function counted(n: number, one: Key, other: Key): string {
  return word(n === 1 ? one : other, { n: n.toLocaleString(language()) });
}
