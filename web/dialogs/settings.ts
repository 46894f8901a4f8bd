// The settings. They hold at once.

import { type Language, language } from "../editor/words.ts";
import { button, h, icon } from "./dom.ts";
import { choice, head, leave, showDialog } from "./frame.ts";
import { openDialog } from "./open.ts";
import { type State, chooseLanguage, state, wish } from "./page.ts";
import { type Key, counted, loadDialogWords, word } from "./words.ts";

/** Those that `web/src/state.rs` takes. */
const SIZES = { least: 11, most: 20 };

/** Opens the settings. */
export function openSettings(): void {
  const now = state();
  if (!now) return;
  const dialog: HTMLDialogElement = showDialog("set", word("settings.title"), ...content(now, () => redraw(dialog)));
}

/** Draws it anew, in the language that holds now. The focus stays on the control that had it. */
function redraw(dialog: HTMLDialogElement): void {
  const now = state();
  if (!now) return;
  const controls = () => [...dialog.querySelectorAll<HTMLElement>("button, input")];
  const focused = controls().findIndex((control) => control === document.activeElement);
  dialog.setAttribute("aria-label", word("settings.title"));
  dialog.replaceChildren(...content(now, () => redraw(dialog)));
  controls()[focused]?.focus();
}

function content(now: State, redraw: () => void): HTMLElement[] {
  const themes = [["system", word("theme.system")], ["light", word("theme.light")], ["dark", word("theme.dark")]] as const;
  const languages = [["en", "English"], ["ko", "한국어"]] as const;
  const body = h(
    "div",
    { class: "db" },
    row("settings.theme", choice(word("settings.theme"), themes, now.theme, (theme) => wish({ theme }))),
    row("settings.language", choice<Language>(word("settings.language"), languages, language(), async (chosen) => {
      await chooseLanguage(chosen);
      await loadDialogWords();
      redraw();
    })),
    row("settings.size", size(now), "settings.size.text"),
    row("settings.keys", singleKeys(now), "settings.keys.text"),
    wipe(now),
  );
  const shortcuts = button({ class: "btn" }, () => {
    leave(shortcuts.closest("dialog"));
    void openDialog("shortcuts");
  }, icon("keys"), h("span", {}, word("settings.shortcuts")));
  const foot = h("footer", {}, h("span", { class: "dim" }, word("settings.at-once")), h("span", { class: "grow" }), shortcuts);
  return [head(word("settings.title")), body, foot];
}

function row(name: Key, control: Node, text?: Key): HTMLElement {
  const said = h("div", {}, h("b", {}, word(name)));
  if (text) said.append(h("small", {}, word(text)));
  return h("div", { class: "setr" }, said, control);
}

function size({ textSize }: State): HTMLElement {
  let now = textSize ?? Math.round(Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--t-code")));
  const shown = h("output", {}, `${now} px`);
  const step = (by: number, name: Key, drawing: "minus" | "plus") =>
    button({ class: "btn icon", "aria-label": word(name) }, () => {
      now = Math.min(SIZES.most, Math.max(SIZES.least, now + by));
      shown.textContent = `${now} px`;
      wish({ textSize: now });
    }, icon(drawing));
  return h(
    "div",
    { class: "step", role: "group", "aria-label": word("settings.size") },
    step(-1, "settings.size.smaller", "minus"), shown, step(1, "settings.size.larger", "plus"),
  );
}

function singleKeys(now: State): HTMLElement {
  const input = h("input", { type: "checkbox", role: "switch", checked: now.singleKeys, "aria-label": word("settings.keys") });
  const said = h("span", { class: "said" }, word(now.singleKeys ? "on" : "off"));
  input.addEventListener("change", () => {
    said.textContent = word(input.checked ? "on" : "off");
    wish({ singleKeys: input.checked });
  });
  return h("label", { class: "sw" }, input, h("span", { class: "track", "aria-hidden": "true" }), said);
}

/** What is kept, and the button that clears it; then, in the same place, that it is cleared, and the way back. */
function wipe(now: State): HTMLElement {
  const said = h("div", { role: "status" });
  const place = h("div", { class: "setr wipe" }, said);
  let count = counts(now);
  const show = (cleared: boolean, focus: boolean) => {
    said.replaceChildren(
      h("b", {}, word(cleared ? "wipe.done" : "wipe.kept")),
      h("small", {}, cleared ? word("wipe.done.text", count) : word("wipe.kept.text", { ...count, size: kept() })),
    );
    const press = button({ class: cleared ? "btn" : "btn danger" }, () => {
      if (!cleared) count = counts(state() ?? now);
      wish(cleared ? "unclear" : "clear");
      show(!cleared, true);
    }, icon(cleared ? "undo" : "bin"), h("span", {}, word(cleared ? "wipe.undo" : "wipe")));
    place.replaceChildren(said, press);
    if (focus) press.focus();
  };
  show(false, false);
  return place;
}

function counts({ rules, targets }: State): { rules: string; targets: string } {
  return {
    rules: counted(rules.length, "wipe.rule", "wipe.rules"),
    targets: counted(targets.length, "wipe.target", "wipe.targets"),
  };
}

/** How much of the page's is in the browser's storage, in kilobytes. */
function kept(): string {
  let bytes = 0;
  try {
    for (const [key, value] of Object.entries(localStorage)) if (key.startsWith("rulelens.")) bytes += key.length + value.length;
  } catch {
    // No storage: nothing is kept.
  }
  return `${Math.ceil(bytes / 1000).toLocaleString(language())} kB`;
}
