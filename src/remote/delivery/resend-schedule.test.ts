import { assert, describe, it } from "vitest";
import { observed, RESTING, type ResendState, ticked } from "./resend-schedule.ts";

const times = { resendIntervalMs: 2000, giveUpAfterMs: 180_000 };
const connected = { hasUnacked: true, isConnected: true };
const cut = { hasUnacked: true, isConnected: false };

describe("resend schedule", () => {
  it("rests while nothing is unacknowledged", () => {
    assert.deepEqual(observed(RESTING, 0, { hasUnacked: false, isConnected: true }, times), RESTING);
    assert.deepEqual(ticked(RESTING, 1e9, times), { state: RESTING, action: "none" });
  });

  it("resends every resend-interval until all is acknowledged", () => {
    let state: ResendState = observed(RESTING, 100, connected, times);
    assert.equal(ticked(state, 2099, times).action, "none");
    for (const nowMs of [2100, 4100, 6100]) {
      const step = ticked(state, nowMs, times);
      assert.equal(step.action, "resend");
      state = step.state;
    }
    assert.deepEqual(observed(state, 6200, { hasUnacked: false, isConnected: true }, times), RESTING);
  });

  it("does not put off a resend because more is sent", () => {
    const state = observed(observed(RESTING, 0, connected, times), 1999, connected, times);
    assert.equal(ticked(state, 2000, times).action, "resend");
  });

  it("asks for a connection while there is none, and gives up after initial-system-message-delivery-timeout", () => {
    let state: ResendState = observed(RESTING, 0, cut, times);
    let nowMs = 2000;
    for (; nowMs < 180_000; nowMs += 2000) {
      const step = ticked(state, nowMs, times);
      assert.equal(step.action, "reconnect");
      state = observed(step.state, nowMs, cut, times);
    }
    assert.deepEqual(ticked(state, nowMs, times), { state: RESTING, action: "give-up" });
  });

  it("counts the silence anew after a connection", () => {
    let state: ResendState = observed(RESTING, 0, cut, times);
    state = observed(state, 170_000, connected, times);
    state = observed(state, 171_000, cut, times);
    assert.equal(ticked(state, 190_000, times).action, "reconnect");
  });
});
