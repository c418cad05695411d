import type { Platform } from "../../platform/index.ts";
import type { AssociationHandle } from "../transport/index.ts";

/** How many connections peers may open. Keys: below `ritsem.remote.connections`. */
export interface ConnectionLimits {
  /** Of all peers together. Count. Key: `maximum` (10000). */
  readonly maximum: number;
  /** From one host. Count. Key: `maximum-per-host` (6000). */
  readonly maximumPerHost: number;
  /** Without a handshake yet; beyond it the oldest are closed once they are older than `handshakeAgeMs`. Count. Key: `maximum-handshakes` (2000). */
  readonly maximumHandshakes: number;
  /** How long a handshake may take although others wait. Key: `handshake-age` (2 s). */
  readonly handshakeAgeMs: number;
}

export interface InboundConnectionsContext {
  readonly platform: Platform;
  readonly limits: ConnectionLimits;
  warn(text: string): void;
}

/** A connection that a peer has opened, from its first moment to its end. */
interface Visit {
  readonly handle: AssociationHandle;
  readonly host: string;
  readonly sinceMs: number;
}

/**
 * Decides which connections of peers are let in, before anything is read of them, and closes those that are slow to shake hands when many
 * do not. Whatever the transport.
 */
export class InboundConnections {
  readonly #context: InboundConnectionsContext;
  readonly #countByHost = new Map<string, number>();
  /** Oldest first. */
  readonly #shaking = new Set<Visit>();
  #count = 0;

  constructor(context: InboundConnectionsContext) {
    this.#context = context;
  }

  /** Count of those that are open. */
  get count(): number {
    return this.#count;
  }

  /** Of those, the ones that have not shaken hands yet. */
  get handshakeCount(): number {
    return this.#shaking.size;
  }

  /**
   * `handle`, counted until it ends, to be given to `onHandshakeOver` once its handshake is over; `undefined` if it was refused and closed.
   */
  admit(handle: AssociationHandle): AdmittedConnection | undefined {
    const host = hostOf(handle.remoteEndpoint);
    const refusal = this.#refusalOf(host);
    if (refusal !== undefined) {
      handle.abort();
      this.#context.warn(`Refused a connection from ${host}: ${refusal}`);
      return undefined;
    }
    const visit: Visit = { handle, host, sinceMs: this.#context.platform.clock.nowMs() };
    this.#count += 1;
    this.#countByHost.set(host, this.#countOf(host) + 1);
    this.#shaking.add(visit);
    this.#closeSlow(this.#context.limits.maximumHandshakes);
    return { handle: countedHandle(handle, () => this.#onEnded(visit)), onHandshakeOver: () => void this.#shaking.delete(visit) };
  }

  #refusalOf(host: string): string | undefined {
    const { maximum, maximumPerHost } = this.#context.limits;
    if (this.#countOf(host) >= maximumPerHost) {
      return `${maximumPerHost} connections from that host are open (ritsem.remote.connections.maximum-per-host)`;
    }
    if (this.#count >= maximum) this.#closeSlow(this.#shaking.size - 1);
    if (this.#count < maximum) return undefined;
    return `${maximum} connections are open (ritsem.remote.connections.maximum)`;
  }

  /** Closes the oldest that have not shaken hands, until `most` are left or the next one is young. */
  #closeSlow(most: number): void {
    const { platform, limits } = this.#context;
    const bornBeforeMs = platform.clock.nowMs() - limits.handshakeAgeMs;
    for (const visit of this.#shaking) {
      if (this.#shaking.size <= most || visit.sinceMs > bornBeforeMs) return;
      this.#shaking.delete(visit);
      visit.handle.abort();
      this.#context.warn(
        `Closed a connection from ${visit.host} that has not shaken hands for ${limits.handshakeAgeMs} ms while more than ` +
          `${limits.maximumHandshakes} others had not either (ritsem.remote.connections.maximum-handshakes)`,
      );
    }
  }

  #onEnded(visit: Visit): void {
    this.#shaking.delete(visit);
    this.#count -= 1;
    const left = this.#countOf(visit.host) - 1;
    if (left === 0) this.#countByHost.delete(visit.host);
    else this.#countByHost.set(visit.host, left);
  }

  #countOf(host: string): number {
    return this.#countByHost.get(host) ?? 0;
  }
}

/** A connection that was let in. */
export interface AdmittedConnection {
  readonly handle: AssociationHandle;
  /** To be called when the handshake is over, whatever came of it. */
  readonly onHandshakeOver: () => void;
}

/** `handle`, with word of its end. */
function countedHandle(handle: AssociationHandle, onEnded: () => void): AssociationHandle {
  return {
    remoteEndpoint: handle.remoteEndpoint,
    open: (listener) =>
      handle.open({
        // oxlint-disable-next-line typescript/unbound-method -- not wrapped: each frame passes here
        onFrame: listener.onFrame,
        onWritable: () => listener.onWritable(),
        onDisassociated(cause) {
          onEnded();
          listener.onDisassociated(cause);
        },
      }),
    write: (block) => handle.write(block),
    get hasSentAll() {
      return handle.hasSentAll;
    },
    disassociate: () => handle.disassociate(),
    abort: () => handle.abort(),
    refusalOf: (claimed) => handle.refusalOf?.(claimed),
  };
}

/** `127.0.0.1` of `127.0.0.1:50123`; the whole where there is no port. */
function hostOf(endpoint: string): string {
  const colon = endpoint.lastIndexOf(":");
  return colon <= 0 ? endpoint : endpoint.slice(0, colon);
}
