import { Session } from "node:inspector/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(import.meta.dirname, "../..");

/** The functions of src that `run` called, as `file: name`. Of several with one name in a file, all must be called. */
export async function functionsEnteredBy(run: () => void): Promise<ReadonlySet<string>> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  try {
    run();
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const entered = new Set<string>();
    const missed = new Set<string>();
    for (const { url, functions } of result) {
      if (!url.startsWith("file:")) continue;
      const file = relative(ROOT, fileURLToPath(url.split("?")[0] ?? url));
      for (const { functionName, ranges } of functions) {
        const name = `${file}: ${functionName}`;
        if ((ranges[0]?.count ?? 0) > 0) entered.add(name);
        else missed.add(name);
      }
    }
    return new Set([...entered].filter((name) => !missed.has(name)));
  } finally {
    await session.post("Profiler.stopPreciseCoverage");
    session.disconnect();
  }
}
