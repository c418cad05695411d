import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "vitest";
import { decodeContainer } from "../wire/envelope.ts";
import { decodePdu } from "../wire/pdu.ts";
import { AckedReceiveBuffer } from "./acked-receive-buffer.ts";
import { AckedSendBuffer } from "./acked-send-buffer.ts";
import type { Acknowledgement } from "./acknowledgement.ts";
import { observed, RESTING, ticked } from "./resend-schedule.ts";

/** What one captured frame says about delivery. */
interface Said {
  readonly byPeer: boolean;
  readonly connection: string;
  readonly tMs: number;
  readonly seq: number | undefined;
  readonly ack: Acknowledgement | undefined;
  readonly control: string | undefined;
}

/** `numbered` and `ack` frames of a capture of Beta, a real Akka.NET node, and a hand-written peer. */
function capture(file: string): Said[] {
  const frames: { direction: string; connection: string; tMs: number; hex: string }[] = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../../test/fixtures/golden", file), "utf8"),
  );
  return frames.map(({ direction, connection, tMs, hex }) => {
    const pdu = decodePdu(Uint8Array.from(Buffer.from(hex, "hex")).subarray(4));
    const common = { byPeer: direction === "peer->Beta", connection, tMs };
    if (pdu.kind !== "payload") return { ...common, seq: undefined, ack: undefined, control: pdu.kind };
    const { ack, envelope } = decodeContainer(pdu.bytes);
    return {
      ...common,
      seq: envelope?.seq === undefined ? undefined : Number(envelope.seq),
      ack: ack === undefined ? undefined : { cumulative: Number(ack.cumulativeAck), nacks: ack.nacks.map(Number) },
      control: undefined,
    };
  });
}

const limits = { bufferSize: 20_000, resendLimit: 200 };
const times = { resendIntervalMs: 2000, giveUpAfterMs: 180_000 };

describe("What Akka.NET 1.5.74 did, done by the buffers", () => {
  it("gives the same acknowledgement after each numbered arrival: a duplicate, a gap, and its filling", () => {
    const said = capture("frames-reliable-delivery.json");
    const arrived = said.filter(({ byPeer, seq }) => byPeer && seq !== undefined);
    const acks = said.filter(({ byPeer, ack }) => !byPeer && ack !== undefined).map(({ ack }) => ack);
    const buffer = new AckedReceiveBuffer<number>(20_000);
    const delivered: number[] = [];
    const ours = arrived.map(({ seq = -1 }) => {
      const arrival = buffer.receive(seq, seq);
      if (arrival.kind === "accepted") delivered.push(...arrival.deliver);
      return buffer.acknowledgement();
    });
    assert.deepEqual(ours, acks as Acknowledgement[]);
    assert.equal(acks.length, 5);
    assert.deepEqual(delivered, [0, 1, 2, 3]);
  });

  it("resends every two seconds until acknowledged, ignores an acknowledgement of what was never sent, and resends at shutdown", () => {
    const said = capture("frames-reliable-delivery.json");
    const sent = said.filter(({ byPeer, seq }) => !byPeer && seq !== undefined);
    const peerAcks = said.filter(({ byPeer, ack }) => byPeer && ack !== undefined).map(({ ack }) => ack as Acknowledgement);
    const buffer = new AckedSendBuffer<string>(limits);
    buffer.push("first");
    const written = buffer.takeWaiting().map(({ seq }) => seq);
    let schedule = observed(RESTING, 0, { hasUnacked: true, isConnected: true }, times);
    for (let nowMs = 0; nowMs <= 6490; nowMs += 10) {
      const step = ticked(schedule, nowMs, times); // so long the peer was silent
      schedule = step.state;
      if (step.action === "resend") written.push(...buffer.resend().map(({ seq }) => seq));
    }
    assert.deepEqual(
      peerAcks.map((ack) => buffer.acknowledge(ack).kind),
      ["accepted", "above-highest"],
    );
    buffer.push("at shutdown");
    written.push(...buffer.takeWaiting().map(({ seq }) => seq), ...buffer.resend().map(({ seq }) => seq));
    assert.deepEqual(
      written,
      sent.map(({ seq }) => seq as number),
    );
  });

  it("finds the nack for an acknowledged number unfulfillable, after which Akka.NET takes leave and refuses the peer", () => {
    const said = capture("frames-unfulfillable-nack.json");
    const acks = said.filter(({ byPeer, ack }) => byPeer && ack !== undefined).map(({ ack }) => ack as Acknowledgement);
    const buffer = new AckedSendBuffer<string>(limits);
    buffer.push("watch");
    buffer.takeWaiting();
    const verdicts = acks.map((ack) => buffer.acknowledge(ack));
    assert.deepEqual(verdicts, [
      { kind: "accepted", again: [] },
      { kind: "unfulfillable", seq: 0 },
    ]);
    const after = said.slice(said.findLastIndex(({ ack }) => ack !== undefined) + 1);
    assert.isTrue(after[0]?.byPeer === false && after[0].control === "disassociate");
  });

  it("goes on resending until the acknowledgement comes on the connection it writes to", () => {
    const said = capture("frames-ack-connection.json");
    const buffer = new AckedSendBuffer<string>(limits);
    buffer.push("watch");
    const written = buffer.takeWaiting().map(({ seq }) => seq);
    for (const { byPeer, connection, ack, seq } of said) {
      if (byPeer && ack !== undefined && connection === "in1") {
        buffer.acknowledge(ack);
        buffer.push("unwatch");
        written.push(...buffer.takeWaiting().map((sent) => sent.seq));
      } else if (!byPeer && seq !== undefined && written.length < 3) {
        written.push(...buffer.resend().map((sent) => sent.seq)); // Beta's timer, or its shutdown
      }
    }
    written.push(...buffer.resend().map(({ seq }) => seq));
    assert.deepEqual(
      written,
      said.flatMap(({ byPeer, seq }) => (!byPeer && seq !== undefined ? [seq] : [])),
    );
  });
});
