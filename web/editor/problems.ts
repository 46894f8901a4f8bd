// Faults: squiggles, "!" in the margin, message and help on hover. They are found in Rust.

import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";

/** A fault in the text. */
export interface Problem {
  from: number;
  to: number;
  /** Whether it is an error or a warning. */
  error: boolean;
  message: string;
  /** How to mend it. */
  help: string;
}

export const problemGutter = lintGutter();

export function showProblems(view: EditorView, problems: readonly Problem[]): void {
  const length = view.state.doc.length;
  const diagnostics = problems
    .filter((problem) => problem.from <= problem.to && problem.to <= length)
    .map(diagnosticOf);
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function diagnosticOf(problem: Problem): Diagnostic {
  return {
    from: problem.from,
    to: problem.to,
    severity: problem.error ? "error" : "warning",
    message: problem.message,
    renderMessage: () => explained(problem),
  };
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
