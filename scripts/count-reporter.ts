import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with the line that `.ci/run` adds up, and fails a run without tests. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        else if (state === "failed") failedHere += 1;
      }
      failed += Math.max(failedHere, module.state() === "failed" ? 1 : 0); // a file that fails to load has no tests
    }
    if (passed + failed === 0) process.exitCode = 1; // vitest alone exits 0 when all tests are skipped
    process.once("exit", () => console.log(`${passed} passed, ${failed} failed`));
  }
}
