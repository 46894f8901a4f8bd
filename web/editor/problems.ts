// Faults: squiggles, "!" in the margin, message and help on hover. They are found in Rust.

import { type Action, type Diagnostic, forEachDiagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";

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

export const problemGutter = lintGutter();

export function showProblems(view: EditorView, problems: readonly Problem[]): void {
  const length = view.state.doc.length;
  const diagnostics = problems
    .filter((problem) => problem.from <= problem.to && problem.to <= length)
    .map((problem) => diagnosticOf(problem, view));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function diagnosticOf(problem: Problem, view: EditorView): Diagnostic {
  const line = view.state.doc.lineAt(problem.from);
  return {
    from: problem.from,
    // What goes over several lines is underlined in the first alone.
    to: Math.min(problem.to, line.to),
    severity: problem.severity,
    message: problem.message,
    renderMessage: () => explained(problem),
    actions: problem.fix ? [actionOf(problem.fix)] : [],
  };
}

function actionOf(fix: { title: string; text: string }): Action {
  return {
    name: fix.title.replaceAll("`", ""),
    apply: (view) => {
      const change = difference(view.state.doc.toString(), fix.text);
      if (change) view.dispatch({ changes: change, userEvent: "input.fix" });
    },
  };
}

/** Applies the fix of the fault in the caret's line that is nearest to the caret. */
export function applyFix(view: EditorView): boolean {
  const caret = view.state.selection.main.head;
  const line = view.state.doc.lineAt(caret);
  let nearest: { action: Action; away: number; from: number; to: number } | null = null;
  forEachDiagnostic(view.state, (diagnostic, from, to) => {
    const action = diagnostic.actions?.[0];
    if (!action || to < line.from || from > line.to) return;
    const away = Math.max(from - caret, caret - to, 0);
    if (!nearest || away < nearest.away) nearest = { action, away, from, to };
  });
  if (!nearest) return false;
  const { action, from, to } = nearest as { action: Action; from: number; to: number };
  action.apply(view, from, to);
  return true;
}

function explained(problem: Problem): HTMLElement {
  const text = document.createElement("div");
  for (const [name, content] of [["message", problem.message], ["help", problem.help]] as const) {
    if (content === "") continue;
    const line = document.createElement("div");
    line.className = `problem-${name}`;
    line.append(...quoted(content));
    text.append(line);
  }
  return text;
}

/** What stands in backticks is the user's text. */
function quoted(text: string): Node[] {
  return text.split("`").map((part, i) => {
    if (i % 2 === 0) return document.createTextNode(part);
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}
