// What is made while the page starts is made in steps, so that none of them holds up the first drawing.

const waiting: (() => void)[] = [];
let started = false;

/** Runs it after what is drawn now has been seen, one after the other; once the page has started, at once. */
export function soon(run: () => void): void {
  if (started) return run();
  if (waiting.push(run) === 1) next();
}

function next(): void {
  setTimeout(() => {
    waiting[0]!();
    waiting.shift();
    if (waiting.length) next();
    else started = true;
  });
}
