// The page as a part of another one: `?embed`.

import { expect, test } from "@playwright/test";

import { open, openWith, pane, verdict } from "./page.ts";

// Once it is at work it would ask the server for the documentation page, which is only here.
test.use({ serviceWorkers: "block" });

const EXAMPLE = "/?embed#examples/guardduty-to-slack";

test("it shows what its address holds, without the bar, and leads to the whole page", async ({ page, context }) => {
  await page.goto(EXAMPLE);
  await expect(verdict(page)).toHaveText("Matched");
  await expect(pane(page, "Rule").locator("header")).toContainText("guardduty-medium-up");
  await expect(page.locator(".top")).toHaveCount(0);
  const [whole] = await Promise.all([context.waitForEvent("page"), page.getByRole("link", { name: "Open in Rulelens" }).click()]);
  await expect(whole.getByRole("button", { name: "Share", exact: true })).toBeVisible();
  await expect(pane(whole, "Rule").locator("header")).toContainText("guardduty-medium-up");
});

test("it leaves alone what is kept in the browser", async ({ page }) => {
  await openWith(page, { event: '{"mine": 1}' });
  const kept = () => page.evaluate(() => localStorage.getItem("rulelens.texts.v1"));
  const before = await kept();
  const embedded = await page.context().newPage();
  await embedded.goto(EXAMPLE);
  await expect(verdict(embedded)).toHaveText("Matched");
  await pane(embedded, "Event").locator(".cm-content").click();
  await embedded.keyboard.press("Control+End");
  await embedded.keyboard.type("x");
  await expect(verdict(embedded)).not.toHaveText("Matched");
  await embedded.close();
  expect(await kept()).toBe(before);
});

test("a damaged link tells so in it too, and shows nobody else's texts", async ({ page }) => {
  await page.goto("/?embed#1AAAA");
  await expect(page.getByRole("region", { name: "About this link" })).toContainText("This link is damaged.");
  await expect(verdict(page)).toBeHidden();
});

test("the code that the Share dialog gives shows the same within another page", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openWith(page, { event: '{"source": "aws.ec2"}', pattern: '{"source": ["aws.s3"]}' });
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Copy embed code" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  await page.route("**/documentation.html", (route) => route.fulfill({ contentType: "text/html", body: `<h1>How to</h1>${code}` }));
  await page.goto("/documentation.html");
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("#verdict h1")).toContainText("Not matched");
  await expect(frame.getByRole("link", { name: "Open in Rulelens" })).toBeVisible();
});

for (const width of [760, 600, 390]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`it holds together at ${width} pixels, ${colorScheme}`, async ({ page }, { outputDir }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 560 });
      await page.goto(EXAMPLE);
      await expect(verdict(page)).toHaveText("Matched");
      await page.screenshot({ path: `${outputDir}/embedded-${width}-${colorScheme}.png` });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const foot = (await page.locator("footer.embedded").boundingBox())!;
      expect(foot.y + foot.height).toBeLessThanOrEqual(560);
    });
  }
}

test("the whole page keeps its bar", async ({ page }) => {
  await open(page);
  await expect(page.locator("footer.embedded")).toHaveCount(0);
  await expect(page.locator(".top")).toBeVisible();
});
