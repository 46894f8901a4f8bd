// A Chromium and a web server for the tests that need them.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** Serves files by their addresses: `files` has folders by the first part of the path. */
async function serve(folders) {
  const server = createServer(async ({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname)).slice(1);
    const [first] = path.split("/");
    const file = first in folders ? join(folders[first], path.slice(first.length + 1)) : join(folders[""], path);
    try {
      const bytes = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, address: `http://127.0.0.1:${server.address().port}` };
}

/** What a page's body says once it says something. An error on the page is an error. */
export async function shown(path, folders) {
  const { server, address } = await serve(folders);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage();
    const failed = new Promise((_, fail) => page.on("pageerror", fail));
    await page.goto(`${address}/${path}`);
    const body = page.locator("body", { hasText: /\S/ });
    await Promise.race([body.waitFor({ state: "attached" }), failed]);
    return await body.evaluate((body) => body.textContent.trim());
  } finally {
    await browser.close();
    server.close();
  }
}
