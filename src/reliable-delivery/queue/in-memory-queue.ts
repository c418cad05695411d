import type { MessageConfirmed, MessageSent } from "../message/durable-queue-events.ts";
import type { DurableProducerQueue, DurableQueueFactory } from "./durable-producer-queue.ts";
import { EMPTY_QUEUE, withConfirmed, withoutPartialMessages, withSent } from "./queue-state.ts";

/** A durable queue that lives as long as its process: messages survive a restart of the controller, each of which gets the same queue. For tests. */
export function inMemoryDurableQueue(): DurableQueueFactory {
  let state = EMPTY_QUEUE;
  const queue: DurableProducerQueue = {
    load() {
      state = withoutPartialMessages(state);
      return Promise.resolve(state);
    },
    storeSent(message: MessageSent) {
      state = withSent(state, message);
      return Promise.resolve();
    },
    storeConfirmed(confirmed: MessageConfirmed) {
      state = withConfirmed(state, confirmed);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  return () => queue;
}
