// The page as its tests see it.

import { readFileSync } from "node:fs";

import { type Locator, type Page, expect } from "@playwright/test";

/** Texts as the page keeps them; those that are not named are the example's. */
export interface Texts {
  event?: string;
  pattern?: string;
  input?: "matched-event" | "constant" | "path" | "transformer";
  inputPath?: string;
  inputPaths?: string;
  template?: string;
}

const example = (name: string) => readFileSync(new URL(`../../web/examples/${name}`, import.meta.url), "utf8").trimEnd();

/** The event of the worked example. */
export const exampleEvent = example("guardduty-event.json");

/** Opens the page as if these texts had been left in it. */
export async function openWith(page: Page, texts: Texts): Promise<void> {
  const stored = {
    event: exampleEvent,
    pattern: example("rules/legacy-4-to-8.9.json"),
    inputPaths: example("guardduty-input-paths.json"),
    template: example("guardduty-template.txt"),
    ...texts,
  };
  await page.addInitScript((stored) => localStorage.setItem("rulelens.texts.v1", stored), JSON.stringify(stored));
  await open(page);
}

/** Opens one of the views of what arrives. */
export async function show(page: Page, view: string): Promise<Locator> {
  await pane(page, "Target").getByRole("tab", { name: new RegExp(`^${view}`) }).click();
  return pane(page, "Target").getByRole("tabpanel", { name: new RegExp(`^${view}`) });
}

/** Opens one of the views in the bar. */
export async function showView(page: Page, view: "Evaluate" | "Cases" | "Timeline" | "Examples"): Promise<void> {
  const link = page.locator(".nav button:enabled", { hasText: view });
  // Until the page has loaded it can't be pressed; a phone has it in its menu.
  await link.evaluate((button: HTMLButtonElement) => button.click());
}

/** Opens the page and waits for its first result. A fault in the page fails the test. */
export async function open(page: Page): Promise<void> {
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto("/");
  await expect(verdict(page)).not.toHaveText("The engine is loading");
  // Editors are made behind the first drawing, one after the other.
  await expect(page.locator(".wait")).toHaveCount(0);
  // What follows the first drawing, as listening for keys, is done by the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The sentence that answers. */
export function verdict(page: Page): Locator {
  return page.locator("#verdict h1");
}

/** A pane by its head. */
export function pane(page: Page, name: "Event" | "Rule" | "Target" | "Why"): Locator {
  return page.locator("section.pane", { has: page.getByRole("heading", { name, exact: true }) });
}

/** Goes behind a line's text, takes characters away and types. */
export async function typeAtEndOf(page: Page, where: Locator, line: string, text: string, without = 0): Promise<void> {
  await where.locator(".cm-line", { hasText: line }).first().click();
  await page.keyboard.press("End");
  for (let i = 0; i < without; i++) await page.keyboard.press("Backspace");
  if (text) await page.keyboard.insertText(text);
}
