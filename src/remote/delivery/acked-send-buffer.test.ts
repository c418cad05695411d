import { assert, describe, it } from "vitest";
import { AckedSendBuffer, type Sequenced } from "./acked-send-buffer.ts";

function bufferOf(count: number, limits = { bufferSize: 100, resendLimit: 100 }): AckedSendBuffer<string> {
  const buffer = new AckedSendBuffer<string>(limits);
  for (let index = 0; index < count; index += 1) buffer.push(`m${index}`);
  return buffer;
}

function numbersOf(messages: readonly Sequenced<unknown>[]): number[] {
  return messages.map(({ seq }) => seq);
}

describe("AckedSendBuffer", () => {
  it("numbers messages from 0 on", () => {
    const buffer = bufferOf(0);
    assert.equal(buffer.highest, -1);
    assert.deepEqual(buffer.push("a"), { kind: "kept", sequenced: { seq: 0, message: "a" } });
    assert.deepEqual(buffer.push("b"), { kind: "kept", sequenced: { seq: 1, message: "b" } });
    assert.equal(buffer.highest, 1);
  });

  it("refuses a message when system-message-buffer-size are unacknowledged, and takes it after an acknowledgement", () => {
    const buffer = bufferOf(2, { bufferSize: 2, resendLimit: 2 });
    assert.deepEqual(buffer.push("one too many"), { kind: "overflow" });
    buffer.acknowledge({ cumulative: 0, nacks: [] });
    assert.equal(buffer.push("fits now").kind, "kept");
  });

  it("counts the bytes of what is kept, and refuses a message that would exceed them", () => {
    const buffer = new AckedSendBuffer<string>({ bufferSize: 100, resendLimit: 100, maximumBytes: 6 }, ({ length }) => length);
    for (const message of ["a", "bb", "ccc"]) assert.equal(buffer.push(message).kind, "kept");
    assert.equal(buffer.unackedBytes, 6);
    assert.deepEqual(buffer.push("d"), { kind: "overflow" });
    buffer.acknowledge({ cumulative: 1, nacks: [0] });
    assert.equal(buffer.unackedBytes, 4); // "a" is missing there, "bb" has arrived
    buffer.acknowledge({ cumulative: 2, nacks: [] });
    assert.equal(buffer.unackedBytes, 0);
  });

  it("knows whether a message is still to be written for the first time", () => {
    const buffer = bufferOf(1);
    assert.isTrue(buffer.hasUnwritten);
    buffer.takeWaiting();
    assert.isFalse(buffer.hasUnwritten);
  });

  it("sends again what is missing in the order of numbers, each once, whatever the order of the nacks", () => {
    const buffer = bufferOf(12);
    buffer.takeWaiting();
    const verdict = buffer.acknowledge({ cumulative: 11, nacks: [10, 2, 10, 9] });
    assert(verdict.kind === "accepted");
    assert.deepEqual(numbersOf(verdict.again), [2, 9, 10]);
    assert.equal(buffer.unackedCount, 3);
  });

  it("has each message written for the first time once, in order only", () => {
    const buffer = bufferOf(0);
    const [first, second] = ["a", "b"].map((message) => {
      const pushed = buffer.push(message);
      assert(pushed.kind === "kept");
      return pushed.sequenced;
    });
    assert(first !== undefined && second !== undefined);
    assert.isFalse(buffer.takeFirstWrite(second), "not before the first");
    assert.isTrue(buffer.takeFirstWrite(first));
    assert.isFalse(buffer.takeFirstWrite(first), "not twice");
    assert.isTrue(buffer.takeFirstWrite(second));
  });

  it("does not take a message of another incarnation's buffer for its own", () => {
    const stranger = bufferOf(0).push("stranger");
    assert(stranger.kind === "kept");
    assert.isFalse(bufferOf(1).takeFirstWrite(stranger.sequenced));
  });

  it("lets resend-limit messages be on their way, and the others follow as those are acknowledged", () => {
    const buffer = bufferOf(5, { bufferSize: 100, resendLimit: 2 });
    assert.deepEqual(numbersOf(buffer.takeWaiting()), [0, 1]);
    assert.deepEqual(numbersOf(buffer.takeWaiting()), []);
    buffer.acknowledge({ cumulative: 0, nacks: [] });
    assert.deepEqual(numbersOf(buffer.takeWaiting()), [2]);
    assert.deepEqual(numbersOf(buffer.resend()), [1, 2]);
  });

  it("resends what was written and not acknowledged, and leaves first writes to their turn", () => {
    const buffer = bufferOf(2);
    buffer.takeWaiting();
    buffer.push("not written yet");
    assert.deepEqual(numbersOf(buffer.resend()), [0, 1]);
  });

  it("resends also what was never written once its turn is given up", () => {
    const buffer = bufferOf(3, { bufferSize: 100, resendLimit: 2 });
    buffer.giveUpFirstWrites();
    assert.deepEqual(numbersOf(buffer.resend()), [0, 1]);
    buffer.acknowledge({ cumulative: 1, nacks: [] });
    assert.deepEqual(numbersOf(buffer.takeWaiting()), [2]);
  });

  const table: readonly [name: string, cumulative: number, nacks: readonly number[], verdict: object, left: readonly number[]][] = [
    ["nothing received", -1, [], { kind: "accepted", again: [] }, [0, 1, 2, 3]],
    ["the first two", 1, [], { kind: "accepted", again: [] }, [2, 3]],
    ["everything", 3, [], { kind: "accepted", again: [] }, []],
    ["all but one", 3, [1], { kind: "accepted", again: [{ seq: 1, message: "m1" }] }, [1]],
    ["a number named twice", 3, [1, 1], { kind: "accepted", again: [{ seq: 1, message: "m1" }] }, [1]],
    ["a number never sent", 4, [], { kind: "above-highest", highest: 3 }, [0, 1, 2, 3]],
    ["a nack for a number never sent", 3, [1, 9], { kind: "unfulfillable", seq: 9 }, [0, 1, 2, 3]],
  ];
  for (const [name, cumulative, nacks, verdict, left] of table) {
    it(`keeps what is missing after an acknowledgement of ${name}`, () => {
      const buffer = bufferOf(4);
      buffer.takeWaiting();
      assert.deepEqual(buffer.acknowledge({ cumulative, nacks }), verdict as never);
      assert.deepEqual(numbersOf(buffer.resend()), left);
      assert.equal(buffer.unackedCount, left.length);
    });
  }

  it("cannot fulfil a nack for what was acknowledged before", () => {
    const buffer = bufferOf(2);
    buffer.acknowledge({ cumulative: 1, nacks: [] });
    assert.deepEqual(buffer.acknowledge({ cumulative: 1, nacks: [0] }), { kind: "unfulfillable", seq: 0 });
  });

  it("takes the same acknowledgement twice", () => {
    const buffer = bufferOf(4);
    for (let count = 0; count < 2; count += 1) {
      const verdict = buffer.acknowledge({ cumulative: 3, nacks: [1, 2] });
      assert(verdict.kind === "accepted");
      assert.deepEqual(numbersOf(verdict.again), [1, 2]);
    }
  });
});
