// All dialogs: what `open.ts` loads.

import style from "rulelens-dialogs-style";

import type { DialogName } from "./open.ts";
import { openMenu } from "./menu.ts";
import { openPalette } from "./palette.ts";
import { openSettings } from "./settings.ts";
import { openShortcuts } from "./shortcuts.ts";
import { loadDialogWords } from "./words.ts";

const dialogs: Record<DialogName, () => void> = {
  settings: openSettings,
  shortcuts: openShortcuts,
  palette: openPalette,
  menu: openMenu,
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets.push(sheet);

/** Opens a dialog in the page's language. */
export async function open(name: DialogName): Promise<void> {
  await loadDialogWords();
  dialogs[name]();
}
