// What a fault is, how to mend it, and a button that does, where the pointer rests on it.

import { type EditorView, type Tooltip, hoverTooltip } from "@codemirror/view";

import { type PlacedProblem, type Problem, mend, placedProblems } from "../problems.ts";

/** A point is hovered from as far away, in characters. */
const NEAR = 1;

export const problemHover = hoverTooltip((view, at): Tooltip | null => {
  const near = ({ from, to }: PlacedProblem) => at >= from - (from === to ? NEAR : 0) && at <= to + (from === to ? NEAR : 0);
  const problems = placedProblems(view.state).filter(near);
  if (problems.length === 0) return null;
  return {
    pos: Math.min(...problems.map(({ from }) => from)),
    end: Math.max(...problems.map(({ to }) => to)),
    above: true,
    create: () => {
      const dom = document.createElement("div");
      dom.append(...problems.map(({ problem }) => explained(view, problem)));
      return { dom };
    },
  };
});

function explained(view: EditorView, problem: Problem): HTMLElement {
  const text = document.createElement("div");
  text.className = `cm-diagnostic cm-diagnostic-${problem.severity}`;
  for (const [name, content] of [["message", problem.message], ["help", problem.help]] as const) {
    if (content === "") continue;
    const line = document.createElement("div");
    line.className = `problem-${name}`;
    line.append(...quoted(content));
    text.append(line);
  }
  if (problem.fix) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mini mend";
    button.textContent = problem.fix.title.replaceAll("`", "");
    button.onclick = () => mend(view, problem);
    text.append(button);
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
