import { assert, describe, it } from "vitest";
import { type AssociatePdu, DISASSOCIATE_BYTES, decodePdu, encodePdu, HEARTBEAT_BYTES } from "./pdu.ts";
import { WireFormatError } from "./errors.ts";

const associate: AssociatePdu = {
  kind: "associate",
  origin: { system: "Alpha", hostname: "127.0.0.1", port: 25_521, protocol: "tcp" },
  uid: 390_357_132,
};

describe("an AkkaProtocolMessage", () => {
  it("is written without the frame's length, as Akka.NET writes it", () => {
    assert.equal(hexOf(encodePdu(associate)), "122a080112260a1b0a05416c70686112093132372e302e302e3118b1c7012203746370118c60441700000000");
  });

  it("keeps a negative uid, which fills the upper half with ones", () => {
    const pdu: AssociatePdu = { ...associate, uid: -5 };
    assert.deepEqual(decodePdu(encodePdu(pdu)), pdu);
  });

  it("has constants for the frames that never change", () => {
    assert.deepEqual(decodePdu(HEARTBEAT_BYTES), { kind: "heartbeat" });
    for (const reason of ["unknown", "shutdown", "quarantined"] as const) {
      assert.deepEqual(decodePdu(DISASSOCIATE_BYTES[reason]), { kind: "disassociate", reason });
      assert.deepEqual(encodePdu({ kind: "disassociate", reason }), DISASSOCIATE_BYTES[reason]);
    }
    assert.deepEqual(encodePdu({ kind: "heartbeat" }), HEARTBEAT_BYTES);
  });

  it("is its instruction when it has a payload as well", () => {
    assert.deepEqual(decodePdu(new Uint8Array([0x12, 0x02, 0x08, 0x03, 0x0a, 0x01, 0xff])), { kind: "heartbeat" });
  });

  it("reads only the range it is given", () => {
    const pdu = decodePdu(new Uint8Array([0xff, 0x0a, 0x01, 0x2a, 0xff]), 1, 4);
    assert.deepEqual(pdu, { kind: "payload", bytes: new Uint8Array([0x2a]) });
  });

  it.each([
    ["nothing at all", []],
    ["an empty payload", [0x0a, 0x00]],
    ["an instruction without a command", [0x12, 0x00]],
    ["an unknown command", [0x12, 0x02, 0x08, 0x09]],
    ["an ASSOCIATE without handshake information", [0x12, 0x02, 0x08, 0x01]],
    ["an ASSOCIATE that does not say from whom", [0x12, 0x04, 0x08, 0x01, 0x12, 0x00]],
  ])("is refused when it is %s", (_, bytes) => {
    assert.throws(() => decodePdu(new Uint8Array(bytes)), WireFormatError);
  });
});

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
