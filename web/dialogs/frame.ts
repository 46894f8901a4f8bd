// The frame of a dialog. The browser keeps the focus in it and closes it on Escape.

import { button, h, icon } from "./dom.ts";
import { openedFrom } from "./open.ts";
import { word } from "./words.ts";

/** Shows a dialog with that name. The focus goes back to where it was, unless the dialog has led elsewhere. */
export function showDialog(className: string, name: string, ...children: Node[]): HTMLDialogElement {
  const dialog = h("dialog", { class: `dialog ${className}`, "aria-label": name }, ...children);
  // What is pressed beside it: the dialog's own box is all that is drawn of it.
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target === dialog && isOutside(dialog, event)) dialog.close();
  });
  const opener = openedFrom();
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (document.activeElement === document.body || document.activeElement === null) opener?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Closes a dialog to do what was chosen in it. */
export function leave(dialog: HTMLDialogElement | null): void {
  dialog?.close();
  openedFrom()?.focus();
}

/** The head with the name and the button that closes. */
export function head(name: string): HTMLElement {
  const close = button({ class: "btn icon", "aria-label": word("close") }, () => close.closest("dialog")?.close(), icon("close"));
  return h("header", {}, h("h2", {}, name), close);
}

/** A choice of few, of which one holds. */
export function choice<T extends string>(
  name: string,
  options: readonly (readonly [value: T, label: string])[],
  now: T,
  choose: (value: T) => void,
): HTMLElement {
  const group = h("div", { class: "seg", role: "group", "aria-label": name });
  for (const [value, label] of options) {
    const made = button({ "aria-pressed": String(value === now), ...(value === "ko" ? { lang: "ko" } : {}) }, () => {
      for (const other of group.children) other.setAttribute("aria-pressed", String(other === made));
      choose(value);
    }, label);
    group.append(made);
  }
  return group;
}

function isOutside(dialog: HTMLDialogElement, { clientX: x, clientY: y }: PointerEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
