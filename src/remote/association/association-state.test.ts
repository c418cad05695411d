import { assert, describe, it } from "vitest";
import { type AssociationInput, type AssociationState, IDLE, transition } from "./association-state.ts";

const GATE_MS = 5000;
const gated: AssociationState = { kind: "gated", untilMs: 6000, reason: "nobody listens", isInOrder: false };
const send = (nowMs = 0): AssociationInput => ({ kind: "send", nowMs });
const lost: AssociationInput = { kind: "lost", nowMs: 1000, gateMs: GATE_MS, reason: "nobody listens", isInOrder: false };

describe("An association", () => {
  it("dials for the first message, and only for that", () => {
    const first = transition(IDLE, send());
    assert.deepEqual(first, { state: { kind: "associating" }, effect: "enqueue-and-dial" });
    assert.deepEqual(transition(first.state, send()), { state: { kind: "associating" }, effect: "enqueue" });
  });

  it("sends what waited once a connection is there, whichever side opened it", () => {
    for (const from of [IDLE, { kind: "associating" }, gated] as const) {
      assert.deepEqual(transition(from, { kind: "established" }), { state: { kind: "associated" }, effect: "drain" });
    }
  });

  it("closes the gate when it fails or ends, and gives up what waited", () => {
    for (const kind of ["associating", "associated"] as const) {
      assert.deepEqual(transition({ kind }, lost), { state: gated, effect: "refuse-queued" });
    }
  });

  it("refuses messages until the gate opens, and dials for the next one then", () => {
    assert.deepEqual(transition(gated, send(5999)), { state: gated, effect: "refuse" });
    assert.deepEqual(transition(gated, send(6000)), { state: { kind: "associating" }, effect: "enqueue-and-dial" });
  });

  it("dials again for a peer that has restarted, and knows no difference while it is not associated", () => {
    assert.deepEqual(transition({ kind: "associated" }, { kind: "unwritable" }), { state: IDLE, effect: "none" });
    for (const state of [IDLE, { kind: "associating" }, gated] as const) {
      assert.deepEqual(transition(state, { kind: "unwritable" }), { state, effect: "none" });
    }
  });

  it("has no gate when retry-gate-closed-for is 0", () => {
    assert.deepEqual(transition({ kind: "associating" }, { ...lost, gateMs: 0 }).state, IDLE);
  });

  it("gives up what waited when the peer is quarantined, and dials for the next message: the peer may have been restarted", () => {
    const quarantined = transition({ kind: "associated" }, { kind: "quarantine", uid: 7, reason: "unreachable" });
    assert.deepEqual(quarantined, { state: { kind: "quarantined", uid: 7, reason: "unreachable" }, effect: "refuse-queued" });
    assert.deepEqual(transition(quarantined.state, send()), { state: { kind: "associating" }, effect: "enqueue-and-dial" });
    assert.deepEqual(transition(quarantined.state, { kind: "established" }), { state: { kind: "associated" }, effect: "drain" });
  });

  it("refuses everything once remoting has shut down", () => {
    const closed = transition({ kind: "associated" }, { kind: "close" });
    assert.deepEqual(closed, { state: { kind: "closed" }, effect: "refuse-queued" });
    assert.equal(transition(closed.state, send()).effect, "refuse");
    assert.deepEqual(transition(closed.state, { kind: "established" }), { state: { kind: "closed" }, effect: "none" });
    assert.deepEqual(transition(closed.state, lost), { state: { kind: "closed" }, effect: "none" });
  });
});
