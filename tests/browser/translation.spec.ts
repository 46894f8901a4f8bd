// How the core's sentences become Korean: a plain function, tested by itself.

import { readFileSync } from "node:fs";

import { expect, test } from "@playwright/test";

import { type Translations, translate } from "../../web/editor/translation.ts";

const file = (name: string): Translations => JSON.parse(readFileSync(new URL(`../../web/messages/${name}`, import.meta.url), "utf8"));
const korean: Translations = { ...file("core.ko.json"), ...file("core.rest.ko.json") };

const said = (sentence: string[], known: Translations, satisfied = false) =>
  translate(sentence, satisfied, known)?.map((piece) => piece.slice(1)).join("") ?? null;

test("values go where the translation has them, with their kinds", () => {
  const known = { "{} is not ≥ {} and < {}": "{3} < {2}: {1}" };
  expect(translate(["v3.9", "w is not ", "o≥ 4.5 and < -8"], false, known)).toEqual(["o-8", "w < ", "o4.5", "w: ", "v3.9"]);
  expect(translate(["v3.9", "w is not ", "o≥ 4"], false, {})).toBeNull();
});

test("a field in front is put in front", () => {
  const known = { "{} is none of {} values, nearest {}": "{1}, {2}개, {3}", "is not in the event": "없음" };
  expect(said(["fa.b", "w ", "v3.9", "w is none of 51 values, nearest ", "o4"], known)).toBe("a.b 3.9, 51개, 4");
  expect(said(["fa.b", "w is not in the event"], known)).toBe("a.b 없음");
});

test("a list is one value", () => {
  const known = { "{} is not {}": "{1}: {2}" };
  expect(said(["v1", "w is not ", "o2", "w or ", "o3", "w or ", "o4"], known)).toBe("1: 2, 3, 4");
});

test("clauses are said for themselves, and what is behind a colon stays if it is not known", () => {
  const known = {
    "{} is not {}": "{2} ≠ {1}",
    ", since it is null, not a string": " (null)",
    ", the nearest of {} alternatives": " /{1}",
    "no JSON": "JSON 아님",
    "unexpected word {}, expected a value": "단어 {1}",
  };
  const miss = ["ff", "w ", "vnull", "w is not ", 'o"a"', "w, since it is null, not a string, the nearest of 3 alternatives"];
  expect(said(miss, known)).toBe('f "a" ≠ null (null) /3');
  expect(said(["wno JSON: unexpected word ", "fx", "w, expected a value"], known)).toBe("JSON 아님: 단어 x");
  expect(said(["wno JSON: 공백"], known)).toBe("JSON 아님: 공백");
  expect(said(["wno JSON, of all things"], known)).toBeNull();
});

test("brackets of values and of texts stay, and names of objects are no keys", () => {
  expect(said(["wunexpected ", "f{1}"], { "unexpected {}": '{1} {2} {x: {"a": {1}}' })).toBe('{1} {2} {x: {"a": {1}}');
  expect(said(["wconstructor"], {})).toBeNull();
});

test("what a user has written among the words takes no long time", () => {
  for (const separators of [", a", ": a", " or ", ": ", "1 2, "]) expect(said([`w${separators.repeat(1500)}`], korean)).toBeNull();
});

test("the core speaks Korean", () => {
  expect(said(["fseverity", "w ", "v3.9", "w is not ", "o≥ 4"], korean)).toBe("severity 값이 3.9입니다. 4 이상이어야 합니다.");
  expect(said(["fseverity", "w is not in the event"], korean)).toBe("severity 필드가 이벤트에 없습니다.");
  expect(said(["v3.9", "w is not ", "o4"], korean)).toBe("값이 3.9입니다. 4 값이어야 합니다.");
  expect(said(["v3.9", "w is not ", "o4"], korean, true)).toBe("값이 3.9입니다. 제외된 4 값이 아닙니다.");
  expect(said(["wunexpected control character U+001F in a string"], korean)).toBe("문자열 안에 제어 문자 U+001F 문자가 있습니다");
  expect(said(["f$.x", "w takes a string, a number, a list or an operator, found null"], korean)).toBe(
    "$.x 연산자는 문자열, 숫자, 목록, 연산자 중 하나를 받습니다. 발견: null",
  );
});
