// The Export dialog: the page's rule as infrastructure code.

import { type Locator, type Page, expect, test } from "@playwright/test";

import { open, openWith, pane, verdict } from "./page.ts";

const opener = (page: Page) => page.locator(".tools").getByRole("button", { name: "Export" });

async function openExport(page: Page): Promise<Locator> {
  await opener(page).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await expect(dialog.getByRole("tab", { selected: true })).toBeFocused();
  return dialog;
}

for (const [tab, file, said] of [
  ["AWS CLI", "deploy.sh", "aws events put-rule"],
  ["CloudFormation", "template.yaml", "AWS::Events::Rule"],
  ["SAM", "template.yaml", "AWS::Serverless"],
  ["Terraform", "main.tf", "aws_cloudwatch_event_rule"],
  ["CDK", ".ts", "new events.Rule("],
] as const) {
  test(`${tab} is written, and saved by its name`, async ({ page }) => {
    await open(page);
    const dialog = await openExport(page);
    await dialog.getByRole("tab", { name: tab }).click();
    await expect(dialog.locator(".exp-text")).toContainText(said);
    await expect(dialog.locator(".exp-files [aria-current]")).toContainText(file);
    await expect(dialog.locator(".exp-notes li").nth(2)).toHaveCount(0);
    const saved = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Save the file" }).click();
    expect((await saved).suggestedFilename()).toContain(file);
  });
}

test("notations and tabs are chosen by keys", async ({ page }) => {
  await open(page);
  const dialog = await openExport(page);
  await dialog.getByRole("button", { name: "PowerShell" }).click();
  await expect(dialog.locator(".exp-text")).toContainText("$ErrorActionPreference");
  await dialog.getByRole("tab", { selected: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("tab", { name: "CloudFormation" })).toBeFocused();
  await dialog.getByRole("button", { name: "JSON" }).click();
  await expect(dialog.locator(".exp-text")).toContainText('"Type": "AWS::Events::Rule"');
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener(page)).toBeFocused();
});

test("what the target is decides which permission is written", async ({ page }) => {
  await open(page);
  const dialog = await openExport(page);
  await dialog.getByRole("tab", { name: "CloudFormation" }).click();
  const permissions = dialog.getByLabel("Their permissions, too");
  await expect(permissions).toBeDisabled();
  await dialog.getByLabel("ARN of security-mail").fill("arn:aws:sns:us-east-1:111122223333:security-mail");
  await expect(dialog.locator(".exp-text")).toContainText("AWS::SNS::TopicPolicy");
  await expect(permissions).toBeChecked();
  await permissions.uncheck();
  await expect(dialog.locator(".exp-text")).not.toContainText("AWS::SNS::TopicPolicy");
  await dialog.getByLabel("Targets").selectOption({ label: "all 3" });
  await expect(dialog.getByLabel(/^ARN of/)).toHaveCount(3);
});

test("what is copied is the whole file", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  const dialog = await openExport(page);
  await dialog.getByRole("button", { name: "Copy deploy.sh" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^#!\/bin\/sh\n[^]*put-targets[^]*\n$/);
});

test("what is exported is imported as the same rule", async ({ page }) => {
  await open(page);
  const dialog = await openExport(page);
  await dialog.getByRole("tab", { name: "Terraform" }).click();
  await expect(dialog.locator(".exp-text")).toContainText("aws_cloudwatch_event_rule");
  const text = (await dialog.locator(".exp-text").textContent())!;
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.locator(".tools").getByRole("button", { name: "Import" }).click();
  const importing = page.getByRole("dialog", { name: "Import" });
  await expect(importing.locator(".cm-content")).toBeFocused();
  await page.keyboard.insertText(text);
  await importing.getByRole("button", { name: "Import 1 rule" }).click();
  await expect(pane(page, "Rule").locator("header")).toContainText("legacy-4-to-8.9");
  await expect(pane(page, "Target").locator("header")).toContainText("security-mail");
  await expect(verdict(page)).toHaveText("Matched");
});

test("of an invalid pattern it says that in place of an export", async ({ page }) => {
  await openWith(page, { pattern: '{\n  "source": "aws.ec2"\n}' });
  const dialog = await openExport(page);
  for (const tab of ["AWS CLI", "CloudFormation", "SAM", "Terraform", "CDK"]) {
    await dialog.getByRole("tab", { name: tab }).click();
    await expect(dialog.locator(".exp-refused")).toContainText("Nothing is exported: the pattern of");
    await expect(dialog.locator(".exp-refused")).toContainText("Line 2:");
    await expect(dialog.locator(".exp-text")).toHaveCount(0);
    await expect(dialog.getByRole("button", { name: "Save the file" })).toBeDisabled();
  }
});
