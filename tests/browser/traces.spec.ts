import { type Locator, type Page, expect, test } from "@playwright/test";

import { type Course, LANES, crossings, laneOrder } from "../../web/editor/lanes.ts";
import { unread } from "../../web/editor/unread.ts";
import { exampleEvent, openWith, pane, typeAtEndOf } from "./page.ts";

/** How often the courses cross, in that order from left to right. */
function crossed(courses: Course[], order: number[]): number {
  const pairs = order.flatMap((left, i) => order.slice(i + 1).map((right) => crossings(courses[left]!, courses[right]!)));
  return pairs.reduce((sum, n) => sum + n, 0);
}

/** All orders of the first `n` numbers. */
function orders(n: number): number[][] {
  if (n === 0) return [[]];
  return orders(n - 1).flatMap((order) => order.map((_, i) => order.toSpliced(i, 0, n - 1)).concat([[...order, n - 1]]));
}

test.describe("lanes", () => {
  test("courses that need not cross do not", () => {
    const courses = [{ from: [500], to: 20 }, { from: [60], to: 40 }, { from: [90], to: 200 }, { from: [80], to: 30 }];
    expect(crossed(courses, [0, 1, 2, 3])).toBeGreaterThan(2);
    // The two of them that begin and end in another order cross once.
    const order = laneOrder(courses);
    expect(order.toSorted()).toEqual([0, 1, 2, 3]);
    expect(crossed(courses, order)).toBe(Math.min(...orders(4).map((order) => crossed(courses, order))));
  });

  test("no other order crosses less often, forks and all", () => {
    // Heights that look random and are always the same.
    let seed = 7;
    const height = () => (seed = (seed * 16807) % 2147483647) % 600;
    for (let round = 0; round < 60; round++) {
      const courses = Array.from({ length: 5 }, () => ({ from: Array.from({ length: 1 + (height() % 3) }, height), to: height() }));
      const fewest = Math.min(...orders(5).map((order) => crossed(courses, order)));
      expect(crossed(courses, laneOrder(courses))).toBe(fewest);
    }
  });

  test("of no courses and of the most there is an order", () => {
    expect(laneOrder([])).toEqual([]);
    const most = Array.from({ length: LANES }, (_, i) => ({ from: [i], to: i }));
    expect(laneOrder(most)).toHaveLength(LANES);
  });
});

test.describe("what nothing reads", () => {
  const text = '{\n"a": {\n"b": [\n1\n],\n"c": 2\n},\n"d": {\n"e": "}{"\n}, "f": {"g": 1}\n}';
  const parts = (...read: number[]) => unread(text, new Set(read)).map(({ from, to }) => text.slice(from, to).replaceAll("\n", ""));

  test("is the outermost parts of several lines, never the root", () => {
    expect(parts()).toEqual(['"b": [1],"c": 2', '"e": "}{"']);
  });

  test("has nothing in it that is read, on the line of a bracket neither", () => {
    expect(parts(6)).toEqual(["1", '"e": "}{"']);
    expect(parts(4, 8)).toEqual([]);
    expect(parts(7)).toEqual(["1", '"e": "}{"']);
    expect(parts(10)).toEqual(['"b": [1],"c": 2']);
  });

  test("is found in a text with faults too", () => {
    expect(unread(']}{"', new Set())).toEqual([]);
    expect(unread('{"a": {\n"\n}', new Set())).toEqual([{ from: 7, to: 10 }]);
  });
});

const near = `{
  "source": ["aws.guardduty"],
  "detail-type": ["GuardDuty Finding"],
  "detail": {
    "severity": [{ "numeric": [">", 8] }]
  }
}`;
const shortEvent = `{
  "detail-type": "GuardDuty Finding",
  "source": "aws.guardduty",
  "detail": {
    "severity": 8
  }
}`;

/** Where an element is, without its outline. */
const box = (element: Locator) => element.evaluate((it) => it.getBoundingClientRect().toJSON() as DOMRect);
const trace = (page: Page, field: number) => page.locator(`.traces .tr[data-field="${field}"]`);

test("a field has its number at its line in the event, in the pattern, and in Why", async ({ page }) => {
  await openWith(page, { event: shortEvent, pattern: near });
  await expect(pane(page, "Event").locator(".tie")).toHaveText(["2", "1", "3"]);
  await expect(pane(page, "Rule").locator(".tie")).toHaveText(["1", "2", "3"]);
  await expect(pane(page, "Why").locator(".tie")).toHaveText(["1", "2", "3"]);
  for (const name of ["Event", "Rule", "Why"] as const) {
    await expect(pane(page, name).locator(".tie.no")).toHaveText("3");
  }
  const line = pane(page, "Event").locator(".cm-line", { hasText: "severity" });
  await expect(line).toHaveAttribute("aria-description", "field 3, not satisfied");
});

test("fields that one line decides share its number", async ({ page }) => {
  await openWith(page, { event: JSON.stringify(JSON.parse(shortEvent)), pattern: near });
  await expect(pane(page, "Event").locator(".tie.no")).toHaveText("3+");
  await expect(pane(page, "Event").locator(".cm-line").first()).toHaveAttribute(
    "aria-description",
    "field 1, satisfied; field 2, satisfied; field 3, not satisfied",
  );
});

test("a trace leads from line to line, and only that of a field that is not satisfied is cut", async ({ page }) => {
  await openWith(page, { event: shortEvent.replace("{", '{\n  "id": "1",'), pattern: near });
  await expect(page.locator(".traces .tr.ok")).toHaveCount(2);
  await expect(page.locator(".traces .tr.no")).toHaveCount(1);
  await expect(page.locator(".traces .cut")).toHaveCount(1);
  await expect(page.locator(".traces")).toHaveAttribute("aria-hidden", "true");
  for (const field of [1, 2, 3]) {
    const middle = async (name: "Event" | "Rule") => {
      const { top, bottom } = await box(pane(page, name).locator(`.tie[data-field="${field}"]`));
      return (top + bottom) / 2;
    };
    const ends = [await middle("Event"), await middle("Rule")];
    const { top, bottom } = await box(trace(page, field));
    expect([top, bottom]).toEqual([Math.min(...ends), Math.max(...ends)]);
  }
});

test("a trace follows its line when lines come before it", async ({ page }) => {
  await openWith(page, { event: shortEvent, pattern: near });
  const bottom = async () => (await box(trace(page, 1))).bottom;
  await expect(trace(page, 1)).toHaveCount(1);
  const before = await bottom();
  await typeAtEndOf(page, pane(page, "Event"), "detail-type", '\n"id": "1",\n"x": 1,');
  await expect.poll(bottom).toBe(before + 36);
});

test("a line that is scrolled away is held at the edge, and a button leads to it", async ({ page }) => {
  await openWith(page, { event: exampleEvent, pattern: near });
  const event = pane(page, "Event");
  const button = event.getByRole("button", { name: "Field 3, line 60, down" });
  await expect(button).toBeVisible();
  expect((await box(trace(page, 3))).bottom).toBeLessThan((await box(event)).bottom);
  await button.click();
  await expect(event.locator(".tie.no")).toBeVisible();
  await expect(button).toHaveCount(0);
  await expect(event.getByRole("button", { name: "Field 1, line 5, up" })).toBeVisible();
});

test("a field of several array elements forks, with one cross", async ({ page }) => {
  const event = JSON.stringify({ items: [443, 22, 80].map((port) => ({ port, name: port === 80 ? "b" : "a" })) }, null, 2);
  await openWith(page, { event, pattern: '{"items": {\n"port": [23],\n"name": ["a"]\n}}' });
  await expect(pane(page, "Event").locator(".tie")).toHaveText(["1", "2", "1", "2", "1"]);
  await expect(page.locator(".traces .cut")).toHaveCount(1);
  const starts = async (field: number) => (await trace(page, field).getAttribute("d"))!.split("M").length - 1;
  expect(await starts(1)).toBe(3);
  expect(await starts(2)).toBe(2);
});

test("of more than eight fields only those that are not satisfied have traces, and the hovered one", async ({ page }) => {
  const keys = "abcdefghi".split("");
  const event = JSON.stringify(Object.fromEntries(keys.map((key) => [key, 1])), null, 2);
  const pattern = `{\n${keys.map((key) => `"${key}": [${key === "c" ? 2 : 1}]`).join(",\n")}\n}`;
  await openWith(page, { event, pattern });
  await expect(page.locator(".traces .tr")).toHaveCount(1);
  await expect(trace(page, 3)).toHaveCount(1);
  await pane(page, "Why").locator('.why[data-field="7"]').hover();
  await expect(trace(page, 7)).toHaveCSS("stroke-width", "3px");
  await expect(page.locator(".traces .tr")).toHaveCount(2);
  await pane(page, "Why").getByRole("heading", { name: "Why" }).hover();
  await expect(page.locator(".traces .tr")).toHaveCount(1);
});

test("while a text has a fault the last traces stay, grey and dotted, and nothing moves", async ({ page }) => {
  await openWith(page, { event: shortEvent, pattern: near });
  await expect(trace(page, 3)).toHaveCount(1);
  const before = await trace(page, 3).getAttribute("d");
  await typeAtEndOf(page, pane(page, "Rule"), "source", "", 1);
  await expect(page.locator("#verdict h1")).toContainText("No verdict");
  await expect(page.locator(".traces .tr")).toHaveCount(3);
  expect(await trace(page, 3).getAttribute("d")).toBe(before);
  await expect(trace(page, 3)).toHaveCSS("stroke-dasharray", "2px, 3px");
  await expect(page.locator(".traces .cut")).toBeHidden();
  await page.keyboard.insertText(",");
  await expect(trace(page, 3)).toHaveCSS("stroke-dasharray", "5px, 4px");
});

test("what nothing reads is folded on request, and unfolded again", async ({ page }) => {
  await openWith(page, { event: exampleEvent, pattern: near });
  const event = pane(page, "Event");
  const folds = event.locator(".cm-foldPlaceholder");
  await expect(folds).toHaveCount(0);
  await event.getByRole("button", { name: "Fold unread" }).click();
  await expect(folds.first()).toBeVisible();
  await expect(folds.first()).toHaveText(/^\d+ lines$/);
  await expect(event.getByRole("button", { name: "Fold unread" })).toHaveAttribute("aria-pressed", "true");
  // Everything that is read is in sight now.
  await expect(event.locator(".tie")).toHaveCount(3);
  await expect(event.locator(".held button")).toHaveCount(0);
  await event.getByRole("button", { name: "Fold unread" }).click();
  await expect(folds).toHaveCount(0);
  await expect(event.getByRole("button", { name: "Fold unread" })).toHaveAttribute("aria-pressed", "false");
});

test("a phone has numbers and no traces", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openWith(page, { event: shortEvent, pattern: near });
  await expect(pane(page, "Rule").locator(".tie")).toHaveText(["1", "2", "3"]);
  await expect(page.locator(".traces")).toBeHidden();
});
