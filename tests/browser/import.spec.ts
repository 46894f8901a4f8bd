// The Import dialog: rules out of infrastructure code, with their faults where they are written.

import { type Locator, type Page, expect, test } from "@playwright/test";

import { open, pane } from "./page.ts";

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
const COMMAND = `aws events put-rule \\
  --name findings \\
  --event-pattern '{
    "source": "aws.guardduty"
  }'
`;

async function paste(page: Page, text: string): Promise<Locator> {
  await page.locator(".tools").getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.locator(".cm-content").focus();
  await page.keyboard.insertText(text);
  return dialog;
}

for (const [name, text, line, format] of [
  ["a CloudFormation template", TEMPLATE, 17, "CloudFormation template"],
  ["a Terraform module", MODULE, 5, "Terraform module"],
  ["a shell command", COMMAND, 4, "AWS CLI commands"],
] as const) {
  test(`a fault in ${name} is shown at its own line`, async ({ page }) => {
    await open(page);
    const dialog = await paste(page, text);
    await expect(dialog.locator(".il .chip")).toHaveText(format);
    await expect(dialog.locator(".ban")).toContainText(`Line ${line}:`);
    await expect(dialog.locator(".cm-lintRange").first()).toBeVisible();
  });
}

test("what is ready is chosen, and is one step of undo", async ({ page }) => {
  await open(page);
  const dialog = await paste(page, TEMPLATE);
  const rules = dialog.locator(".ir");
  await expect(rules).toHaveCount(3);
  await expect(rules.nth(0)).toContainText("prod-findings");
  await expect(rules.nth(0).getByRole("checkbox")).toBeChecked();
  await expect(rules.nth(1).getByRole("checkbox")).not.toBeChecked();
  await expect(rules.nth(2).getByRole("checkbox")).toBeDisabled();
  await dialog.getByLabel("Env").fill("dev");
  await expect(rules.nth(0)).toContainText("dev-findings");
  await dialog.getByRole("button", { name: "Import 1 rule" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(pane(page, "Rule")).toContainText("dev-findings");
  await expect(pane(page, "Target")).toContainText("all-of-it");
  await page.getByRole("button", { name: "Undo reset" }).click();
  await expect(pane(page, "Rule")).toContainText("legacy-4-to-8.9");
});

test("what was pasted is still there after the dialog was closed", async ({ page }) => {
  await open(page);
  const dialog = await paste(page, COMMAND);
  // In the text, Escape lets the next Tab leave it.
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);
  const opener = page.locator(".tools").getByRole("button", { name: "Import" });
  await expect(opener).toBeFocused();
  await opener.click();
  await expect(dialog.locator(".cm-content")).toContainText("put-rule");
});
