import fc from "fast-check";
import { assert, describe, it } from "vitest";
import type { Serializer } from "../../serialization/index.ts";
import { OutboundQueue, type OutboundRecipient } from "./outbound-queue.ts";

const recipient = {} as OutboundRecipient;
const serializer = {} as Serializer;

describe("OutboundQueue", () => {
  it("gives back what was put in, in order, however pushes and drops alternate", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 60 })), (steps) => {
        const queue = new OutboundQueue();
        const plain: number[] = [];
        let next = 0;
        for (const step of steps) {
          for (let count = 0; count < step; count += 1) {
            queue.push(next, undefined, recipient, serializer);
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
    const queue = new OutboundQueue();
    queue.push("hello", recipient, recipient, serializer);
    assert.deepEqual([queue.message, queue.sender, queue.recipient, queue.serializer], ["hello", recipient, recipient, serializer]);
  });

  it("serves on after a burst of a hundred thousand", () => {
    const queue = new OutboundQueue();
    for (let index = 0; index < 100_000; index += 1) queue.push(index, undefined, recipient, serializer);
    while (queue.length > 0) queue.drop();
    queue.push("after", undefined, recipient, serializer);
    assert.equal(queue.message, "after");
  });
});
