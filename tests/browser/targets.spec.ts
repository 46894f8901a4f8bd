import { type Locator, type Page, expect, test } from "@playwright/test";

import { exampleEvent, open, openWith, pane, show, verdict } from "./page.ts";

const form = (page: Page): Locator => page.getByRole("combobox", { name: "What the target's input is" });

test("the matched event becomes a card in every chat", async ({ page }) => {
  await open(page);
  await form(page).selectOption("Matched event");
  await expect(page.locator("#verdict")).toContainText("show a finding card");

  for (const [view, client, sender] of [
    ["Slack", "Slack", "Amazon Q"],
    ["Teams", "Microsoft Teams", "Amazon Q Developer"],
    ["Chime", "Amazon Chime", "AWS Chatbot"],
  ] as const) {
    const shown = await show(page, view);
    const message = shown.getByRole("article", { name: `${client} preview` });
    await expect(message).toContainText(sender);
    await expect(message.getByRole("link", { name: "GuardDuty Finding | us-east-1 | Account: 111122223333" })).toHaveAttribute(
      "href",
      /^https:\/\/console\.aws\.amazon\.com\/guardduty\//,
    );
    await expect(message).toContainText("Severity");
    await expect(shown).toContainText("Approximation");
    await expect(shown.getByText("Amazon Chime ended on 2026-02-20")).toHaveCount(view === "Chime" ? 1 : 0);
    await page.screenshot({ path: `artifacts/${view.toLowerCase()}-1440.png` });
  }
});

test("lines of text reach the mail and no chat, which is said with the reason and the ways out", async ({ page }) => {
  await open(page);
  const slack = await show(page, "Slack");
  await expect(slack.getByRole("heading", { name: "Slack shows nothing" })).toBeVisible();
  await expect(slack).toContainText("the payload is text, as a text template makes it, and not JSON");
  await expect(slack).toContainText("Event received is not supported");
  await expect(pane(page, "Target").getByRole("tab", { name: "Slack dropped" })).toBeVisible();
  await expect(pane(page, "Target").getByRole("tab", { name: "E-mail shown" })).toBeVisible();
  await page.screenshot({ path: "artifacts/slack-dropped-1440.png" });

  await slack.getByRole("button", { name: "Send the matched event" }).click();
  await expect(form(page)).toHaveValue("Matched event");
  await expect(slack.getByRole("article", { name: "Slack preview" })).toContainText("GuardDuty Finding");

  // The template is still there.
  await form(page).selectOption("Input transformer");
  await slack.getByRole("button", { name: "Make it a custom notification" }).click();
  await expect(slack.getByRole("article", { name: "Slack preview" })).toContainText(
    "Account 111122223333 has a severity 8 GuardDuty finding",
  );
  await expect(pane(page, "Target").getByText('"source": "custom"')).toBeVisible();
});

test("the webhooks' JSON can be copied, and says whether it was", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openWith(page, { input: "matched-event" });
  const webhook = await show(page, "Webhook");
  for (const [client, key] of [["Slack", "blocks"], ["Teams", "attachments"]] as const) {
    await webhook.getByRole("button", { name: client, exact: true }).click();
    await expect(webhook.getByRole("article", { name: `${client === "Teams" ? "Microsoft Teams" : client} preview` })).toBeVisible();
    await webhook.getByRole("button", { name: "Copy" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
    await expect(webhook.getByRole("button", { name: "Copied" })).toBeVisible();
    const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied).toHaveProperty(key);
    await page.screenshot({ path: `artifacts/webhook-${client.toLowerCase()}-1440.png` });
  }
});

test("a clipboard that is closed is said too", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
  });
  await open(page);
  const payload = await show(page, "Payload");
  await payload.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status").filter({ hasText: "the browser does not allow it" })).toBeAttached();
  await expect(payload.getByRole("button", { name: "Not copied" })).toBeVisible();
});

test("an e-mail in JSON says which values nobody can know", async ({ page }) => {
  await open(page);
  const mail = await show(page, "E-mail");
  await mail.getByRole("button", { name: "JSON" }).click();
  await expect(mail.getByRole("article", { name: "E-mail preview" })).toContainText('"Type" : "Notification",');
  await expect(mail.getByText("Invented, since not known before it is sent: MessageId")).toBeVisible();
});

test("a dropped payload shows where it breaks, and a button mends the template", async ({ page }) => {
  const template = '{\n  "resource": "<resource>"\n}';
  await openWith(page, { inputPaths: '{\n  "resource": "$.detail.resource"\n}', template });
  await expect(verdict(page)).toHaveText("Matched, but nothing arrives");
  await page.getByRole("region", { name: "Verdict" }).getByRole("button", { name: "Show where it breaks" }).click();
  const payload = await show(page, "Payload");
  await expect(payload).toContainText("EventBridge would drop this silently.");
  await expect(payload.locator(".brk")).toHaveText('"');
  await page.screenshot({ path: "artifacts/dropped-1440.png" });

  await payload.getByRole("button", { name: "Take away the quotes around <resource>" }).click();
  await expect(verdict(page)).toHaveText("Matched");
  const line = pane(page, "Target").locator(".cm-line", { hasText: '"resource": <resource>' });
  await expect(line).toBeVisible();

  // It is a step for the editor's own Undo.
  await line.click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(verdict(page)).toHaveText("Matched, but nothing arrives");
});

test("a path that finds nothing is told at its editor, and mended", async ({ page }) => {
  await openWith(page, { inputPaths: '{"type": "$.detail.typ"}', template: '"<type>"' });
  const target = pane(page, "Target");
  await expect(target.getByText("nothing there", { exact: true })).toBeVisible();
  await target.getByRole("button", { name: /^Fix: .*\$\.detail\.type/ }).click();
  await expect(target.locator(".hint", { hasText: "CryptoCurrency:E" })).toBeVisible();
});

test("a placeholder, its path, the value in the event and its piece of the payload light up together", async ({ page }) => {
  await open(page);
  const payload = await show(page, "Payload");
  const places = [
    pane(page, "Event").locator('[data-src="region"]'),
    pane(page, "Target").locator('.cm-line [data-src="region"]', { hasText: "$.region" }),
    pane(page, "Target").locator('.cm-line [data-src="region"]', { hasText: "<region>" }).first(),
    payload.locator('[data-src="region"]').first(),
  ];
  const grounds = () =>
    Promise.all(places.map((place) => place.evaluate((element) => getComputedStyle(element).backgroundColor)));
  const before = await grounds();
  for (const hovered of places) {
    await page.mouse.move(0, 0);
    await expect.poll(grounds).toEqual(before);
    await hovered.hover();
    await expect.poll(async () => new Set(await grounds()).size).toBe(1);
    await expect(page.getByRole("tooltip")).toContainText("event line 8, put in as it is");
  }
  await page.mouse.move(0, 0);
  await places[3]!.focus();
  await expect.poll(async () => new Set(await grounds()).size).toBe(1);
});

test("a part of the event lights up with its path", async ({ page }) => {
  await openWith(page, { input: "path", inputPath: "$.detail.type" });
  const payload = await show(page, "Payload");
  const value = pane(page, "Event").locator('[data-src="InputPath"]');
  const ground = () => value.evaluate((element) => getComputedStyle(element).backgroundColor);
  const before = await ground();
  await payload.locator('[data-src="InputPath"]').hover();
  await expect.poll(ground).not.toBe(before);
  await expect(page.getByRole("tooltip")).toContainText("InputPath from $.detail.type");
});

test("what an event says is text in every preview", async ({ page }) => {
  const event = JSON.parse(exampleEvent) as { detail: Record<string, unknown> };
  event.detail["title"] = "<img src=x onerror=alert(1)> <!channel> \u202egnp.exe";
  event.detail["description"] = '<script>alert(1)</script> [a](javascript:alert(1)) javascript:alert(1) <a href="http://evil.example">b</a>';
  page.on("dialog", (dialog) => {
    throw new Error(`the page says ${dialog.message()}`);
  });
  for (const input of ["matched-event", "transformer"] as const) {
    const template =
      '{"version": "1.0", "source": "custom", "content": {"title": "<title>", "description": "<title>\\n<description>"}}';
    const inputPaths = '{"title": "$.detail.title", "description": "$.detail.type"}';
    await openWith(page, { event: JSON.stringify(event, null, 2), input, template, inputPaths });
    for (const view of ["Payload", "E-mail", "Slack", "Teams", "Chime", "Webhook"]) {
      const shown = await show(page, view);
      await expect(shown).toContainText("onerror=alert(1)");
      await expect(shown).toContainText("U+202E");
      await expect(shown.locator("img, script, iframe, [onerror]")).toHaveCount(0);
      await expect(shown.locator('a:not([href^="https://"])')).toHaveCount(0);
      for (const link of await shown.getByRole("link").all()) {
        await expect(link).toHaveAttribute("rel", "noopener noreferrer");
      }
    }
  }
});

for (const width of [1024, 768, 390]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`what arrives holds together at ${width} pixels, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await openWith(page, { input: "matched-event" });
      if (width === 390) await page.getByRole("tab", { name: "Seen" }).click();
      for (const view of ["Payload", "E-mail", "Slack", "Teams", "Chime", "Webhook"]) {
        const shown = await show(page, view);
        await shown.scrollIntoViewIfNeeded();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `artifacts/${view.toLowerCase()}-${colorScheme}-${width}.png` });
      }
    });
  }
}
