import { assert, describe, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import { ActorPath } from "../../actor/index.ts";
import { Registry, Serialization } from "../../serialization/index.ts";
import { EnvelopeEncoder } from "../wire/envelope-encoder.ts";
import { OutboundCodec } from "./outbound-codec.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";
import { OversizedPayloadError } from "./errors.ts";

const path = ActorPath.parse("akka.tcp://Peer@127.0.0.1:1/user/a");
const recipient = { path, pathBytes: new TextEncoder().encode(path.toString()) } as unknown as OutboundRecipient;

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
});
