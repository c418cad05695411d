import type { Socket } from "node:net";
import type { Address } from "../../../actor/index.ts";
import type { CancelTimer, Timers } from "../../../platform/index.ts";
import { AlreadyOpenError, type AssociationHandle, type FrameListener } from "../index.ts";

/** What a connection under TLS handshake needs of its transport. */
export interface SecuringContext {
  readonly timers: Timers;
  /** How long an ending connection may take to finish the handshake and send what waits. Unit: ms. */
  readonly flushWaitMs: number;
  readonly highWaterBytes: number;
  /** Called once, when the handshake is over or the connection is. */
  onSettled(handle: SecuringHandle): void;
}

/**
 * A connection of a peer, from its first byte on: it counts before its TLS handshake is over, and can be closed.
 *
 * States: `securing` keeps writes and the listener. `ending` follows `disassociate()` while writes wait for the handshake. `secured` passes all on to
 * the handle over TLS. `closed` follows a failed handshake, the end of the socket, and `abort()`.
 */
export class SecuringHandle implements AssociationHandle {
  readonly remoteEndpoint: string;
  readonly #raw: Socket;
  readonly #context: SecuringContext;
  #state: "securing" | "ending" | "secured" | "closed" = "securing";
  #secured: AssociationHandle | undefined;
  #listener: FrameListener | undefined;
  #blocks: Uint8Array[] = [];
  #waitingBytes = 0;
  #cause: Error | undefined;
  #isReported = false;
  #cancelFlushWait: CancelTimer = () => {};

  constructor(raw: Socket, remoteEndpoint: string, context: SecuringContext) {
    this.remoteEndpoint = remoteEndpoint;
    this.#raw = raw;
    this.#context = context;
    raw.on("error", () => {}); // the server's handshake reports why
    raw.once("close", () => this.fail(undefined));
  }

  /** The handshake is over. From now on `handle` is the connection. */
  become(handle: AssociationHandle): void {
    if (this.#state === "closed") return handle.abort();
    const isEnding = this.#state === "ending";
    this.#state = "secured";
    this.#secured = handle;
    this.#cancelFlushWait();
    const owesWritable = this.#waitingBytes > this.#context.highWaterBytes;
    let isReady = true;
    for (const block of this.#blocks.splice(0)) isReady = handle.write(block);
    if (this.#listener !== undefined) handle.open(this.#listener);
    if (isEnding) handle.disassociate();
    else if (owesWritable && isReady) this.#listener?.onWritable();
    this.#context.onSettled(this);
  }

  /** The handshake has failed because of `cause`, or the connection is gone. */
  fail(cause: Error | undefined): void {
    if (this.#state === "secured" || this.#state === "closed") return;
    this.#state = "closed";
    this.#cause = cause;
    this.#blocks = [];
    this.#cancelFlushWait();
    this.#raw.destroy();
    this.#context.onSettled(this);
    this.#report();
  }

  open(listener: FrameListener): void {
    if (this.#secured !== undefined) return this.#secured.open(listener);
    if (this.#listener !== undefined) throw new AlreadyOpenError(this.remoteEndpoint);
    this.#listener = listener;
    if (this.#state === "closed") queueMicrotask(() => this.#report());
  }

  write(block: Uint8Array): boolean {
    if (this.#secured !== undefined) return this.#secured.write(block);
    if (this.#state !== "securing") return false;
    this.#blocks.push(block);
    this.#waitingBytes += block.length;
    return this.#waitingBytes <= this.#context.highWaterBytes;
  }

  disassociate(): void {
    if (this.#secured !== undefined) return this.#secured.disassociate();
    if (this.#state !== "securing") return;
    if (this.#blocks.length === 0) return this.#close();
    this.#state = "ending";
    this.#cancelFlushWait = this.#context.timers.once(this.#context.flushWaitMs, () => this.#close());
  }

  refusalOf(claimed: Address): Error | undefined {
    return this.#secured?.refusalOf?.(claimed);
  }

  abort(): void {
    if (this.#secured !== undefined) this.#secured.abort();
    else this.#close();
  }

  /** The end is reported with the socket's, as that of every connection. */
  #close(): void {
    if (this.#state !== "closed") this.#raw.destroy();
  }

  #report(): void {
    if (this.#isReported || this.#listener === undefined) return;
    this.#isReported = true;
    this.#listener.onDisassociated(this.#cause);
  }
}
