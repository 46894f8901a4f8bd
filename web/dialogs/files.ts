// Files that are opened in the page: dropped on it, or chosen. What they are the page finds out.

import { wish } from "./page.ts";

/** What takes the text of a file itself. */
const TEXT = ".cm-editor, textarea, dialog";
/** Names of files that a text has no use for. */
const OURS = /\.rulelens(-state)?\.json$/i;

/** Opens files that are dropped on the page from now on. */
export function openDroppedFiles(): void {
  // Else the browser would leave the page for the file.
  window.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  window.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file || isForText(event.target, file)) return;
    event.preventDefault();
    event.stopPropagation();
    void open(file);
  }, { capture: true });
}

/** Lets a file be chosen, and opens it. */
export function chooseFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void open(file);
  });
  input.click();
}

function isForText(target: EventTarget | null, file: File): boolean {
  return target instanceof Element && target.closest(TEXT) !== null && !OURS.test(file.name);
}

async function open(file: File): Promise<void> {
  wish({ file: await file.text() });
}
