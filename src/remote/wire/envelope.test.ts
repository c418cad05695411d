import { assert, describe, it } from "vitest";
import { decodeAck, encodeAck } from "./ack.ts";
import { decodeContainer, encodeContainer } from "./envelope.ts";
import { decodeMiscMessage } from "./misc-messages.ts";
import { decodeDaemonCreate } from "./daemon-create.ts";
import { decodeSelectionEnvelope } from "./selection-envelope.ts";
import { decodeSystemMessage } from "./system-messages.ts";
import { IncompleteEnvelopeError, WireFormatError } from "./errors.ts";

const payload = { serializerId: 17, manifest: "S", bytes: new Uint8Array([0x78]) };
const envelope = { recipientPath: "akka.tcp://B@h:1/user/a", senderPath: undefined, payload, seq: undefined };

describe("an AckAndEnvelopeContainer", () => {
  it("numbers a message whose sequence number is absent with 0, since that is how 0 travels", () => {
    const bytes = encodeContainer({ ack: undefined, envelope: { ...envelope, seq: 0n } });
    assert.equal(decodeContainer(bytes).envelope?.seq, 0n);
    assert.equal(bytes.includes(0x29), false);
  });

  it("writes the sequence number of an ordinary message as all ones", () => {
    const bytes = encodeContainer({ ack: undefined, envelope });
    assert.deepEqual([...bytes.subarray(-9)], [0x29, ...new Array<number>(8).fill(0xff)]);
    assert.equal(decodeContainer(bytes).envelope?.seq, undefined);
  });

  it("refuses a sequence number that no sender can have reached", () => {
    const bytes = encodeContainer({ ack: undefined, envelope: { ...envelope, seq: 2n ** 53n } });
    assert.throws(() => decodeContainer(bytes), WireFormatError);
  });

  it("lacks its recipient when the path is empty", () => {
    const bytes = encodeContainer({ ack: undefined, envelope: { ...envelope, recipientPath: "" } });
    assert.throws(() => decodeContainer(bytes), IncompleteEnvelopeError, /recipient/);
  });

  it("has no sender when the sender's path is empty", () => {
    const bytes = encodeContainer({ ack: undefined, envelope: { ...envelope, senderPath: "" } });
    assert.equal(decodeContainer(bytes).envelope?.senderPath, undefined);
  });

  it("may carry nothing", () => {
    assert.deepEqual(decodeContainer(new Uint8Array(0)), { ack: undefined, envelope: undefined });
  });
});

describe("an acknowledgement", () => {
  it("keeps -1, which says that nothing came yet", () => {
    const ack = { cumulativeAck: -1n, nacks: [] };
    assert.deepEqual(decodeAck(encodeAck(ack)), ack);
  });

  it("is empty when it acknowledges 0", () => {
    assert.equal(encodeAck({ cumulativeAck: 0n, nacks: [] }).length, 0);
  });

  it("may list its nacks packed or one by one", () => {
    const three = [3, 0, 0, 0, 0, 0, 0, 0];
    const four = [4, 0, 0, 0, 0, 0, 0, 0];
    const packed = new Uint8Array([0x12, 16, ...three, ...four]);
    const apart = new Uint8Array([0x11, ...three, 0x11, ...four]);
    assert.deepEqual(decodeAck(packed).nacks, [3n, 4n]);
    assert.deepEqual(decodeAck(apart).nacks, [3n, 4n]);
    assert.deepEqual(encodeAck({ cumulativeAck: 0n, nacks: [3n, 4n] }), packed);
  });
});

describe("a message inside an envelope", () => {
  it("is refused when its serializer does not know the manifest", () => {
    assert.throws(() => decodeMiscMessage("XX", new Uint8Array(0)), WireFormatError, /XX/);
    assert.throws(() => decodeSystemMessage("Akka.Dispatch.SysMsg.NoMessage, Akka", new Uint8Array(0)), WireFormatError, /NoMessage/);
  });

  it("is refused when a selection step has no known type", () => {
    assert.throws(() => decodeSelectionEnvelope(new Uint8Array([0x12, 0x00])), WireFormatError);
  });

  it("is refused when a create command has arguments without serializer ids", () => {
    assert.throws(() => decodeDaemonCreate(new Uint8Array([0x0a, 0x04, 0x22, 0x00, 0x2a, 0x00])), WireFormatError, /1 arguments/);
    assert.throws(() => decodeDaemonCreate(new Uint8Array(0)), WireFormatError, /props/);
  });
});
