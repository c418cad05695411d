import type { Address } from "../../actor/index.ts";
import { isSynthetic } from "../transport/index.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import type { DisassociateReason } from "../wire/pdu.ts";
import type { EndpointWriter } from "./endpoint-writer.ts";
import type { InboundSystemMessages } from "./inbound-system-messages.ts";

/** One open connection to a peer. All of them are read; one of them is written on. */
export interface Connection {
  /** Subscribers know that it has ended. */
  hasReportedEnd?: boolean;
  readonly handle: AkkaProtocolHandle;
  /** True when the peer opened it. */
  readonly isInbound: boolean;
  readonly numbers: InboundSystemMessages;
  readonly writer: EndpointWriter;
}

/** What the association does after a connection has ended. */
export type AfterEnd =
  /** It was not the one that is written on. */
  | { readonly kind: "go-on" }
  /** Write on this one from now on. */
  | { readonly kind: "write-on"; readonly connection: Connection }
  /** Those that are left may not be read at the other end: another has to be opened. */
  | { readonly kind: "dial" }
  /** It was the last one. */
  | { readonly kind: "lost" };

/** Whether a new connection with `peer` is written on from now on: one that we opened; and that of a peer without a listener, which has given up its older ones. */
export function isAlwaysWritten(peer: Address, isInbound: boolean): boolean {
  return !isInbound || isSynthetic(peer);
}

/**
 * The open connections with one peer, and which of them is written on: the newest one that this side opened, else one of the peer's.
 *
 * INTEROP: when a second connection between two systems is made, Akka.NET reads that one and no longer the one it writes on. So a
 * connection that we open makes Akka.NET stop reading the older ones: to write on one of those would lose every message silently.
 */
export class Connections {
  readonly #open = new Set<Connection>();
  /** Disassociated, and not closed yet. */
  readonly #leaving = new Set<Connection>();
  #written: Connection | undefined;

  /** Count of those that have not closed yet. */
  get size(): number {
    return this.#open.size + this.#leaving.size;
  }

  /** The one that is written on. */
  get written(): Connection | undefined {
    return this.#written;
  }

  get newest(): Connection | undefined {
    return [...this.#open].at(-1);
  }

  add(connection: Connection): void {
    this.#open.add(connection);
  }

  writeOn(connection: Connection): void {
    this.#written = connection;
  }

  /** Disassociates every connection, after a call of `onLeave` with it; nothing is written any more. */
  leave(reason: DisassociateReason, onLeave?: (connection: Connection) => void): void {
    this.#written = undefined;
    for (const connection of this.#open) {
      this.#leaving.add(connection);
      onLeave?.(connection);
      connection.handle.disassociate(reason);
    }
    this.#open.clear();
  }

  /** Closes all remaining connections without a DISASSOCIATE. */
  abort(): void {
    for (const { handle } of [...this.#open, ...this.#leaving]) handle.abort();
  }

  /** `connection` has closed. */
  remove(connection: Connection): AfterEnd {
    this.#leaving.delete(connection);
    this.#open.delete(connection);
    if (connection !== this.#written) return { kind: "go-on" };
    this.#written = undefined;
    const other = this.newest;
    if (other === undefined) return { kind: "lost" };
    return connection.isInbound && other.isInbound ? { kind: "write-on", connection: other } : { kind: "dial" };
  }
}
