// The keys that work anywhere on the page. What they lead to is loaded when it is first asked for.

import { isDialogOpen, openDialog, typeAhead } from "./open.ts";
import { apple, state } from "./page.ts";
import { goToPane } from "./panes.ts";

/** Where keys write. */
const TEXT = "input, textarea, select, [contenteditable]";

/** Listens from now on. */
export function listenForKeys(): void {
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const act = isDialogOpen() ? undefined : keyed(event) ?? single(event);
    const ahead = !act && !event.ctrlKey && !event.metaKey && !event.altKey && typeAhead(event.key);
    if (act || ahead) event.preventDefault();
    act?.();
  });
}

/** What a key does whatever has the focus. */
function keyed(event: KeyboardEvent): (() => void) | undefined {
  if (event.key === "F8" && !event.ctrlKey && !event.metaKey && !event.altKey) return problem(!event.shiftKey);
  const mod = apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!mod || event.altKey || event.shiftKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === "k") return () => void openDialog("palette");
  // The browser's own, saving the page, is of no use here.
  return key === "s" ? press("Control+S") ?? (() => {}) : undefined;
}

/** What a key does outside of texts, without others. */
function single(event: KeyboardEvent): (() => void) | undefined {
  const other = event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph"));
  const { target } = event;
  if (other || !(target instanceof Element) || target.closest(TEXT) || !state()?.singleKeys) return undefined;
  switch (event.key) {
    case "?":
      return () => void openDialog("shortcuts");
    case "/":
      return press("/") ?? (() => void openDialog("palette"));
    case "[":
      return pane(-1);
    case "]":
      return pane(1);
    default:
      return /^[1-9]$/.test(event.key) ? press(event.key) : undefined;
  }
}

/** Presses the control that names those keys as its own; a field gets the focus. */
function press(keys: string): (() => void) | undefined {
  const control = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${keys}"]`);
  if (!control) return undefined;
  return () => (control instanceof HTMLInputElement ? control.focus() : control.click());
}

function problem(forward: boolean): () => void {
  return () => void import("./problems.ts").then(({ goToProblem }) => goToProblem(forward), () => {});
}

function pane(by: 1 | -1): () => void {
  return () => goToPane(by);
}
