import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, openPage } from "./open-page.ts";

/** Limits with 100 000 actors and 200 associations. */
const FIRST_PAINT_MS = 1000;
const HEAP_BYTES = 60_000_000;
const UPDATES = 4;
/** Share of one core that the page may take for them. */
const MAXIMUM_LOAD = 0.5;
/** Share of the updates that must be reached also on a machine that does other things: whether four a second are possible is seen from their cost. */
const LEAST_SHARE = 0.6;
/** Something else on the machine may slow one of them down: the best one counts. */
const ATTEMPTS = 4;

let browser: Browser;
let service: ChildProcess;
let url = "";

beforeAll(async () => {
  browser = await launch();
  // A process of its own: what it computes must not slow down what is measured
  service = fork(new URL("fake/program.ts", import.meta.url), {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const [line] = (await once(service.stdout ?? process.stdin, "data")) as [Buffer];
  url = line.toString().trim();
});
afterAll(async () => {
  service.kill();
  await browser.close();
});

describe("a page with 100 000 actors and 200 associations", () => {
  it("shows the system within a second", async () => {
    const paints: number[] = [];
    const states: number[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      await using opened = await openPage(browser, url);
      await opened.page.getByText("100,006").first().waitFor();
      const { paint, state } = await opened.page.evaluate(() => ({
        paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
        state: performance.getEntriesByName("ritsem-data")[0]?.startTime ?? Number.NaN,
      }));
      paints.push(paint);
      states.push(state);
    }
    console.log(`dashboard: first paint after ${textOf(paints)} ms, state of the system after ${textOf(states)} ms`);
    expect(Math.min(...paints)).toBeLessThan(FIRST_PAINT_MS);
    expect(Math.min(...states)).toBeLessThan(FIRST_PAINT_MS);
  });

  it("updates four times a second on every page, within 60 MB of heap", { timeout: 100_000 }, async () => {
    await using opened = await openPage(browser, url);
    const { page, context } = opened;
    await page.getByText("100,006").first().waitFor();
    await page.getByLabel("Updates").selectOption("250");
    const session = await context.newCDPSession(page);
    const system = await browser.newBrowserCDPSession();
    let peak = 0;
    for (const [route, selector] of [
      ["overview", ".chart"],
      ["actors/user/orders", "[data-path='/user/orders/w0']"],
      ["top", "[data-path]"],
      ["associations", "svg.graph .peer"],
      ["events", "[role=row]"],
    ] as const) {
      await page.evaluate((hash) => void (location.hash = hash), `#/${route}`);
      await page.locator(selector).first().waitFor();
      if (route.startsWith("actors")) {
        await page.getByRole("treegrid").focus();
        for (let screens = 0; screens < 40; screens += 1) await page.keyboard.press("PageDown");
      }
      let best = 0;
      let used = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < ATTEMPTS && (best < UPDATES * LEAST_SHARE || used > MAXIMUM_LOAD); attempt += 1) {
        const before = await rendererSeconds();
        const started = performance.now();
        let updates = 0;
        while (performance.now() - started < 2500) {
          await page.waitForResponse(/api\/snapshot\?path=%2F&depth=0/);
          updates += 1;
          peak = Math.max(peak, await heap());
        }
        const seconds = (performance.now() - started) / 1000;
        best = Math.max(best, updates / seconds);
        used = Math.min(used, ((await rendererSeconds()) - before) / updates / (1 / UPDATES));
      }
      console.log(
        `dashboard: ${route}: ${best.toFixed(1)} updates a second; ${UPDATES} a second take ${(used * 100).toFixed(0)} % of a core`,
      );
      expect({ route, isQuick: best > UPDATES * LEAST_SHARE, isCheap: used < MAXIMUM_LOAD }).toEqual({
        route,
        isQuick: true,
        isCheap: true,
      });
    }
    await session.send("HeapProfiler.collectGarbage");
    console.log(`dashboard: heap at most ${(peak / 1e6).toFixed(1)} MB, ${((await heap()) / 1e6).toFixed(1)} MB after a collection`);
    expect(peak).toBeLessThan(HEAP_BYTES);
    expect(opened.problems).toEqual([]);

    async function heap(): Promise<number> {
      return (await session.send("Runtime.getHeapUsage")).usedSize;
    }

    /** Time on a core, which does not depend on what else the machine does. */
    async function rendererSeconds(): Promise<number> {
      const { processInfo } = await system.send("SystemInfo.getProcessInfo");
      return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    }
  });
});

function textOf(values: readonly number[]): string {
  return values.map((value) => value.toFixed(0)).join(", ");
}
