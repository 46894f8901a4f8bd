// Finding a field, a rule, a target, a command.

import type { PlacedField } from "../editor/reach.ts";
import { type Language, language } from "../editor/words.ts";
import { type IconName, h, icon } from "./dom.ts";
import { chooseFile } from "./files.ts";
import { leave, showDialog } from "./frame.ts";
import { views } from "./menu.ts";
import { openDialog, typedAhead } from "./open.ts";
import { type State, chooseLanguage, editors, state, wish } from "./page.ts";
import { showPane } from "./panes.ts";
import { goTo, goToProblem } from "./problems.ts";
import { type Key, word } from "./words.ts";

interface Entry {
  group: Key;
  drawing: IconName;
  name: string;
  /** Whether the name is the user's own: drawn as code. */
  code?: boolean;
  /** What is said beside it. */
  aside?: string;
  keys?: string;
  act: () => void;
}

/** The most that a group shows. */
const MOST = 8;

/** Opens it. */
export function openPalette(): void {
  const now = state();
  if (!now) return;
  const entries = [...fieldEntries(), ...stateEntries(now), ...commands(now)];
  const list = h("div", { id: "palette-list", class: "pl-b", role: "listbox", "aria-label": word("palette.title") });
  const input = h("input", {
    type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": list.id, "aria-autocomplete": "list",
    "aria-label": word("palette.label"), placeholder: word("palette.label"), autocomplete: "off", spellcheck: "false", autocapitalize: "off",
  });
  const count = h("div", { class: "hidden", role: "status" });
  const foot = h(
    "footer", {},
    h("span", {}, h("kbd", {}, "↑"), h("kbd", {}, "↓"), " ", word("palette.choose")),
    h("span", {}, h("kbd", {}, "Enter"), " ", word("palette.go")),
    h("span", { class: "grow" }),
    h("span", {}, h("kbd", {}, ">"), " ", word("palette.commands-only")),
  );
  const search = h("label", { class: "psr" }, icon("search"), input, h("kbd", {}, "Esc"));
  const dialog = showDialog("pal", word("palette.title"), search, list, count, foot);

  let shown: Entry[] = [];
  let chosen = 0;
  const choose = (index: number) => {
    chosen = index;
    [...list.querySelectorAll("[role=option]")].forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === chosen));
      if (at === chosen) option.scrollIntoView({ block: "nearest" });
    });
    if (shown.length > 0) input.setAttribute("aria-activedescendant", optionId(chosen));
    else input.removeAttribute("aria-activedescendant");
  };
  const go = (entry: Entry | undefined) => {
    if (!entry) return;
    leave(dialog);
    entry.act();
  };
  const update = () => {
    const found = find(entries, input.value);
    shown = found.map(({ entry }) => entry);
    list.replaceChildren(...drawn(found, go));
    count.textContent = word("palette.count", { n: shown.length });
    choose(0);
  };
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const moves: Record<string, number> = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, PageDown: chosen + MOST, PageUp: chosen - MOST };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      choose(Math.max(0, Math.min(shown.length - 1, to)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(shown[chosen]);
    }
  });
  input.value = typedAhead();
  update();
  input.focus();
}

interface Found {
  entry: Entry;
  /** Which parts of the name were found. */
  marks: readonly (readonly [from: number, to: number])[];
}

/** The entries that have all words of what is looked for in their names; of each group the first few. */
function find(entries: readonly Entry[], wanted: string): Found[] {
  const commandsOnly = wanted.startsWith(">");
  const words = wanted.replace(/^>/, "").toLowerCase().split(/\s+/).filter((part) => part !== "");
  const counts = new Map<Key, number>();
  const found: Found[] = [];
  for (const entry of entries) {
    if (commandsOnly && entry.group !== "palette.commands") continue;
    const marks = marksOf(entry.name, words);
    const count = counts.get(entry.group) ?? 0;
    if (!marks || count >= MOST) continue;
    counts.set(entry.group, count + 1);
    found.push({ entry, marks });
  }
  return found;
}

function marksOf(name: string, words: readonly string[]): Found["marks"] | undefined {
  const lower = name.toLowerCase();
  const marks: [number, number][] = [];
  for (const part of words) {
    const at = lower.indexOf(part);
    if (at === -1) return undefined;
    marks.push([at, at + part.length]);
  }
  return marks.sort(([a], [b]) => a - b);
}

function drawn(found: readonly Found[], go: (entry: Entry) => void): HTMLElement[] {
  if (found.length === 0) return [h("p", { class: "none" }, word("palette.nothing"))];
  const groups: HTMLElement[] = [];
  found.forEach(({ entry, marks }, index) => {
    if (entry.group !== found[index - 1]?.entry.group) {
      const id = `palette-${groups.length}`;
      groups.push(h("div", { role: "group", "aria-labelledby": id }, h("div", { id, class: "ph3" }, word(entry.group))));
    }
    groups.at(-1)?.append(option(entry, marks, index, () => go(entry)));
  });
  return groups;
}

function option(entry: Entry, marks: Found["marks"], index: number, go: () => void): HTMLElement {
  const name = h(entry.code ? "code" : "span", { class: "pn" }, ...marked(entry.name, marks));
  const made = h("div", { id: optionId(index), class: "pi", role: "option", "aria-selected": "false" }, icon(entry.drawing, 14), name);
  if (entry.aside) made.append(h("small", {}, entry.aside));
  if (entry.keys) made.append(h("kbd", {}, entry.keys));
  made.addEventListener("click", go);
  return made;
}

/** The name with its marks; marks may overlap. */
function marked(name: string, marks: Found["marks"]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    parts.push(name.slice(at, start), h("mark", {}, name.slice(start, to)));
    at = to;
  }
  parts.push(name.slice(at));
  return parts;
}

function optionId(index: number): string {
  return `palette-option-${index}`;
}

/** The fields of the event and of the rule. */
function fieldEntries(): Entry[] {
  const entry = (group: Key, drawing: IconName, { path, place }: PlacedField, aside: string): Entry => ({
    group, drawing, name: path, code: true, aside, act: () => goTo(place),
  });
  return [
    ...editors().fieldsIn("event").map((field) => {
      const { value, line } = field;
      return entry("palette.event", "search", field, word("palette.event-field", { value, line }));
    }),
    ...editors().fieldsIn("pattern").map((field) => {
      const { numbers, line } = field;
      const aside = numbers.length ? word("palette.rule-field", { field: numbers.join(", "), line }) : word("palette.line", { line });
      return entry("palette.rule", "check", field, aside);
    }),
  ];
}

/** The rules and the targets. */
function stateEntries({ rules, targets }: State): Entry[] {
  return [
    ...rules.map((name, rule): Entry => ({ group: "palette.rules", drawing: "go", name, code: true, act: () => wish({ rule }) })),
    ...targets.map((name, target): Entry => ({ group: "palette.targets", drawing: "go", name, code: true, act: () => wish({ target }) })),
  ];
}

function commands(now: State): Entry[] {
  const command = (name: string, act: () => void, keys?: string): Entry => ({
    group: "palette.commands", drawing: "command", name, act, ...(keys ? { keys } : {}),
  });
  const theme = document.documentElement.dataset["theme"] ?? "system";
  const themes = (["system", "light", "dark"] as const).filter((other) => other !== theme);
  const other: Language = language() === "en" ? "ko" : "en";
  return [
    ...views().map((view) => command(view.textContent ?? "", () => view.click(), view.getAttribute("aria-keyshortcuts") ?? undefined)),
    ...[...document.querySelectorAll<HTMLElement>(".tools [data-menu]")].map((tool) => command(tool.textContent ?? "", () => tool.click())),
    command(word("keys.problem"), () => goToProblem(true), "F8"),
    ...(["event", "pattern", "why", "target", "seen"] as const).map((pane) =>
      command(word(`palette.pane.${pane}`), () => showPane(`pane-${pane}`)),
    ),
    ...themes.map((theme) => command(word("palette.theme", { theme: word(`theme.${theme}`) }), () => wish({ theme }))),
    command(other === "ko" ? "언어: 한국어" : "Language: English", () => void chooseLanguage(other)),
    command(word("palette.open-file"), chooseFile),
    command(word("settings.title"), () => void openDialog("settings")),
    command(word("keys.title"), () => void openDialog("shortcuts"), "?"),
    ...(now.isExample ? [] : [command(word("palette.reset"), () => wish("reset"))]),
    ...(now.wasReset ? [command(word("palette.undo"), () => wish("undo"))] : []),
  ];
}
