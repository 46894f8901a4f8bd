// What an editor gets once somebody turns to it: more keys than a text field has, finding, completion,
// documentation on hover, formatting, unwrapping of what is pasted. It is loaded then, so that the first visit need not wait
// for it.

import { deleteCharBackward, deleteCharForward, deleteGroupBackward, deleteGroupForward, insertNewlineKeepIndent } from "@codemirror/commands";
import { Compartment, type Extension, Prec } from "@codemirror/state";
import { EditorView, type KeyBinding, keymap } from "@codemirror/view";

import type { Assist } from "./assist/index.ts";
import type { Options } from "./code.ts";
import { pending } from "./pending.ts";

type Command = keyof Omit<Assist, "extension">;

/** The keys that ask for something of it. */
const KEYS: readonly { key: string; mac?: string; command: Command }[] = [
  { key: "Mod-f", command: "find" },
  { key: "Ctrl-Space", command: "complete" },
  { key: "Alt-i", command: "complete" },
  { key: "Shift-Alt-f", command: "format" },
];

/**
 * The keys that change the text other than by typing. Whoever types at once must not wait for the others,
 * and browsers do these themselves only in part: at the edge of a coloured span Chromium erases nothing.
 */
const ERASE: readonly KeyBinding[] = [
  { key: "Backspace", run: deleteCharBackward, shift: deleteCharBackward },
  { key: "Delete", run: deleteCharForward },
  { key: "Mod-Backspace", mac: "Alt-Backspace", run: deleteGroupBackward },
  { key: "Mod-Delete", mac: "Alt-Delete", run: deleteGroupForward },
  { key: "Enter", run: insertNewlineKeepIndent },
];

/** Loads it when the editor is first pointed at or has the focus, and runs what the keys ask for. */
export function assisted(options: Options): Extension {
  const place = new Compartment();
  let loading: Promise<Assist> | undefined;

  const load = (view: EditorView): Promise<Assist> => {
    loading ??= import("./assist/index.ts")
      .then(({ assist }) => assist(options))
      .then((loaded) => {
        if (view.dom.isConnected) view.dispatch({ effects: place.reconfigure(loaded.extension) });
        return loaded;
      });
    // Without a network it may be there the next time.
    loading.catch(() => (loading = undefined));
    return loading;
  };
  const turnedTo = (_: Event, view: EditorView) => {
    load(view).catch(() => {});
    return false;
  };
  const run = (command: Command) => (view: EditorView) => {
    pending(load(view)).then((loaded) => loaded[command](view), () => {});
    return true;
  };
  return [
    place.of([]),
    EditorView.domEventHandlers({ focus: turnedTo, pointerenter: turnedTo, pointerover: turnedTo }),
    Prec.lowest(keymap.of(ERASE)),
    keymap.of(KEYS.map(({ key, command }) => ({ key, run: run(command) }))),
  ];
}
