import type { Platform } from "../../platform/index.ts";
import { AckedReceiveBuffer } from "../delivery/acked-receive-buffer.ts";
import type { Acknowledgement } from "../delivery/acknowledgement.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import type { PeerShare } from "../limits/peer-memory.ts";
import type { RemoteSettings } from "../settings/remote-settings.ts";
import type { AcknowledgementInfo } from "../wire/ack.ts";
import { AckScheduler } from "./ack-scheduler.ts";
import type { NumberedInbound } from "./endpoint-reader.ts";
import type { SystemMessageDelivery } from "./system-message-delivery.ts";

/** What it takes to remember a number. Unit: bytes. */
const NUMBER_BYTES = 64;

/**
 * What is numbered on one connection: the peer's system messages go to the delivery of its association, and their acknowledgement is
 * acknowledged on the connection that they came by.
 *
 * INTEROP: an Akka.NET system that knows this one by two names counts for each of them from 0, each on a connection of its own. What comes
 * to the wrong name is not delivered; if it were counted with the rest, it would take the number of a message that is.
 */
export class InboundSystemMessages implements NumberedInbound {
  readonly acks: AckScheduler;
  readonly #handle: AkkaProtocolHandle;
  readonly #systemMessages: SystemMessageDelivery;
  readonly #share: PeerShare;
  readonly #reach: number;
  #misaddressed: AckedReceiveBuffer<undefined> | undefined;

  constructor(
    handle: AkkaProtocolHandle,
    systemMessages: SystemMessageDelivery,
    share: PeerShare,
    platform: Platform,
    settings: RemoteSettings,
  ) {
    this.#handle = handle;
    this.#systemMessages = systemMessages;
    this.#share = share;
    this.#reach = settings.systemMessageBufferSize;
    const acknowledgement = (): Acknowledgement => (this.#misaddressed ?? systemMessages).acknowledgement();
    this.acks = new AckScheduler(handle, platform, settings.systemMessageAckPiggybackTimeoutMs, acknowledgement);
  }

  onArrival(seq: number, bytes: number, deliver: () => void): void {
    if (!this.#isOfPresentIncarnation()) return;
    this.#systemMessages.onArrival(seq, bytes, deliver);
    this.acks.onReceived();
  }

  onMisaddressed(seq: number): void {
    if (!this.#isOfPresentIncarnation()) return;
    this.#misaddressed ??= new AckedReceiveBuffer(this.#reach, this.#share);
    this.#misaddressed.receive(seq, undefined, NUMBER_BYTES);
    this.acks.onReceived();
  }

  onAck(ack: AcknowledgementInfo): void {
    if (this.#isOfPresentIncarnation()) this.#systemMessages.onAck(ack);
  }

  /** The connection has ended. */
  end(): void {
    this.acks.stop();
    this.#misaddressed?.clear();
  }

  #isOfPresentIncarnation(): boolean {
    return this.#handle.remoteUid === this.#systemMessages.uid;
  }
}
