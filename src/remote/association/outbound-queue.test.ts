import fc from "fast-check";
import { assert, describe, it } from "vitest";
import type { Serializer } from "../../serialization/index.ts";
import { PeerMemory, type PeerShare } from "../limits/peer-memory.ts";
import { estimatedBytes } from "./estimated-bytes.ts";
import { OutboundQueue, type OutboundRecipient } from "./outbound-queue.ts";

const recipient = {} as OutboundRecipient;
const serializer = {} as Serializer;
const NO_BOUND = Number.MAX_SAFE_INTEGER;

function unlimited(): PeerShare {
  return new PeerMemory(NO_BOUND).openShare();
}

describe("OutboundQueue", () => {
  it("gives back what was put in, in order, however pushes and drops alternate", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 60 })), (steps) => {
        const queue = new OutboundQueue(NO_BOUND, unlimited());
        const plain: number[] = [];
        let next = 0;
        for (const step of steps) {
          for (let count = 0; count < step; count += 1) {
            queue.push(next, undefined, recipient, serializer, false);
            plain.push(next);
            next += 1;
          }
          for (let count = 0; count > step && plain.length > 0; count -= 1) {
            assert.equal(queue.message, plain.shift());
            queue.drop();
          }
          assert.equal(queue.length, plain.length);
        }
      }),
    );
  });

  it("keeps sender, recipient and serializer with their message", () => {
    const queue = new OutboundQueue(NO_BOUND, unlimited());
    queue.push("hello", recipient, recipient, serializer, false);
    assert.deepEqual([queue.message, queue.sender, queue.recipient, queue.serializer], ["hello", recipient, recipient, serializer]);
  });

  it("takes no more than its bound in bytes, and again once some have left", () => {
    const queue = new OutboundQueue(1_000_000, unlimited());
    const push = (): boolean => queue.push(new Uint8Array(10_000), undefined, recipient, serializer, false);
    let taken = 0;
    while (push()) taken += 1;
    assert.equal(taken, 99);
    assert.isAtMost(queue.estimatedBytes, 1_000_000);
    queue.drop();
    assert.isTrue(push());
    assert.isFalse(push());
    while (queue.length > 0) queue.drop();
    assert.equal(queue.estimatedBytes, 0);
    assert.isTrue(push());
  });

  it("knows what waits in it, however pushes and drops alternate", () => {
    const pushes = fc.array(fc.oneof(fc.integer({ min: -30, max: -1 }), fc.nat({ max: 5000 })), { minLength: 50, maxLength: 400 });
    fc.assert(
      fc.property(pushes, (steps) => {
        const queue = new OutboundQueue(50 * 128 * 1024, unlimited());
        const plain: Uint8Array[] = [];
        for (const step of steps) {
          if (step >= 0) {
            const message = new Uint8Array(step);
            if (queue.push(message, undefined, recipient, serializer, false)) plain.push(message);
          }
          for (let count = 0; count > step && plain.length > 0; count -= 1) {
            plain.shift();
            queue.drop();
          }
          const bytes = plain.reduce((sum, message) => sum + estimatedBytes(message), 0);
          assert.include([0, bytes], queue.estimatedBytes);
          if (queue.length > 50) assert.equal(queue.estimatedBytes, bytes);
        }
      }),
    );
  });

  it("takes what is mandatory, full or not", () => {
    const queue = new OutboundQueue(0, unlimited());
    for (let index = 0; index < 100; index += 1) assert.isTrue(queue.push(index, undefined, recipient, serializer, true));
    assert.isFalse(queue.push(100, undefined, recipient, serializer, false));
    assert.equal(queue.length, 100);
  });

  it("serves on after a burst of a hundred thousand", () => {
    const queue = new OutboundQueue(NO_BOUND, unlimited());
    for (let index = 0; index < 100_000; index += 1) queue.push(index, undefined, recipient, serializer, false);
    while (queue.length > 0) queue.drop();
    queue.push("after", undefined, recipient, serializer, false);
    assert.equal(queue.message, "after");
  });
});
