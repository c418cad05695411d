import { defineConfig } from "vitest/config";

/** The tests of one part, as `stryker.config.mjs` names them. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  codec: ["src/remote/wire/*.test.ts", "test/behaviour/golden-frames.test.ts"],
  association: ["src/remote/association/*.test.ts"],
  delivery: ["src/remote/delivery/*.test.ts"],
  hocon: ["src/hocon/*.test.ts", "test/behaviour/hocon-cases.test.ts"],
};

export default defineConfig({ test: { include: [...(TESTS[process.env["PART"] ?? "delivery"] ?? [])], testTimeout: 60_000 } });
