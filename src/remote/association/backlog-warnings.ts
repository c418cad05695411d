import type { RemoteSettings } from "../settings/remote-settings.ts";

/** INTEROP: Akka.NET warns no more often either. Unit: ms. */
const LEAST_INTERVAL_MS = 5_000;

/** Warns of a peer that does not take what is sent to it, now and then and not for each message. Time is an argument: monotonic ms. */
export class BacklogWarnings {
  readonly #settings: Pick<RemoteSettings, "logBufferSizeExceeding" | "outboundQueueMaximumBytes">;
  readonly #peer: string;
  readonly #warn: (text: string) => void;
  #lengthDueMs = Number.NEGATIVE_INFINITY;
  #droppedDueMs = Number.NEGATIVE_INFINITY;
  #dropped = 0;

  constructor(
    settings: Pick<RemoteSettings, "logBufferSizeExceeding" | "outboundQueueMaximumBytes">,
    peer: string,
    warn: (text: string) => void,
  ) {
    this.#settings = settings;
    this.#peer = peer;
    this.#warn = warn;
  }

  /** So many messages still wait after all was written that the connection would take. */
  onWaiting(count: number, nowMs: number): void {
    if (count <= this.#settings.logBufferSizeExceeding || nowMs < this.#lengthDueMs) return;
    this.#lengthDueMs = nowMs + LEAST_INTERVAL_MS;
    this.#warn(
      `[${count}] buffered messages in EndpointWriter for [${this.#peer}] (akka.remote.log-buffer-size-exceeding). ` +
        "You should probably implement flow control to avoid flooding the remote connection.",
    );
  }

  /** A message was not taken into the queue. */
  onDropped(nowMs: number, isForAllPeers: boolean): void {
    this.#dropped += 1;
    if (nowMs < this.#droppedDueMs) return;
    this.#droppedDueMs = nowMs + LEAST_INTERVAL_MS;
    const why = isForAllPeers
      ? `${this.#peer} does not take what is sent to it, and no more may wait for all peers together (ritsem.remote.all-peers.maximum-bytes)`
      : `More than ${this.#settings.outboundQueueMaximumBytes} bytes wait for ${this.#peer} (ritsem.remote.outbound-queue.maximum-bytes)`;
    this.#warn(
      `${why}: ` +
        `what is sent to it goes to dead letters, ${this.#dropped} messages since the last warning. Slow down, or wait for answers.`,
    );
    this.#dropped = 0;
  }
}
