import fc from "fast-check";
import { assert, describe, it } from "vitest";
import type { ActorRef } from "../../actor/index.ts";
import { Abort, Close, ConfirmedClose, ConnectionClosed } from "../message/tcp-closing.ts";
import { Connected } from "../message/tcp-events.ts";
import { Connect, Register } from "../message/tcp-setup.ts";
import { type ConnectionPhase, nextPhase, type PhaseEffect, type PhaseInput } from "./connection-phase.ts";

const commander = { path: "commander" } as unknown as ActorRef;
const handler = { path: "handler" } as unknown as ActorRef;
const connect = new Connect({ host: "127.0.0.1", port: 1 });
const address = { host: "127.0.0.1", port: 2 };

const inputs: fc.Arbitrary<PhaseInput> = fc.oneof(
  fc.constant<PhaseInput>({ kind: "opened", connected: new Connected(address, address) }),
  fc.constant<PhaseInput>({ kind: "failed", cause: new Error("broken") }),
  fc.constant<PhaseInput>({ kind: "timed-out", cause: new Error("late") }),
  fc.boolean().map((keepOpenOnPeerClosed): PhaseInput => ({ kind: "register", register: new Register(handler, { keepOpenOnPeerClosed }) })),
  fc
    .tuple(fc.constantFrom(Close.instance, ConfirmedClose.instance, Abort.instance), fc.boolean())
    .map(([command, isFlushed]): PhaseInput => ({ kind: "close", command, commander, isFlushed })),
  fc.boolean().map((isFlushed): PhaseInput => ({ kind: "peer-ended", isFlushed })),
  fc.constant<PhaseInput>({ kind: "flushed" }),
  fc.constant<PhaseInput>({ kind: "orphaned" }),
);

/** All effects of `sequence` on a connection that `commander` opens. */
function run(sequence: readonly PhaseInput[]): { readonly phase: ConnectionPhase; readonly effects: readonly PhaseEffect[] } {
  let phase: ConnectionPhase = { kind: "opening", commander, connect };
  const effects: PhaseEffect[] = [];
  for (const input of sequence) {
    const step = nextPhase(phase, input);
    phase = step.phase;
    effects.push(...step.effects);
  }
  return { phase, effects };
}

describe("nextPhase", () => {
  it("stops once, as the last effect, exactly if the phase is ended", () => {
    fc.assert(
      fc.property(fc.array(inputs, { maxLength: 12 }), (sequence) => {
        const { phase, effects } = run(sequence);
        const stops = effects.filter(({ kind }) => kind === "stop");
        assert.lengthOf(stops, phase.kind === "ended" ? 1 : 0);
        if (phase.kind === "ended") assert.equal(effects.at(-1)?.kind, "stop");
      }),
    );
  });

  it("tells each actor at most one end, except that PeerClosed may come before another", () => {
    fc.assert(
      fc.property(fc.array(inputs, { maxLength: 12 }), (sequence) => {
        const { effects } = run(sequence);
        for (const actor of [commander, handler]) {
          const ends = effects.flatMap((effect) =>
            effect.kind === "tell" && effect.to === actor && effect.message instanceof ConnectionClosed ? [effect.message] : [],
          );
          assert.isAtMost(ends.filter((end) => !end.isPeerClosed).length, 1);
          assert.isAtMost(ends.filter((end) => end.isPeerClosed).length, 1);
        }
      }),
    );
  });

  it("does nothing any more once it has ended", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        assert.deepEqual(nextPhase({ kind: "ended" }, input), { phase: { kind: "ended" }, effects: [] });
      }),
    );
  });

  it("ends this side only when all writes are done, and then only once", () => {
    const waiting: PhaseInput = { kind: "close", command: ConfirmedClose.instance, commander, isFlushed: false };
    const opened: readonly PhaseInput[] = [
      { kind: "opened", connected: new Connected(address, address) },
      { kind: "register", register: new Register(handler) },
    ];
    const { phase, effects } = run([...opened, waiting]);
    assert.equal(phase.kind, "flushing");
    assert.notInclude(
      effects.map(({ kind }) => kind),
      "end-output",
    );
    const { effects: after } = run([...opened, waiting, { kind: "flushed" }, { kind: "flushed" }]);
    assert.lengthOf(
      after.filter(({ kind }) => kind === "end-output"),
      1,
    );
  });
});
