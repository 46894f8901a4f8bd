// Elements, made in short. Texts are only ever text.

type Child = Node | string;

/** An element with attributes and children. An attribute that is `false` is left out, one that is `true` is empty. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(attributes: Record<string, string | boolean>, press: () => void, ...children: Child[]): HTMLButtonElement {
  const made = h("button", { type: "button", ...attributes }, ...children);
  made.addEventListener("click", press);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** Line drawings, 16 units square, as those of `components/icon.rs`. */
const PATHS = {
  close: "m4 4 8 8m0-8-8 8",
  keys: "M3 4h10a1.5 1.5 0 0 1 1.5 1.5V11a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 11V5.500A1.500 1.500 0 0 1 3 4ZM4 7h.01M6.700 7h.01M9.300 7h.01M12 7h.01M5 10h6",
  search: "M11.500 7a4.500 4.500 0 1 1-9 0 4.500 4.500 0 0 1 9 0ZM10.500 10.500l3.500 3.500",
  settings: "M2 4.500h7m3 0h2M2 11.500h2m3 0h7M12.200 4.500a1.700 1.700 0 1 1-3.400 0 1.700 1.700 0 0 1 3.400 0ZM7.200 11.500a1.700 1.700 0 1 1-3.400 0 1.700 1.700 0 0 1 3.400 0Z",
  bin: "M2.500 4.500h11M6 4.500v-2h4v2M4 4.500l.7 9h6.600l.7-9",
  undo: "M3 6.500h6.500a3.500 3.500 0 0 1 0 7H6M5.500 4 3 6.500 5.500 9",
  reset: "M3.200 5.500A5.500 5.500 0 1 1 2.500 8M3 2.500v3.200h3.200",
  lock: "M4.500 7h7A1.500 1.500 0 0 1 13 8.500v4a1.500 1.500 0 0 1-1.500 1.500h-7A1.500 1.500 0 0 1 3 12.500v-4A1.500 1.500 0 0 1 4.500 7ZM5.500 7V5a2.500 2.500 0 0 1 5 0v2",
  minus: "M3 8h10",
  plus: "M8 3v10M3 8h10",
  go: "M2.500 8h10m-4-4 4 4-4 4",
  command: "m4 4 4 4-4 4M9 12h4",
  open: "M2.500 12.500v-9h4l1.500 2h5.500v7Z",
  view: "M2.500 3h11v10h-11ZM2.500 6.500h11",
  check: "m3.500 8.500 3 3 6-7",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing at that size in pixels. It stands beside words, so assistive tools skip it. */
export function icon(name: IconName, size = 16): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = {
    class: "ic", width: String(size), height: String(size), viewBox: "0 0 16 16", fill: "none", stroke: "currentColor",
    "stroke-width": "1.5", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true",
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
