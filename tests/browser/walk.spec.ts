// A new user's way: why a rule does not fire, making it fire, the mail, that Slack would drop it. By pointer on a desktop,
// by touch on a phone, in English and in Korean. `keyboard.spec.ts` goes it by keys alone.

import { type Locator, type Page, expect, test } from "@playwright/test";

import { verdict } from "./page.ts";

const WORDS = {
  en: {
    why: "Why", pattern: "Pattern", seen: "Seen", rules: "Rules", editor: /^Event pattern, JSON/, mail: /^E-mail/,
    missed: /^Not matched: accountId "111122223333"/, matched: "Matched", dropped: "Slack shows nothing",
  },
  ko: {
    why: "이유", pattern: "패턴", seen: "도착", rules: "규칙", editor: /^이벤트 패턴, JSON/, mail: /^이메일/,
    missed: /^불일치: accountId 값이 "111122223333"입니다/, matched: "일치", dropped: "Slack에 표시되지 않습니다",
  },
};

/** The most steps (presses of a control, texts typed) that the way may take: as many as it takes today. */
const STEPS = { desktop: 6, phone: 9 };

for (const [language, words] of Object.entries(WORDS)) {
  for (const phone of [false, true]) {
    test.describe(`${language}, ${phone ? "phone" : "desktop"}`, () => {
      test.use({
        locale: language === "ko" ? "ko-KR" : "en-US",
        ...(phone ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } : {}),
      });

      test("from a rule that does not fire to the mail, and to what Slack drops", async ({ page }) => {
        let steps = 0;
        const press = async (control: Locator) => {
          steps++;
          await (phone ? control.tap() : control.click());
        };
        const tab = async (name: string | RegExp) => press(page.getByRole("tab", { name }));
        await page.goto("/");
        await expect(verdict(page)).toHaveText(words.matched);

        // Why the rule does not fire.
        if (phone) await tab(words.pattern);
        await press(page.locator("#pane-pattern header button").first());
        const menu = page.getByRole("dialog", { name: words.rules });
        await press(menu.locator("button.choose", { hasText: "members-only" }));
        await expect(verdict(page)).toHaveText(words.missed);
        const row = page.locator("#pane-why li.why.no");
        if (phone) await tab(words.why);
        await expect(row).toContainText("detail.accountId");
        await expect(row).toContainText('"444455556666"');
        await inside(page);

        // It fires.
        const editor = page.getByRole("textbox", { name: words.editor });
        await press(editor);
        await page.keyboard.press("Control+a");
        await page.keyboard.insertText('{"source": ["aws.guardduty"], "detail": {"accountId": ["111122223333"]}}');
        steps++;
        await expect(verdict(page)).toHaveText(words.matched);

        // The mail, and Slack.
        if (phone) await tab(words.seen);
        await expect(page.getByRole("tabpanel", { name: words.mail })).toContainText("AWS Notification Message");
        await expect(page.getByRole("tabpanel", { name: words.mail })).toContainText("Finding Description");
        await inside(page);
        await tab(/^Slack/);
        await expect(page.getByRole("tabpanel", { name: /^Slack/ })).toContainText(words.dropped);
        await inside(page);
        expect(steps).toBeLessThanOrEqual(phone ? STEPS.phone : STEPS.desktop);
      });
    });
  }
}

/** The page itself never scrolls sideways. */
async function inside(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
