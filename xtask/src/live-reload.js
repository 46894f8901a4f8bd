// Loads the page again when `cargo xtask serve` has built another one. Not part of what is released.
(() => {
  const built = new URL(document.currentScript.src).searchParams.get("build");
  new EventSource("live-reload").onmessage = ({ data }) => {
    if (data !== built) location.reload();
  };
})();
