// What an operator means, where the pointer rests on its name.

import { type EditorView, type Tooltip, hoverTooltip } from "@codemirror/view";

import { placeAt } from "./json-place.ts";
import { documented, isOperator } from "./operators.ts";
import { patternPlace } from "./pattern-place.ts";
import type { Words } from "./words.ts";

const STRING = /"((?:[^"\\]|\\.)*)"/g;

export const operatorHover = (words: Words) => hoverTooltip((view, pos) => meaning(view, pos, words), { hoverTime: 300 });

function meaning({ state }: EditorView, pos: number, words: Words): Tooltip | null {
  const line = state.doc.lineAt(pos);
  const string = [...line.text.matchAll(STRING)].find(({ 0: text, index }) => {
    return line.from + index <= pos && pos <= line.from + index + text.length;
  });
  if (!string) return null;
  const from = line.from + string.index;
  const name = string[1]!;
  if (!isOperator(name) && name !== "$or") return null;
  const where = patternPlace(placeAt(state.doc.toString(), from + 1));
  if (where?.kind !== (name === "$or" ? "field" : "operator")) return null;
  return { pos: from, end: from + string[0].length, above: true, create: () => ({ dom: documented(name, words) }) };
}
