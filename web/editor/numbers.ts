// The numbers of the fields at the edge of their lines.

import { type EditorState, type Extension, RangeSet, StateField } from "@codemirror/state";
import { GutterMarker, gutter } from "@codemirror/view";

import { type LineOfFields, linesOfFields, rowField } from "./marks.ts";

/** A margin with the numbers, on that side of the text. */
export function numbers(side: "before" | "after"): Extension {
  return [markers, gutter({ class: "cm-numbers", side, markers: (view) => view.state.field(markers) })];
}

const markers = StateField.define<RangeSet<GutterMarker>>({
  create: markersOf,
  update: (shown, { startState, state }) =>
    startState.field(rowField) === state.field(rowField) ? shown : markersOf(state),
});

function markersOf(state: EditorState): RangeSet<GutterMarker> {
  return RangeSet.of(linesOfFields(state).map((line) => new NumberMarker(line).range(line.at)), true);
}

class NumberMarker extends GutterMarker {
  constructor(readonly line: LineOfFields) {
    super();
  }

  override eq(other: NumberMarker): boolean {
    return tieText(this.line.rows) === tieText(other.line.rows) && this.line.satisfied === other.line.satisfied;
  }

  override toDOM(): HTMLElement {
    return tie(this.line);
  }
}

/** The sign of fields that one line has: their number in a disc or a square. */
export function tie({ rows, satisfied }: Pick<LineOfFields, "rows" | "satisfied">): HTMLElement {
  const sign = document.createElement("span");
  sign.className = satisfied ? "tie ok" : "tie no";
  sign.dataset["field"] = fieldsOf(rows);
  sign.textContent = tieText(rows);
  return sign;
}

/** The first that is not satisfied, or else the first; `+` if there are others. */
function tieText(rows: LineOfFields["rows"]): string {
  const first = rows.find((row) => !row.satisfied) ?? rows[0];
  return first ? `${first.field}${rows.length > 1 ? "+" : ""}` : "";
}

function fieldsOf(rows: LineOfFields["rows"]): string {
  return rows.map((row) => row.field).join(" ");
}
