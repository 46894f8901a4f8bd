// How wide the editor's scroll bar is, for the shade in `editor.css` that stands beside it.

import { EditorView } from "@codemirror/view";

export const scrollBarWidth = EditorView.updateListener.of((update) => {
  if (update.geometryChanged) update.view.requestMeasure(width);
});

const width = {
  key: "scroll-bar-width",
  read: (view: EditorView) => view.scrollDOM.offsetWidth - view.scrollDOM.clientWidth,
  write: (pixels: number, view: EditorView) => view.dom.style.setProperty("--bar", `${pixels}px`),
};
