import { assert, describe, it } from "vitest";
import { defaultPeerMemoryBytes, PeerMemory } from "./peer-memory.ts";

const MIB = 1024 * 1024;

describe("PeerMemory", () => {
  it("bounds the sum of all shares, and has room again for what is given back", () => {
    const memory = new PeerMemory(1000);
    const [one, other] = [memory.openShare(), memory.openShare()];
    assert.isTrue(one.take(600));
    assert.isFalse(other.take(500));
    assert.isTrue(other.take(400));
    one.give(600);
    assert.isTrue(other.take(500));
    assert.equal(memory.usedBytes, 900);
  });

  it("lets every peer keep a little although the limit is used up", () => {
    const memory = new PeerMemory(64 * MIB);
    assert.isTrue(memory.openShare().take(64 * MIB));
    const late = memory.openShare();
    assert.isTrue(late.take(4096));
    assert.isFalse(late.take(1));
  });

  it("reclaims the largest share that can be reclaimed when these exceed the limit together, and no other", async () => {
    const memory = new PeerMemory(1000);
    const reclaimed: string[] = [];
    const large = memory.openShare(() => {
      reclaimed.push("large");
      large.give(large.heldBytes);
    });
    const small = memory.openShare(() => void reclaimed.push("small"));
    memory.openShare().takeMandatory(5000); // a slow consumer's messages are no reason to give anyone up
    large.takeMandatory(700);
    small.takeMandatory(250);
    await Promise.resolve();
    assert.deepEqual(reclaimed, []);
    small.takeMandatory(100);
    await Promise.resolve();
    assert.deepEqual(reclaimed, ["large"]);
    assert.equal(memory.usedBytes, 5350);
  });

  it("is a quarter of the heap by default, and at most 256 MiB", () => {
    assert.equal(defaultPeerMemoryBytes(256 * MIB), 64 * MIB);
    assert.equal(defaultPeerMemoryBytes(8192 * MIB), 256 * MIB);
    assert.equal(defaultPeerMemoryBytes(undefined), 256 * MIB);
  });
});
