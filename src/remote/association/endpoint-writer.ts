import type { ActorRef } from "../../actor/index.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import { EnvelopeEncoder } from "../wire/envelope-encoder.ts";
import type { OutboundCodec } from "./outbound-codec.ts";
import type { OutboundQueue } from "./outbound-queue.ts";

/** Above this much, what was encoded goes to the socket before the queue is empty. Unit: bytes. */
const BLOCK_BYTES = 64 * 1024;

/** Told of each message that could not be sent, and why. The others go on. */
export type UnsendableListener = (message: unknown, sender: ActorRef | undefined, recipient: ActorRef, cause: unknown) => void;

/**
 * Empties an association's queue into one connection: encodes what waits, hands whole blocks to the connection, and stops
 * while the connection asks it to.
 *
 * @hotpath `bench/remote-ping-pong`. Buys: one write per turn instead of one per message.
 */
export class EndpointWriter {
  readonly handle: AkkaProtocolHandle;
  readonly #queue: OutboundQueue;
  readonly #codec: OutboundCodec;
  readonly #onUnsendable: UnsendableListener;
  readonly #encoder = new EnvelopeEncoder();
  #isWritable = true;

  constructor(handle: AkkaProtocolHandle, queue: OutboundQueue, codec: OutboundCodec, onUnsendable: UnsendableListener) {
    this.handle = handle;
    this.#queue = queue;
    this.#codec = codec;
    this.#onUnsendable = onUnsendable;
  }

  /** Sends what waits, as far as the connection takes it. */
  drain(): void {
    const queue = this.#queue;
    const encoder = this.#encoder;
    while (this.#isWritable && queue.length > 0) {
      const { message, sender, recipient, serializer } = queue;
      queue.drop();
      try {
        this.#codec.encode(encoder, message, sender, recipient, serializer, this.handle.maximumFrameBytes);
      } catch (cause) {
        this.#onUnsendable(message, sender, recipient, cause);
      }
      if (encoder.length >= BLOCK_BYTES) this.#flush();
    }
    this.#flush();
  }

  /** The connection takes bytes again. */
  onWritable(): void {
    this.#isWritable = true;
    this.drain();
  }

  #flush(): void {
    if (this.#encoder.length > 0) this.#isWritable = this.handle.write(this.#encoder.takeBlock());
  }
}
