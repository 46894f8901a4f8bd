// Makes the page open without a network from its second visit on.

/** Put in by `web/build.mjs`: what is still being worked on is not kept. */
declare const RELEASED: boolean;

/** To be called when the page has started: what is kept is loaded behind what is needed now. */
export function keepForOffline(): void {
  if (!RELEASED || !("serviceWorker" in navigator)) return;
  // Where it can't be kept (a private window, a full disk), the page works all the same.
  navigator.serviceWorker.register("service-worker.js").catch(() => {});
}
