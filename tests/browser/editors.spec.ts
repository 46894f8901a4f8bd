import { type Locator, type Page, expect, test } from "@playwright/test";

import { at, fieldsOf } from "../../web/editor/assist/event-fields.ts";
import { formatted, placeIn } from "../../web/editor/assist/format.ts";
import { placeAt } from "../../web/editor/assist/json-place.ts";
import { patternPlace } from "../../web/editor/assist/pattern-place.ts";
import { unwrapped } from "../../web/editor/assist/unwrap.ts";
import { exampleEvent, open, openWith, pane, typeAtEndOf, verdict } from "./page.ts";

/** The place of `|` in a text. */
const place = (text: string) => placeAt(text.replace("|", ""), text.indexOf("|"));

test.describe("a place in a pattern", () => {
  const known = (text: string) => patternPlace(place(text));

  test("is known before the text is JSON", () => {
    expect(known('{"so|')).toEqual({ kind: "field", path: [] });
    expect(known('{"detail": {"|"')).toEqual({ kind: "field", path: ["detail"] });
    expect(known('{"a": ["x", "y"], "b": |')).toEqual({ kind: "alternatives", path: ["b"] });
    expect(known('{"detail": {"severity": [|]}}')).toEqual({ kind: "alternative", path: ["detail", "severity"] });
    expect(known('{"a": [{"|"}]}')).toEqual({ kind: "operator", path: ["a"], inside: null });
    expect(known('{"a": [{"numeric": [">", 4, |]}]}')).toEqual({ kind: "operand", path: ["a"], operator: "numeric", index: 2 });
    expect(known('{"a": [{"anything-but": {"|"}}]}')).toEqual({ kind: "operator", path: ["a"], inside: "anything-but" });
    expect(known('{"a": [{"anything-but": {"prefix": "|"}}]}')).toEqual({ kind: "operand", path: ["a"], operator: "prefix", index: null });
    expect(known('{"detail": {"$or": [{"a": [1]}, {"|"}]}}')).toEqual({ kind: "field", path: ["detail"] });
  });

  test("is none where only punctuation may stand, or nothing is known", () => {
    for (const text of ['{"a" |', '{"a": [1 |', "|", '{"a": [[|', '{"a": [{"prefix": "x" |', '"x|"', '{"$or": [|']) expect(known(text)).toBeNull();
  });

  test("reaches from quote to quote, and not into what follows", () => {
    const text = '{"detail": {"sev|erity": [1]}}';
    const { from, to, next } = place(text);
    expect([text.replace("|", "").slice(from, to), next]).toEqual(["severity", ":"]);
    expect(place('{"sev|, "a": 1}').to).toBe(5);
    expect(place('{"a\\"b|').from).toBe(2);
  });
});

test.describe("the fields of an event", () => {
  test("have their values as they are spelled, those of an array's elements together", () => {
    const event = fieldsOf('{"a": {"n": 4.0, "n": 12345678901234567890}, "l": [{"p": "x"}, {"p": "y"}, {"p": "x"}], "e": [], "s": "a\\"}{"}');
    expect(at(event, ["a", "n"])?.values).toEqual(["4.0", "12345678901234567890"]);
    expect(at(event, ["l", "p"])?.values).toEqual(['"x"', '"y"']);
    expect([...event.keys.keys()]).toEqual(["a", "l", "e", "s"]);
    expect(at(event, ["s"])?.values).toEqual(['"a\\"}{"']);
    expect(at(event, ["e"])?.array).toBe(true);
  });

  test("are found as far as a text is JSON, and hostile texts end too", () => {
    expect([...fieldsOf('{"a": 1, "b": {"c": [').keys.keys()]).toEqual(["a", "b"]);
    for (const text of ["]}]", "{{{{", '"', '{"a', ":::", "[".repeat(200_000), '{"__proto__": {"x": 1}}']) fieldsOf(text);
    expect(at(fieldsOf('{"__proto__": {"x": 1}}'), ["__proto__", "x"])?.values).toEqual(["1"]);
  });
});

test.describe("formatting", () => {
  test("changes white space alone", () => {
    const text = '{"n":4.0,"big":12345678901234567890,"n":1e2,"e":"\\u00e9 x","l":[1,2],"o":{},"p":[{"a":1},{"a":2,"b":3}]}';
    expect(formatted(text)).toBe(
      '{\n  "n": 4.0,\n  "big": 12345678901234567890,\n  "n": 1e2,\n  "e": "\\u00e9 x",\n  "l": [1, 2],\n  "o": {},\n  "p": [\n    {\n      "a": 1\n    },\n    {\n      "a": 2,\n      "b": 3\n    }\n  ]\n}',
    );
  });

  test("keeps short lists on a line, with their operators, and is done after once", () => {
    const pattern = '{"detail":{"severity":[{"numeric":[">=",4]}]}}';
    const once = formatted(pattern)!;
    expect(once).toBe('{\n  "detail": {\n    "severity": [{ "numeric": [">=", 4] }]\n  }\n}');
    expect(formatted(once)).toBe(once);
    expect(JSON.parse(formatted(exampleEvent)!)).toEqual(JSON.parse(exampleEvent));
    const long = formatted(JSON.stringify({ a: Array.from({ length: 60 }, (_, i) => i) }))!;
    expect(long.split("\n")).toHaveLength(64);
  });

  test("refuses what is no JSON, and what would become far too long", () => {
    for (const text of ["", "{", "[1,]", '{"a" 1}', '{"a":1}}', "[1 2]", "{'a':1}", "01", '"a\nb"', "[,]", "{,}", "x", '{"a":}', "[".repeat(5000)]) expect(formatted(text)).toBeNull();
    expect(formatted(`${"[".repeat(900)}${"1,".repeat(100_000)}1${"]".repeat(900)}`)).toBeNull();
    for (const text of ["1", '"a"', "[]", " null\n"]) expect(formatted(text)).toBe(text.trim());
  });

  test("leaves the caret at its character", () => {
    expect(placeIn('{\n  "a b": 1\n}', '{"a b":1}', 5)).toBe(8);
    expect(placeIn("[]", "[ ]", 3)).toBe(2);
  });
});

test("JSON in a string is unwrapped, however often it was made one", () => {
  const event = '{"n": 4.0, "s": "a\\"b"}';
  const laidOut = '{\n  "n": 4.0,\n  "s": "a\\"b"\n}';
  const once = JSON.stringify(event);
  expect(unwrapped(once)).toBe(laidOut);
  expect(unwrapped(` ${JSON.stringify(once)}\n`)).toBe(laidOut);
  expect(unwrapped(once.slice(1, -1))).toBe(laidOut);
  expect(unwrapped('{\\"a\\": 1}')).toBe('{\n  "a": 1\n}');
  expect(unwrapped('"{\\n\\"a\\": 1}"')).toBe('{\n"a": 1}');
  for (const text of [event, '"text"', '"{"', "{\\a", '"[1"', "", '"5"', '{"a": "{\\"b\\": 1}"}']) expect(unwrapped(text)).toBeNull();
});

const pattern = '{\n  "source": ["aws.guardduty"],\n  "detail": {\n    "severity": [8]\n  }\n}';

/** What is offered for completion. */
const list = (page: Page) => page.getByRole("listbox", { name: "Completions" });

/** Takes the option that is selected. The list does not take Enter in its first moment: it may have been meant for the text. */
async function take(page: Page): Promise<void> {
  await expect(list(page)).toBeVisible();
  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
}

async function caretBehind(page: Page, where: Locator, line: string): Promise<void> {
  await where.locator(".cm-line", { hasText: line }).first().click();
  await page.keyboard.press("End");
}

test("fields, values and operators are completed from the event, its schema and the documentation", async ({ page }) => {
  await openWith(page, { pattern });
  const rule = pane(page, "Rule");
  await typeAtEndOf(page, rule, "severity", ',\n"ty');
  await page.keyboard.press("Control+Space");
  await expect(list(page).getByRole("option").first()).toContainText("type");
  await take(page);
  await expect(rule.locator(".cm-content")).toContainText('"type": []');
  await expect(list(page).getByRole("option", { name: /"CryptoCurrency:EC2\/BitcoinTool.B!DNS"/ })).toContainText("in the event");
  await page.keyboard.type("pref");
  await expect(list(page).getByRole("option").first()).toHaveText("prefix");
  await expect(rule.locator(".operator-doc")).toContainText("starts with the text");
  await take(page);
  await expect(rule.locator(".cm-content")).toContainText('"type": [{ "prefix": "" }]');
  await page.keyboard.type("CryptoCurrency:EC2");
  await page.keyboard.press("Escape");
  await expect(verdict(page)).toContainText("Matched");
});

test("what erases does so before anything else of the editor is loaded", async ({ page }) => {
  await page.route(/\/assist-/, (route) => route.abort());
  await open(page);
  const event = pane(page, "Event");
  await typeAtEndOf(page, event, '"accountId"', '444455556666",', 14);
  await expect(event.locator(".cm-line", { hasText: '"accountId"' })).toHaveText('    "accountId": "444455556666",');
  await page.keyboard.press("Enter");
  await page.keyboard.insertText('"more": 1,');
  await page.keyboard.press("Home");
  for (let i = 0; i < 6; i++) await page.keyboard.press("Delete");
  await expect(event.locator(".cm-line", { hasText: 'ore": 1' })).toHaveText('ore": 1,');
});

test("Escape, then Tab leaves the editor, from an open completion too", async ({ page }) => {
  await openWith(page, { pattern });
  const rule = pane(page, "Rule");
  await typeAtEndOf(page, rule, "severity", ',\n"ty');
  await page.keyboard.press("Control+Space");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Tab");
  await expect(rule.locator(".cm-content")).not.toBeFocused();
  await expect(rule.locator(".cm-content")).toContainText('"ty');
});

test("what the event lacks is completed from the schema of its type", async ({ page }) => {
  await openWith(page, { pattern: '{\n  "source": ["aws.guardduty"],\n  "detail-type": []\n}', event: '{"detail": {}}' });
  const rule = pane(page, "Rule");
  await typeAtEndOf(page, rule, "detail-type", '"', 1);
  await page.keyboard.press("Control+Space");
  await expect(list(page).getByRole("option", { name: "GuardDuty Finding" })).toBeVisible();
});

test("placeholders and paths are completed in the target", async ({ page }) => {
  await openWith(page, { inputPaths: '{\n  "kind": "$.detail.type"\n}', template: '"a"' });
  const target = pane(page, "Target");
  await caretBehind(page, target, '"a"');
  await page.keyboard.type(" <");
  await page.keyboard.press("Control+Space");
  await expect(list(page).getByRole("option", { name: /^kind/ })).toContainText("$.detail.type =");
  await expect(list(page).getByRole("option", { name: "aws.events.rule-name" })).toBeVisible();
  await page.keyboard.type("ki");
  await take(page);
  await expect(target.locator(".cm-content").last()).toHaveText('"a" <kind>');
  await typeAtEndOf(page, target, "$.detail.type", ',\n"id": "$.det');
  await page.keyboard.press("Control+Space");
  await page.keyboard.type("ail.id");
  await expect(list(page).getByRole("option").first()).toContainText("$.detail.id");
  await take(page);
  await expect(target.locator(".cm-content").first()).toContainText('"id": "$.detail.id"');
});

test("an operator says what it means where the pointer rests on it", async ({ page }) => {
  await openWith(page, { pattern: '{"a": [{"anything-but": ["x"]}], "prefix": ["y"]}' });
  const rule = pane(page, "Rule");
  await rule.getByText('"anything-but"').hover();
  // The first movement loads what is to be shown.
  await expect(rule.locator(".cm-content")).toHaveAttribute("aria-autocomplete", "list");
  await rule.getByText('"anything-but"').hover({ position: { x: 20, y: 8 } });
  await expect(rule.locator(".cm-tooltip .operator-doc")).toContainText("none of those listed");
  // A field of that name is no operator.
  await rule.getByText('"prefix"').hover();
  await expect(rule.locator(".cm-tooltip .operator-doc")).toHaveCount(0);
});

test("Shift+Alt+F formats, and one undo takes it back", async ({ page }) => {
  const event = '{"source":"aws.ec2","n":4.0,"n":12345678901234567890}';
  await openWith(page, { event, pattern });
  const content = pane(page, "Event").locator(".cm-content");
  await content.click();
  await page.keyboard.press("Shift+Alt+f");
  await expect(content.locator(".cm-line")).toHaveText(["{", '  "source": "aws.ec2",', '  "n": 4.0,', '  "n": 12345678901234567890', "}"]);
  await page.keyboard.press("Control+z");
  await expect(content.locator(".cm-line")).toHaveText([event]);
});

test("what is pasted as a string is offered to be unwrapped", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openWith(page, { event: "", pattern: '{"source": ["aws.ec2"]}' });
  const content = pane(page, "Event").locator(".cm-content");
  await content.click();
  await page.keyboard.press("Control+f");
  await expect(pane(page, "Event").locator(".cm-search")).toBeVisible();
  await page.keyboard.press("Escape");
  await content.click();
  await page.evaluate(() => navigator.clipboard.writeText('"{\\"source\\":\\"aws.ec2\\"}"'));
  await page.keyboard.press("Control+v");
  await expect(pane(page, "Event").locator(".offer")).toContainText("This is JSON inside a string.");
  await expect(verdict(page)).toContainText("No verdict");
  await page.getByRole("button", { name: "Unwrap" }).click();
  await expect(verdict(page)).toContainText("Matched");
  await page.keyboard.press("Control+z");
  await expect(content).toHaveText('"{\\"source\\":\\"aws.ec2\\"}"');
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+v");
  await page.keyboard.press("Alt+Enter");
  await expect(verdict(page)).toContainText("Matched");
});

test("lines are indented as they are begun, and a bracket that is typed closes its level", async ({ page }) => {
  await openWith(page, { event: "", pattern });
  const event = pane(page, "Event");
  await event.locator(".cm-content").click();
  // What closes brackets is loaded by now.
  await expect(event.locator(".cm-content")).toHaveAttribute("aria-label", /Event/);
  await page.keyboard.press("Control+f");
  await expect(event.locator(".cm-search")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.type("{");
  await page.keyboard.press("Enter");
  await page.keyboard.type('"a": [');
  await page.keyboard.press("Enter");
  await page.keyboard.type("1,");
  await page.keyboard.press("Enter");
  await page.keyboard.type("2");
  const lines = () => event.locator(".cm-line").evaluateAll((lines) => lines.map((line) => line.textContent));
  expect(await lines()).toEqual(["{", '  "a": [', "    1,", "    2", "  ]", "}"]);
  await event.locator(".cm-foldGutter .cm-gutterElement", { hasText: "⌄" }).nth(1).click();
  expect(await lines()).toEqual(["{", '  "a": [2 lines]', "}"]);
});

test("keys, strings, numbers and words are told apart, by lines alone", async ({ page }) => {
  await openWith(page, { event: '{"k\\"1": "v: 1", "n": -1.5e3,\n"t": [true, null, "{"], "open: 1\n}', pattern });
  const event = pane(page, "Event");
  const told = (kind: string) => event.locator(`.j-${kind}`).allTextContents();
  expect(await told("key")).toEqual(['"k\\"1"', '"n"', '"t"']);
  expect(await told("str")).toEqual(['"v: 1"', '"{"', '"open: 1']);
  expect(await told("num")).toEqual(["-1.5e3"]);
  expect(await told("lit")).toEqual(["true", "null"]);
});
