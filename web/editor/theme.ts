// The editor in the page's tokens. Layout and colours that other parts share are in `styles/`.

import { EditorView } from "@codemirror/view";

export const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "var(--t-code)" },
  "&.cm-focused": { outline: "none" }, // The pane has the ring.
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "var(--lh-code)" },
  ".cm-content": { padding: "6px 0 var(--h-foot)", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 var(--s6) 0 2px" },
  ".cm-lineWrapping .cm-line": { paddingRight: "var(--s3)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "1.5px" },
  "& > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 22%, transparent)",
  },
  ".cm-selectionMatch": { backgroundColor: "color-mix(in srgb, var(--accent) 12%, transparent)" },
  ".cm-placeholder": { color: "var(--ink-3)" },
  ".cm-gutters": { color: "var(--ink-3)", backgroundColor: "var(--surface)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": {
    minWidth: "20px",
    padding: "0 3px 0 0",
    fontSize: "var(--t-micro)",
    fontVariantNumeric: "tabular-nums",
  },
  ".cm-foldGutter .cm-gutterElement": { width: "11px", textAlign: "center", cursor: "pointer" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-bg)", outline: "1px solid var(--accent)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--no-bg)" },
  ".cm-foldPlaceholder": {
    margin: "0 3px",
    padding: "0 5px",
    color: "var(--ink-3)",
    backgroundColor: "var(--surface-2)",
    border: "1px solid var(--line-2)",
    borderRadius: "var(--r1)",
  },
});
