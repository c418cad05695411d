import { RingQueue } from "../../src/base/index.ts";
import type { ActorRef } from "../../src/actor/index.ts";
import { OutboundQueue, type OutboundRecipient } from "../../src/remote/association/outbound-queue.ts";
import { PeerMemory } from "../../src/remote/limits/peer-memory.ts";
import type { Serializer } from "../../src/serialization/index.ts";
import type { MicroCase } from "./micro-case.ts";

const MESSAGES = 500;

interface Entry {
  readonly message: unknown;
  readonly sender: ActorRef | undefined;
  readonly recipient: OutboundRecipient;
  readonly serializer: Serializer;
}

/** As many as wait in a turn of ping-pong come in, then all go out. */
export function outboundQueueCase(): MicroCase {
  const messages = Array.from({ length: MESSAGES }, (_, index) => `hit${index % 7}`);
  const sender = {} as ActorRef;
  const recipient = { pathBytes: new Uint8Array(50) } as unknown as OutboundRecipient;
  const serializer = { identifier: 17 } as unknown as Serializer;
  const bounded = new OutboundQueue(1e9, new PeerMemory(1e9).openShare());
  const ring = new RingQueue<Entry>();
  const hot = (): number => {
    for (const message of messages) bounded.push(message, sender, recipient, serializer, false);
    let sum = 0;
    while (bounded.length > 0) {
      sum =
        (sum * 31 + (bounded.message as string).length + bounded.recipient.pathBytes.length + bounded.serializer.identifier) % 1_000_003;
      if (bounded.sender !== undefined) sum += 1;
      bounded.drop();
    }
    return sum;
  };
  const plain = (): number => {
    for (const message of messages) ring.push({ message, sender, recipient, serializer });
    let sum = 0;
    for (let entry = ring.shift(); entry !== undefined; entry = ring.shift()) {
      sum = (sum * 31 + (entry.message as string).length + entry.recipient.pathBytes.length + entry.serializer.identifier) % 1_000_003;
      if (entry.sender !== undefined) sum += 1;
    }
    return sum;
  };
  return {
    files: ["src/remote/association/outbound-queue.ts"],
    plainly: "RingQueue of objects, without a bound",
    operations: MESSAGES,
    hot: { run: hot },
    plain: { run: plain },
  };
}
