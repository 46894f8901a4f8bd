// Characters that cannot be seen are shown as their code points, as everywhere on the page
// (`crates/rulelens/src/invisible.rs` says which they are; this is the same set).

const INVISIBLE =
  "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5" +
  "\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0e\\ufeff\\uffa0\\ufff9-\\ufffb" +
  "\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}]";

export const specialChars = {
  specialChars: new RegExp(INVISIBLE, "gu"),
  render(code: number): HTMLElement {
    const chip = document.createElement("span");
    chip.className = "cp";
    chip.textContent = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    return chip;
  },
};
