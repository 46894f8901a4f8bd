import { expect, test } from "@playwright/test";

import { open, verdict } from "./page.ts";

test("the page opens without a network once it was open, and says the same", async ({ page, context }) => {
  await open(page);
  const said = await verdict(page).innerText();
  await page.evaluate(async () => {
    const { active, installing, waiting } = await navigator.serviceWorker.ready;
    const worker = installing ?? waiting ?? active!;
    while (worker.state !== "activated") {
      await new Promise((changed) => worker.addEventListener("statechange", changed, { once: true }));
    }
  });

  await context.setOffline(true);
  await page.reload();
  await expect(verdict(page)).toHaveText(said);
  // Any address of the page: a link's fragment or query is the page's own business.
  await page.goto("/?embed#unknown");
  await expect(verdict(page)).toHaveText(said);
});

test("what an older release kept is forgotten, and nothing of others", async ({ page }) => {
  // The same origin, before the page has ever been open.
  await page.goto("/icon.svg");
  await page.evaluate(async () => {
    await caches.open("rulelens-older");
    await caches.open("another-site");
  });
  await page.goto("/");
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["another-site", expect.stringMatching(/^rulelens-[0-9a-f]{16}$/)]);
});

test("the page can be installed", async ({ page }) => {
  await page.goto("/");
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A window without an owner's profile can't install anything.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});
