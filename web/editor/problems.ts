// Faults: squiggles, and "!" in the margin. They are found in Rust; where the pointer rests on one,
// `assist/problem-hover.ts` says what it is. (CodeMirror's own package for this has lists and timers
// that the page has no use for, and ten times the size.)

import { type EditorState, type Extension, type Range, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, WidgetType, gutter } from "@codemirror/view";

import { difference } from "./difference.ts";

/** A fault in the text. */
export interface Problem {
  from: number;
  to: number;
  severity: "error" | "warning" | "info";
  message: string;
  /** How to mend it. */
  help: string;
  /** What mends it: its title, and the whole text with it applied. */
  fix: { title: string; text: string } | null;
}

/** A fault where it is by now. */
export interface PlacedProblem {
  problem: Problem;
  from: number;
  to: number;
}

const setProblems = StateEffect.define<readonly Range<Decoration>[]>();

const shown = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(problems, { effects, changes, docChanged }) {
    for (const effect of effects) if (effect.is(setProblems)) return Decoration.set([...effect.value], true);
    return docChanged ? problems.map(changes) : problems;
  },
  provide: (self) => EditorView.decorations.from(self),
});

export function problemsOf({ doc }: EditorState, problems: readonly Problem[]): StateEffect<unknown> {
  const ranges = problems
    .filter((problem) => problem.from <= problem.to && problem.to <= doc.length)
    .map((problem) => {
      // What goes over several lines is underlined in the first alone.
      const to = Math.min(problem.to, doc.lineAt(problem.from).to);
      return to > problem.from
        ? Decoration.mark({ class: `cm-lintRange cm-lintRange-${problem.severity}`, problem }).range(problem.from, to)
        : Decoration.widget({ widget: new Point(problem.severity), problem }).range(problem.from);
    });
  return setProblems.of(ranges);
}

/** The faults, in the order of the text. */
export function placedProblems(state: EditorState): PlacedProblem[] {
  const placed: PlacedProblem[] = [];
  state.field(shown).between(0, state.doc.length, (from, to, { spec }) => {
    placed.push({ problem: spec.problem as Problem, from, to });
  });
  return placed;
}

class Point extends WidgetType {
  constructor(readonly severity: Problem["severity"]) {
    super();
  }

  override eq(other: Point): boolean {
    return this.severity === other.severity;
  }

  override toDOM(): HTMLElement {
    const point = document.createElement("span");
    point.className = `cm-lintPoint cm-lintPoint-${this.severity}`;
    return point;
  }
}

/** From the gravest on. */
const GRAVE: readonly Problem["severity"][] = ["error", "warning", "info"];

/** A line's gravest fault, and what all of them say. */
class Sign extends GutterMarker {
  constructor(readonly severity: Problem["severity"], readonly said: string) {
    super();
  }

  override eq(other: Sign): boolean {
    return this.severity === other.severity && this.said === other.said;
  }

  override toDOM(): HTMLElement {
    const sign = document.createElement("div");
    sign.className = `cm-lint-marker cm-lint-marker-${this.severity}`;
    sign.title = this.said;
    return sign;
  }
}

const margin = StateField.define<RangeSet<GutterMarker>>({
  create: signsOf,
  update: (signs, { startState, state }) => (startState.field(shown) === state.field(shown) ? signs : signsOf(state)),
});

/** All that this file draws. */
export const problemMarks: Extension = [
  shown,
  margin,
  gutter({ class: "cm-gutter-lint", markers: ({ state }) => state.field(margin) }),
];

function signsOf(state: EditorState): RangeSet<GutterMarker> {
  const lines = new Map<number, Problem[]>();
  for (const { problem, from } of placedProblems(state)) {
    const at = state.doc.lineAt(from).from;
    lines.set(at, [...(lines.get(at) ?? []), problem]);
  }
  const signs = [...lines].map(([at, problems]) => {
    const severity = GRAVE.find((grave) => problems.some((problem) => problem.severity === grave))!;
    return new Sign(severity, problems.map(({ message }) => message.replaceAll("`", "")).join("\n")).range(at);
  });
  return RangeSet.of(signs, true);
}

/** Applies the fix of the fault in the caret's line that is nearest to the caret. */
export function applyFix(view: EditorView): boolean {
  const caret = view.state.selection.main.head;
  const line = view.state.doc.lineAt(caret);
  const away = ({ from, to }: PlacedProblem) => Math.max(from - caret, caret - to, 0);
  const near = placedProblems(view.state)
    .filter(({ problem, from, to }) => problem.fix && to >= line.from && from <= line.to)
    .sort((a, b) => away(a) - away(b))[0];
  if (near) mend(view, near.problem);
  return near !== undefined;
}

/** Makes the text what a fault's fix makes it, in one step for Undo. */
export function mend(view: EditorView, { fix }: Problem): void {
  const change = fix && difference(view.state.doc.toString(), fix.text);
  if (change) view.dispatch({ changes: change, userEvent: "input.fix" });
}
