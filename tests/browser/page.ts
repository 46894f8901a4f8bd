// The page as its tests see it.

import { type Locator, type Page, expect } from "@playwright/test";

/** Opens the page and waits for its first result. A fault in the page fails the test. */
export async function open(page: Page): Promise<void> {
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto("/");
  await expect(verdict(page)).not.toHaveText("The engine is loading");
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
