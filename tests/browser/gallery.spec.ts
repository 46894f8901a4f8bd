// Each state of the view at four widths, light and dark: nothing is cut at the side, axe finds no fault, and a
// picture of it is left in `artifacts/gallery`.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { GALLERY } from "./gallery.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// What a service worker answers cannot be held back.
test.use({ serviceWorkers: "block" });

for (const [width, height] of [
  [1440, 900],
  [1024, 900],
  [768, 1024],
  [390, 844],
] as const) {
  test.describe(`${width} pixels`, () => {
    test.use({ viewport: { width, height }, colorScheme: "light" });

    for (const { name, reach, without, phone } of GALLERY) {
      if (phone && width > 640) continue;
      test(name, async ({ page }) => {
        await reach(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await page.screenshot({ path: `artifacts/gallery/${name}-${colorScheme}-${width}.png` });
          // Between these widths nothing is added that the others do not have.
          if (width !== 1440 && width !== 390) continue;
          const axe = new AxeBuilder({ page }).withTags(RULES).disableRules(without ?? []);
          const { violations } = await axe.analyze();
          const told = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)}: ${failureSummary}`)]);
          expect(told, colorScheme).toEqual([]);
        }
      });
    }
  });
}
