// The page in Korean: by the browser's language or by choice, all of it, and from one file.

import { type Page, expect, test } from "@playwright/test";

import { open, openWith, pane, show, typeAtEndOf, verdict } from "./page.ts";

const HANGUL = /[\uac00-\ud7a3]/;

test.describe("a browser in Korean", () => {
  test.use({ locale: "ko-KR" });

  test("is answered in Korean, with the words of that language alone", async ({ page }) => {
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await open(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
    await expect(page).toHaveTitle(HANGUL);
    await expect(verdict(page)).toHaveText("일치");
    await expect(page.locator("#verdict p").first()).toHaveText("필드 3개가 모두 충족됩니다. security-mail 대상이 4행 405바이트를 받습니다.");
    expect(loaded.some((path) => /\/ko-\w+\.js$/.test(path))).toBe(true);
    expect(loaded.some((path) => /\/en-\w+\.js$/.test(path))).toBe(false);
  });

  test("a miss, a fault and a drop are told in Korean", async ({ page }) => {
    await openWith(page, { pattern: '{"source":["aws.guardduty"],"detail":{"severity":[{"numeric":[">=",9]}],"gone":[1]}}' });
    await expect(verdict(page)).toHaveText("불일치: severity 값이 8입니다. 9 이상이어야 합니다. 외 1개");
    await expect(page.locator("#pane-why")).toContainText("필드가 이벤트에 없습니다.");
    await expect(page.locator("#pane-why")).not.toContainText(/ is | not /);

    await replace(page, "이벤트 패턴", '{"source": "aws.guardduty"}');
    await expect(verdict(page)).toHaveText("판정 없음: 이벤트 패턴이 올바르지 않습니다");
    await expect(page.locator("#pane-why")).toContainText("source 필드의 값은 배열이나 객체여야 합니다");
    // What the service answers is its own.
    await expect(page.locator("#pane-why")).toContainText("Event pattern is not valid. Reason:");
  });

  test("examples are in Korean, and are found by the words of either language", async ({ page }) => {
    await open(page);
    await page.keyboard.press("4");
    const cards = page.locator("main.exs li a b");
    await expect(cards.first()).toHaveText(HANGUL);
    for (const words of ["tor", "이메일"]) {
      await page.locator("main.exs input[type=search]").fill(words);
      await expect(page.locator("main.exs li a[href]").first()).toHaveAttribute("href", words === "tor" ? /tor/ : /mail/);
    }
  });

  test("nothing of the page is left in English", async ({ page }) => {
    await open(page);
    expect(await english(page)).toEqual([]);
  });

  test("nor of the other views, whose words are loaded with them", async ({ page }) => {
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    const viewsWords = () => loaded.filter((path) => /\/views\.ko-/.test(path)).length;
    await open(page);
    expect(viewsWords()).toBe(0);
    for (const [view, says] of [
      ["케이스", "아직 케이스 없음"],
      ["타임라인", "시나리오"],
      ["예제", "예제 검색"],
    ] as const) {
      await page.locator(".nav button", { hasText: view }).click();
      await expect(page.getByText(says).or(page.getByLabel(says)).first()).toBeVisible();
      await expect(page.locator(".on-demand > .loading")).toHaveCount(0);
      expect(await english(page), view).toEqual([]);
    }
    expect(viewsWords()).toBe(1);
    await page.getByRole("button", { name: "공유", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "링크로 공유" })).toBeVisible();
    expect(await english(page)).toEqual([]);
  });
});

test("the language is chosen in the bar, keeps what is typed and shown, and is there after a reload", async ({ page }) => {
  await open(page);
  await show(page, "Payload");
  await pane(page, "Event").locator(".cm-line", { hasText: '"severity": 8' }).click();
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.insertText("3.9,");
  await expect(verdict(page)).toContainText("Not matched");
  await page.getByRole("button", { name: "한국어" }).click();
  await expect(verdict(page)).toContainText("불일치: severity 값이 3.9입니다.");
  await expect(page.getByRole("tab", { name: "페이로드" })).toHaveAttribute("aria-selected", "true");
  await expect(page.locator(".cm-content").first()).toHaveAttribute("aria-label", /편집기를 벗어납니다/);
  await page.reload();
  await expect(verdict(page)).toContainText("불일치:");

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "찾기" })).toBeVisible();
  await page.keyboard.type(">language");
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText("Not matched: severity 3.9");
});

test("another language leaves the editors their histories and carets", async ({ page }) => {
  await open(page);
  const event = pane(page, "Event");
  await typeAtEndOf(page, event, '"severity": 8', "3.9,", 2);
  await expect(verdict(page)).toContainText("Not matched");
  await page.getByRole("button", { name: "한국어" }).click();
  await expect(verdict(page)).toContainText("불일치");
  await page.locator("#pane-event .cm-content").focus();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(verdict(page)).toHaveText("일치");
  // The caret is where something was typed.
  await expect(page.locator("#pane-event .cm-activeLine, #pane-event .cm-line", { hasText: '"severity": 8,' }).first()).toBeVisible();
});

test("settings go on in the language that is chosen there, with the focus kept", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "한국어" }).click();
  const dialog = page.getByRole("dialog", { name: "설정" });
  await expect(dialog).toContainText("이 브라우저에 저장됨");
  await expect(dialog.getByRole("button", { name: "한국어" })).toBeFocused();
  await expect(verdict(page)).toHaveText("일치");
});

for (const width of [1440, 1024, 768, 390]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`Korean fits at ${width} pixels, ${colorScheme}`, async ({ browser }) => {
      const page = await browser.newPage({ locale: "ko-KR", colorScheme, viewport: { width, height: width < 800 ? 900 : 768 } });
      await openWith(page, { pattern: '{"source":["aws.ec2"],"detail":{"severity":[{"numeric":[">",8]}]}}' });
      await page.screenshot({ path: `artifacts/korean-${colorScheme}-${width}.png` });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await page.close();
    });
  }
}

/** Words of ours that have no Korean: those that stand in no text of the user, no name, no example. */
async function english(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const own = ".cm-editor, .wait, code, .mail, .chat, kbd, .langs, .brand, .traces, .exg, option, svg";
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(`${own}, script, style, noscript`)) texts.push(node.textContent!.trim());
    }
    for (const element of document.querySelectorAll("[aria-label], [title]")) {
      if (!element.closest(own)) texts.push(element.getAttribute("aria-label") ?? "", element.getAttribute("title") ?? "");
    }
    return texts.filter((text) => /[A-Za-z]{3}/.test(text) && !/[\uac00-\ud7a3]/.test(text));
  });
  const names = /^(security-mail|legacy-4-to-8\.9|Slack|Teams|Slack, Teams|Chime|JSON|SNS|UTC|mail|chat|https?:.+|1[\w-]{50,}|\w+:(EC2|IAMUser)\/.+)$/;
  // The examples are in English, and so are their subjects.
  const subjects = /^(GuardDuty|Finding families|Operators|Traps|EC2 and containers|CloudTrail|Other services)$/;
  return words.filter((text) => !names.test(text) && !subjects.test(text));
}

async function replace(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole("textbox", { name: new RegExp(`^${label}, JSON`) }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}
