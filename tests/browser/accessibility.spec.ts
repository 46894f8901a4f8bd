// No state of the page may have a fault that axe can find (WCAG 2.2, A and AA).

import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";

import { open, openWith, pane, show, showView, type Texts, typeAtEndOf } from "./page.ts";

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
  {
    name: "an array, branches of an $or, a key that is nearly there",
    texts: {
      event: '{"ports": [{"port": 443}, {"port": 80}], "code": 503, "latency": 480, "severity": 8}',
      pattern: '{"ports": {"port": [22]}, "sevrity": [8], "$or": [{"code": [503], "latency": [1]}, {"size": [1]}]}',
    },
  },
  {
    name: "mixed elements of an array",
    texts: {
      event: '{"tags": [{"key": "env", "value": "test"}, {"key": "tier", "value": "prod"}]}',
      pattern: '{"tags": {"key": ["env"], "value": ["prod"]}}',
    },
  },
  {
    name: "completion",
    texts: { pattern: '{\n  "source": ["aws.guardduty"],\n  "detail": {\n    "severity": [8]\n  }\n}' },
    // The keyboard gets to its options from the editor, which names the one that is selected.
    without: ["scrollable-region-focusable"],
    reach: async (page) => {
      await choosePane(page, "Pattern");
      await typeAtEndOf(page, pane(page, "Rule"), "severity", ',\n"ty');
      await page.keyboard.press("Control+Space");
      await page.getByRole("listbox", { name: "Completions" }).waitFor();
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
  { name: "no cases", reach: (page) => showView(page, "Cases") },
  ...["a case that differs", "events to add", "a sample to add"].map((name) => ({
    name,
    reach: async (page: Page) => {
      await showView(page, "Cases");
      await page.getByRole("button", { name: "This event as a case" }).first().click();
      if (name === "events to add") await page.getByRole("button", { name: "Add from JSON" }).click();
      if (name === "a sample to add") await page.getByRole("button", { name: "Add a sample" }).click();
      if (name !== "a case that differs") return;
      await page.locator("td.cc button").first().click();
      await page.getByRole("button", { name: "Expect the other verdict E", exact: true }).click();
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
    name: "the examples",
    reach: async (page) => {
      await showView(page, "Examples");
      await expect(page.locator(".exg a").first()).toBeVisible();
    },
  },
  {
    name: "the examples, none found",
    reach: async (page) => {
      await showView(page, "Examples");
      await page.getByRole("searchbox").fill("instanse");
    },
  },
  ...([["Share", "Share by link"], ["Import", "Import"], ["Export", "Export"]] as const).map(([tool, name]) => ({
    name: `the dialog ${name}`,
    reach: async (page: Page) => {
      await openTool(page, tool);
      await expect(page.getByRole("dialog", { name })).toBeVisible();
    },
  })),
  {
    name: "importing a rule with a fault and a placeholder",
    reach: async (page) => {
      await openTool(page, "Import");
      await expect(page.getByRole("dialog").locator(".cm-content")).toBeFocused();
      await page.keyboard.insertText("aws events put-rule --name a --event-pattern '{\"source\": \"'$SOURCE'\"}'\naws events put-rule --name b --event-pattern '{\"source\": \"x\"}'");
      await expect(page.locator(".code-faults li").first()).toBeVisible();
      await expect(page.locator(".fills input").first()).toBeVisible();
    },
  },
  {
    name: "exporting an invalid pattern",
    texts: { pattern: '{"source": "aws.ec2"}' },
    reach: async (page) => {
      await openTool(page, "Export");
      await expect(page.locator(".exp-refused")).toBeVisible();
    },
  },
  {
    name: "a part of another page",
    reach: async (page) => {
      await page.goto("/?embed#examples/guardduty-to-slack");
      await expect(pane(page, "Rule").locator("header")).toContainText("guardduty-medium-up");
    },
  },
  {
    name: "a damaged link",
    reach: async (page) => {
      await page.evaluate(() => (location.hash = "1AAAA"));
      await expect(page.getByRole("region", { name: "About this link" })).toBeVisible();
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
  {
    name: "the menu of targets",
    without: ["target-size"],
    reach: async (page) => {
      await choosePane(page, "Target");
      await pane(page, "Target").getByRole("button", { name: /security-mail/ }).click();
    },
  },
  { name: "settings", reach: (page) => dialog(page, "settings") },
  {
    name: "settings, cleared",
    reach: async (page) => {
      await dialog(page, "settings");
      await page.getByRole("button", { name: "Clear everything" }).click();
    },
  },
  { name: "the list of keys", reach: (page) => dialog(page, "keyboard") },
  {
    name: "finding",
    reach: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: /Find/ }).fill("sev");
    },
  },
  {
    name: "the menu",
    reach: async (page) => {
      // On a wide screen the bar has it all.
      if (page.viewportSize()!.width > 640) return;
      await page.getByRole("button", { name: "Menu" }).click();
      await expect(page.getByRole("dialog", { name: "Menu" })).toBeVisible();
    },
  },
  {
    name: "Korean",
    reach: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: /Find/ }).fill("한국어");
      await page.keyboard.press("Enter");
      await expect(page.locator("html")).toHaveAttribute("lang", "ko");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    },
  },
];

/** Opens a dialog by its command, the only one that has these words. */
async function dialog(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Find/ }).fill(`>${name}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: new RegExp(name, "i") })).toBeVisible();
}

/** Opens what has a button in the bar; a phone has it in its menu. */
async function openTool(page: Page, name: string): Promise<void> {
  if (page.viewportSize()!.width <= 640) await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name, exact: true }).click();
}

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
