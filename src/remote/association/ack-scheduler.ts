import type { CancelTimer, Platform } from "../../platform/index.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import { frameFrom } from "../transport/index.ts";
import type { Acknowledgement } from "../delivery/acknowledgement.ts";
import { type AcknowledgementInfo, encodeAck } from "../wire/ack.ts";
import { encodeContainer } from "../wire/envelope.ts";
import { encodePdu } from "../wire/pdu.ts";

/** So many arrivals are acknowledged at once: a sender lets only so many be on their way. Count. */
const ARRIVALS_PER_ACK = 64;

/**
 * The acknowledgement that is due on one connection: it travels with what is written there anyway, and alone after
 * `system-message-ack-piggyback-timeout`.
 * INTEROP: on the connection that the messages came by; Akka.NET looks for it nowhere else.
 */
export class AckScheduler {
  readonly #handle: AkkaProtocolHandle;
  readonly #platform: Platform;
  readonly #piggybackTimeoutMs: number;
  readonly #acknowledgement: () => Acknowledgement;
  #cancelTimer: CancelTimer | undefined;
  #arrivals = 0;

  constructor(handle: AkkaProtocolHandle, platform: Platform, piggybackTimeoutMs: number, acknowledgement: () => Acknowledgement) {
    this.#handle = handle;
    this.#platform = platform;
    this.#piggybackTimeoutMs = piggybackTimeoutMs;
    this.#acknowledgement = acknowledgement;
  }

  /** A numbered message arrived by this connection. */
  onReceived(): void {
    this.#arrivals += 1;
    if (this.#arrivals >= ARRIVALS_PER_ACK) this.#flush();
    else this.#cancelTimer ??= this.#platform.timers.once(this.#piggybackTimeoutMs, () => this.#flush());
  }

  /** The encoded acknowledgement to write now, if one is due; none is then. */
  takePiggyback(): Uint8Array | undefined {
    if (this.#arrivals === 0) return undefined;
    this.stop();
    return encodeAck(this.#due());
  }

  /** The connection has ended. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#arrivals = 0;
  }

  #due(): AcknowledgementInfo {
    const { cumulative, nacks } = this.#acknowledgement();
    return { cumulativeAck: BigInt(cumulative), nacks: nacks.map(BigInt) };
  }

  #flush(): void {
    this.stop();
    const bytes = encodeContainer({ ack: this.#due(), envelope: undefined });
    this.#handle.write(frameFrom(encodePdu({ kind: "payload", bytes })));
  }
}
