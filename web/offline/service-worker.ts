// Keeps the page's files in the browser, so that it opens without a network. It is built anew with
// every release: `FILES` and `RELEASE` are put in by `web/build.mjs`.
//
// The page itself is asked of the network first, so that a new release is seen at once; all else has
// a hash of its content in its name, and is taken from here first. What a page of an older release
// may still ask for stays until the last such page is closed: that is when this worker becomes active.

declare const FILES: readonly string[];
declare const RELEASE: string;
declare const self: ServiceWorkerGlobalScope;

const PREFIX = "rulelens-";
const CACHE = PREFIX + RELEASE;
const PAGE = "./";

self.addEventListener("install", (event) => {
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(request.mode === "navigate" ? page(request) : file(request));
});

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...FILES]);
}

/** Other sites of the same origin have caches of their own. */
async function forgetOlder(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (offline) {
    const kept = await caches.match(PAGE);
    if (kept === undefined) throw offline;
    return kept;
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

// A module, so that the names above are its own.
export {};
