import { assert, describe, it } from "vitest";
import type { BackoffOptions } from "./backoff-options.ts";
import { afterStop, type BackoffState, NO_BACKOFF } from "./backoff-state.ts";

const OPTIONS: BackoffOptions = { minBackoff: "1 s", maxBackoff: "5 s" };

function delaysOf(options: BackoffOptions, random = 0): readonly (number | string)[] {
  const delays: (number | string)[] = [];
  let state: BackoffState = NO_BACKOFF;
  for (let count = 0; count < 5; count += 1) {
    const next = afterStop(state, "stop", options, random);
    delays.push(next.kind === "restart" ? next.delayMs : next.kind);
    if (next.kind === "end") break;
    state = next.state;
  }
  return delays;
}

describe("A back-off", () => {
  it("doubles up to its maximum", () => {
    assert.deepEqual(delaysOf(OPTIONS), [1000, 2000, 4000, 5000, 5000]);
  });

  it("adds up to the random factor, also to the maximum", () => {
    assert.deepEqual(delaysOf({ ...OPTIONS, randomFactor: 0.5 }, 1), [1500, 3000, 6000, 7500, 7500]);
  });

  it("ends after the permitted restarts", () => {
    assert.deepEqual(delaysOf({ ...OPTIONS, maxNrOfRetries: 2 }), [1000, 2000, "end"]);
    assert.deepEqual(delaysOf({ ...OPTIONS, maxNrOfRetries: 0 }), ["end"]);
    assert.deepEqual(afterStop({ restartCount: 2, expects: "nothing" }, "stop", { ...OPTIONS, maxNrOfRetries: 2 }, 0), {
      kind: "end",
      exceeded: true,
    });
  });

  it("on stop, ends after the final message", () => {
    assert.deepEqual(afterStop({ restartCount: 0, expects: "end" }, "stop", OPTIONS, 0), { kind: "end", exceeded: false });
  });

  it("on failure, ends unless the child has failed", () => {
    assert.equal(afterStop(NO_BACKOFF, "failure", OPTIONS, 0).kind, "end");
    assert.deepEqual(afterStop({ restartCount: 1, expects: "restart" }, "failure", OPTIONS, 0), {
      kind: "restart",
      delayMs: 2000,
      state: { restartCount: 2, expects: "nothing" },
    });
  });
});
