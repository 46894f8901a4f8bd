// Spans, hints and row tints: decorations that move with the text until Rust sends new ones.

import { type EditorState, type Extension, type Range, RangeSet, StateEffect, type StateEffectType, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, WidgetType, gutterLineClass } from "@codemirror/view";

/** A coloured span. */
export interface Mark {
  from: number;
  to: number;
  /** Which provenance hue, 1 to 6. */
  hue: number;
  /** The placeholder's name. */
  name: string;
  /** Whether the hue shows only while something of that name is hovered. */
  quiet: boolean;
}

/** A short text shown behind a place. */
export interface Hint {
  at: number;
  text: string;
  /** Whether it tells of something amiss. */
  amiss: boolean;
}

/** A line that decides about the match. */
export interface Row {
  line: number;
  satisfied: boolean;
  /** Which field of the pattern it is, from 1: hovering it lights up its other places. */
  field: number;
}

/** What is said of the fields' lines. `{field}` and `{line}` stand for the numbers. */
export interface FieldWords {
  satisfied: string;
  unsatisfied: string;
  /** On a button that leads to a line that is scrolled away; the name of one upwards, downwards. */
  line: string;
  above: string;
  below: string;
}

/** A line with all the fields that it decides about. */
export interface LineOfFields {
  /** Where it begins. */
  at: number;
  rows: readonly Row[];
  /** Whether all of them are satisfied. */
  satisfied: boolean;
}

const [markField, setMarks] = decorations();
const [hintField, setHints] = decorations();
/** The lines that decide. */
export const [rowField, setRows] = decorations();

/** All that this file draws. */
export const marks: Extension = [
  markField,
  hintField,
  rowField,
  // The tint of a line runs on through the margin.
  gutterLineClass.compute([rowField], (state) => {
    const tints: Range<GutterMarker>[] = [];
    state.field(rowField).between(0, state.doc.length, (at, _, { spec }) => {
      tints.push((spec.class === "r-ok" ? satisfiedMargin : unsatisfiedMargin).range(at));
    });
    return RangeSet.of(tints, true);
  }),
];

export function marksOf({ doc: { length } }: EditorState, marks: readonly Mark[]): StateEffect<unknown> {
  const ranges = marks
    .filter((mark) => mark.from < mark.to && mark.to <= length)
    .map((mark) => spanOf(mark).range(mark.from, mark.to));
  return setMarks.of(ranges);
}

export function hintsOf({ doc }: EditorState, hints: readonly Hint[]): StateEffect<unknown> {
  const ranges = hints
    .filter((hint) => hint.at <= doc.length)
    .map((hint) => Decoration.widget({ widget: new HintWidget(hint), side: 1 }).range(behind(doc, hint.at)));
  return setHints.of(ranges);
}

/** The place, or the end of its line if only a comma stands in between. */
function behind(doc: Text, at: number): number {
  const { to } = doc.lineAt(at);
  return to - at < 8 && doc.sliceString(at, to).trim() === "," ? to : at;
}

export function rowsOf({ doc }: EditorState, rows: readonly Row[], words: FieldWords): StateEffect<unknown> {
  const lines = new Map<number, Row[]>();
  for (const row of rows) {
    if (row.line < 1 || row.line > doc.lines) continue;
    const known = lines.get(row.line) ?? [];
    // A field may have several values in one line.
    if (known.at(-1)?.field !== row.field) lines.set(row.line, [...known, row]);
  }
  return setRows.of([...lines].map(([line, rows]) => lineOf(rows, words).range(doc.line(line).from)));
}

/** The lines that decide, where they are by now. */
export function linesOfFields(state: EditorState): LineOfFields[] {
  const lines: LineOfFields[] = [];
  state.field(rowField).between(0, state.doc.length, (at, _, { spec }) => {
    lines.push({ at, rows: spec.rows, satisfied: spec.class === "r-ok" });
  });
  return lines;
}

/** The name of the placeholder whose span a place is in. */
export function sourceAt(state: EditorState, at: number): string | undefined {
  let name: string | undefined;
  state.field(markField).between(at, at, (_from, _to, { spec }) => {
    name = spec.attributes["data-src"];
  });
  return name;
}

/** Where the spans of a placeholder begin. */
export function placesOf(state: EditorState, name: string): number[] {
  const places: number[] = [];
  state.field(markField).between(0, state.doc.length, (from, _to, { spec }) => {
    if (spec.attributes["data-src"] === name) places.push(from);
  });
  return places;
}

/** The lines with something that is read: by a field of the pattern, or by the target. 1-based. */
export function linesRead(state: EditorState): Set<number> {
  const lines = new Set<number>();
  for (const field of [rowField, markField]) {
    state.field(field).between(0, state.doc.length, (at) => {
      lines.add(state.doc.lineAt(at).number);
    });
  }
  return lines;
}

function lineOf(rows: readonly Row[], words: FieldWords): Decoration {
  return Decoration.line({
    class: rows.every((row) => row.satisfied) ? "r-ok" : "r-no",
    attributes: {
      "data-field": rows.map((row) => row.field).join(" "),
      "aria-description": rows.map((row) => described(row, words)).join("; "),
    },
    rows,
  });
}

function described({ field, satisfied }: Row, words: FieldWords): string {
  return (satisfied ? words.satisfied : words.unsatisfied).replace("{field}", String(field));
}

class MarginTint extends GutterMarker {
  constructor(override readonly elementClass: string) {
    super();
  }
}
const satisfiedMargin = new MarginTint("r-ok");
const unsatisfiedMargin = new MarginTint("r-no");

function spanOf(mark: Mark): Decoration {
  return Decoration.mark({ class: `pv p${mark.hue}${mark.quiet ? " quiet" : ""}`, attributes: { "data-src": mark.name } });
}

class HintWidget extends WidgetType {
  constructor(readonly hint: Hint) {
    super();
  }

  override eq(other: HintWidget): boolean {
    return this.hint.text === other.hint.text && this.hint.amiss === other.hint.amiss;
  }

  override toDOM(): HTMLElement {
    const hint = document.createElement("span");
    hint.className = this.hint.amiss ? "hint amiss" : "hint";
    hint.textContent = this.hint.text;
    return hint;
  }
}

type Ranges = readonly Range<Decoration>[];

function decorations(): [StateField<DecorationSet>, StateEffectType<Ranges>] {
  const set = StateEffect.define<Ranges>();
  const field = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(shown, transaction) {
      for (const effect of transaction.effects) {
        if (effect.is(set)) return Decoration.set([...effect.value], true);
      }
      return transaction.docChanged ? shown.map(transaction.changes) : shown;
    },
    provide: (self) => EditorView.decorations.from(self),
  });
  return [field, set];
}
