import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

// The unit tests of the browser-safe rooms, as they stand, in a real Chromium: the one that CHROMIUM names, or the system's.

const candidates = [process.env["CHROMIUM"], "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];
// Shown by the launcher when there is none; other tools that read this file need no browser.
const NOT_FOUND = "Chromium, which was not found: install chromium-headless-shell, or let CHROMIUM name one";
const executablePath = candidates.find((path) => path !== undefined && existsSync(path)) ?? NOT_FOUND;

/** Tests of rooms without `node:*`, except the few that themselves read files (captured bytes among them) or open sockets. */
const browserSafe = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((file) => join("src", file))
  .filter((file) => file.endsWith(".test.ts") && !usesNode(file));

function usesNode(test: string): boolean {
  let room = dirname(test);
  while (!existsSync(`${room}/tsconfig.json`)) room = dirname(room);
  return (
    /"types": \["node"\]/.test(readFileSync(`${room}/tsconfig.json`, "utf8")) ||
    /\bfrom "node:|\bprocess\.|fixtures\/captures\.ts"/.test(readFileSync(test, "utf8"))
  );
}

export default defineConfig({
  test: {
    reporters: ["default", "./scripts/count-reporter.ts"],
    passWithNoTests: false,
    name: "browser",
    include: browserSafe,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: "chromium" }],
      provider: playwright({ launchOptions: { executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] } }),
    },
  },
});
