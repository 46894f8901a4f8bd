// Starts the page.

import init from "rulelens-glue";
import wasmUrl from "rulelens-wasm-url";

import { keepForOffline } from "../offline/register.ts";
import { showStartFailure, watchForCrashes } from "./failure.ts";
import { openDroppedFiles } from "../dialogs/files.ts";
import { listenForKeys } from "../dialogs/keys.ts";
import { type Language, loadRest, loadWords } from "./words.ts";

const settings = stored();
applyTheme();
if (location.search === "?embed") document.documentElement.dataset["embedded"] = "";
watchForCrashes();
start().then(keepForOffline, showStartFailure).then(loadRest).catch(() => {});

/** What `index.html` has is seen first: the engine is three quarters of all that is loaded. It comes while the words do. */
async function start(): Promise<void> {
  await painted();
  const engine = fetch(wasmUrl);
  await loadWords(language());
  await init({ module_or_path: engine });
  listenForKeys();
  openDroppedFiles();
}

/** Nothing is painted of a page that nobody sees. */
const PAINTED_MS = 100;

function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, PAINTED_MS);
  });
}

/** The settings as `web/src/storage.rs` stores them. */
function stored(): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem("rulelens.settings.v1") ?? "null");
    return found !== null && typeof found === "object" ? { ...found } : {};
  } catch {
    // No storage, or something else in it.
    return {};
  }
}

/** A theme other than the system's is set as early as a script can, so that nothing flashes. */
function applyTheme(): void {
  const { theme } = settings;
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
}

/** The language that was chosen, else the first of the browser's that the page knows. */
function language(): Language {
  const wanted = [settings["language"], ...navigator.languages].map((tag) => String(tag).split("-")[0]);
  return wanted.find((tag) => tag === "en" || tag === "ko") ?? "en";
}
