import { type Locator, type Page, expect, test } from "@playwright/test";

import { open, pane, typeAtEndOf, verdict } from "./page.ts";

test("the worked example matches, and the subscriber gets its mail letter by letter", async ({ page }) => {
  await open(page);

  await expect(verdict(page)).toHaveText("Matched");
  const mail = page.getByRole("article", { name: "E-mail preview" });
  await expect(mail).toContainText("AWS Notification Message");
  const body = await mail.innerText();
  const paragraphs = [
    '"Account 111122223333 has a severity 8 GuardDuty finding of type CryptoCurrency:EC2/BitcoinTool.B!DNS in the us-east-1 Region."',
    '"Finding Description:"',
    '"EC2 instance i-0c4f9a1d2b7e83650 queries the domain pool.minexmr.example, which belongs to Bitcoin activity."',
    '"Open it in the console: https://console.aws.amazon.com/guardduty/home?region=us-east-1#/findings?search=id%3D16afba5c5c43e07c9e3e5e2e544e95df"',
    "--",
    "If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:",
  ];
  expect(paragraphs.filter((paragraph) => !body.includes(paragraph))).toEqual([]);
  const link = mail.getByRole("link", { name: /console\.aws\.amazon\.com/ }).first();
  await expect(link).toHaveAttribute("href", /^https:\/\/console\.aws\.amazon\.com\/guardduty\/home\?region=us-east-1#/);
});

test("a severity of 3.9 turns the verdict and names the nearest value", async ({ page }) => {
  await open(page);
  await setSeverity(page, "3.9");

  await expect(verdict(page)).toHaveText("Not matched: severity 3.9 is none of 51 values, nearest 4");
  await expect(page.getByText("Not sent.")).toBeVisible();
  await page.screenshot({ path: "artifacts/not-matched-1440.png" });

  await setSeverity(page, "4");
  await expect(verdict(page)).toHaveText("Matched");
});

test("broken JSON is told beside its text, while the others go on", async ({ page }) => {
  await open(page);
  await typeAtEndOf(page, pane(page, "Event"), '"version": "0",', "x");

  await expect(verdict(page)).toHaveText("No verdict: the event is not valid");
  await expect(pane(page, "Event").getByText("Line 2, column 18")).toBeVisible();
  await page.screenshot({ path: "artifacts/event-broken-1440.png" });

  await typeAtEndOf(page, pane(page, "Rule"), '"source": ["aws.guardduty"],', ",");
  await expect(pane(page, "Rule").getByText("Line 2, column 31")).toBeVisible();

  await page.keyboard.press("Backspace");
  await typeAtEndOf(page, pane(page, "Event"), '"version": "0",x', "", 1);
  await expect(verdict(page)).toHaveText("Matched");
});

test("what was typed is there after a reload, and Reset can be undone", async ({ page }) => {
  await open(page);
  await setSeverity(page, "3.9");
  await expect(verdict(page)).toContainText("3.9");
  await page.reload();
  await expect(verdict(page)).toContainText("3.9");

  await page.getByRole("button", { name: "Reset to example" }).click();
  await expect(verdict(page)).toHaveText("Matched");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(verdict(page)).toContainText("3.9");
});

for (const width of [1440, 1024, 768, 390]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`the page holds together at ${width} pixels, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: width < 800 ? 900 : 768 });
      await page.emulateMedia({ colorScheme });
      await open(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `artifacts/matched-${colorScheme}-${width}.png` });
    });
  }
}

/** Changes the finding's severity in the event, by way of the line that Why leads to. */
async function setSeverity(page: Page, severity: string): Promise<void> {
  await page.getByRole("region", { name: "Why" }).getByText("line 60").click();
  const line: Locator = pane(page, "Event").locator(".cm-line", { hasText: '"severity":' });
  await line.click();
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.insertText(`"severity": ${severity},`);
}
