// A thin bar under the verdict while something is loaded that somebody waits for.

/** So long, in milliseconds, nothing is shown: most of it is there by then. */
const PATIENCE_MS = 300;

let waiting = 0;

/** Shows the bar until the work is done, or has failed. The last results stay in sight meanwhile. */
export function pending<T>(work: Promise<T>): Promise<T> {
  const { dataset } = document.documentElement;
  let shown = false;
  const timer = window.setTimeout(() => {
    shown = true;
    waiting++;
    dataset["loading"] = "";
  }, PATIENCE_MS);
  const done = () => {
    window.clearTimeout(timer);
    if (shown && --waiting === 0) delete dataset["loading"];
  };
  work.then(done, done);
  return work;
}
