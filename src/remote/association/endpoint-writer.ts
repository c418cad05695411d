import type { AssociationObservation, TrafficCounts } from "../lifecycle/association-info.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import type { Batching } from "../transport/index.ts";
import { EnvelopeEncoder } from "../wire/envelope-encoder.ts";
import type { AckScheduler } from "./ack-scheduler.ts";
import type { OutboundCodec } from "./outbound-codec.ts";
import type { OutboundQueue } from "./outbound-queue.ts";
import type { Outbox, UnsendableListener } from "./outbox.ts";
import { SYSTEM_MESSAGE_ENTRY, type NumberedMessage, type SystemMessageDelivery } from "./system-message-delivery.ts";

/** Above this much, what was encoded goes to the socket before the queue is empty. Unit: bytes. */
const BLOCK_BYTES = 64 * 1024;

/** Fewer messages than this times `max-pending-writes` leave in one write: a second one would cost more than the peer gains by beginning early. */
const WORTH_SPLITTING = 10;

/** So many messages do not wait for the end of the turn: the peer can begin, and what waits stays within the fastest memory. Count. */
const MANY_MESSAGES = 256;

/** Numbered messages that are written although the connection takes nothing. Those beyond are resent later. Unit: bytes. */
const FORCED_BYTES = 1024 * 1024;

/** What an association has to send, and how it becomes bytes. */
export interface EndpointWriterContext {
  readonly outbox: Outbox;
  readonly batching: Batching;
  readonly systemMessages: SystemMessageDelivery;
  readonly codec: OutboundCodec;
  readonly onUnsendable: UnsendableListener;
  readonly observation: AssociationObservation;
}

/**
 * Empties an association's queue into one connection: encodes what waits, hands whole blocks to the connection, and stops
 * while the connection asks it to.
 *
 * @hotpath `bench/remote-ping-pong`. Buys: one write per turn instead of one per message.
 */
export class EndpointWriter {
  readonly handle: AkkaProtocolHandle;
  readonly #queue: OutboundQueue;
  readonly #urgent: OutboundQueue;
  readonly #firstWriteMessages: number;
  readonly #nextWriteMessages: number;
  readonly #codec: OutboundCodec;
  readonly #onUnsendable: UnsendableListener;
  readonly #systemMessages: SystemMessageDelivery;
  readonly #acks: AckScheduler;
  readonly #observation: AssociationObservation;
  readonly #traffic: TrafficCounts;
  readonly #encoder: EnvelopeEncoder;
  #isWritable = true;
  #forcedBytes = 0;

  constructor(source: EndpointWriterContext, handle: AkkaProtocolHandle, acks: AckScheduler) {
    this.handle = handle;
    this.#queue = source.outbox.queue;
    this.#urgent = source.outbox.urgent;
    this.#firstWriteMessages = source.batching.isEnabled ? source.batching.maximumPendingWrites : 1;
    this.#nextWriteMessages = source.batching.isEnabled ? Number.MAX_SAFE_INTEGER : 1;
    this.#codec = source.codec;
    this.#onUnsendable = source.onUnsendable;
    this.#systemMessages = source.systemMessages;
    this.#acks = acks;
    this.#observation = source.observation;
    this.#traffic = source.outbox.traffic;
    this.#encoder = new EnvelopeEncoder(handle.hasSentAll === undefined ? undefined : source.codec.spareBuffer);
    this.#encoder.peerReadsContexts = handle.peerReadsContexts === true;
  }

  /** Drains before the end of the turn if much waits. Not while a message is being encoded: its serializer may send others. */
  drainIfMany(): void {
    if (this.#queue.length >= MANY_MESSAGES && this.#isWritable && !this.#codec.isEncoding) this.drain();
  }

  /** Sends what waits, as far as the connection takes it. */
  drain(): void {
    const isLong = this.#queue.length > this.#firstWriteMessages * WORTH_SPLITTING;
    this.#drain(isLong ? this.#firstWriteMessages : this.#nextWriteMessages);
  }

  #drain(firstWriteMessages: number): void {
    if (this.#urgent.length > 0) this.#encodeFrom(this.#urgent, firstWriteMessages);
    this.#encodeFrom(this.#queue, firstWriteMessages);
    this.#flush();
    this.#encoder.rest();
  }

  #encodeFrom(queue: OutboundQueue, firstWriteMessages: number): void {
    const encoder = this.#encoder;
    let messages = firstWriteMessages;
    while (this.#isWritable && queue.length > 0) {
      const { message, sender, recipient, serializer } = queue;
      queue.drop();
      if (serializer === SYSTEM_MESSAGE_ENTRY) {
        if (this.#systemMessages.takeFirstWrite(message as NumberedMessage)) this.#encodeNumbered(message as NumberedMessage);
        continue;
      }
      try {
        this.#codec.encode(encoder, message, sender, recipient, serializer, this.handle.maximumFrameBytes);
        this.#countFrame();
      } catch (cause) {
        this.#onUnsendable(message, sender, recipient, cause);
      }
      messages -= 1;
      if (encoder.length < BLOCK_BYTES && messages > 0) continue;
      this.#flush();
      messages = this.#nextWriteMessages;
    }
  }

  /** The connection is writable again. `isWrittenOn`: it is still the one that the queue is written to. */
  onWritable(isWrittenOn: boolean): void {
    this.#isWritable = true;
    this.#forcedBytes = 0;
    if (isWrittenOn) this.#drain(this.#nextWriteMessages); // it was busy: no need to write the first few by themselves
  }

  /**
   * Sends numbered messages now, ahead of what waits and although the connection is full: there are few, and they have waited long. A peer
   * that takes nothing and asks for them again and again gets {@link FORCED_BYTES}; the resend timer comes back to the others.
   */
  writeNumbered(messages: readonly NumberedMessage[]): void {
    for (const message of messages) {
      if (!this.#isWritable && this.#forcedBytes > FORCED_BYTES) break;
      this.#encodeNumbered(message);
      if (!this.#isWritable) this.#forcedBytes += message.message.payload.length;
      if (this.#encoder.length >= BLOCK_BYTES) this.#flush();
    }
    this.#flush();
  }

  #encodeNumbered({ seq, message }: NumberedMessage): void {
    const { recipient } = message;
    try {
      this.#codec.encode(this.#encoder, message, undefined, recipient, SYSTEM_MESSAGE_ENTRY, this.handle.maximumFrameBytes, seq);
      this.#countFrame();
    } catch (cause) {
      this.#onUnsendable(message, undefined, recipient, cause);
    }
  }

  #countFrame(): void {
    if (this.#observation.countsTraffic) this.#traffic.framesOut += 1;
  }

  #flush(): void {
    const encoder = this.#encoder;
    if (encoder.length === 0) return;
    const ack = this.#acks.takePiggyback();
    if (ack !== undefined) encoder.appendAck(ack);
    const { handle } = this;
    const block = encoder.takeBlock(handle.hasSentAll === false);
    if (this.#observation.countsTraffic) {
      this.#traffic.blocksOut += 1;
      this.#traffic.bytesOut += block.length;
    }
    this.#isWritable = handle.write(block);
    if (handle.hasSentAll === true) encoder.takeBack(block);
  }
}
