import type { Envelope, MessageQueue, MessageQueueContext } from "../../actor/index.ts";
import { ManualClock } from "../manual-platform.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** What the maker of a kind of mailbox provides to have it checked. */
export interface MailboxFixture {
  /** A queue that is empty. The suite moves clock and timers, and sends nothing but texts: a mailbox with ranks gives all of them the same. */
  create(context: Omit<MessageQueueContext, "config">): MessageQueue;
  /** Messages that it holds; `Infinity`: any number. One that is bounded may keep what comes on top waiting, and refuse it later. */
  readonly capacity: number;
}

/** Promises Q1 to Q6 of `MessageQueue`. */
export const mailboxCompliance: readonly ComplianceCase<MailboxFixture>[] = [
  compliance("Q1 its length is what it hands out when nothing comes meanwhile", ({ queue, send, capacity }) => {
    for (const count of [0, 1, Math.min(capacity, 1_500)]) {
      send(count);
      const { length } = queue;
      let handedOut = 0;
      while (handedOut < length && queue.dequeue() !== undefined) handedOut += 1;
      expectSame([handedOut, queue.length], [count, 0], `handed out of ${count}, and left`);
    }
  }),
  compliance("Q2 each message is handed out or refused, once, whatever comes and goes when", ({ queue, send, refused, clock }) => {
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
    expectSame([all.length, new Set(all.map(({ message }) => message)).size], [sent, sent], "messages accounted for, and different ones");
  }),
  compliance("Q3 what it cannot keep is refused with a reason, at once or later", ({ queue, send, refused, clock, capacity }) => {
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
  }),
  compliance("Q4 it hands out undefined if and only if its length is 0", ({ queue, send }) => {
    expectThat(queue.length === 0 && queue.dequeue() === undefined, "handed out of nothing");
    send(3);
    for (let left = queue.length; left > 0; left -= 1) expectThat(queue.dequeue() !== undefined, `handed out nothing with ${left} left`);
    expectThat(queue.length === 0 && queue.dequeue() === undefined, "handed out more than there was");
  }),
  compliance("Q5 what was stashed is handed out before everything else, the last one first, and taken by a full queue, too", (made) => {
    const { queue, send, refused, capacity } = made;
    const [first] = send(Math.min(capacity, 5));
    for (const message of ["stashed second", "stashed first"]) queue.enqueueFirst({ message, sender: undefined });
    const handedOut = [queue.dequeue(), queue.dequeue(), queue.dequeue()].map((envelope) => envelope?.message);
    expectSame(handedOut, ["stashed first", "stashed second", first?.message], "handed out first");
    expectSame(refused.length, 0, "refused");
  }),
  compliance("Q6 drain hands over everything in the order of dequeue, and leaves no message and no timer", (made) => {
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
  /** Enqueues so many messages, all different, and returns them. */
  readonly send: (count: number) => readonly Envelope[];
  /** Another queue of the same kind, which gets the same messages. */
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
