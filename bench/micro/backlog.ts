import { RingQueue } from "../../src/base/index.ts";
import type { ActorRef } from "../../src/actor/index.ts";
import { Backlog } from "../../src/actor/mailbox/backlog.ts";
import type { MicroCase } from "./micro-case.ts";

const MESSAGES = 100_000;
const sender = {} as ActorRef;

/** Far more messages than fit into a ring, and then all of them out. */
export function backlogCase(): MicroCase {
  const hot = (): number => {
    const backlog = new Backlog();
    for (let message = 0; message < MESSAGES; message += 1) backlog.push(message, sender);
    let sum = 0;
    while (backlog.length > 0) {
      const { slots, length } = backlog.shiftChunk();
      for (let at = 0; at < 2 * length; at += 2) sum = addTo(sum, slots[at], slots[at + 1]);
    }
    return sum;
  };
  const plain = (): number => {
    const ring = new RingQueue<unknown>();
    for (let message = 0; message < MESSAGES; message += 1) {
      ring.push(message);
      ring.push(sender);
    }
    let sum = 0;
    while (ring.length > 0) sum = addTo(sum, ring.shift(), ring.shift());
    return sum;
  };
  return {
    files: ["src/actor/mailbox/backlog.ts"],
    plainly: "a ring that doubles",
    operations: MESSAGES,
    hot: { run: hot },
    plain: { run: plain },
  };
}

function addTo(sum: number, message: unknown, from: unknown): number {
  return (sum * 31 + (message as number) + (from === sender ? 1 : 0)) % 1_000_003;
}
