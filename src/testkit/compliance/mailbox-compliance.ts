import type { Envelope, MessageQueue, MessageQueueContext } from "../../actor/index.ts";
import { ManualClock } from "../kit/manual-platform.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** What is needed to check a kind of mailbox. */
export interface MailboxFixture {
  /** An empty queue. The suite controls clock and timers, and sends only strings, which a priority mailbox must give equal priority. */
  create(context: Omit<MessageQueueContext, "config">): MessageQueue;
  /**
   * The number of messages that it holds; `Infinity` means no limit. A bounded queue may hold excess messages pending and refuse them
   * later.
   */
  readonly capacity: number;
}

/** Promises Q1 to Q6 of `MessageQueue`. */
export const mailboxCompliance: readonly ComplianceCase<MailboxFixture>[] = [
  compliance("Q1 its length is the number of messages that it hands out if none arrive meanwhile", ({ queue, send, capacity }) => {
    for (const count of [0, 1, Math.min(capacity, 1_500)]) {
      send(count);
      const { length } = queue;
      let handedOut = 0;
      while (handedOut < length && queue.dequeue() !== undefined) handedOut += 1;
      expectSame([handedOut, queue.length], [count, 0], `handed out of ${count}, and remaining`);
    }
  }),
  compliance(
    "Q2 each message is either handed out or refused, exactly once, in any sequence of calls",
    ({ queue, send, refused, clock }) => {
      const handedOut: Envelope[] = [];
      let sent = 0;
      for (let round = 0; round < 60; round += 1) {
        sent += send((round * 7) % 50).length;
        for (let taken = 0; taken < (round * 11) % 60; taken += 1) {
          const envelope = queue.dequeue();
          if (envelope !== undefined) handedOut.push(envelope);
        }
        if (round % 10 === 9) clock.advanceMs(3_600_000);
      }
      queue.drain((envelope) => handedOut.push(envelope));
      const all = [...handedOut, ...refused.map(({ envelope }) => envelope)];
      expectSame(
        [all.length, new Set(all.map(({ message }) => message)).size],
        [sent, sent],
        "messages handed out or refused, and distinct ones",
      );
    },
  ),
  compliance(
    "Q3 a message that it cannot keep is refused with a reason, immediately or later",
    ({ queue, send, refused, clock, capacity }) => {
      if (capacity === Number.POSITIVE_INFINITY) {
        send(10_000);
        clock.advanceMs(3_600_000);
        expectSame([refused.length, queue.length], [0, 10_000], "refused and kept by an unbounded queue");
        return;
      }
      send(capacity + 3);
      clock.advanceMs(3_600_000);
      expectSame([refused.length, queue.length], [3, capacity], "refused and kept by a bounded queue");
      expectThat(
        refused.every(({ reason }) => reason !== ""),
        "gave no reason",
      );
    },
  ),
  compliance("Q4 it hands out undefined if and only if its length is 0", ({ queue, send }) => {
    expectThat(queue.length === 0 && queue.dequeue() === undefined, "handed out a message while empty");
    send(3);
    for (let left = queue.length; left > 0; left -= 1)
      expectThat(queue.dequeue() !== undefined, `handed out nothing while ${left} were left`);
    expectThat(queue.length === 0 && queue.dequeue() === undefined, "handed out more messages than it held");
  }),
  compliance("Q5 unstashed messages are handed out before all others, the last one first, and are accepted by a full queue", (made) => {
    const { queue, send, refused, capacity } = made;
    const [first] = send(Math.min(capacity, 5));
    for (const message of ["stashed second", "stashed first"]) queue.enqueueFirst({ message, sender: undefined });
    const handedOut = [queue.dequeue(), queue.dequeue(), queue.dequeue()].map((envelope) => envelope?.message);
    expectSame(handedOut, ["stashed first", "stashed second", first?.message], "handed out first");
    expectSame(refused.length, 0, "refused");
  }),
  compliance("Q6 drain hands out everything in the order of dequeue, and leaves neither messages nor timers", (made) => {
    const { queue, send, clock, refused, capacity } = made;
    const count = Math.min(capacity, 100) + 20;
    send(count);
    const drained: unknown[] = [];
    queue.drain(({ message }) => drained.push(message));
    expectSame([queue.length, queue.dequeue() ?? "none", clock.pendingTimerCount], [0, "none", 0], "length, next and timers after drain");
    expectSame(drained.length + refused.length, count, "drained and refused");
    const other = made.again();
    other.send(count);
    const dequeued: unknown[] = [];
    for (let next = other.queue.dequeue(); next !== undefined; next = other.queue.dequeue()) dequeued.push(next.message);
    expectSame(drained, dequeued, "order of drain and of dequeue");
  }),
];

interface Made {
  readonly queue: MessageQueue;
  readonly clock: ManualClock;
  readonly refused: { readonly envelope: Envelope; readonly reason: string }[];
  readonly capacity: number;
  /** Enqueues this many messages, all different, and returns them. */
  readonly send: (count: number) => readonly Envelope[];
  /** Another queue of the same kind, which receives the same messages. */
  again(): Made;
}

function make(fixture: MailboxFixture): Made {
  const clock = new ManualClock();
  const refused: Made["refused"] = [];
  const queue = fixture.create({ clock, timers: clock, refuse: (envelope, reason) => void refused.push({ envelope, reason }) });
  let count = 0;
  return {
    queue,
    clock,
    refused,
    capacity: fixture.capacity,
    send: (wanted) => {
      const sent = Array.from({ length: wanted }, () => {
        count += 1;
        return { message: `message ${count}`, sender: undefined };
      });
      for (const one of sent) queue.enqueue(one);
      return sent;
    },
    again: () => make(fixture),
  };
}

function compliance(name: string, check: (made: Made) => void): ComplianceCase<MailboxFixture> {
  return {
    name,
    run(fixture) {
      check(make(fixture));
      return Promise.resolve();
    },
  };
}
