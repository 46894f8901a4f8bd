import { type Page, expect, test } from "@playwright/test";

import { openWith, pane } from "./page.ts";

const event = JSON.stringify(
  {
    source: "aws.guadrduty",
    detail: {
      cost: 6.5,
      far: -40000,
      size: 9.1,
      key: "logs/2026/run-17.jso",
      image: "in/cat.jpg",
      address: "10.0.3.47",
      region: "us-east-1",
      state: "running ",
    },
  },
  null,
  2,
);

/** A row of Why, by the path of its field. */
const row = (page: Page, path: string) => pane(page, "Why").locator("li.why", { has: page.getByText(path, { exact: true }) });

test("each field that is not satisfied has the picture of its operator", async ({ page }) => {
  await openWith(page, {
    event,
    pattern: JSON.stringify({
      source: ["aws.guardduty"],
      detail: {
        cost: [{ numeric: [">", 0, "<=", 5] }],
        far: [{ numeric: [">", 0, "<=", 5] }],
        size: [4, 4.5, 5, 8.9],
        key: [{ wildcard: "logs/*/run-*.json" }],
        image: [{ suffix: ".png" }],
        address: [{ cidr: "10.0.0.0/24" }],
        region: [{ "anything-but": ["eu-west-1", "us-east-1"] }],
        state: ["running"],
        sevrity: [4],
      },
    }),
  });
  await expect(row(page, "source").locator(".q-diff")).toHaveText(["d", "r"]);
  const cost = row(page, "detail.cost");
  await expect(cost.locator(".nl-ring")).toHaveCount(1);
  await expect(cost.locator(".nl-dot")).toHaveCount(1);
  await expect(cost.locator(".nl-v")).toHaveText("6.5");
  await expect(cost.locator(".nl-cut")).toHaveCount(0);
  await expect(row(page, "detail.far").locator(".nl-cut")).toHaveCount(1);
  await expect(row(page, "detail.size").locator(".nl-tick")).toHaveCount(4);
  await expect(cost.locator(".nl-name")).toHaveText("> 0, ≤ 5 accepted");
  // Where the piece that does not fit begins to be another.
  await expect(row(page, "detail.key").locator(".w-any code")).toHaveText(["*", "2026", "*", "17"]);
  await expect(row(page, "detail.key").locator(".w-miss")).toHaveText("nend");
  await expect(row(page, "detail.image").locator(".two")).toHaveCSS("text-align", "start");
  await expect(row(page, "detail.image").locator(".two code").last()).toHaveCSS("text-align", "right");
  await expect(row(page, "detail.address").locator("i.differs")).toHaveText(["1", "0"]);
  await expect(row(page, "detail.state").locator(".q-diff")).toHaveText("·");
  await expect(row(page, "detail.state")).toContainText("it goes on after character 7: the event has U+0020 there");
  await expect(row(page, "detail.region").locator(".hit")).toHaveText('"us-east-1"');
  await expect(row(page, "detail.sevrity").locator(".gone")).toHaveText("sevritynot in the event");
});

test("a picture never makes the page or the pane scroll sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const long = "x".repeat(3000);
  await openWith(page, {
    event: JSON.stringify({ a: `${long}a${long}`, b: `${long}/b`, c: "255.255.255.255" }),
    pattern: JSON.stringify({
      a: [{ prefix: `${long.slice(0, 300)}b` }],
      b: [{ wildcard: `${long.slice(0, 300)}*c*${long.slice(0, 300)}` }],
      c: [{ cidr: "10.0.0.0/31" }],
    }),
  });
  await expect(pane(page, "Why").locator(".pic")).toHaveCount(3);
  const wide = () => [document.documentElement, ...document.querySelectorAll(".why-pane .body")].filter((it) => it.scrollWidth > it.clientWidth).length;
  expect(await page.evaluate(wide)).toBe(0);
});

test("of many fields those that are not satisfied stand on top, the nearest first", async ({ page }) => {
  const keys = "abcdefghij".split("");
  await openWith(page, {
    event: JSON.stringify({ ...Object.fromEntries(keys.map((key) => [key, 1])), b: "yes", d: 3 }),
    pattern: JSON.stringify({ ...Object.fromEntries(keys.map((key) => [key, [1]])), b: ["no"], d: [2.9] }),
  });
  const why = pane(page, "Why");
  await expect(why.locator("ol.whys").first().locator(".path")).toHaveText(["d", "b"]);
  await expect(why.getByRole("heading", { name: "8 satisfied" })).toBeVisible();
  await expect(why.locator("ol.thin .path")).toHaveText(keys.filter((key) => key !== "b" && key !== "d"));
});

const wide = (value: unknown) => JSON.stringify(value, null, 2);

test("the values of an array stand with their elements, the nearest marked, and each line is linked", async ({ page }) => {
  const ports = [443, 23, 8080, 9090, 22222].map((port) => ({ port }));
  await openWith(page, { event: wide({ items: ports }), pattern: '{"items": {"port": [22]}}' });
  const field = row(page, "items.port");
  await expect(field.locator(".els li")).toHaveText(["items[0]443", "items[1]23closest", "items[2]8080", "items[3]9090", "1 more"]);
  await expect(field.locator(".lns")).toHaveText("lines 47101316");
  await field.getByRole("button", { name: "10" }).click();
  await expect(pane(page, "Event").locator(".cm-pulse")).toContainText("8080");
});

test("elements that satisfy fields only together are a table", async ({ page }) => {
  const tags = [{ key: "env", value: "test" }, { key: "tier", value: "prod" }, { key: "x" }];
  await openWith(page, { event: wide({ tags }), pattern: '{"tags": {"key": ["env"], "value": ["prod"]}}' });
  const table = row(page, "tags").getByRole("table");
  await expect(table.getByRole("columnheader")).toHaveText(["tags", "key", "value", "together"]);
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(table.getByRole("row").nth(1)).toHaveText(/\[0\]satisfied"env"not satisfied"test"1 of 2/);
  await expect(table.getByRole("row").nth(3)).toHaveText(/\[2\]not satisfied"x"absent0 of 2/);
  await expect(row(page, "tags")).toContainText('tags[0] needs value "prod".');
});

test("the branches of an $or are told, the closest one open", async ({ page }) => {
  await openWith(page, {
    event: wide({ code: 503, latency: 480 }),
    pattern: '{"$or": [{"code": [{"numeric": [">=", 500]}], "latency": [{"numeric": [">", 500]}]}, {"size": [1]}]}',
  });
  const or = row(page, "$or").first();
  await expect(or).toContainText("no branch of 2 holds");
  await expect(or.locator("summary")).toHaveText(["Branch 1closest: 1 of 2 fields", "Branch 20 of 1 field"]);
  await expect(row(page, "latency").last().locator(".tie")).toHaveText("2");
  await expect(or.getByText("size", { exact: true }).first()).toBeHidden();
  await or.locator("summary").last().click();
  await expect(or.getByText("size", { exact: true }).first()).toBeVisible();
});

test("a key that is nearly there is used by a click, and undo takes it back", async ({ page }) => {
  const pattern = '{"detail": {"sevrity": [8]}}';
  await openWith(page, { event: wide({ detail: { severity: 8 } }), pattern });
  await row(page, "detail.sevrity").getByRole("button", { name: "Use it" }).click();
  await expect(page.locator("#verdict h1")).toContainText("Matched");
  const content = pane(page, "Rule").locator(".cm-content");
  await content.focus();
  await page.keyboard.press("Control+z");
  await expect(content).toHaveText(pattern);
});

test("what is satisfied has its picture, as long as nothing else is amiss", async ({ page }) => {
  const pattern = (cost: number) =>
    `{"detail": {"cost": [{"numeric": [">", ${cost}]}], "address": [{"cidr": "10.0.0.0/24"}], "key": [{"wildcard": "logs/*"}]}}`;
  await openWith(page, { event: wide({ detail: { cost: 6, address: "10.0.0.47", key: "logs/a" } }), pattern: pattern(5) });
  await expect(row(page, "detail.cost").locator(".nl.ok .nl-v")).toHaveText("6");
  await expect(row(page, "detail.address").locator(".bits .differs")).toHaveCount(0);
  await expect(row(page, "detail.key").locator(".w-any")).toHaveText("*a");
  await pane(page, "Rule").locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(pattern(7));
  await expect(row(page, "detail.cost").locator(".nl.no .nl-v")).toHaveText("6");
  await expect(row(page, "detail.key").locator(".pic")).toHaveCount(0);
});

test("the verdict's second line says why the other fields are not satisfied", async ({ page }) => {
  await openWith(page, {
    event: wide({ a: 1, b: "us-east-1", c: 3, d: 4, e: 5 }),
    pattern: '{"a": [{"numeric": [">", 1]}], "b": [{"anything-but": ["us-east-1"]}], "c": [9], "d": [400], "e": [5]}',
  });
  await expect(page.locator("#verdict h1")).toHaveText("Not matched: a 1 is not > 1, and 3 more");
  const told = page.locator("#verdict p").first();
  await expect(told).toHaveText('Also b "us-east-1" is excluded; c 3 is not 9, and 1 more. One field is satisfied.');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(told.getByText("One field is satisfied.")).toBeHidden();
});

test("a fault has the line as it is and as it would be, and is mended by a press", async ({ page }) => {
  await openWith(page, { pattern: '{\n  "source": "aws.guardduty"\n}' });
  const why = pane(page, "Why");
  await expect(why.locator(".del")).toHaveText('−Now:"source": "aws.guardduty"');
  await expect(why.locator(".add")).toHaveText('+Mended:"source": ["aws.guardduty"]');
  await expect(why.locator(".add mark")).toHaveText(["[", "]"]);
  await why.getByRole("button", { name: "Wrap it in an array" }).click();
  await expect(page.locator("#verdict h1")).toHaveText("Matched");
  await pane(page, "Rule").locator(".cm-content").focus();
  await page.keyboard.press("Control+z");
  await page.locator("#verdict").getByRole("button", { name: "Wrap it in an array" }).click();
  await expect(page.locator("#verdict h1")).toHaveText("Matched");
});
