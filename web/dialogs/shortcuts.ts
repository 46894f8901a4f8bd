// The list of all keys.

import { h } from "./dom.ts";
import { head, showDialog } from "./frame.ts";
import { apple } from "./page.ts";
import { type Key, word } from "./words.ts";

/** Keys, in words of one key each joined by `+`; what they do; the control that has to be there for that. */
type Row = readonly [keys: string, does: Key, needs?: string];

const OTHER_VIEWS = '[aria-keyshortcuts="4"]';

/** The groups with their rows. */
const GROUPS: readonly [Key, readonly Row[]][] = [
  ["keys.anywhere", [
    ["1 2 3 4", "keys.views", OTHER_VIEWS],
    ["Mod+K", "keys.palette"],
    ["F8", "keys.problem"],
    ["Shift+F8", "keys.problem-before"],
    ["[ ]", "keys.panes"],
    ["Mod+S", "keys.share", '[aria-keyshortcuts="Control+S"]'],
    ["/", "keys.search", '[aria-keyshortcuts="/"]'],
    ["?", "keys.list"],
  ]],
  ["keys.editor", [
    ["Alt+Enter", "keys.fix"],
    ["Ctrl+Space", "keys.complete"],
    ["Alt+.", "keys.source"],
    ["Shift+Alt+F", "keys.format"],
    ["Mod+F", "keys.find"],
    ["Mod+Z", "keys.undo"],
    ["Esc Tab", "keys.leave"],
  ]],
  ["keys.menus", [
    ["F2", "keys.rename"],
    ["Del", "keys.remove"],
  ]],
  ["keys.cases", [
    ["J K", "keys.case", OTHER_VIEWS],
    ["Enter", "keys.case-open", OTHER_VIEWS],
    ["E", "keys.case-turn", OTHER_VIEWS],
  ]],
];

/** As the keys of an Apple keyboard are called. */
const APPLE: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃", Del: "⌦", Enter: "↩" };

/** Opens the list. */
export function openShortcuts(): void {
  const groups = GROUPS.flatMap(([name, rows]) => {
    const there = rows.filter(([, , needs]) => needs === undefined || document.querySelector(needs));
    return there.length === 0 ? [] : [h("h3", {}, word(name)), h("dl", { class: "keylist" }, ...there.map(row))];
  });
  const body = h("div", { class: "db", tabindex: "0", role: "group", "aria-label": word("keys.title") }, ...groups);
  const foot = h("footer", {}, h("span", { class: "dim" }, word("keys.off")));
  showDialog("list", word("keys.title"), head(word("keys.title")), body, foot);
}

function row([keys, does]: Row): HTMLElement {
  const name = (key: string) => (apple ? APPLE[key] : undefined) ?? (key === "Mod" ? "Ctrl" : key);
  const drawn = keys.split(" ").flatMap((press) => press.split("+").map((key) => h("kbd", {}, name(key))));
  return h("div", {}, h("dt", {}, ...drawn), h("dd", {}, word(does)));
}
