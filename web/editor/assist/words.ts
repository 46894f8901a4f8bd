// The words of what is loaded on demand: those of the page's language alone.

import type english from "../../messages/editor.en.json";

export type Words = typeof english;

export async function loadWords(): Promise<Words> {
  const korean = document.documentElement.lang.startsWith("ko");
  const file = korean ? import("../../messages/editor.ko.json") : import("../../messages/editor.en.json");
  return (await file).default;
}
