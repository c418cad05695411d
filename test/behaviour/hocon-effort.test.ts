import { spawnSync } from "node:child_process";
import { Session } from "node:inspector/promises";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { assert, describe, it } from "vitest";
import { parse } from "../../src/hocon/index.ts";
import { honestText, hostileTexts, largeTexts } from "../fixtures/hostile-texts.ts";

const ROOT = join(import.meta.dirname, "../..");

/** How often the engine entered a block of src/hocon while `run` ran: the same number on every machine, however busy it is. */
async function stepsOf(run: () => void): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  try {
    run();
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const blocks = result
      .filter(({ url }) => url.includes("/src/hocon/"))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges));
    return blocks.reduce((sum, { count }) => sum + count, 0);
  } finally {
    await session.post("Profiler.stopPreciseCoverage");
    session.disconnect();
  }
}

describe("The effort of HOCON", () => {
  it("is linear: ten times the text is at most eleven times the work", async () => {
    const small = await stepsOf(() => parse(honestText(100)).resolve());
    const large = await stepsOf(() => parse(honestText(1000)).resolve());
    assert.isAbove(small, 10_000); // or nothing was counted
    assert.isAtMost(large / small, 11, `${small} steps, then ${large}`);
  });

  it("is below 2 s of a processor and 200 MB for every hostile or large text", { timeout: 300_000 }, () => {
    const efforts = effortsInProcessOfTheirOwn();
    assert.sameMembers(Object.keys(efforts), [...Object.keys(hostileTexts), ...Object.keys(largeTexts)]);
    for (const [name, { cpuMs }] of Object.entries(efforts)) assert.isBelow(cpuMs, 2_000, name);
  });
});

/** Processor time of each text in one process that has 200 MB for all that it makes. */
function effortsInProcessOfTheirOwn(): Readonly<Record<string, { readonly cpuMs: number }>> {
  const contents = `
    import { hostileTexts, largeTexts } from "./test/fixtures/hostile-texts.ts";
    import { parse } from "./src/hocon/index.ts";
    const efforts = {};
    for (const [name, text] of Object.entries({ ...hostileTexts, ...largeTexts })) {
      globalThis.gc();
      const before = process.cpuUsage();
      try {
        parse(text).resolve();
      } catch {}
      const { user, system } = process.cpuUsage(before);
      efforts[name] = { cpuMs: (user + system) / 1000 };
    }
    console.log(JSON.stringify(efforts));`;
  const { outputFiles } = buildSync({ stdin: { contents, resolveDir: ROOT, loader: "ts" }, bundle: true, format: "esm", write: false });
  const options = ["--input-type=module", "--expose-gc", "--max-old-space-size=200", "--single-threaded-gc"];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { input: outputFiles[0]?.text ?? "", encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Readonly<Record<string, { readonly cpuMs: number }>>;
}
