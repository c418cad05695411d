import { ActorPath, type ActorRef } from "../../src/actor/index.ts";
import { OutboundCodec } from "../../src/remote/association/outbound-codec.ts";
import type { OutboundRecipient } from "../../src/remote/association/outbound-queue.ts";
import { EnvelopeEncoder } from "../../src/remote/wire/envelope-encoder.ts";
import { PrimitiveSerializer } from "../../src/serialization/index.ts";
import type { MicroCase } from "./micro-case.ts";
import { pingsOf, SERIALIZER_ID } from "./ping-frames.ts";

const MESSAGES = 300;
const PAIRS = 30;
const MAXIMUM_FRAME_BYTES = 127_996;

/** From messages and refs to a block of frames. What follows the codec, the encoder, is the same on both sides. */
export function outboundCodecCase(): MicroCase {
  const utf8 = new TextEncoder();
  const serializer = new PrimitiveSerializer(SERIALIZER_ID, false);
  const pairs = pingsOf(PAIRS).map(({ recipientPath, senderPath, recipientBytes }) => ({
    recipient: { path: ActorPath.parse(recipientPath), pathBytes: recipientBytes } as unknown as OutboundRecipient,
    sender: { path: ActorPath.parse(senderPath) } as unknown as ActorRef,
  }));
  const pathOf = (ref: ActorRef): string => ref.path.toSerializationFormat();
  const codec = new OutboundCodec("akka.remote.dot-netty.tcp", pathOf);
  const encoder = new EnvelopeEncoder();
  const plainEncoder = new EnvelopeEncoder();
  let sent: Uint8Array = new Uint8Array(0);
  let sentPlainly: Uint8Array = sent;
  const hot = (): Uint8Array => {
    encoder.takeBack(sent); // as if the socket had taken it at once
    for (let index = 0; index < MESSAGES; index += 1) {
      const { recipient, sender } = pairs[index % PAIRS]!;
      codec.encode(encoder, "hit", sender, recipient, serializer, MAXIMUM_FRAME_BYTES);
    }
    sent = encoder.takeBlock();
    return sent;
  };
  const plain = (): Uint8Array => {
    plainEncoder.takeBack(sentPlainly);
    for (let index = 0; index < MESSAGES; index += 1) {
      const { recipient, sender } = pairs[index % PAIRS]!;
      const payload = serializer.toBytes("hit");
      const senderBytes = utf8.encode(pathOf(sender));
      const manifest = utf8.encode(serializer.manifestOf("hit"));
      plainEncoder.append(recipient.pathBytes, senderBytes, SERIALIZER_ID, manifest, payload, 0, payload.length, -1);
    }
    sentPlainly = plainEncoder.takeBlock();
    return sentPlainly;
  };
  const copied = (block: unknown): Uint8Array => (block as Uint8Array).slice();
  return {
    files: ["src/remote/association/outbound-codec.ts"],
    plainly: "texts encoded for each message, payload in a buffer of its own",
    operations: MESSAGES,
    hot: { run: hot, outcome: copied },
    plain: { run: plain, outcome: copied },
  };
}
