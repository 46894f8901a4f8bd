// The Import dialog: rules out of infrastructure code, with their faults where they are written.

import { type Locator, type Page, expect, test } from "@playwright/test";

import { open, openWith, pane, verdict } from "./page.ts";

const TEMPLATE = `Parameters:
  Env: { Type: String, Default: prod }
Resources:
  Findings:
    Type: AWS::Events::Rule
    Properties:
      Name: !Sub "\${Env}-findings"
      EventPattern:
        source: [aws.guardduty]
      Targets:
        - Id: all-of-it
          Arn: !Ref Topic
  SignIn:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: aws.signin
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 day)
`;
const MODULE = `resource "aws_cloudwatch_event_rule" "findings" {
  event_pattern = jsonencode({
    source = ["aws.guardduty"]
    detail = {
      severity = [{ numerc = [">=", 4] }]
    }
  })
}
`;
const MODULE_IN_JSON = `{"resource": {"aws_cloudwatch_event_rule": {"findings": {
  "event_pattern": "{\\"source\\": [\\"aws.guardduty\\"], \\"detail\\": {\\"severity\\": [{\\"numerc\\": [\\">=\\", 4]}]}}"
}}}}
`;
const COMMAND = `aws events put-rule \\
  --name findings \\
  --event-pattern "{
    \\"source\\": \\"aws.guardduty\\"
  }"
`;
const READY = `aws events put-rule --name from-a-shell --event-pattern '{"source": ["aws.guardduty"]}'`;

const importing = (page: Page) => page.getByRole("dialog", { name: "Import" });
const opener = (page: Page) => page.locator(".tools").getByRole("button", { name: "Import" });

/** Opens the dialog, and puts a text into its editor, which has the focus. */
async function paste(page: Page, text: string): Promise<Locator> {
  await opener(page).click();
  const dialog = importing(page);
  await expect(dialog.locator(".cm-content")).toBeFocused();
  await page.keyboard.insertText(text);
  return dialog;
}

/** The line and the column of what is underlined as a fault, both from 1. */
async function faultAt(dialog: Locator): Promise<{ text: string; line: number; column: number }> {
  const mark = dialog.locator(".cm-lintRange-error").first();
  await expect(mark).toBeVisible();
  return mark.evaluate((mark) => {
    const line = mark.closest(".cm-line")!;
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEndBefore(mark);
    const lines = [...line.parentElement!.querySelectorAll(".cm-line")];
    return { text: mark.textContent ?? "", line: lines.indexOf(line) + 1, column: before.toString().length + 1 };
  });
}

for (const [name, text, format, fault] of [
  ["a CloudFormation template", TEMPLATE, "CloudFormation template", "aws.signin"],
  ["a Terraform module", MODULE, "Terraform module", "numerc"],
  ["a Terraform module in JSON", MODULE_IN_JSON, "Terraform module", "numerc"],
  ["a shell command", COMMAND, "AWS CLI commands", "aws.guardduty"],
] as const) {
  test(`a fault in ${name} is shown at its own line and column`, async ({ page }) => {
    await open(page);
    const dialog = await paste(page, text);
    await expect(dialog.locator(".imp-text .chip")).toHaveText(format);
    const before = text.slice(0, text.indexOf(fault)).split("\n");
    const [line, column] = [before.length, before.at(-1)!.length + 1];
    await expect(dialog.locator(".code-faults")).toContainText(`Line ${line}:`);
    expect(await faultAt(dialog)).toEqual({ text: fault, line, column });
    // The line in the list leads there.
    await dialog.getByRole("button", { name: `Line ${line}:` }).click();
    await expect(dialog.locator(".cm-line").nth(line - 1)).toBeInViewport();
  });
}

test("what is ready is chosen, values can be filled in, and the import is one step of undo", async ({ page }) => {
  await open(page);
  const dialog = await paste(page, TEMPLATE);
  const rules = dialog.locator(".imp-rule");
  await expect(rules).toHaveCount(3);
  await expect(rules.nth(0)).toContainText("prod-findings");
  await expect(rules.nth(0)).toContainText("1 field, 1 target, lines 4–12");
  await expect(rules.nth(0).getByRole("checkbox")).toBeChecked();
  await expect(rules.nth(1)).toContainText("1 fault");
  await expect(rules.nth(1).getByRole("checkbox")).not.toBeChecked();
  await expect(rules.nth(2)).toContainText("a schedule");
  await expect(rules.nth(2).getByRole("checkbox")).toBeDisabled();
  await dialog.getByLabel("Env").fill("dev");
  await expect(rules.nth(0)).toContainText("dev-findings");
  await expect(dialog.locator(".pv").first()).toHaveText("${Env}");
  await dialog.getByRole("button", { name: "Import 1 rule" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(pane(page, "Rule").locator("header")).toContainText("dev-findings");
  await expect(pane(page, "Target").locator("header")).toContainText("all-of-it");
  await expect(verdict(page)).toHaveText("Matched");
  await page.getByRole("button", { name: "Undo reset" }).click();
  await expect(pane(page, "Rule").locator("header")).toContainText("legacy-4-to-8.9");
});

test("a rule with a fault can be taken too: the page shows the fault, and mends it", async ({ page }) => {
  await open(page);
  const dialog = await paste(page, COMMAND);
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Import 1 rule" }).click();
  await expect(verdict(page)).toContainText("No verdict");
  await pane(page, "Rule").getByRole("button", { name: /^Fix:/ }).click();
  await expect(verdict(page)).toHaveText("Matched");
});

test("what it was taken for can be overruled", async ({ page }) => {
  await open(page);
  const dialog = await paste(page, '{"source": ["shop"], "resource": {"aws_x": {}}}');
  await expect(dialog.locator(".imp-rule")).toHaveCount(1);
  await dialog.getByLabel("What it is").selectOption("Terraform plan");
  await expect(dialog.getByRole("status")).toHaveText("No rule found");
  await dialog.getByLabel("What it is").selectOption("event pattern");
  await expect(dialog.locator(".imp-rule")).toHaveCount(1);
});

test("Escape closes it, Tab goes on, and what was pasted is still there when it is opened again", async ({ page }) => {
  await open(page);
  const dialog = await paste(page, COMMAND);
  await expect(dialog.locator(".imp-rule")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(dialog.locator(".cm-content")).not.toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(dialog.locator(".cm-content")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener(page)).toBeFocused();
  await opener(page).click();
  await expect(dialog.locator(".cm-content")).toContainText("put-rule");
});

test("what is pasted into an editor of the page is offered to be imported", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openWith(page, { pattern: '{"source": ["mine"]}' });
  const pattern = pane(page, "Rule").locator(".cm-content");
  await pattern.click();
  // What offers is loaded with the search.
  await page.keyboard.press("Control+f");
  await expect(pane(page, "Rule").locator(".cm-search")).toBeVisible();
  await page.keyboard.press("Escape");
  await pattern.click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), READY);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  await expect(pane(page, "Rule").locator(".offer")).toContainText("This is infrastructure code.");
  await page.getByRole("button", { name: "Import its rules" }).click();
  const dialog = importing(page);
  await expect(dialog.locator(".cm-content")).toContainText("put-rule");
  // The pattern is as it was, should one close the dialog.
  await expect(pattern).toHaveText('{"source": ["mine"]}');
  await dialog.getByRole("button", { name: "Import 1 rule" }).click();
  await expect(pane(page, "Rule").locator("header")).toContainText("from-a-shell");
  await expect(pattern).toHaveText('{"source": ["aws.guardduty"]}');
});

test("a file that is dropped on the page opens it", async ({ page }) => {
  await open(page);
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "main.tf"));
    return transfer;
  }, MODULE);
  await page.locator(".verdict").first().dispatchEvent("drop", { dataTransfer });
  await expect(importing(page).locator(".imp-text .chip")).toHaveText("Terraform module");
});

test("a phone has it in its menu", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("dialog", { name: "Menu" }).getByRole("button", { name: "Import" }).click();
  await expect(importing(page).locator(".cm-content")).toBeFocused();
  await page.keyboard.insertText(READY);
  await importing(page).getByRole("button", { name: "Import 1 rule" }).click();
  await expect(verdict(page)).toHaveText("Matched");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
