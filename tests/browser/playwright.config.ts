// `cargo xtask test browser` serves the released page and says where it is (BASE_URL) and which
// Chromium to use (CHROMIUM).

import { defineConfig } from "@playwright/test";

const { BASE_URL, CHROMIUM } = process.env;
if (!BASE_URL || !CHROMIUM) throw new Error("run these tests with `cargo xtask test browser`");

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  // Emptied at the start of every run. Screenshots go here.
  outputDir: "artifacts",
  reporter: "list",
  workers: 1,
  forbidOnly: Boolean(process.env["CI"]),
  use: {
    baseURL: BASE_URL,
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    headless: true,
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
