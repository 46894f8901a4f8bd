// The Export dialog: the page's rule as infrastructure code.

import { type Locator, type Page, expect, test } from "@playwright/test";

import { open, openWith, pane } from "./page.ts";

async function openExport(page: Page): Promise<Locator> {
  await page.locator(".tools").getByRole("button", { name: "Export" }).click();
  return page.getByRole("dialog", { name: "Export" });
}

for (const [tab, said] of [
  ["AWS CLI", "aws events put-rule"],
  ["CloudFormation", "AWS::Events::Rule"],
  ["SAM", "AWS::Serverless"],
  ["Terraform", "aws_cloudwatch_event_rule"],
  ["CDK", "new "],
] as const) {
  test(`${tab} is written`, async ({ page }) => {
    await open(page);
    const dialog = await openExport(page);
    await dialog.getByRole("tab", { name: tab }).click();
    await expect(dialog.locator(".exc")).toContainText(said);
    await expect(dialog.locator(".notes li").nth(2)).toHaveCount(0);
  });
}

test("what is exported is imported as the same rule", async ({ page }) => {
  await open(page);
  const dialog = await openExport(page);
  await dialog.getByRole("tab", { name: "CloudFormation" }).click();
  const text = (await dialog.locator(".exc").textContent())!;
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.locator(".tools").getByRole("button", { name: "Import" }).click();
  const importing = page.getByRole("dialog", { name: "Import" });
  await importing.locator(".cm-content").focus();
  await page.keyboard.insertText(text);
  await importing.getByRole("button", { name: "Import 1 rule" }).click();
  await expect(pane(page, "Rule")).toContainText("legacy-4-to-8.9");
  await expect(page.locator("#verdict h1")).toContainText("Matched");
});

test("a file is saved by its name", async ({ page }) => {
  await open(page);
  const dialog = await openExport(page);
  await dialog.getByRole("tab", { name: "Terraform" }).click();
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /Save/ }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.tf$/);
});

test("an invalid pattern says so instead", async ({ page }) => {
  await openWith(page, { pattern: '{\n  "source": "aws.ec2"\n}' });
  const dialog = await openExport(page);
  await expect(dialog.locator(".refused")).toContainText("Line 2:");
  await expect(dialog.locator(".exc")).toHaveCount(0);
});
