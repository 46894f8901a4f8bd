// No state of the page may have a fault that axe can find (WCAG 2.2, A and AA).

import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";

import { type Texts, open, openWith, pane, show, showView } from "./page.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface State {
  name: string;
  texts?: Texts;
  /** What is done on the page to get there. */
  reach?: (page: Page) => Promise<unknown>;
  /** Rules that axe can't apply here. */
  without?: string[];
}

const STATES: State[] = [
  { name: "matched" },
  { name: "not matched", texts: { pattern: '{"source":["aws.ec2"],"detail":{"severity":[{"numeric":[">",8]}]}}' } },
  {
    name: "what nothing reads, folded",
    reach: async (page) => {
      await choosePane(page, "Event");
      await pane(page, "Event").getByRole("button", { name: "Fold unread" }).click();
    },
  },
  { name: "an invalid pattern", texts: { pattern: '{"source": ["aws.guardduty"}' } },
  { name: "an invalid event", texts: { event: '{"source": }' } },
  { name: "nothing", texts: { event: "", pattern: "", inputPaths: "", template: "" } },
  { name: "a dropped payload", texts: { inputPaths: '{"r":"$.detail.resource"}', template: '{"r": "<r>"}' } },
  { name: "a constant", texts: { input: "constant" } },
  ...["Payload", "E-mail", "Slack", "Teams", "Chime", "Webhook"].map((view) => ({
    name: `the matched event, ${view}`,
    texts: { input: "matched-event" } as const,
    reach: (page: Page) => see(page, view),
  })),
  { name: "Slack, dropped", reach: (page) => see(page, "Slack") },
  ...["12 events", "30 occurrences", "Scenario"].map((list) => ({
    name: `the timeline, ${list}`,
    reach: async (page: Page) => {
      await showView(page, "Timeline");
      await page.getByRole("button", { name: list, exact: true }).click();
    },
  })),
  {
    name: "the timeline, a scenario with faults",
    reach: async (page) => {
      await page.evaluate(() => localStorage.setItem("rulelens.scenario.v1", JSON.stringify('{"findings": [{"type": "Recon:EC2/Portscam"}]}')));
      await page.reload();
      await showView(page, "Timeline");
    },
  },
  {
    name: "the menu of rules",
    // axe takes what lies under a popover to lie over its buttons.
    without: ["target-size"],
    reach: async (page) => {
      await choosePane(page, "Pattern");
      await pane(page, "Rule").getByRole("button", { name: /legacy/ }).click();
    },
  },
];

/** On a phone one pane is seen at a time. */
async function choosePane(page: Page, name: string): Promise<void> {
  if (page.viewportSize()!.width <= 640) await page.getByRole("tab", { name, exact: true }).click();
}

async function see(page: Page, view: string): Promise<void> {
  await choosePane(page, "Seen");
  await show(page, view);
}

for (const [width, colorScheme] of [
  [1440, "light"],
  [390, "dark"],
] as const) {
  test.describe(`at ${width} pixels, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    for (const { name, texts, reach, without } of STATES) {
      test(name, async ({ page }) => {
        await (texts ? openWith(page, texts) : open(page));
        await reach?.(page);
        // What is loaded on demand.
        await expect(page.locator(".on-demand > .loading")).toHaveCount(0);
        const axe = new AxeBuilder({ page }).withTags(RULES).disableRules(without ?? []);
        const { violations } = await axe.analyze();
        const found = violations.map(({ id, help, nodes }) => ({
          id,
          help,
          nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)}: ${failureSummary}`),
        }));
        expect(found).toEqual([]);
      });
    }
  });
}
