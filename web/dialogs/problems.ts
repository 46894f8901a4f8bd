// Going from problem to problem: faults and warnings, fields that are not satisfied, in the order of the page.

import type { Place } from "../editor/reach.ts";
import { editors } from "./page.ts";
import { reveal } from "./panes.ts";

let last: Place | undefined;

/** Goes to the problem behind or before the one that was last gone to, and around. */
export function goToProblem(forward: boolean): void {
  const places = editors().problems();
  if (places.length === 0) return;
  const at = places.findIndex((place) => last && place.view === last.view && place.line === last.line);
  const next = forward ? at + 1 : (at === -1 ? 0 : at) - 1;
  last = places[(next + places.length) % places.length]!;
  goTo(last);
}

/** Shows a line of an editor. */
export function goTo(place: Place): void {
  reveal(place.view.dom);
  // What was hidden is measured in the next frame.
  requestAnimationFrame(() => editors().goTo(place));
}
