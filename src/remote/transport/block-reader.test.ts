import { assert, describe, it } from "vitest";
import { ManualPlatform } from "../../testkit/index.ts";
import { BlockReader } from "./block-reader.ts";
import { frameFrom } from "./framing/frame-from.ts";
import { FrameTooLargeError } from "./framing/errors.ts";
import { ReadTurns } from "./read-turns.ts";

/** Readers that share turns of eight messages, and a room of so many bytes. */
class Readers {
  readonly platform = new ManualPlatform();
  readonly frames: string[] = [];
  readonly events: string[] = [];
  freeBytes: number;
  readonly #turns: ReadTurns;

  constructor(messagesPerTurn = 8, freeBytes = 1_000_000) {
    let nowMs = 0;
    const clock = { nowMs: () => (nowMs += 1) }; // each look at the clock takes its time
    this.#turns = new ReadTurns(
      { clock, yieldToHost: (task) => this.platform.yieldToHost(task) },
      { messagesPerTurn, bytesPerTurn: 1_000 },
    );
    this.freeBytes = freeBytes;
  }

  add(name: string, firstFrameBytes?: number): BlockReader {
    const room = {
      take: (bytes: number) => (bytes <= this.freeBytes ? ((this.freeBytes -= bytes), true) : false),
      takeMandatory() {},
      give: (bytes: number) => void (this.freeBytes += bytes),
    };
    const reader: BlockReader = new BlockReader(
      { key: "test", maximumFrameBytes: 100, firstFrameBytes },
      {
        turns: this.#turns,
        openReceiveRoom: () => room,
        onFrame: (bytes, start) => void this.frames.push(`${name}${bytes[start]}`),
        onBlock: (byteCount) => void this.events.push(`${name} read ${byteCount}`),
        onBusy: () => void this.events.push(`${name} busy`),
        onIdle: () => void this.events.push(`${name} idle`),
        onFailure: (error) => void this.events.push(`${name} failed: ${error.message}`),
      },
      () => new Error("ends within a frame"),
    );
    return reader;
  }
}

function block(...numbers: readonly number[]): Uint8Array {
  return new Uint8Array(numbers.flatMap((number) => [...frameFrom(Uint8Array.of(number))]));
}

describe("BlockReader", () => {
  it("hands out nothing before its start, and then what has arrived, in order", () => {
    const readers = new Readers();
    const reader = readers.add("a");
    reader.push(block(1, 2));
    assert.isEmpty(readers.frames);
    reader.start();
    reader.push(block(3));
    assert.deepEqual(readers.frames, ["a1", "a2", "a3"]);
    assert.equal(readers.freeBytes, 1_000_000);
  });

  it("shares turns with the others: what is more than a share waits, and is noted until it is read", async () => {
    const readers = new Readers(16);
    const names = ["a", "b"];
    for (const name of names) {
      const reader = readers.add(name);
      reader.start();
      for (let count = 0; count < 50; count += 1) reader.push(block(...new Array<number>(10).fill(count)));
    }
    await readers.platform.settle();
    assert.lengthOf(readers.frames, 1_000);
    const lead = readers.frames.slice(600).filter((frame) => frame.startsWith("a")).length;
    assert.isAbove(lead, 100, "both are read side by side");
    assert.isBelow(lead, 300, "both are read side by side");
    assert.equal(readers.freeBytes, 1_000_000);
    assert.includeMembers(readers.events, ["b busy", "b idle"]);
  });

  it("reads at once what there is no room for", () => {
    const readers = new Readers(1, 100);
    const reader = readers.add("a");
    reader.start();
    for (let count = 0; count < 100; count += 1) reader.push(block(...new Array<number>(10).fill(count)));
    assert.isAtLeast(readers.frames.length, 980);
    assert.isAtLeast(readers.freeBytes, 0);
  });

  it("ends at a block that ends within a frame, after the whole ones", () => {
    const readers = new Readers();
    const reader = readers.add("a");
    reader.start();
    reader.push(new Uint8Array([...block(1), 9, 0, 0]));
    reader.push(block(2));
    assert.deepEqual(readers.frames, ["a1"]);
    assert.deepEqual(readers.events, ["a failed: ends within a frame"]);
  });

  it("takes a first frame of its own limit, and only that one", () => {
    const readers = new Readers();
    const reader = readers.add("a", 10);
    reader.start();
    reader.push(frameFrom(new Uint8Array(10)));
    reader.push(frameFrom(new Uint8Array(90)));
    assert.lengthOf(readers.frames, 2);
    const refused = readers.add("b", 10);
    refused.start();
    refused.push(frameFrom(new Uint8Array(11)));
    assert.include(readers.events.at(-1), new FrameTooLargeError(11, 10, true, "test").message);
  });
});
