import { assert, describe, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import { ActorPath } from "../../actor/index.ts";
import { ContextualMessage } from "../../actor/internal.ts";
import { Registry, Serialization } from "../../serialization/index.ts";
import { EnvelopeEncoder } from "../wire/envelope-encoder.ts";
import { OutboundCodec } from "./outbound-codec.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";
import { OversizedPayloadError } from "./errors.ts";

const path = ActorPath.parse("akka.tcp://Peer@127.0.0.1:1/user/a");
const recipient = { path, pathBytes: new TextEncoder().encode(path.toString()) } as unknown as OutboundRecipient;

const FIELDS = new Uint8Array([0x82, 0x7d, 3, 1, 2, 3]);

class MessageWithFields extends ContextualMessage {
  override readonly envelopeFields = FIELDS;
  override handledBy(): unknown {
    return undefined;
  }
}

describe("OutboundCodec", () => {
  it("refuses a small message that stands for a huge document without writing more than a frame of it", () => {
    let message: unknown = { text: "x" };
    for (let level = 0; level < 50; level += 1) message = { a: message, b: message }; // a tree of 2^50 objects
    const serialization = new Serialization({ registry: new Registry(), refs: pathRefs });
    const encoder = new EnvelopeEncoder();
    const encode = (): void =>
      new OutboundCodec("akka.remote.dot-netty.tcp", String).encode(
        encoder,
        message,
        undefined,
        recipient,
        serialization.serializerFor(message),
        127_996,
      );
    assert.throws(encode, OversizedPayloadError, /its frame would have more than 12\d{4} bytes, the limit is 127996/);
    assert.equal(encoder.length, 0);
  });

  it("leaves out what goes with a message rather than the message, if both do not fit", () => {
    const limit = 1000;
    const encodedBytes = (message: unknown): number => {
      const encoder = new EnvelopeEncoder();
      encoder.peerReadsContexts = true;
      const serializer = new Serialization({ registry: new Registry(), refs: pathRefs }).serializerFor("");
      new OutboundCodec("akka.remote.dot-netty.tcp", String).encode(encoder, message, undefined, recipient, serializer, limit);
      return encoder.takeBlock().length;
    };
    const text = "x".repeat(limit - (encodedBytes("y".repeat(800)) - 804));
    const alone = encodedBytes(text);
    assert.equal(alone, 4 + limit);
    assert.equal(encodedBytes(new MessageWithFields(text)), alone);
    assert.equal(encodedBytes(new MessageWithFields("short")), encodedBytes("short") + FIELDS.length);
  });
});
