import { expect, test } from "@playwright/test";

test("the page starts, and asks nobody but its own server", async ({ page, baseURL }) => {
  const faults: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => asked.push(request.url()));

  await page.goto("/");
  await expect(page.locator(".cm-content").first()).toBeVisible();

  expect(faults).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(baseURL!))).toEqual([]);
});
