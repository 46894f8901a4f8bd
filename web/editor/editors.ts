// The editors that are in the page, by what they hold: completion in one reads the text of another.

import type { EditorView } from "@codemirror/view";

/** What an editor holds: the names of `web/src/editor.rs`. Nothing reads what others hold. */
export type Name = "event" | "pattern" | "constant" | "input-path" | "input-paths" | "template" | "other";

const views = new Map<Name, EditorView>();

/** From now on the editor is found by that name. Gives what ends that. */
export function register(name: Name, view: EditorView): () => void {
  views.set(name, view);
  return () => {
    if (views.get(name) === view) views.delete(name);
  };
}

export function editorNamed(name: Name): EditorView | undefined {
  return views.get(name);
}
