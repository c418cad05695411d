import { assert, describe, it } from "vitest";
import { nodePlatform } from "./index.ts";

describe("The platform of Node", () => {
  it("has timers that never fire before they are due by its clock", async () => {
    const { clock, timers } = nodePlatform();
    const early: number[] = [];
    await Promise.all(
      Array.from({ length: 300 }, (_, index) => {
        const delayMs = 1 + (index % 30) + index / 300;
        const startedMs = clock.nowMs();
        return new Promise<void>((resolve) => {
          timers.once(delayMs, () => {
            const tookMs = clock.nowMs() - startedMs;
            if (tookMs < delayMs) early.push(tookMs - delayMs);
            resolve();
          });
        });
      }),
    );
    assert.deepEqual(early, []);
  });
});
