// Starts the page.

import init from "rulelens-glue";
import wasmUrl from "rulelens-wasm-url";

import { keepForOffline } from "../offline/register.ts";
import { showStartFailure, watchForCrashes } from "./failure.ts";

applyStoredTheme();
watchForCrashes();
init({ module_or_path: wasmUrl }).then(keepForOffline, showStartFailure);

/** A theme other than the system's is set as early as a script can, so that nothing flashes. */
function applyStoredTheme(): void {
  try {
    // The key and the shape are those of `web/src/storage.rs`.
    const settings: unknown = JSON.parse(localStorage.getItem("rulelens.settings.v1") ?? "null");
    const theme = settings !== null && typeof settings === "object" && "theme" in settings ? settings.theme : null;
    if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
  } catch {
    // No storage, or something else in it: the system's theme then.
  }
}
