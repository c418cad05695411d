import fc from "fast-check";
import { assert, describe, it } from "vitest";
import "../../../test/property-seed.ts";
import { DeliveryWorld, type WorldOptions } from "./delivery-world.fixture.ts";
import { activeProducer, type ProducerEvent } from "./producer-state.ts";
import { MOST_REPEATED, MOST_UNCONFIRMED, producerTransition } from "./producer-transition.ts";

const COUNT = 100;
const STEPS = 60_000;
const seeds = fc.integer({ min: 1, max: 0x7fff_ffff });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

function always(options: Omit<WorldOptions, "seed" | "count">, check: (world: DeliveryWorld) => void): void {
  fc.assert(
    fc.property(seeds, (seed) => {
      const world = new DeliveryWorld({ seed, count: COUNT, ...options }).run(STEPS);
      assert.equal(world.processed.size, COUNT, "processed messages");
      check(world);
    }),
    { numRuns: 60 },
  );
}

function assertOnceInOrder({ delivered }: DeliveryWorld): void {
  assert.deepEqual(
    delivered.map(({ value }) => value),
    upTo(COUNT),
  );
}

/** In each life of a consumer or producer, messages follow each other; a new life starts no later than with what was not delivered. */
function assertNoGap({ delivered }: DeliveryWorld): void {
  let highest = 0;
  let previous: { readonly value: number; readonly life: number } | undefined;
  for (const each of delivered) {
    assert.isAtMost(each.value, highest + 1, "no message is skipped");
    highest = Math.max(highest, each.value);
    if (previous !== undefined && previous.life === each.life && each.value > previous.value) {
      assert.equal(each.value, previous.value + 1, "no message is skipped in a life");
    }
    previous = each;
  }
  assert.equal(highest, COUNT);
}

const faults = { lossRate: 0.2, duplicateRate: 0.1, reorderRate: 0.1 };

describe("Reliable delivery", () => {
  it("delivers all messages once and in order without faults", () => {
    always({}, (world) => {
      assertOnceInOrder(world);
      assert.deepEqual(world.replies, upTo(COUNT));
    });
  });

  it("delivers all messages once and in order if a fifth is lost, and others arrive twice or late", () => {
    always(faults, assertOnceInOrder);
  });

  it("does so with the smallest windows", () => {
    for (const window of [1, 2, 3]) always({ ...faults, window }, assertOnceInOrder);
  });

  it("delivers chunked messages once and in order under the same faults", () => {
    always({ ...faults, chunks: 3 }, assertOnceInOrder);
  });

  it("delivers messages of more chunks than the window has places", () => {
    always({ ...faults, chunks: 9, window: 4 }, assertOnceInOrder);
  });

  it("stores each message before it is sent, if it has a durable queue", () => {
    always({ ...faults, isDurable: true }, assertOnceInOrder);
  });

  it("loses no message when the consumer restarts, and repeats only what was not confirmed", () => {
    always({ ...faults, consumerRestartRate: 0.02 }, assertNoGap);
  });

  it("loses no message when the producer restarts with its durable queue", () => {
    always({ ...faults, isDurable: true, producerRestartRate: 0.02 }, assertNoGap);
  });

  it("loses no message when both restart", () => {
    always({ ...faults, isDurable: true, producerRestartRate: 0.02, consumerRestartRate: 0.02 }, assertNoGap);
  });

  it("holds no more than the window for a consumer that never confirms", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 30 }), (seed, window) => {
        const world = new DeliveryWorld({ seed, count: COUNT, ...faults, window, confirms: false }).run(2_000);
        assert.isAtMost(world.mostUnconfirmed, window);
        assert.isAtMost(world.mostStashed, window);
        assert.lengthOf(world.delivered, 1);
      }),
    );
  });

  it("keeps and repeats no more than its limits for a consumer controller that requests everything, again and again", () => {
    const settings = { resendFirstIntervalMs: 1_000, isDurable: false, retryAttempts: 1 };
    let { state } = activeProducer(settings, { currentSeqNr: 1, confirmedSeqNr: 0, unconfirmed: [] }, 0);
    let sent = 0;
    const apply = (event: ProducerEvent, nowMs: number): void => {
      const step = producerTransition(state, event, nowMs);
      state = step.state;
      sent += step.effects.filter(({ kind }) => kind === "send").length;
    };
    const everything = { kind: "request", confirmedSeqNr: 0, requestUpToSeqNr: Number.MAX_SAFE_INTEGER, supportsResend: true } as const;
    apply({ ...everything, isViaTimeout: false }, 0);
    for (let count = 0; count < 3 * MOST_UNCONFIRMED && state.hasRequestedNext; count += 1) {
      apply({ kind: "message", contents: [count], wantsAck: false }, 0);
    }
    assert.lengthOf(state.unconfirmed, MOST_UNCONFIRMED);
    sent = 0;
    for (let count = 0; count < 100; count += 1) {
      apply({ ...everything, isViaTimeout: true }, 500);
      apply({ kind: "resend", fromSeqNr: 0 }, 500);
    }
    assert.equal(sent, MOST_REPEATED);
    apply({ kind: "resend", fromSeqNr: 0 }, 1_000);
    assert.equal(sent, 2 * MOST_REPEATED);
  });

  it("keeps nothing unconfirmed, and goes on after losses, if lost messages are not requested again", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const world = new DeliveryWorld({ seed, count: COUNT, lossRate: 0.2, resendsLost: false, window: 10 }).run(5_000);
        const values = world.delivered.map(({ value }) => value);
        assert.deepEqual(
          values,
          [...new Set(values)].sort((a, b) => a - b),
        );
        assert.isAtMost(world.mostUnconfirmed, 1, "only the first message, before the request");
        assert.isAtLeast(values.at(-1) ?? 0, COUNT - 20);
      }),
    );
  });
});
