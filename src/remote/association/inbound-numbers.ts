import type { Platform } from "../../platform/index.ts";
import { AckedReceiveBuffer } from "../delivery/acked-receive-buffer.ts";
import type { Acknowledgement } from "../delivery/acknowledgement.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import type { RemoteSettings } from "../remote-settings.ts";
import type { AcknowledgementInfo } from "../wire/ack.ts";
import { AckDebt } from "./ack-debt.ts";
import type { NumberedInbound } from "./endpoint-reader.ts";
import type { SystemLane } from "./system-lane.ts";

/**
 * What is numbered on one connection: the peer's system messages go to the lane of its association, and what is owed for them is
 * acknowledged on the connection that they came by.
 *
 * INTEROP: an Akka.NET system that knows this one by two names counts for each of them from 0, each on a connection of its own. What comes
 * by the wrong name is delivered to nobody; were it counted with the rest, it would take the place of messages that are.
 */
export class InboundNumbers implements NumberedInbound {
  readonly acks: AckDebt;
  readonly #handle: AkkaProtocolHandle;
  readonly #lane: SystemLane;
  readonly #reach: number;
  #misaddressed: AckedReceiveBuffer<undefined> | undefined;

  constructor(handle: AkkaProtocolHandle, lane: SystemLane, platform: Platform, settings: RemoteSettings) {
    this.#handle = handle;
    this.#lane = lane;
    this.#reach = settings.systemMessageBufferSize;
    const acknowledgement = (): Acknowledgement => (this.#misaddressed ?? lane).acknowledgement();
    this.acks = new AckDebt(handle, platform, settings.systemMessageAckPiggybackTimeoutMs, acknowledgement);
  }

  onArrival(seq: number, deliver: () => void): void {
    if (!this.#isOfPresentIncarnation()) return;
    this.#lane.onArrival(seq, deliver);
    this.acks.owe();
  }

  onMisaddressed(seq: number): void {
    if (!this.#isOfPresentIncarnation()) return;
    this.#misaddressed ??= new AckedReceiveBuffer(this.#reach);
    this.#misaddressed.receive(seq, undefined);
    this.acks.owe();
  }

  onAck(ack: AcknowledgementInfo): void {
    if (this.#isOfPresentIncarnation()) this.#lane.onAck(ack);
  }

  #isOfPresentIncarnation(): boolean {
    return this.#handle.remoteUid === this.#lane.uid;
  }
}
