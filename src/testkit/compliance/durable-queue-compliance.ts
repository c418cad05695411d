import {
  type DurableProducerQueue,
  type DurableQueueContext,
  type DurableQueueState,
  MessageConfirmed,
  MessageSent,
} from "../../reliable-delivery/index.ts";
import { Chunk } from "../../reliable-delivery/internal.ts";
import { type ComplianceCase, expectSame } from "./compliance-case.ts";

/** What is needed to check a durable queue. */
export interface DurableQueueFixture {
  /** A codec of a system with remoting, for queues that store bytes. */
  readonly context: DurableQueueContext;
  /** A queue with what earlier queues of this fixture stored, as after a restart. Each case gets a fixture of its own, in which nothing is stored. */
  readonly createQueue: (context: DurableQueueContext) => DurableProducerQueue;
}

/** Promises D1 to D8 of `DurableProducerQueue`. */
export const durableQueueCompliance: readonly ComplianceCase<DurableQueueFixture>[] = [
  compliance("D1 a queue in which nothing was stored begins with number 1", async (fixture) => {
    await expectLoaded(fixture, { current: 1, highest: 0, numbers: [] });
  }),
  compliance("D2 D4 a later queue loads what was stored, in order", async (fixture) => {
    await stored(fixture, async (queue) => {
      for (const seqNr of [1, 2, 3]) await queue.storeSent(sent(seqNr));
    });
    const state = await expectLoaded(fixture, { current: 4, highest: 0, numbers: [1, 2, 3] });
    expectSame(state.unconfirmed[1]?.content, "message 2", "content of the second message");
  }),
  compliance("D3 a message whose last chunk was not stored is not loaded, and its numbers are given again", async (fixture) => {
    await stored(fixture, async (queue) => {
      await queue.storeSent(sent(1));
      await queue.storeSent(chunk(2, true, false));
      await queue.storeSent(chunk(3, false, true));
      await queue.storeSent(chunk(4, true, false));
    });
    await expectLoaded(fixture, { current: 4, highest: 0, numbers: [1, 2, 3] });
    await stored(fixture, (queue) => queue.storeSent(sent(4)));
    await expectLoaded(fixture, { current: 5, highest: 0, numbers: [1, 2, 3, 4] });
  }),
  compliance("D5 a number that is stored already is not stored again", async (fixture) => {
    await stored(fixture, async (queue) => {
      await queue.storeSent(sent(1));
      await queue.storeSent(sent(1));
    });
    await expectLoaded(fixture, { current: 2, highest: 0, numbers: [1] });
  }),
  compliance("D6 what is confirmed is not loaded, and the next number stays", async (fixture) => {
    await stored(fixture, async (queue) => {
      for (const seqNr of [1, 2, 3]) await queue.storeSent(sent(seqNr));
      await queue.storeConfirmed(confirmed(2));
    });
    await expectLoaded(fixture, { current: 4, highest: 2, numbers: [3] });
    await stored(fixture, (queue) => queue.storeConfirmed(confirmed(3)));
    await expectLoaded(fixture, { current: 4, highest: 3, numbers: [] });
  }),
  compliance("D6 a confirmation is for messages of its own qualifier", async (fixture) => {
    await stored(fixture, async (queue) => {
      await queue.storeSent(sent(1, "a"));
      await queue.storeSent(sent(2, "b"));
      await queue.storeConfirmed(confirmed(2, "b"));
    });
    await expectLoaded(fixture, { current: 3, highest: 2, numbers: [1] });
  }),
  compliance("D7 a repeated confirmation has no effect", async (fixture) => {
    await stored(fixture, async (queue) => {
      for (const seqNr of [1, 2]) await queue.storeSent(sent(seqNr));
      await queue.storeConfirmed(confirmed(1));
      await queue.storeConfirmed(confirmed(1));
    });
    await expectLoaded(fixture, { current: 3, highest: 1, numbers: [2] });
  }),
  compliance("D8 close may be called twice", async (fixture) => {
    await stored(fixture, (queue) => queue.close());
  }),
];

function compliance(name: string, run: (fixture: DurableQueueFixture) => Promise<void>): ComplianceCase<DurableQueueFixture> {
  return { name, run };
}

async function stored({ createQueue, context }: DurableQueueFixture, store: (queue: DurableProducerQueue) => Promise<void>): Promise<void> {
  const queue = createQueue(context);
  await queue.load();
  await store(queue);
  await queue.close();
}

async function expectLoaded(
  { createQueue, context }: DurableQueueFixture,
  { current, highest, numbers }: { readonly current: number; readonly highest: number; readonly numbers: readonly number[] },
): Promise<DurableQueueState> {
  const queue = createQueue(context);
  const state = await queue.load();
  await queue.close();
  expectSame(state.currentSeqNr, current, "number of the next message");
  expectSame(state.highestConfirmedSeqNr, highest, "highest confirmed number");
  expectSame(state.unconfirmed.map(({ seqNr }) => seqNr).join(), numbers.join(), "numbers of the unconfirmed messages");
  return state;
}

function sent(seqNr: number, qualifier = ""): MessageSent {
  return new MessageSent(seqNr, `message ${seqNr}`, false, qualifier, 1n);
}

function chunk(seqNr: number, isFirst: boolean, isLast: boolean): MessageSent {
  return new MessageSent(seqNr, new Chunk(Uint8Array.of(seqNr), isFirst, isLast, 4, ""), false, "", 1n);
}

function confirmed(seqNr: number, qualifier = ""): MessageConfirmed {
  return new MessageConfirmed(seqNr, qualifier, 2n);
}
