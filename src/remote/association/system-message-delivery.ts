import { SYSTEM_MESSAGE_SERIALIZER_ID } from "../wire/serializer-ids.ts";
import type { CancelTimer, Platform } from "../../platform/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import { AckedReceiveBuffer } from "../delivery/acked-receive-buffer.ts";
import { AckedSendBuffer, type Sequenced } from "../delivery/acked-send-buffer.ts";
import type { Acknowledgement } from "../delivery/acknowledgement.ts";
import { observed, RESTING, type ResendState, ticked } from "../delivery/resend-schedule.ts";
import type { PeerShare } from "../limits/peer-memory.ts";
import type { RemoteSettings } from "../settings/remote-settings.ts";
import type { AcknowledgementInfo } from "../wire/ack.ts";
import { OversizedPayloadError } from "./errors.ts";
import type { CodecDeparture } from "./outbound-codec.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";

/** Larger system messages are refused: one that fits in no frame would block all later ones. Unit: bytes. */
const MAXIMUM_PAYLOAD_BYTES = 64 * 1024;

/** What a kept message takes besides its bytes. Unit: bytes. */
const ENTRY_BYTES = 200;

/** A system message as it is kept until the peer has it: in bytes, since it may be written more than once. */
export interface KeptSystemMessage {
  readonly recipient: OutboundRecipient;
  readonly manifest: string;
  readonly payload: Uint8Array;
}

export type NumberedMessage = Sequenced<KeptSystemMessage>;

/** Marks the entries of an outbound queue that are {@link NumberedMessage}s. Compared by identity. */
export const SYSTEM_MESSAGE_ENTRY: Serializer = {
  identifier: SYSTEM_MESSAGE_SERIALIZER_ID,
  manifestOf: (kept) => (kept as KeptSystemMessage).manifest,
  toBytes: (kept) => (kept as KeptSystemMessage).payload,
  fromBytes: () => undefined,
};

/** What system message delivery needs from its association. */
export interface SystemMessageDeliveryContext {
  readonly platform: Platform;
  readonly settings: RemoteSettings;
  /** Where what is unacknowledged is noted. */
  readonly share: PeerShare;
  /** Where what came early is noted. */
  readonly earlyShare: PeerShare;
  /** Told for whom a message is written; absent if there is one transport. */
  readonly departure?: CodecDeparture | undefined;
  /** Whether there is a connection to write to. */
  isConnected(): boolean;
  /** Writes again, now. */
  writeAgain(messages: readonly NumberedMessage[]): void;
  /** Makes for a connection, unless the gate is closed. */
  reconnect(): void;
  /** The order cannot be kept any more. */
  fail(reason: string): void;
  warn(text: string): void;
}

/**
 * System messages to and from one peer: numbered, kept until acknowledged, written again, and put back into their order on arrival.
 * Survives connections; everything starts afresh with another incarnation of the peer.
 *
 * INTEROP: first writes keep their place among ordinary messages, so that `Terminated` comes after what its actor had sent.
 */
export class SystemMessageDelivery {
  readonly #host: SystemMessageDeliveryContext;
  #sent: AckedSendBuffer<KeptSystemMessage>;
  #received: AckedReceiveBuffer<() => void>;
  #uid: number | undefined;
  #schedule: ResendState = RESTING;
  #cancelTimer: CancelTimer | undefined;
  /** Some could not be written when it was their turn: too many were in transit, or the connection had ended. */
  #hasStalled = false;
  #isStopped = false;
  /** What came early. Unit: bytes. */
  #earlyBytes = 0;
  /** What is unacknowledged, as noted in the share. Unit: bytes. */
  #notedBytes = 0;

  constructor(host: SystemMessageDeliveryContext) {
    this.#host = host;
    this.#sent = this.#newSendBuffer();
    this.#received = this.#newReceiveBuffer();
  }

  /** The incarnation that this is about, once a handshake has told. */
  get uid(): number | undefined {
    return this.#uid;
  }

  get unacknowledgedCount(): number {
    return this.#sent.unackedCount;
  }

  /**
   * Numbers and keeps `message`; the entry for the outbound queue, or `undefined` when there were too many and the peer was given up.
   * Throws what the serializer throws, and OversizedPayloadError.
   */
  push(message: unknown, recipient: OutboundRecipient, serializer: Serializer): NumberedMessage | undefined {
    const payload = this.#bytesOf(message, recipient, serializer);
    if (payload.length > MAXIMUM_PAYLOAD_BYTES) throw new OversizedPayloadError(recipient.path, payload.length, MAXIMUM_PAYLOAD_BYTES);
    const pushed = this.#sent.push({ recipient, manifest: serializer.manifestOf(message), payload });
    if (pushed.kind === "overflow") {
      this.#host.fail(this.#overflowReason());
      return undefined;
    }
    this.#observe();
    this.#noteUnacknowledged();
    return pushed.sequenced;
  }

  #bytesOf(message: unknown, recipient: OutboundRecipient, serializer: Serializer): Uint8Array {
    const { departure } = this.#host;
    departure?.begin(recipient.path.address);
    try {
      return serializer.toBytes(message);
    } finally {
      departure?.end();
    }
  }

  #overflowReason(): string {
    const { systemMessageBufferSize, unacknowledgedMaximumBytes } = this.#host.settings;
    if (this.#sent.unackedCount < systemMessageBufferSize) {
      return (
        `system messages of ${this.#sent.unackedBytes} bytes are unacknowledged and another one must be sent, limit ` +
        `${unacknowledgedMaximumBytes} bytes (ritsem.remote.system-messages.unacknowledged-maximum-bytes)`
      );
    }
    return `${systemMessageBufferSize} system messages are unacknowledged and another one must be sent (akka.remote.system-message-buffer-size)`;
  }

  /** Whether to write an entry of the outbound queue now that it is its turn. */
  takeFirstWrite(entry: NumberedMessage): boolean {
    const isTaken = this.#sent.takeFirstWrite(entry);
    this.#hasStalled ||= !isTaken;
    return isTaken;
  }

  /** A handshake named the peer's incarnation. State of another incarnation is dropped. */
  meet(uid: number): void {
    if (this.#uid !== undefined && this.#uid !== uid) this.forget();
    this.#uid = uid;
  }

  /** There is a connection to write to: what an earlier one may have lost goes first. */
  onConnected(): void {
    this.#observe();
    this.#host.writeAgain(this.#sent.resend());
  }

  /** There is none any more. */
  onDisconnected(): void {
    this.#observe();
  }

  /** Entries were dropped from the outbound queue, or never got into it; they are written with the next resend. */
  onFirstWritesDropped(): void {
    this.#hasStalled = true;
    this.#sent.giveUpFirstWrites();
    this.#observe();
  }

  onAck(info: AcknowledgementInfo): void {
    const ack: Acknowledgement = { cumulative: Number(info.cumulativeAck), nacks: info.nacks.map(Number) };
    const verdict = this.#sent.acknowledge(ack);
    switch (verdict.kind) {
      case "accepted":
        this.#noteUnacknowledged();
        this.#observe();
        this.#host.writeAgain([...verdict.again, ...this.#takeStalled()]);
        return;
      case "above-highest":
        this.#host.warn(`Ignored an acknowledgement of system message ${ack.cumulative}: the highest one sent is ${verdict.highest}`);
        return;
      case "unfulfillable":
        this.#host.fail(`it lacks system message ${verdict.seq}, which it has acknowledged before`);
    }
  }

  /** Those that have lost their turn in the queue. The others keep it, so that an acknowledgement costs no write of its own. */
  #takeStalled(): readonly NumberedMessage[] {
    if (!this.#hasStalled) return [];
    const stalled = this.#sent.takeWaiting();
    this.#hasStalled = this.#sent.hasUnwritten;
    return stalled;
  }

  /**
   * A numbered message of `bytes` arrived; `deliver` is called when its turn has come, maybe at once, or never if it came before or may not
   * be kept until then.
   */
  onArrival(seq: number, bytes: number, deliver: () => void): void {
    const arrival = this.#received.receive(seq, deliver, bytes + ENTRY_BYTES);
    switch (arrival.kind) {
      case "accepted":
        for (const next of arrival.deliver) next();
        return;
      case "out-of-reach":
        this.#host.warn(
          `Ignored system message ${seq}: it is too far ahead of those that have come (akka.remote.system-message-buffer-size)`,
        );
        return;
      case "no-room":
        this.#host.warn(
          `Ignored system message ${seq} until it is sent again: ${this.#earlyBytes} bytes of system messages wait for one that is ` +
            "missing (ritsem.remote.system-messages.early-maximum-bytes, ritsem.remote.all-peers.maximum-bytes)",
        );
    }
  }

  /** What to tell the peer now. */
  acknowledgement(): Acknowledgement {
    return this.#received.acknowledgement();
  }

  /** Sends everything that the peer has not acknowledged once more, before the connection closes. */
  resendAll(): void {
    this.#host.writeAgain(this.#sent.resend());
  }

  /** Whether anything was ever numbered, by this side or by the peer. */
  get isUsed(): boolean {
    return this.#sent.highest >= 0 || this.#received.acknowledgement().cumulative >= 0;
  }

  /** Starts afresh, as for a peer that was never met. */
  forget(): void {
    this.#uid = undefined;
    this.drop();
  }

  /** Drops what is unacknowledged, and counts from 0 again: the incarnation that was met, here or there, has ended. */
  drop(): void {
    this.#received.clear();
    this.#sent = this.#newSendBuffer();
    this.#received = this.#newReceiveBuffer();
    this.#noteUnacknowledged();
    this.#observe();
  }

  /** Nothing is resent any more. */
  stop(): void {
    this.#isStopped = true;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #observe(): void {
    const { platform, settings } = this.#host;
    const now = { hasUnacked: this.#sent.unackedCount > 0, isConnected: this.#host.isConnected() };
    this.#schedule = observed(this.#schedule, platform.clock.nowMs(), now, timesOf(settings));
    this.#arm();
  }

  /** One timer at most, and none while nothing is unacknowledged. */
  #arm(): void {
    if (this.#isStopped || this.#schedule.kind === "resting" || this.#cancelTimer !== undefined) return;
    const { platform } = this.#host;
    this.#cancelTimer = platform.timers.once(Math.max(0, this.#schedule.dueMs - platform.clock.nowMs()), () => this.#onTimer());
  }

  #onTimer(): void {
    const { platform, settings } = this.#host;
    this.#cancelTimer = undefined;
    const { state, action } = ticked(this.#schedule, platform.clock.nowMs(), timesOf(settings));
    this.#schedule = state;
    this.#arm();
    if (action === "resend") this.#host.writeAgain(this.#sent.resend());
    else if (action === "reconnect") this.#host.reconnect();
    else if (action === "give-up") {
      this.#host.fail("it could not be reached for akka.remote.initial-system-message-delivery-timeout while system messages waited");
    }
  }

  #newSendBuffer(): AckedSendBuffer<KeptSystemMessage> {
    const { systemMessageBufferSize, resendLimit, unacknowledgedMaximumBytes } = this.#host.settings;
    const limits = { bufferSize: systemMessageBufferSize, resendLimit, maximumBytes: unacknowledgedMaximumBytes };
    return new AckedSendBuffer(limits, ({ payload }) => payload.length + ENTRY_BYTES);
  }

  #newReceiveBuffer(): AckedReceiveBuffer<() => void> {
    const { earlyShare, settings } = this.#host;
    return new AckedReceiveBuffer(settings.systemMessageBufferSize, {
      take: (bytes) => {
        if (this.#earlyBytes + bytes > settings.earlyMaximumBytes || !earlyShare.take(bytes)) return false;
        this.#earlyBytes += bytes;
        return true;
      },
      give: (bytes) => {
        this.#earlyBytes -= bytes;
        earlyShare.give(bytes);
      },
    });
  }

  #noteUnacknowledged(): void {
    const { share } = this.#host;
    const changeBytes = this.#sent.unackedBytes - this.#notedBytes;
    this.#notedBytes = this.#sent.unackedBytes;
    if (changeBytes < 0) share.give(-changeBytes);
    else share.takeMandatory(changeBytes);
  }
}

function timesOf(settings: RemoteSettings): { readonly resendIntervalMs: number; readonly giveUpAfterMs: number } {
  return { resendIntervalMs: settings.resendIntervalMs, giveUpAfterMs: settings.initialSystemMessageDeliveryTimeoutMs };
}
