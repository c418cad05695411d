// Mutation testing on demand: `npm ci && PART=codec npm run mutate` in this folder. See README.md.
/** What is mutated, and the tests that must notice. */
const parts = {
  codec: { mutate: ["src/remote/wire/*.ts"], tests: ["src/remote/wire/*.test.ts", "test/behaviour/golden-frames.test.ts"] },
  association: {
    mutate: ["src/remote/association/association-state.ts", "src/remote/association/connections.ts"],
    tests: ["src/remote/association/*.test.ts"],
  },
  delivery: { mutate: ["src/remote/delivery/*.ts"], tests: ["src/remote/delivery/*.test.ts"] },
  hocon: { mutate: ["src/hocon/*.ts"], tests: ["src/hocon/*.test.ts", "test/behaviour/hocon-cases.test.ts"] },
};

const name = process.env.PART ?? "delivery";
const part = parts[name];
if (part === undefined) throw new Error(`No part is called ${name}. Parts: ${Object.keys(parts).join(", ")}.`);

export default {
  testRunner: "vitest",
  tsconfigFile: "none", // rewriting tsconfig files needs the compiler API, which TypeScript 7 does not have; vitest does not read them
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tools/mutation/vitest.config.ts", related: false },
  mutate:
    process.env.FILES === undefined
      ? [...part.mutate, "!src/**/*.test.ts", "!src/**/*.fixture.ts", "!src/**/gen/**"]
      : process.env.FILES.split(","),
  tempDirName: "build/mutation",
  ignorePatterns: ["dist", "build", "docs", "api"], // tsconfig.json refers to every other folder, and vite follows it
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: `build/mutation-${name}.json` },
  concurrency: Number(process.env.WORKERS ?? 2),
  allowConsoleColors: false,
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
