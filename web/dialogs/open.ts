// Opening a dialog. What it is made of is loaded when the first is opened.

export type DialogName = "settings" | "shortcuts" | "palette" | "menu";

let opening = false;
let typed = "";
let opener: HTMLElement | undefined;

/** What had the focus when the dialog was opened, and gets it back. */
export function openedFrom(): HTMLElement | undefined {
  return opener;
}

/** Takes a key that is pressed while a dialog is about to open; whether it does. */
export function typeAhead(key: string): boolean {
  if (opening && key.length === 1) typed += key;
  return opening;
}

/** What was typed since the dialog was asked for. */
export function typedAhead(): string {
  return typed;
}

/** Whether a dialog is open, or about to be. */
export function isDialogOpen(): boolean {
  return opening || document.querySelector("dialog[open]") !== null;
}

/** Opens a dialog, unless one is open. */
export async function openDialog(name: DialogName): Promise<void> {
  if (isDialogOpen()) return;
  opening = true;
  typed = "";
  const { activeElement } = document;
  opener = activeElement instanceof HTMLElement ? activeElement : undefined;
  // What is typed until it is there is not meant for a text.
  opener?.blur();
  try {
    const { open } = await import("./all.ts");
    await open(name);
  } catch {
    // Without a network it may be there the next time.
    opener?.focus();
  } finally {
    opening = false;
  }
}
