import { Mailbox } from "../../src/actor/mailbox/mailbox.ts";
import type { MessageQueue } from "../../src/actor/mailbox/message-queue.ts";
import { UnboundedQueue } from "../../src/actor/mailbox/unbounded-queue.ts";
import type { Dispatcher, Runnable } from "../../src/actor/dispatch/dispatcher.ts";
import { type ActorRef, NO_SENDER } from "../../src/actor/index.ts";
import type { MicroCase } from "./micro-case.ts";

const MESSAGES = 1000;
const sender = {} as ActorRef;

/** A burst of messages, which are then handled in turns of 30. */
export function mailboxCase(): MicroCase {
  return {
    files: ["src/actor/mailbox/mailbox.ts"],
    plainly: "the same with an UnboundedQueue: an envelope for each message",
    operations: MESSAGES,
    hot: { run: burstThrough(undefined) },
    plain: { run: burstThrough(new UnboundedQueue()) },
  };
}

function burstThrough(queue: MessageQueue | undefined): () => number {
  const scheduled: Runnable[] = [];
  const dispatcher: Dispatcher = {
    throughput: 30,
    path: "",
    mailboxType: undefined,
    mailboxRequirement: undefined,
    schedule: (runnable) => scheduled.push(runnable),
    turnDeadlineMs: () => 0,
    nowMs: () => 0,
  };
  const mailbox = new SummingMailbox(dispatcher, queue);
  return () => {
    mailbox.sum = 0;
    for (let message = 0; message < MESSAGES; message += 1) mailbox.enqueue(message, sender);
    for (let next = scheduled.pop(); next !== undefined; next = scheduled.pop()) next.run();
    return mailbox.sum;
  };
}

class SummingMailbox extends Mailbox {
  readonly system = { turnWatch: undefined };
  readonly self = NO_SENDER;
  readonly sender = NO_SENDER;
  sum = 0;

  constructor(dispatcher: Dispatcher, queue: MessageQueue | undefined) {
    super(dispatcher);
    if (queue !== undefined) this.useQueue(queue);
  }

  override invoke(message: number, from: ActorRef | undefined): void {
    this.sum = (this.sum * 31 + message + (from === sender ? 1 : 0)) % 1_000_003;
  }
  override handleSystemMessage(): void {}
  override mayHandleNow(): boolean {
    return true;
  }
  override endTurn(): void {}
  override refuse(): void {}
  override refuseSystemMessage(): void {}
}
