// The clipboard: a text is put there, and the button that asked for it says what became of it.

/** How long it says so, in milliseconds. */
const SAID_MS = 2500;

type Outcome = "done" | "failed";

/** Copies a text for a click on a button, whose `data-said` is what came of it for a while. */
export function copy(click: MouseEvent, text: string): void {
  const button = (click.target as Element).closest("button");
  // Without a secure context there is no clipboard at all.
  const written = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error("no clipboard"));
  written.then(
    () => say(button, "done"),
    () => say(button, "failed"),
  );
}

/** Not seen. It is there before it says anything, or nobody would hear it. */
const heard = document.createElement("div");
heard.className = "hidden";
heard.setAttribute("role", "status");
document.body.append(heard);

const timers = new WeakMap<HTMLElement, number>();

function say(button: HTMLElement | null, outcome: Outcome): void {
  if (!button) return;
  button.dataset["said"] = outcome;
  heard.textContent = button.querySelector(`.copy-${outcome}`)?.textContent ?? "";
  window.clearTimeout(timers.get(button));
  timers.set(button, window.setTimeout(() => {
    delete button.dataset["said"];
    heard.textContent = "";
  }, SAID_MS));
}
