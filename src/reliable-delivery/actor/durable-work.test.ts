import { assert, describe, it } from "vitest";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import type { DurableProducerQueue, DurableQueueFactory } from "../queue/durable-producer-queue.ts";
import { inMemoryDurableQueue } from "../queue/in-memory-queue.ts";
import { EMPTY_QUEUE } from "../queue/queue-state.ts";
import type * as WorkPulling from "../work-pulling-producer-controller.ts";
import type { LoggingAdapter } from "../../actor/index.ts";
import { DurableQueueFailedError } from "./errors.ts";
import { QueueAnswer, type QueueRequests } from "./queue-requests.ts";
import { WorkStore } from "./work-store.ts";
import { expected, send, start, startController, startWorker } from "./work-pulling.fixture.ts";

const KEY = "akka.reliable-delivery.work-pulling.producer-controller.durable-queue";

async function stored(queue: DurableQueueFactory): Promise<readonly unknown[]> {
  const { unconfirmed } = await queue({ producerId: "p", codec: undefined }).load();
  return unconfirmed.map(({ content }) => content);
}

describe("A work-pulling controller with a durable queue", () => {
  it("gives what the former controller had not seen confirmed to its own workers, in order, and then new work", async () => {
    const queue = inMemoryDurableQueue();
    const former = await start("", queue);
    await startWorker(former, false);
    await send(former, 5);
    former.test.system.stop(former.controller);
    await former.test.settle();
    const started = await startController(former.test, queue);
    const worker = await startWorker(started);
    started.controller.tell("new");
    await started.test.settle();
    assert.deepEqual(worker.got, [...expected(5), "new"]);
  });

  it("stores a confirmation for the message that was confirmed only, whichever worker confirmed first", async () => {
    const queue = inMemoryDurableQueue();
    const started = await start("", queue);
    const idle = await startWorker(started, false);
    const quick = await startWorker(started);
    await send(started, 40);
    const unconfirmed = await stored(queue);
    // The idle worker has confirmed nothing; the other one confirms with its requests, at the latest after half a window.
    for (const work of idle.got) assert.include(unconfirmed, work);
    assert.isBelow(unconfirmed.length, 40);
    const confirmed = expected(40).filter((work) => !unconfirmed.includes(work));
    for (const work of confirmed) assert.include(quick.got, work);
  });

  it("keeps the work of a stopped worker stored until another one has confirmed it", async () => {
    const queue = inMemoryDurableQueue();
    const started = await start("", queue);
    const idle = await startWorker(started, false);
    await send(started, 3);
    started.test.system.stop(idle.ref);
    await started.test.settle();
    assert.sameMembers([...(await stored(queue))], expected(3));
    const other = await startWorker(started);
    assert.sameMembers(other.got, expected(3));
    assert.notInclude(await stored(queue), "work 1");
  });

  it("tells the producer that a message is stored, although no worker has confirmed it", async () => {
    const queue = inMemoryDurableQueue();
    const started = await start("", queue);
    await startWorker(started, false);
    const asked = (started.producer.received[0] as WorkPulling.WorkRequested).askNextTo("work");
    await started.test.settle();
    await asked;
    assert.deepEqual(await stored(queue), ["work"]);
  });

  it("asks for no message while it loads or stores one", async () => {
    const stuck = stuckQueue({ load: true });
    const loading = await start("", stuck.factory);
    await startWorker(loading);
    assert.lengthOf(loading.producer.received, 0);
    const storing = await startController(loading.test, stuckQueue({ load: false }).factory);
    const worker = await startWorker(storing);
    await send(storing, 1);
    assert.lengthOf(storing.producer.received, 1);
    assert.lengthOf(worker.got, 0);
  });
});

describe("A work store", () => {
  it("fails after the last attempt, and keeps the reason, such as the place of damage in a file", () => {
    const requests = { load: () => {}, close: () => {} } as unknown as QueueRequests;
    const log = { warning: () => {} } as unknown as LoggingAdapter;
    const store = new WorkStore({ queue: requests, producerId: "p", messageType: "", retryAttempts: 2, log });
    const damaged = new QueueAnswer("load", 0, undefined, new Error("at byte 12, the checksum of a record is wrong"));
    assert.deepEqual(store.onAnswer(damaged), []);
    try {
      store.onAnswer(damaged);
      assert.fail("it must throw");
    } catch (error) {
      assert.instanceOf(error, DurableQueueFailedError);
      assert.match(
        String(error),
        /could not load in 2 attempts.*akka\.reliable-delivery\.work-pulling\.producer-controller\.durable-queue/,
      );
      assert.match(String((error as Error).cause), /at byte 12/);
    }
  });
});

/** A queue that never answers: not even `load`, or only that. */
function stuckQueue({ load }: { readonly load: boolean }): { readonly factory: DurableQueueFactory; readonly calls: string[] } {
  const calls: string[] = [];
  const never = (call: string): Promise<never> => {
    calls.push(call);
    return new Promise(() => {});
  };
  const queue: DurableProducerQueue = {
    load: () => (load ? never("load") : Promise.resolve(EMPTY_QUEUE)),
    storeSent: ({ seqNr }) => never(`store ${seqNr}`),
    storeConfirmed: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { factory: () => queue, calls };
}

async function callsWithin(ms: number, config: string, load: boolean): Promise<readonly string[]> {
  const { factory, calls } = stuckQueue({ load });
  const started = await start(`${KEY} { ${config} }`, factory);
  await startWorker(started);
  if (!load) await send(started, 1);
  for (let passed = 0; passed < ms; passed += 50) {
    await started.test.platform.advanceMs(50);
    await started.test.settle();
  }
  return calls;
}

describeSetting("akka.reliable-delivery.work-pulling.producer-controller.durable-queue.request-timeout", () => {
  it("is the time after which a request to the queue is repeated", async () => {
    assert.deepEqual(await callsWithin(250, "request-timeout = 100ms", false), ["store 1", "store 1", "store 1"]);
    assert.deepEqual(await callsWithin(250, "request-timeout = 100ms", true), ["load", "load", "load"]);
  });
});

describeSetting("akka.reliable-delivery.work-pulling.producer-controller.durable-queue.retry-attempts", () => {
  it("is the count of requests after which the controller fails", async () => {
    assert.lengthOf(await callsWithin(2_000, "request-timeout = 100ms, retry-attempts = 4", false), 4);
  });
});
