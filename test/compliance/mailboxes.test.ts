import { assert, describe, it } from "vitest";
import {
  type ActorRef,
  boundedMailbox,
  type Envelope,
  type MessageQueue,
  type MessageQueueContext,
  NO_SENDER,
  priorityMailbox,
} from "../../src/actor/index.ts";
import { BoundedQueue, Mailbox, UnboundedQueue } from "../../src/actor/internal.ts";
import { fromObject } from "../../src/hocon/index.ts";
import { mailboxCompliance } from "../../src/testkit/compliance/index.ts";
import { namesIn } from "./registered.ts";

type Create = (context: Omit<MessageQueueContext, "config">) => MessageQueue;

const bounded: Create = (context) =>
  boundedMailbox({ ...context, config: fromObject({ "mailbox-capacity": 100, "mailbox-push-timeout-time": "10 s" }, "test") });
const UNLIMITED = Number.POSITIVE_INFINITY;

/** A `mailbox-type`, or a class or maker of queues of src/actor/mailbox → a queue of that kind, and what it holds. */
const runs: Readonly<Record<string, readonly [create: Create, capacity: number]>> = {
  "Akka.Dispatch.UnboundedMailbox": [builtInRing, UNLIMITED],
  "Akka.Dispatch.UnboundedDequeBasedMailbox": [builtInRing, UNLIMITED],
  "Akka.Event.LoggerMailboxType": [builtInRing, UNLIMITED],
  "Akka.Dispatch.BoundedMailbox": [bounded, 100],
  "Akka.Dispatch.BoundedDequeBasedMailbox": [bounded, 100],
  BoundedQueue: [(context) => new BoundedQueue(context, 5, 0), 5],
  PriorityQueue: [(context) => priorityMailbox(() => 1)({ ...context, config: fromObject({}, "test") }), UNLIMITED],
  UnboundedQueue: [() => new UnboundedQueue(), UNLIMITED],
};

for (const [name, [create, capacity]] of Object.entries(runs)) {
  describe(name, () => {
    for (const { name: promise, run } of mailboxCompliance) it(promise, () => run({ create, capacity }));
  });
}

describe("the mailboxes", () => {
  it("all have a compliance run: every name that a mailbox-type may have, and every class of queues", () => {
    const names = namesIn("src/actor/mailbox", /\["(Akka\.[\w.]+)", /g);
    const classes = namesIn("src/actor/mailbox", /class (\w+) implements MessageQueue/g);
    assert.isAbove(names.length * classes.length, 0);
    assert.sameMembers([...names, ...classes], Object.keys(runs));
  });

  it("are checked for every numbered promise", () => {
    assert.deepEqual(
      mailboxCompliance.map(({ name }) => name.split(" ", 1)[0]),
      Array.from({ length: 6 }, (_, index) => `Q${index + 1}`),
    );
  });
});

/** What every mailbox has built in, as a queue: a turn of one message takes out one. */
function builtInRing(): MessageQueue {
  let taken: Envelope | undefined;
  let refuse: (envelope: Envelope) => void = () => {};
  const dispatcher = { throughput: 1, path: "", mailboxType: undefined, mailboxRequirement: undefined };
  class TakingMailbox extends Mailbox {
    readonly system = { turnWatch: undefined };
    readonly self = NO_SENDER;
    readonly sender = NO_SENDER;
    override invoke(message: unknown, sender: ActorRef | undefined): void {
      taken = { message, sender };
    }
    override handleSystemMessage(): void {}
    override mayHandleNow(): boolean {
      return true;
    }
    override endTurn(): void {}
    override refuse(message: unknown, sender: ActorRef | undefined): void {
      refuse({ message, sender });
    }
    override refuseSystemMessage(): void {}
  }
  const mailbox = new TakingMailbox({ ...dispatcher, schedule: () => {}, turnDeadlineMs: () => 0, nowMs: () => 0 });
  return {
    get length() {
      return mailbox.length;
    },
    enqueue: ({ message, sender }) => mailbox.enqueue(message, sender),
    enqueueFirst: ({ message, sender }) => mailbox.enqueueFirst(message, sender),
    dequeue() {
      taken = undefined;
      mailbox.run();
      return taken;
    },
    drain(take) {
      refuse = take;
      mailbox.close();
    },
  };
}
