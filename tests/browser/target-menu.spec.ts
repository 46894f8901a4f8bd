// Several targets: the menu in the pane's head, and what of the page follows the chosen one.

import { expect, test } from "@playwright/test";

import { openMenu, row, said, testPlace } from "./menu.ts";
import { open, openWith, pane, show, typeAtEndOf, verdict } from "./page.ts";

test("the menu says what becomes of the event at each target", async ({ page }) => {
  await open(page);
  const menu = await openMenu(page, "Target");
  await expect(menu).toContainText("3 of 5 a rule may have");
  expect(await said(menu)).toEqual([
    ["security-mail", "SNS, input transformer", "e-mail shows 4 lines"],
    ["secops-chat", "SNS, matched event", "Slack and Teams show a card"],
    ["secops-slack", "SNS, input transformer", "dropped: not JSON"],
  ]);

  // A rule that does not match sends nothing, whatever a target would show.
  await page.keyboard.press("Escape");
  await typeAtEndOf(page, pane(page, "Event"), '"severity": 8', "3.9,", 2);
  await expect(verdict(page)).toContainText("Not matched");
  await expect(page.locator("#verdict")).toContainText("to 3 targets");
  await openMenu(page, "Target");
  expect((await said(menu)).map(([, , outcome]) => outcome)).toEqual(["not sent", "not sent", "not sent"]);
});

test("choosing a target brings its form of input, its texts and what arrives", async ({ page }) => {
  await open(page);
  const target = pane(page, "Target");
  const menu = await openMenu(page, "Target");
  await row(menu, "secops-slack").click();
  await expect(menu).toBeHidden();
  await expect(verdict(page)).toHaveText("Matched, but nothing arrives");
  await expect(target.locator(".cm-content").nth(1)).toContainText('"description": "Severity <severity>: <resource>"');

  await openMenu(page, "Target");
  await row(menu, "secops-chat").click();
  await expect(verdict(page)).toHaveText("Matched");
  await expect(target.getByRole("combobox")).toHaveValue("Matched event");
  await expect(await show(page, "Slack")).toContainText("GuardDuty Finding");
  await expect(page.locator("#verdict")).toContainText("secops-chat receives 1 line");

  await openMenu(page, "Target");
  await row(menu, "security-mail").click();
  await expect(await show(page, "E-mail")).toContainText("Finding Description");
});

test("an edit is one of the chosen target, and undo stays within it", async ({ page }) => {
  await open(page);
  const template = pane(page, "Target").locator(".cm-content").nth(1);
  await typeAtEndOf(page, pane(page, "Target"), "Finding Description", "x");
  const menu = await openMenu(page, "Target");
  await row(menu, "secops-slack").click();
  await expect(template).toContainText("custom");
  await template.click();
  await page.keyboard.press("Control+z");
  await expect(template).toContainText("custom");
  await openMenu(page, "Target");
  await row(menu, "security-mail").click();
  await expect(template).toContainText('Description:"x');
});

test("targets are added, named, copied, removed and brought back by keys, and kept", async ({ page }) => {
  await open(page);
  const button = pane(page, "Target").locator("header button").first();
  await button.focus();
  await page.keyboard.press("Enter");
  const menu = page.getByRole("dialog", { name: "Targets" });
  await expect(row(menu, "security-mail")).toBeFocused();
  await page.keyboard.press("F2");
  await expect(menu.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("mail to all");
  await page.keyboard.press("Enter");
  await expect(menu).toContainText("A name cannot have a space");
  await menu.getByRole("textbox").fill("mail-to-all");
  await page.keyboard.press("Enter");
  await expect(row(menu, "mail-to-all")).toBeFocused();
  await page.keyboard.press("End");
  await expect(row(menu, "secops-slack")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(menu.getByRole("status")).toContainText("secops-slack");
  await expect(menu).toContainText("2 of 5 a rule may have");
  await page.keyboard.press("Control+z");
  await expect(row(menu, "secops-slack")).toBeFocused();
  await menu.getByRole("button", { name: "Duplicate secops-slack", exact: true }).click();
  await expect(row(menu, "secops-slack-2")).toBeFocused();
  await menu.getByRole("button", { name: "New target" }).click();
  await expect(menu.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("fifth");
  await page.keyboard.press("Enter");
  await expect(row(menu, "fifth")).toBeFocused();
  const names = ["mail-to-all", "secops-chat", "secops-slack", "secops-slack-2", "fifth"];
  expect((await said(menu)).map(([name]) => name)).toEqual(names);
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();

  await page.reload();
  await expect(verdict(page)).toHaveText("Matched");
  await expect(button).toContainText("fifth");
  await openMenu(page, "Target");
  expect((await said(menu)).map(([name]) => name)).toEqual(names);
});

test("what was kept when there was one target is that one", async ({ page }) => {
  await openWith(page, { input: "path", inputPath: "$.detail.id" });
  const menu = await openMenu(page, "Target");
  expect(await said(menu)).toEqual([["target", "SNS, part of the event", "e-mail shows 1 line"]]);
  await expect(menu.getByRole("button", { name: "Remove target" })).toBeDisabled();
});

testPlace("Target", "Target");
