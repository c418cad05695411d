import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumOptions } from "./scripts/chromium.ts";

// The unit tests of the browser-safe modules, as they stand, in a real Chromium: the one that CHROMIUM names, or the system's.

/** Tests of modules without `node:*`, except those that read files (captured bytes among them), open sockets, or start whole systems. */
const browserSafe = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((file) => join("src", file))
  .filter((file) => file.endsWith(".test.ts") && !usesNode(file));

function usesNode(test: string): boolean {
  let room = dirname(test);
  while (!existsSync(`${room}/tsconfig.json`)) room = dirname(room);
  const text = readFileSync(test, "utf8");
  const imported = Array.from(text.matchAll(/ from "(\.[^"]+)"/g), ([, path = ""]) => join(dirname(test), path));
  const fixtures = imported.filter((path) => path.startsWith("test/fixtures/"));
  return (
    /"types": \["node"\]/.test(readFileSync(`${room}/tsconfig.json`, "utf8")) ||
    /\bfrom "node:|\bprocess\./.test(text) ||
    imported.some((path) => path === "src/index.ts" || path.startsWith("test/behaviour/")) ||
    fixtures.some((fixture) => /\bfrom "node:/.test(readFileSync(fixture, "utf8")))
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
      provider: playwright({ launchOptions: chromiumOptions }),
    },
  },
});
