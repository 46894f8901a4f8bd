// The traces in the channel between Event and Rule: a lane for each field, from its lines in the
// event to its line in the pattern. What is drawn follows from the editors alone, once a frame:
// first all is measured, then all is written.

import { type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { type Held, showHeld } from "./held.ts";
import { type Course, LANES, laneOrder } from "./lanes.ts";
import { type FieldWords, linesOfFields, rowField } from "./marks.ts";

/** Which end of the traces an editor has. */
export type End = "event" | "pattern";

/** With more fields than these, those that are satisfied are drawn only while they are hovered. */
const FEW = 8;
/** How far from a pane's edge, in pixels, a trace is held whose line is scrolled away. */
const INSET = 13;
/** Between two lanes, at most; and between the outer lanes and the panes. In pixels. */
const STEP = 12;
const MARGIN = 8;
/** The height that a cross takes. */
const CROSS = 19;

interface Source {
  view: EditorView;
  words: FieldWords;
  goTo: (line: number) => void;
}

/** The editors at the two ends, once their lines have been measured. */
const sources: Partial<Record<End, Source>> = {};
let drawing: SVGSVGElement | undefined;
let hot: ReadonlySet<number> = new Set();
let drawn = "";
let asked = false;
const resized = new ResizeObserver(ask);

/** What an editor at that end needs. */
export const tracing: Extension = EditorView.updateListener.of(({ geometryChanged, startState, state }) => {
  if (geometryChanged || startState.field(rowField) !== state.field(rowField)) ask();
});

/** The traces begin or end in that editor from now on. Gives what ends that. */
export function attach(end: End, source: Source): () => void {
  const { dom, scrollDOM } = source.view;
  let gone = false;
  // Before its first measure an editor guesses how high its lines are, and its traces would jump.
  source.view.requestMeasure({
    read: () => {},
    write: () => {
      if (!gone) sources[end] = source;
      ask();
    },
  });
  scrollDOM.addEventListener("scroll", ask, { passive: true });
  resized.observe(dom);
  return () => {
    gone = true;
    if (sources[end] === source) delete sources[end];
    resized.unobserve(dom);
  };
}

/** Draws into that element, which covers the workspace, from now on. */
export function drawTraces(svg: SVGSVGElement): void {
  drawing = svg;
  drawn = "";
  resized.observe(svg);
  ask();
}

/** Draws these fields (numbers between spaces) too, however many there are. */
export function highlight(fields: string): void {
  hot = new Set(fields.split(" ").map(Number));
  ask();
}

function ask(): void {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    draw();
  });
}

interface Trace extends Course {
  field: number;
  satisfied: boolean;
}

function draw(): void {
  const { event, pattern } = sources;
  if (!drawing || !event || !pattern) return;
  const area = drawing.getBoundingClientRect();
  const [left, right] = [ends(event.view), ends(pattern.view)];
  const shown = chosen([...left.keys()].filter((field) => right.has(field)), (field) => right.get(field)!.satisfied);
  const from = event.view.dom.getBoundingClientRect().right + 1 - area.left;
  const to = pattern.view.dom.getBoundingClientRect().left - 1 - area.left;
  const traces = shown.map((field): Trace => {
    const heights = (places: Place[]) => [...new Set(places.map((place) => place.y - area.top))];
    const [begins, finish] = [left.get(field)!, right.get(field)!];
    return { field, satisfied: finish.satisfied, from: heights(begins.places), to: heights(finish.places)[0]! };
  });
  // Nothing to draw in where one pane is shown at a time.
  if (area.width > 0 && to > from) write(traces.length ? paths(traces, from, to) : "");
  showHeld(event.view, held(left, shown), event.words, event.goTo);
  showHeld(pattern.view, held(right, shown), pattern.words, pattern.goTo);
}

function write(markup: string): void {
  if (markup === drawn || !drawing) return;
  drawn = markup;
  // Numbers and names of our own, nothing of a text.
  drawing.innerHTML = markup;
}

interface Place {
  line: number;
  /** On the screen, in pixels. */
  y: number;
  /** Whether it is scrolled away, and whither. */
  away: -1 | 0 | 1;
}

interface Ends {
  satisfied: boolean;
  places: Place[];
}

/** Where the fields' lines are. */
function ends(view: EditorView): Map<number, Ends> {
  const fields = new Map<number, Ends>();
  const { top, bottom } = view.scrollDOM.getBoundingClientRect();
  const documentTop = view.documentTop;
  for (const { at, rows } of linesOfFields(view.state)) {
    const middle = documentTop + view.lineBlockAt(at).top + view.defaultLineHeight / 2;
    const away = middle < top ? -1 : middle > bottom ? 1 : 0;
    const y = away < 0 ? top + INSET : away > 0 ? bottom - INSET : middle;
    const place: Place = { line: view.state.doc.lineAt(at).number, y, away };
    for (const { field, satisfied } of rows) {
      const known = fields.get(field) ?? { satisfied, places: [] };
      known.places.push(place);
      fields.set(field, known);
    }
  }
  return fields;
}

/** The fields whose traces are drawn. */
function chosen(fields: number[], satisfied: (field: number) => boolean): number[] {
  const many = fields.length > FEW;
  const shown = fields.filter((field) => !many || hot.has(field) || !satisfied(field));
  // The hovered one has room in any case.
  const first = shown.filter((field) => hot.has(field));
  const kept = new Set([...first, ...shown.filter((field) => !hot.has(field))].slice(0, LANES));
  return shown.filter((field) => kept.has(field));
}

function held(ends: Map<number, Ends>, shown: number[]): Held[] {
  return shown.flatMap((field) => {
    const { satisfied, places } = ends.get(field)!;
    return ([-1, 1] as const).flatMap((away) => {
      const lines = places.filter((place) => place.away === away).map((place) => place.line);
      return lines.length ? [{ field, satisfied, away, lines }] : [];
    });
  });
}

function paths(traces: Trace[], from: number, to: number): string {
  const order = laneOrder(traces);
  const step = Math.min(STEP, (to - from - 2 * MARGIN) / Math.max(order.length - 1, 1));
  const first = (from + to - step * (order.length - 1)) / 2;
  const crosses: number[] = [];
  const markup = order.map((index, lane) => {
    const trace = traces[index]!;
    const x = first + lane * step;
    const course = fork(trace, from, x, to);
    const kind = `data-field="${trace.field}" d="${course}"`;
    return {
      satisfied: trace.satisfied,
      lines: `<path class="halo" ${kind}/><path class="tr ${trace.satisfied ? "ok" : "no"}" ${kind}/>`,
      cross: trace.satisfied ? "" : cross(x, crossHeight(trace, crosses)),
    };
  });
  // Those that are not satisfied lie on top, and their crosses on top of all.
  const layers = [markup.filter((it) => it.satisfied), markup.filter((it) => !it.satisfied)];
  return [...layers.flat().map((it) => it.lines), ...markup.map((it) => it.cross)].join("");
}

/** The course in its lane. No part of it is drawn twice: dashes over dashes would be a line. */
function fork({ from, to }: Course, x0: number, x: number, x1: number): string {
  const ends = [Math.min(...from), Math.max(...from)].filter((y, i) => (i ? y > to : y <= to));
  const trunk = ends.map((y, i) => path(x0, y, x, to) + (i ? `V${to}` : last(y, to, x1)));
  const branches = from.filter((y) => !ends.includes(y)).map((y) => `M${x0} ${y}H${x}`);
  return [...trunk, ...branches].join("");
}

/** From the event's edge into the lane, and along it as far as to the corner. */
function path(x0: number, y0: number, x: number, y1: number): string {
  const r = corner(y0, y1);
  return `M${x0} ${y0}H${x - Math.abs(r)}q${Math.abs(r)} 0 ${Math.abs(r)} ${r}V${y1 - r}`;
}

/** Around the corner to the pattern's edge. */
function last(y0: number, y1: number, x1: number): string {
  const r = corner(y0, y1);
  return `q0 ${r} ${Math.abs(r)} ${r}H${x1}`;
}

/** The radius of a round corner; below zero upwards. */
function corner(y0: number, y1: number): number {
  return Math.max(-5, Math.min(5, (y1 - y0) / 2));
}

/** Half-way; if another cross is there, beside it. */
function crossHeight({ from, to }: Trace, taken: number[]): number {
  const half = (from[0]! + to) / 2;
  const free = [0, 1, -1, 2, -2, 3, -3].map((n) => half + n * CROSS).find((y) => {
    const within = y === half || (y > Math.min(from[0]!, to) && y < Math.max(from[0]!, to));
    return within && taken.every((other) => Math.abs(other - y) >= CROSS);
  });
  taken.push(free ?? half);
  return free ?? half;
}

function cross(x: number, y: number): string {
  return `<g class="cut" transform="translate(${x} ${y})"><circle r="9"/><path d="m-3.5-3.5 7 7m0-7-7 7"/></g>`;
}
