import { type Browser, type Page, expect, test } from "@playwright/test";

import { longEvent } from "./gallery.ts";
import { openWith, pane, verdict } from "./page.ts";

/** What the main thread worked on meanwhile: the time of each task on the processor, in milliseconds, the longest first. */
async function tasks(browser: Browser, page: Page, act: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ["toplevel"] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const main = traceEvents.filter(({ name, args }) => name === "thread_name" && args["name"] === "CrRendererMain");
  const ours = traceEvents.filter(({ name, pid, tid }) => name.endsWith("RunTask") && main.some((it) => it.pid === pid && it.tid === tid));
  return ours.map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000).sort((a, b) => b - a);
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args: Record<string, unknown>;
}

const KEYS = "abcdefghijklmnopqrst";
test("typing in an event of a megabyte takes a frame a key at most", async ({ page, browser }) => {
  const event = longEvent();
  expect(event.length).toBeGreaterThan(1_000_000);
  await openWith(page, { event });
  await expect(verdict(page)).toContainText("Matched");
  await expect(pane(page, "Event")).toContainText(/1,\d\d\d KB\. Marks and colours are drawn for the lines in view/);
  await pane(page, "Event").locator(".cm-line", { hasText: '"account"' }).first().click();
  await page.keyboard.press("Home");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");

  const typing = await tasks(browser, page, async () => {
    for (const key of KEYS) {
      await page.keyboard.type(key);
      await page.waitForTimeout(30);
    }
  });
  await expect(pane(page, "Event").locator(".cm-line", { hasText: KEYS })).toHaveCount(1);
  await expect(verdict(page)).toContainText("Matched");

  // Not by the very longest tasks, which may be the browser's own.
  expect(typing[3]!).toBeLessThan(await frame(browser, page, event));
});

test("a key in an ordinary event takes half a frame at most, with verdict, reason and mail", async ({ page, browser }) => {
  await openWith(page, {});
  await pane(page, "Event").locator(".cm-line", { hasText: '"account"' }).first().click({ position: { x: 40, y: 5 } });
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.waitForTimeout(500);
  const typing = await tasks(browser, page, async () => {
    for (const key of KEYS) {
      await page.keyboard.type(key);
      await page.waitForTimeout(30);
    }
  });
  await expect(verdict(page)).toContainText("Matched");
  expect(typing[3]!).toBeLessThan((await frame(browser, page, longEvent())) / 2);
});

test("lines are begun in an event of a megabyte that is not valid, a frame a line at most", async ({ page, browser }) => {
  const event = longEvent().replace('"version": "0",', '"version": "0"');
  await openWith(page, { event });
  await expect(verdict(page)).toHaveText("No verdict: the event is not valid");
  await pane(page, "Event").locator(".cm-line", { hasText: '"account"' }).first().click({ position: { x: 40, y: 5 } });
  await page.keyboard.press("End");
  // What helps to edit is loaded when the editor is turned to.
  await page.keyboard.press("Enter");
  await page.waitForTimeout(500);

  const typing = await tasks(browser, page, async () => {
    for (const _ of KEYS) {
      await page.keyboard.press("Enter");
      await page.waitForTimeout(30);
    }
  });
  expect(typing[3]!).toBeLessThan(await frame(browser, page, longEvent()));
});

/** What the browser itself takes to be handed that text and to read it: about a frame. It is measured on the same machine
 * at the same time, so a slow one does not fail a test. */
async function frame(browser: Browser, page: Page, text: string): Promise<number> {
  const reading = await tasks(browser, page, async () => {
    for (const _ of KEYS) await page.evaluate((text) => void JSON.parse(text), text);
  });
  return reading[KEYS.length / 2]!;
}

test("the lines in view have their marks wherever they are", async ({ page }) => {
  const event = longEvent();
  await openWith(page, { event });
  const line = event.split("\n").findIndex((text) => text.includes('"severity"')) + 1;
  await pane(page, "Why").getByRole("button", { name: `line ${line.toLocaleString("en")}` }).click();
  await expect(pane(page, "Event").locator(".cm-line.r-ok", { hasText: '"severity"' })).toBeVisible();
  await expect(pane(page, "Event").locator(".cm-lineNumbers")).toContainText(String(line));
});
