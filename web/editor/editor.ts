// What Rust reaches of JavaScript (`web/src/editor.rs`, `web/src/browser.rs`). The editors themselves are a script of
// their own, `code.ts`: it takes as long to start as all else, so the first result does not wait for it.

import type * as Code from "./code.ts";
import { showStartFailure } from "./failure.ts";

export { copy } from "./copy.ts";
export { chatDay, chatTime, dayRange, mailTime } from "./times.ts";
export { translated, translates, words } from "./words.ts";
export { openDialog } from "../dialogs/open.ts";
export { chooseLanguage, connect } from "../dialogs/page.ts";

export type Editor = Code.Editor;

let code: typeof Code | undefined;

/** The script of the editors, once it is there. */
export const codeLoaded: Promise<typeof Code> = import("./code.ts").then((loaded) => (code = loaded));
codeLoaded.catch(showStartFailure);

/** See `code.ts`. Only to be called behind `soon`. */
export function create(...given: Parameters<typeof Code.create>): Editor {
  return code!.create(...given);
}

export function foldUnreadEvent(button: Element): void {
  code?.foldUnreadEvent(button);
}

export function paste(name: Parameters<typeof Code.paste>[0]): void {
  code?.paste(name);
}

export function highlight(fields: string): void {
  code?.highlight(fields);
}

export function drawTraces(svg: SVGSVGElement): void {
  codeLoaded.then((loaded) => loaded.drawTraces(svg), () => {});
}

/** How long nothing has to be waited for, in milliseconds, until the page has started. */
const STARTED_MS = 500;

const waiting: (() => void)[] = [];
let started = false;

/**
 * While the page starts, runs it in a task of its own, in the order of the calls: so nothing holds up what is drawn
 * already. Later it runs at once.
 */
export function soon(run: () => void): void {
  if (started) return run();
  if (waiting.push(run) === 1) next();
}

/** The same, with the editors' script there. */
export function soonWithEditors(run: () => void): void {
  if (started) return run();
  codeLoaded.then(() => soon(run), () => {});
}

function next(): void {
  setTimeout(() => {
    const run = waiting[0]!;
    try {
      run();
    } finally {
      waiting.shift();
      if (waiting.length) next();
      else setTimeout(() => (started ||= code !== undefined && waiting.length === 0), STARTED_MS);
    }
  });
}
