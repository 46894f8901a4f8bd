// What the page says when the part written in Rust cannot: it did not load, or it stopped.

import english from "../messages/start.en.json";
import korean from "../messages/start.ko.json";
import { language } from "./words.ts";

/** Says that the page could not start. */
export function showStartFailure(cause: unknown): void {
  // What says that the engine is loading.
  document.querySelector("#verdict")?.remove();
  show("failed", cause);
}

/** Says that the page has stopped working, once. The texts are in local storage by then. */
export function watchForCrashes(): void {
  window.addEventListener("rulelens-panic", (event) => show("crashed", (event as CustomEvent<string>).detail));
  window.addEventListener("error", (event) => ifFatal(event.error));
  window.addEventListener("unhandledrejection", (event) => ifFatal(event.reason));
}

function ifFatal(error: unknown): void {
  if (error instanceof WebAssembly.RuntimeError) show("crashed", error);
}

function show(kind: "failed" | "crashed", cause: unknown): void {
  if (document.querySelector(".failure")) return;
  const words = language() === "ko" ? korean : english;
  const bar = element("div", "failure", "");
  bar.setAttribute("role", "alert");
  const text = element("div", "failure-text", "");
  text.append(
    element("b", "", words[`${kind}.title`]),
    element("span", "", words[`${kind}.text`]),
    element("code", "", String(cause instanceof Error ? cause.message : cause).slice(0, 300)),
  );
  bar.append(text, button(words.reload, ""));
  // Texts that stop the page each time it opens them would lock their owner out.
  if (kind === "crashed") bar.append(button(words.fresh, "?fresh"));
  document.body.prepend(bar);
}

function button(label: string, query: string): HTMLElement {
  const made = element("button", "btn", label);
  made.addEventListener("click", () => window.location.replace(window.location.pathname + query));
  return made;
}

function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
