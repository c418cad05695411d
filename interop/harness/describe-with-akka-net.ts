import { beforeAll, describe } from "vitest";
import { buildAkkaNetPrograms, dotnetAvailable } from "./akka-net-programs.ts";

/** Restoring packages into an empty cache and compiling six projects on a slow machine. */
const BUILD_TIMEOUT_MS = 300_000;

/**
 * A `describe` whose tests need the C# programs: they are built before the first test. Without `dotnet` on the PATH the tests are skipped
 * with one line that says so; where `CI` is set that is a failure instead, so that a green run there means that the real peer took part.
 */
export function describeWithAkkaNet(name: string, body: () => void): void {
  const isSkipped = !dotnetAvailable() && !runsInCi();
  if (isSkipped) console.warn(`Skipped: ${name} (no \`dotnet\` on the PATH; install the .NET 10 SDK to run it)`);
  describe.skipIf(isSkipped)(name, () => {
    beforeAll(buildOrExplain, BUILD_TIMEOUT_MS);
    body();
  });
}

async function buildOrExplain(): Promise<void> {
  if (!dotnetAvailable()) throw new Error("`dotnet` is not on the PATH, and CI may not skip these tests. Install the .NET 10 SDK.");
  await buildAkkaNetPrograms();
}

function runsInCi(): boolean {
  return !["", "0", "false"].includes((process.env["CI"] ?? "").toLowerCase());
}
