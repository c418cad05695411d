import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { AckedReceiveBuffer } from "./acked-receive-buffer.ts";
import { AckedSendBuffer, type Sequenced } from "./acked-send-buffer.ts";
import type { Acknowledgement } from "./acknowledgement.ts";

/** One step of a run, made of random numbers: what the program does, and what the line does to what is on it. */
type Step = { readonly kind: "send" | "resend" | "deliver" | "lose" | "double" | "ack" | "lose-ack" | "double-ack"; readonly at: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    "send",
    "send",
    "resend",
    "deliver",
    "deliver",
    "deliver",
    "lose",
    "double",
    "ack",
    "ack",
    "lose-ack",
    "double-ack",
  ),
  at: fc.nat(),
});

/** Two ends and a line between: messages are lost, doubled and overtaken; acknowledgements are lost and doubled, and keep their order. */
class LossyLine {
  readonly sender: AckedSendBuffer<number>;
  readonly receiver = new AckedReceiveBuffer<number>(1000);
  readonly delivered: number[] = [];
  sent = 0;
  #messages: Sequenced<number>[] = [];
  #acks: Acknowledgement[] = [];

  constructor(resendLimit: number) {
    this.sender = new AckedSendBuffer<number>({ bufferSize: 1000, resendLimit });
  }

  take({ kind, at }: Step): void {
    switch (kind) {
      case "send":
        this.#send();
        return;
      case "resend":
        this.#messages.push(...this.sender.resend());
        return;
      case "deliver":
        for (const message of this.#pick(at)) this.#deliver(message);
        return;
      case "lose":
        this.#pick(at);
        return;
      case "double":
        for (const message of this.#pick(at)) this.#messages.push(message, message);
        return;
      case "ack":
        this.#acknowledge(this.#acks.shift());
        return;
      case "lose-ack":
        this.#acks.shift();
        return;
      case "double-ack":
        this.#acknowledge(this.#acks[0]);
    }
  }

  /** The line heals: everything is resent and delivered until nothing is unacknowledged. */
  settle(): void {
    for (let round = 0; this.sender.unackedCount > 0 && round < 1000; round += 1) {
      this.#messages.push(...this.sender.resend(), ...this.sender.takeWaiting());
      for (const message of this.#messages.splice(0)) this.#deliver(message);
      for (const ack of this.#acks.splice(0)) this.#acknowledge(ack);
    }
  }

  #send(): void {
    const pushed = this.sender.push(this.sent);
    assert(pushed.kind === "kept");
    this.sent += 1;
    if (this.sender.takeFirstWrite(pushed.sequenced)) this.#messages.push(pushed.sequenced);
  }

  #pick(at: number): Sequenced<number>[] {
    return this.#messages.length === 0 ? [] : this.#messages.splice(at % this.#messages.length, 1);
  }

  #deliver({ seq, message }: Sequenced<number>): void {
    const arrival = this.receiver.receive(seq, message);
    assert(arrival.kind === "accepted");
    this.delivered.push(...arrival.deliver);
    this.#acks.push(this.receiver.acknowledgement());
  }

  #acknowledge(ack: Acknowledgement | undefined): void {
    if (ack === undefined) return;
    const verdict = this.sender.acknowledge(ack);
    assert(verdict.kind === "accepted", `${verdict.kind} for ${JSON.stringify(ack)}`);
    this.#messages.push(...verdict.again, ...this.sender.takeWaiting());
  }
}

describe("Reliable delivery over a line that loses, doubles and reorders", () => {
  it("delivers in order, without gap or repetition, at every moment", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.integer({ min: 1, max: 20 }), (steps, resendLimit) => {
        const line = new LossyLine(resendLimit);
        for (const next of steps) {
          line.take(next);
          assert.isTrue(line.delivered.every((message, index) => message === index));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("delivers everything once the line heals", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.integer({ min: 1, max: 20 }), (steps, resendLimit) => {
        const line = new LossyLine(resendLimit);
        for (const next of steps) line.take(next);
        line.settle();
        assert.deepEqual(
          line.delivered,
          Array.from({ length: line.sent }, (_, index) => index),
        );
        assert.equal(line.sender.unackedCount, 0);
      }),
      { numRuns: 500 },
    );
  });
});
