import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", "./scripts/count-reporter.ts"],
    passWithNoTests: false,
    setupFiles: ["./test/property-seed.ts"],
    projects: [
      { extends: true, test: { name: "unit", include: ["src/**/*.test.ts"], isolate: false, pool: "threads", testTimeout: 60_000 } },
      { extends: true, test: { name: "behaviour", include: ["test/**/*.test.ts"], pool: "forks", testTimeout: 60_000 } },
      {
        extends: true,
        test: { name: "interop", include: ["interop/scenarios/*.test.ts"], pool: "forks", testTimeout: 60_000, fileParallelism: false },
      },
    ],
  },
});
