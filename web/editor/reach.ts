// What the dialogs reach of the editors: their fields, their problems, their lines.

import { EditorView } from "@codemirror/view";

import { type Field, fields } from "./fields.ts";
import { goToLine } from "./go-to.ts";
import { linesOfFields } from "./marks.ts";
import { placedProblems } from "./problems.ts";

/** A line of an editor. */
export interface Place {
  view: EditorView;
  line: number;
}

/** A field and where it is. */
export interface PlacedField extends Field {
  /** The numbers of the fields of the pattern that its line decides about. */
  numbers: readonly number[];
  place: Place;
}

export interface Reach {
  problems(): Place[];
  fieldsIn(pane: "event" | "pattern"): PlacedField[];
  goTo(place: Place): void;
}

export const reach: Reach = {
  /** Faults, warnings and fields that are not satisfied, in the order of the page. */
  problems() {
    return editors().flatMap((view) => {
      const lines = new Set<number>();
      const { state } = view;
      for (const { problem, from } of placedProblems(state)) {
        if (problem.severity !== "info") lines.add(state.doc.lineAt(from).number);
      }
      for (const { at, satisfied } of linesOfFields(state)) if (!satisfied) lines.add(state.doc.lineAt(at).number);
      return [...lines].sort((a, b) => a - b).map((line) => ({ view, line }));
    });
  },

  /** The fields of the event, or of the pattern. */
  fieldsIn(pane) {
    const view = editors().find(({ dom }) => dom.closest(`#pane-${pane}`));
    if (!view) return [];
    const { doc } = view.state;
    const numbers = new Map(linesOfFields(view.state).map(({ at, rows }) => [doc.lineAt(at).number, rows.map(({ field }) => field)]));
    const found = fields(view, pane === "event" ? "each" : "lists");
    return found.map((field) => ({ ...field, numbers: numbers.get(field.line) ?? [], place: { view, line: field.line } }));
  },

  goTo({ view, line }) {
    goToLine(view, line);
  },
};

/** The editors, in the order of the page. */
function editors(): EditorView[] {
  const found = [...document.querySelectorAll<HTMLElement>(".cm-editor")].map((dom) => EditorView.findFromDOM(dom));
  return found.filter((view) => view !== null);
}
