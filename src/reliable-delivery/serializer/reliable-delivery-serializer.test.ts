import { assert, describe, it } from "vitest";
import { bytesOf, capturesOf } from "../../../test/fixtures/captures.ts";
import { pathRefs, refTo } from "../../../test/fixtures/path-ref.ts";
import type { ActorRef } from "../../actor/index.ts";
import { type ActorRefResolver, defineMessage, Registry, Serialization, t } from "../../serialization/index.ts";
import { Chunk } from "../message/chunk.ts";
import { DurableQueueState, MessageConfirmed, MessageSent, QualifiersRemoved } from "../message/durable-queue-events.ts";
import { Ack, RegisterConsumer, Request, Resend, SequencedMessage } from "../message/protocol.ts";
import { RELIABLE_DELIVERY_SERIALIZER_ID, ReliableDeliverySerializer } from "./reliable-delivery-serializer.ts";

const STRING = "System.String, System.Private.CoreLib";
const CONTROLLER = "akka.tcp://Golden@127.0.0.1:25631/user/controller#274144780";
const refs = pathRefs as unknown as ActorRefResolver<ActorRef>;

class Order extends defineMessage("DeliveryPeer.Capture+Order, DeliveryPeer", { Item: t.string }) {}

function serializer(): ReliableDeliverySerializer {
  const payloads = new Serialization({ registry: new Registry().messages(Order), refs });
  return new ReliableDeliverySerializer(RELIABLE_DELIVERY_SERIALIZER_ID, payloads, refs);
}

const controller = refTo(CONTROLLER);
const firstChunk = new Chunk(new TextEncoder().encode("hel"), true, false, 17, STRING);
const lastChunk = new Chunk(new TextEncoder().encode("lo"), false, true, 17, STRING);
const sent = new MessageSent(5, "hello", true, "", 638_000_000_000_000_000n, STRING);
const sentChunk = new MessageSent(7, firstChunk, false, "", 2n, STRING);
const confirmed = new MessageConfirmed(3, "q", 4n);

function sequenced(seqNr: number, content: unknown, isFirst: boolean, wantsAck: boolean, type?: string): SequencedMessage {
  return new SequencedMessage("producer-1", seqNr, content, isFirst, wantsAck, controller, type);
}

/** What the captured bytes mean, by the names of the captures. */
const meanings: Readonly<Record<string, object>> = {
  SequencedMessage: sequenced(1, "hello", true, false, STRING),
  "SequencedMessage with ack": sequenced(300, "hello", false, true, STRING),
  "SequencedMessage of object": sequenced(2, "hello", false, false),
  "SequencedMessage of int": sequenced(2, 5, false, false, "System.Int32, System.Private.CoreLib"),
  "SequencedMessage of a nested type": sequenced(2, new Order({ Item: "tea" }), false, false, "DeliveryPeer.Capture+Order, DeliveryPeer"),
  "SequencedMessage first chunk": sequenced(8, firstChunk, false, false, STRING),
  "SequencedMessage last chunk": sequenced(9, lastChunk, false, true, STRING),
  Ack: new Ack(7),
  Request: new Request(7, 50, true, false),
  "Request via timeout without resend": new Request(0, 50, false, true),
  Resend: new Resend(4_000_000_000),
  "Resend from 0": new Resend(0),
  RegisterConsumer: new RegisterConsumer(controller, STRING),
  "RegisterConsumer of object": new RegisterConsumer(controller),
  MessageSent: sent,
  "MessageSent of object": new MessageSent(6, "hello", false, "q", 1n),
  "MessageSent chunk": sentChunk,
  Confirmed: confirmed,
  State: new DurableQueueState(8, 3, [confirmed], [sent, sentChunk], STRING),
  "State empty": new DurableQueueState(1, 0, [], [], STRING),
  Cleanup: new QualifiersRemoved(["q"]),
};

describe("The serializer of reliable delivery", () => {
  const captures = capturesOf("cluster-serializer-reliable-delivery");

  it("has a meaning for each captured message", () => {
    assert.sameMembers(
      captures.map(({ name }) => name),
      Object.keys(meanings),
    );
  });

  for (const capture of captures) {
    const { name, manifest } = capture;
    it(`reads ${name} as Akka.NET wrote it`, () => {
      assert.deepEqual(serializer().fromBytes(bytesOf(capture), manifest), meanings[name]);
    });

    it(`writes ${name} as Akka.NET does`, () => {
      assert.equal(capture.serializerId, RELIABLE_DELIVERY_SERIALIZER_ID);
      assert.equal(serializer().manifestOf(meanings[name]), manifest);
      assert.equal(Buffer.from(serializer().toBytes(meanings[name])).toString("hex"), capture.hex);
    });
  }

  it("rejects numbers that no controller sends, and says which", () => {
    assert.throws(() => serializer().fromBytes(Uint8Array.of(8, 9, 16, 5), "c"), /a request up to 5 confirms 9/);
    assert.throws(() => serializer().fromBytes(new Uint8Array(0), "a"), /has the number 0/);
  });

  it("rejects an unknown manifest, and says so", () => {
    assert.throws(() => serializer().fromBytes(new Uint8Array(0), "z"), /manifest "z"/);
  });
});
