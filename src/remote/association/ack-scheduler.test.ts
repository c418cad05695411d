import { assert, describe, it } from "vitest";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import { decodeAck } from "../wire/ack.ts";
import { decodeContainer } from "../wire/envelope.ts";
import { decodePdu } from "../wire/pdu.ts";
import { AckScheduler } from "./ack-scheduler.ts";
import { ManualPlatform } from "../../testkit/index.ts";

function debtor(): { readonly time: ManualPlatform; readonly scheduler: AckScheduler; readonly written: bigint[] } {
  const time = new ManualPlatform();
  const written: bigint[] = [];
  const write = (block: Uint8Array): boolean => {
    const pdu = decodePdu(block, 4, block.length);
    assert(pdu.kind === "payload");
    const { ack } = decodeContainer(pdu.bytes);
    assert(ack !== undefined);
    written.push(ack.cumulativeAck);
    return true;
  };
  const scheduler = new AckScheduler({ write } as AkkaProtocolHandle, time, 300, () => ({ cumulative: 7, nacks: [] }));
  return { time, scheduler, written };
}

describe("The acknowledgement that a connection owes", () => {
  it("travels alone after system-message-ack-piggyback-timeout, once for all that arrived meanwhile", () => {
    const { time, scheduler, written } = debtor();
    scheduler.onReceived();
    time.clock.advanceMs(200);
    scheduler.onReceived();
    assert.deepEqual(written, []);
    time.clock.advanceMs(100);
    assert.deepEqual(written, [7n]);
    time.clock.advanceMs(10_000);
    assert.deepEqual(written, [7n]);
  });

  it("travels with what is written before, and not alone then", () => {
    const { time, scheduler, written } = debtor();
    scheduler.onReceived();
    const taken = scheduler.takePiggyback();
    assert(taken !== undefined);
    assert.equal(decodeAck(taken).cumulativeAck, 7n);
    assert.isUndefined(scheduler.takePiggyback());
    time.clock.advanceMs(10_000);
    assert.deepEqual(written, []);
  });

  it("does not wait when many have arrived: their sender lets only so many be on their way", () => {
    const { scheduler, written } = debtor();
    for (let count = 0; count < 64; count += 1) scheduler.onReceived();
    assert.deepEqual(written, [7n]);
  });

  it("is written off with the connection", () => {
    const { time, scheduler, written } = debtor();
    scheduler.onReceived();
    scheduler.stop();
    time.clock.advanceMs(10_000);
    assert.deepEqual(written, []);
    assert.equal(time.clock.pendingTimerCount, 0);
  });
});
