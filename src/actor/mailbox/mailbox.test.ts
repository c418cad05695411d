import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { Address } from "../address/address.ts";
import { ActorPath } from "../address/actor-path.ts";
import { EventLoopDispatcher } from "../dispatch/event-loop-dispatcher.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import type { SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import { Mailbox } from "./mailbox.ts";

/** Notes what it is given; text "block" puts up a barrier. */
function mailboxWith(log: string[], senders: (ActorRef | undefined)[] = []) {
  const platform = {
    clock: { nowMs: () => 0, date: () => new Date(0) },
    timers: { once: () => () => {} },
    yieldToHost: () => assert.fail("turns here are few"),
    randomUid: () => 1,
    writeLine: () => {},
    environment: {},
  };
  const dispatcher = new EventLoopDispatcher(platform, { throughput: 30, throughputDeadlineMs: 0 });
  class NotingMailbox extends Mailbox {
    readonly system = { turnWatch: undefined };
    readonly self = NO_SENDER;
    readonly sender = NO_SENDER;
    override invoke(message: unknown, sender: ActorRef | undefined): void {
      log.push(String(message));
      senders.push(sender);
      if (message === "block") this.addBarrier();
    }
    override handleSystemMessage(message: SystemMessage): void {
      log.push(`<${message.kind}>`);
    }
    override mayHandleNow(): boolean {
      return true;
    }
    override endTurn(): void {}
    override refuse(message: unknown): void {
      log.push(`refused ${message}`);
    }
    override refuseSystemMessage(message: SystemMessage): void {
      log.push(`refused <${message.kind}>`);
    }
  }
  const mailbox = new NotingMailbox(dispatcher);
  return { mailbox, dispatcher };
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

describe("Mailbox", () => {
  it("hands out user messages in order, in any sequence of sending and handling", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.nat(40), fc.constantFrom(1023, 1024, 1025, 5000)), { maxLength: 12 }), async (bursts) => {
        const log: string[] = [];
        const { mailbox } = mailboxWith(log);
        const expected: string[] = [];
        for (const burst of bursts) {
          for (let count = 0; count < burst; count += 1) {
            expected.push(String(expected.length));
            mailbox.enqueue(expected.length - 1, undefined);
          }
          for (let turn = 0; turn < burst % 4; turn += 1) await Promise.resolve();
        }
        await settled();
        assert.deepEqual(log, expected);
        assert.equal(mailbox.length, 0);
      }),
    );
  });

  it("keeps each message with its sender, through growth and wrapping around", async () => {
    const log: string[] = [];
    const senders: (ActorRef | undefined)[] = [];
    const { mailbox } = mailboxWith(log, senders);
    const path = ActorPath.root(new Address("akka", "Sys"));
    const refs = Array.from({ length: 100 }, (_, index) => ({ ...NO_SENDER, path: path.child(String(index)) }) as ActorRef);
    for (const [index, ref] of refs.entries()) {
      mailbox.enqueue(index, ref);
      if (index % 7 === 0) await settled();
    }
    await settled();
    assert.deepEqual(senders, refs);
  });

  it("hands out messages that were put in front before all others, the last one first", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.constantFrom(1, 2, 7, 1023, 1025, 2500)), { maxLength: 8 }), async (bursts) => {
        const log: string[] = [];
        const { mailbox } = mailboxWith(log);
        mailbox.addBarrier();
        const expected: string[] = [];
        let count = 0;
        for (const [inFront, size] of bursts) {
          const front: string[] = [];
          for (let index = 0; index < size; index += 1, count += 1) {
            if (inFront) mailbox.enqueueFirst(count, undefined);
            else mailbox.enqueue(count, undefined);
            if (inFront) front.push(String(count));
            else expected.push(String(count));
          }
          expected.unshift(...front.reverse());
        }
        assert.equal(mailbox.length, count);
        mailbox.removeBarrier();
        for (let turn = 0; turn < 20; turn += 1) await settled();
        assert.deepEqual(log, expected);
      }),
      { numRuns: 40 },
    );
  });

  it("hands out system messages first, even while user messages are held back", async () => {
    const log: string[] = [];
    const { mailbox } = mailboxWith(log);
    mailbox.addBarrier();
    mailbox.enqueue("a", undefined);
    mailbox.enqueueSystem({ kind: "suspend" });
    mailbox.enqueueSystem({ kind: "create" });
    await settled();
    assert.deepEqual(log, ["<suspend>", "<create>"]);
    mailbox.removeBarrier();
    await settled();
    assert.deepEqual(log, ["<suspend>", "<create>", "a"]);
  });

  it("stops handing out in the middle of a turn when a barrier goes up, until all barriers are gone", async () => {
    const log: string[] = [];
    const { mailbox } = mailboxWith(log);
    mailbox.addBarrier();
    for (const text of ["block", "b", "c"]) mailbox.enqueue(text, undefined);
    mailbox.removeBarrier();
    await settled();
    assert.deepEqual(log, ["block"]);
    mailbox.addBarrier();
    mailbox.removeBarrier();
    await settled();
    assert.deepEqual(log, ["block"]);
    mailbox.removeBarrier();
    await settled();
    assert.deepEqual(log, ["block", "b", "c"]);
  });

  it("refuses waiting messages when it closes, and all later ones", () => {
    const log: string[] = [];
    const { mailbox } = mailboxWith(log);
    for (const text of ["a", "b", "c"]) mailbox.enqueue(text, undefined);
    mailbox.enqueueSystem({ kind: "suspend" });
    mailbox.close();
    mailbox.enqueue("d", undefined);
    mailbox.enqueueSystem({ kind: "terminate" });
    assert.deepEqual(log, ["refused <suspend>", "refused a", "refused b", "refused c", "refused d", "refused <terminate>"]);
  });
});
