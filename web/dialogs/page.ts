// The page as the dialogs know it: what they show of its state, and what they wish for.
// `web/src/wishes.rs` has the other side.

import type { Reach } from "../editor/reach.ts";
import { type Language, loadRest, loadWords } from "../editor/words.ts";

/** Whether the keyboard is one of Apple's. */
export const apple = /Mac|iP(hone|ad)/.test(navigator.platform);

export type Theme = "system" | "light" | "dark";

export interface State {
  theme: Theme;
  singleKeys: boolean;
  /** The size of the editors' text that was chosen, in pixels. */
  textSize?: number | undefined;
  /** The names of the rules. */
  rules: string[];
  /** The names of the targets. */
  targets: string[];
  /** Whether all texts are the example's. */
  isExample: boolean;
  /** Whether a reset can be taken back. */
  wasReset: boolean;
}

export type Wish =
  | { theme: Theme }
  | { language: Language }
  | { singleKeys: boolean }
  | { textSize: number }
  | { rule: number }
  | { target: number }
  /** To open a file: its text. */
  | { file: string }
  /** To show the rules in this infrastructure code. */
  | { import: string }
  | "reset"
  | "undo"
  | "clear"
  | "unclear";

let ask: (() => State) | undefined;
let emit: ((wish: Wish) => void) | undefined;

/** Tells how the page is asked, and where wishes go. */
export function connect(asked: () => State, wish: (wish: Wish) => void): void {
  ask = asked;
  emit = wish;
}

/** The page's state; nothing before it has started. */
export function state(): State | undefined {
  return ask?.();
}

/** Wishes for something. */
export function wish(wish: Wish): void {
  emit?.(wish);
}

/** Has the page in another language, once its words are loaded. */
export async function chooseLanguage(language: Language): Promise<void> {
  await loadWords(language);
  wish({ language });
  await loadRest();
}

let reached: Reach = { problems: () => [], fieldsIn: () => [], goTo: () => {} };

/** Tells how the editors are reached. What is loaded on demand does not import them: they would be cut into pieces. */
export function connectEditors(reach: Reach): void {
  reached = reach;
}

/** The editors. */
export function editors(): Reach {
  return reached;
}
