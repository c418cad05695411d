import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";

/**
 * Runs the interop scenarios: all, those whose names contain an argument, or as other arguments tell vitest. With CI=true the files that failed run once
 * more, alone: scenarios depend on time, and the machine may be shared. A scenario that fails twice has failed, and the output names each file that was
 * run again.
 */
const REPORT = `build/scenarios-${process.pid}.json`;

/** If more files fail, the reason is not a moment in which the machine was slow. */
const FILES_TO_REPEAT = 3;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly failedFiles: readonly string[];
}

/** Of a report in vitest's JSON format: what is read of it. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

function run(args: readonly string[]): Outcome {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
  const { status } = spawnSync("vitest", ["run", "--project", "interop", ...reporters, ...args], { stdio: "inherit" });
  const outcome = outcomeOf(JSON.parse(readFileSync(REPORT, "utf8")) as Report);
  rmSync(REPORT);
  return status === 0 || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 }; // an error outside of any test
}

function outcomeOf(report: Report): Outcome {
  let passed = 0;
  let failed = 0;
  const failedFiles: string[] = [];
  for (const file of report.testResults) {
    const failedHere = file.assertionResults.filter((test) => test.status === "failed").length;
    passed += file.assertionResults.filter((test) => test.status === "passed").length;
    failed += Math.max(failedHere, file.status === "failed" ? 1 : 0); // a file that fails to load has no tests
    if (file.status === "failed") failedFiles.push(file.name);
  }
  return { passed, failed, failedFiles };
}

const first = run(process.argv.slice(2));
let { passed, failed } = first;
const again = first.failedFiles;
if (process.env["CI"] === "true" && again.length > 0 && again.length <= FILES_TO_REPEAT) {
  console.log(`Failed, run once more alone: ${again.join(", ")}`);
  const second = run(again);
  passed += Math.max(first.failed - second.failed, 0);
  failed = second.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
