import { assert, describe, it } from "vitest";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import { decodeAck } from "../wire/ack.ts";
import { decodeContainer } from "../wire/envelope.ts";
import { decodePdu } from "../wire/pdu.ts";
import { AckDebt } from "./ack-debt.ts";
import { HandDrivenTime } from "./hand-driven-time.fixture.ts";

function debtor(): { readonly time: HandDrivenTime; readonly debt: AckDebt; readonly written: bigint[] } {
  const time = new HandDrivenTime();
  const written: bigint[] = [];
  const write = (block: Uint8Array): boolean => {
    const pdu = decodePdu(block, 4, block.length);
    assert(pdu.kind === "payload");
    const { ack } = decodeContainer(pdu.bytes);
    assert(ack !== undefined);
    written.push(ack.cumulativeAck);
    return true;
  };
  const debt = new AckDebt({ write } as AkkaProtocolHandle, time.platform, 300, () => ({ cumulative: 7, nacks: [] }));
  return { time, debt, written };
}

describe("The acknowledgement that a connection owes", () => {
  it("travels alone after system-message-ack-piggyback-timeout, once for all that arrived meanwhile", () => {
    const { time, debt, written } = debtor();
    debt.owe();
    time.advanceMs(200);
    debt.owe();
    assert.deepEqual(written, []);
    time.advanceMs(100);
    assert.deepEqual(written, [7n]);
    time.advanceMs(10_000);
    assert.deepEqual(written, [7n]);
  });

  it("travels with what is written before, and not alone then", () => {
    const { time, debt, written } = debtor();
    debt.owe();
    const taken = debt.take();
    assert(taken !== undefined);
    assert.equal(decodeAck(taken).cumulativeAck, 7n);
    assert.isUndefined(debt.take());
    time.advanceMs(10_000);
    assert.deepEqual(written, []);
  });

  it("does not wait when many have arrived: their sender lets only so many be on their way", () => {
    const { debt, written } = debtor();
    for (let count = 0; count < 64; count += 1) debt.owe();
    assert.deepEqual(written, [7n]);
  });

  it("is written off with the connection", () => {
    const { time, debt, written } = debtor();
    debt.owe();
    debt.stop();
    time.advanceMs(10_000);
    assert.deepEqual(written, []);
    assert.equal(time.timerCount, 0);
  });
});
