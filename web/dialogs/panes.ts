// Going from pane to pane.

/** In the order of the page. */
export const PANES = ["pane-event", "pane-pattern", "pane-why", "pane-target", "pane-seen"] as const;

/** Gives the focus to the pane before or behind the one that has it. */
export function goToPane(by: 1 | -1): void {
  const now = PANES.findIndex((id) => document.getElementById(id)?.contains(document.activeElement));
  const from = now === -1 && by === -1 ? 0 : now;
  showPane(PANES[(from + by + PANES.length) % PANES.length]!);
}

/** Shows a pane and gives it the focus. */
export function showPane(id: string): void {
  const pane = document.getElementById(id);
  if (!pane) return;
  reveal(pane);
  pane.tabIndex = -1;
  pane.focus();
}

/** Where one pane is shown at a time: shows the one that an element is in. */
export function reveal(element: Element): void {
  const panel = element.closest<HTMLElement>(PANES.map((id) => `#${id}`).join());
  if (panel) document.getElementById(`tab-${panel.id}`)?.click();
}
