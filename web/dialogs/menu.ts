// The menu of narrow screens: what the bar at the top has on wide ones.

import { type Language, language } from "../editor/words.ts";
import { button, h, icon, type IconName } from "./dom.ts";
import { chooseFile } from "./files.ts";
import { choice, head, leave, showDialog } from "./frame.ts";
import { openDialog } from "./open.ts";
import { chooseLanguage, state, wish } from "./page.ts";
import { type Key, word } from "./words.ts";

/** Opens the menu. */
export function openMenu(): void {
  const now = state();
  if (!now) return;
  const close = () => leave(dialog);
  const then = (act: () => void) => () => {
    close();
    act();
  };
  const item = (drawing: IconName, name: Key, act: () => void) =>
    h("li", {}, button({}, then(act), icon(drawing), word(name)));
  const items = [
    // What the bar hides on narrow screens.
    ...[...document.querySelectorAll<HTMLElement>(".tools [data-menu]")].map((other) =>
      h("li", {}, button({}, then(() => other.click()), ...[...other.childNodes].map((node) => node.cloneNode(true)))),
    ),
    item("search", "menu.find", () => void openDialog("palette")),
    item("open", "palette.open-file", chooseFile),
    item("settings", "settings.title", () => void openDialog("settings")),
    item("keys", "keys.title", () => void openDialog("shortcuts")),
    ...(now.isExample ? [] : [item("reset", "palette.reset", () => wish("reset"))]),
    ...(now.wasReset ? [item("undo", "palette.undo", () => wish("undo"))] : []),
  ];
  const themes = [["light", word("theme.light")], ["dark", word("theme.dark")]] as const;
  const languages = [["en", "English"], ["ko", "한국어"]] as const;
  const dialog = showDialog(
    "pmenu",
    word("menu.title"),
    head(word("menu.title")),
    h("ul", { "aria-label": word("menu.views") }, ...views().map((view) => h("li", {}, linkTo(view, close)))),
    h("ul", {}, ...items),
    h(
      "div",
      { class: "prow" },
      choice(word("settings.theme"), themes, shownTheme(), (theme) => wish({ theme })),
      choice<Language>(word("settings.language"), languages, language(), (chosen) => {
        close();
        void chooseLanguage(chosen);
      }),
    ),
    h("p", { class: "private" }, icon("lock", 14), word("menu.private")),
  );
}

/** The views as the bar has them. */
export function views(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".nav > *")];
}

function linkTo(view: HTMLElement, close: () => void): HTMLElement {
  const current = view.getAttribute("aria-current");
  return button({ ...(current ? { "aria-current": current } : {}) }, () => {
    close();
    view.click();
  }, view.textContent ?? "");
}

/** Light or dark, also where the system decides. */
function shownTheme(): "light" | "dark" {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
