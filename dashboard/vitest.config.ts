import { defineConfig } from "vitest/config";

// Tests of the built page in Chromium. They take turns, because some of them measure time.
export default defineConfig({
  root: import.meta.dirname,
  test: {
    reporters: ["default", "../scripts/count-reporter.ts"],
    passWithNoTests: false,
    include: ["src/**/*.test.ts", "test/*.test.ts"],
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
