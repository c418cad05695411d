import type { Address } from "../../../actor/index.ts";
import type { Platform } from "../../../platform/index.ts";
import {
  AlreadyOpenError,
  type AssociationHandle,
  ForcedDisassociationError,
  type FrameListener,
  PREFIX_BYTES,
  takeFrames,
} from "../index.ts";
import { ThrottledTooLongError } from "./errors.ts";
import { Direction, type ForceDisassociateExplicitly, type ThrottleMode, Unthrottled } from "./throttle-commands.ts";
import { ThrottledFlow } from "./throttled-flow.ts";

/** Frames that wait to be sent above which the writer is asked to wait. Unit: bytes. */
const HIGH_WATER_BYTES = 256 * 1024;
/** Received frames that may wait: the medium cannot be asked to wait. Unit: bytes. */
const MOST_RECEIVED_BYTES = 64 * 1024 * 1024;

/** What a handle asks of its throttler. */
export interface ThrottledHandleContext {
  readonly platform: Pick<Platform, "clock" | "timers">;
  /** The first frame of a connection that a peer has opened arrives: the modes for its sender have to be set. */
  onFirstFrame(handle: ThrottledHandle, bytes: Uint8Array, start: number, end: number): void;
  onEnded(handle: ThrottledHandle): void;
}

/**
 * A connection whose frames may wait or be lost, in each direction by itself. What waits when the connection ends in order still passes before
 * the end does.
 *
 * States: `open`; `leaving` after `disassociate()`, while frames still wait to be sent, and what arrives is discarded; `ended`.
 */
export class ThrottledHandle implements AssociationHandle {
  /** See {@link AssociationHandle.remoteEndpoint}. */
  readonly remoteEndpoint: string;
  /** `host:port` of the other system's address, once it is known. */
  place: string | undefined;
  readonly #wrapped: AssociationHandle;
  readonly #context: ThrottledHandleContext;
  readonly #outbound: ThrottledFlow;
  readonly #inbound: ThrottledFlow;
  #state: "open" | "leaving" | "ended" = "open";
  #listener: FrameListener | undefined;
  #hasFirstFrame = false;
  #owesWritable = false;
  #isWrappedWritable = true;
  /** The wrapped connection has ended, with that cause. */
  #ending: { readonly cause: Error | undefined } | undefined;
  #forced: Error | undefined;
  #isReported = false;

  constructor(wrapped: AssociationHandle, context: ThrottledHandleContext, place: string | undefined) {
    this.remoteEndpoint = wrapped.remoteEndpoint;
    this.place = place;
    this.#wrapped = wrapped;
    this.#context = context;
    this.#outbound = new ThrottledFlow(
      context.platform,
      (frame) => this.#writeThrough(frame),
      () => this.#onOutboundEmptied(),
    );
    this.#inbound = new ThrottledFlow(
      context.platform,
      (frame) => this.#handOut(frame, 0, frame.length),
      () => this.#report(),
    );
  }

  setMode(direction: Direction, mode: ThrottleMode): void {
    if (direction !== Direction.Receive) this.#outbound.mode = mode;
    if (direction !== Direction.Send) this.#inbound.mode = mode;
  }

  /** See {@link AssociationHandle.refusalOf}. */
  refusalOf(claimed: Address): Error | undefined {
    return this.#wrapped.refusalOf?.(claimed);
  }

  /** See {@link AssociationHandle.open}. */
  open(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new AlreadyOpenError(this.remoteEndpoint);
    this.#listener = listener;
    this.#wrapped.open({
      onFrame: (bytes, start, end) => this.#onFrame(bytes, start, end),
      onWritable: () => this.#onWritable(),
      onDisassociated: (cause) => this.#onDisassociated(cause),
    });
  }

  /** See {@link AssociationHandle.write}. */
  write(block: Uint8Array): boolean {
    if (this.#state !== "open") return false;
    if (this.#outbound.isOpen) {
      this.#owesWritable = !this.#writeThrough(block);
      return !this.#owesWritable;
    }
    if (this.#outbound.isBlackhole) return true;
    takeFrames(block, 0, block.length, true, Number.MAX_SAFE_INTEGER, (bytes, start, end) =>
      this.#outbound.push(bytes.subarray(start - PREFIX_BYTES, end)),
    );
    this.#owesWritable = this.#outbound.waitingBytes > HIGH_WATER_BYTES || !this.#isWrappedWritable;
    return !this.#owesWritable;
  }

  /** See {@link AssociationHandle.disassociate}. */
  disassociate(): void {
    if (this.#state !== "open") return;
    this.#state = "leaving";
    this.#inbound.clear();
    if (this.#outbound.isEmpty) this.#wrapped.disassociate();
    else this.#outbound.resume();
  }

  /** See {@link AssociationHandle.abort}. */
  abort(): void {
    if (this.#state === "ended") return;
    this.#state = "leaving";
    this.#inbound.clear();
    this.#outbound.clear();
    this.#wrapped.abort();
  }

  /** Closes the connection; its owner sees `reason` as the peer's. */
  force(reason: ForceDisassociateExplicitly["reason"]): void {
    this.#forced = reason === "unknown" ? undefined : new ForcedDisassociationError(this.remoteEndpoint, reason);
    this.abort();
  }

  /** Lets what waits pass at once. */
  release(): void {
    if (!this.#outbound.isEmpty) this.#outbound.mode = Unthrottled.instance;
    if (!this.#inbound.isEmpty) this.#inbound.mode = Unthrottled.instance;
  }

  #onFrame(bytes: Uint8Array, start: number, end: number): void {
    if (!this.#hasFirstFrame) {
      this.#hasFirstFrame = true;
      if (this.place === undefined) this.#context.onFirstFrame(this, bytes, start, end);
    }
    if (this.#inbound.isOpen) this.#handOut(bytes, start, end);
    else if (this.#state === "open" && !this.#inbound.isBlackhole) {
      this.#inbound.push(bytes.slice(start, end));
      if (this.#inbound.waitingBytes > MOST_RECEIVED_BYTES) {
        this.#forced = new ThrottledTooLongError(this.remoteEndpoint, this.#inbound.waitingBytes);
        this.abort();
      }
    }
  }

  #handOut(bytes: Uint8Array, start: number, end: number): void {
    if (this.#state === "open") this.#listener?.onFrame(bytes, start, end);
  }

  #writeThrough(block: Uint8Array): boolean {
    this.#isWrappedWritable = this.#wrapped.write(block);
    if (!this.#isWrappedWritable && this.#listener !== undefined && this.#state === "open") this.#outbound.pause(); // else no event would resume it
    return this.#isWrappedWritable;
  }

  #onWritable(): void {
    this.#isWrappedWritable = true;
    this.#outbound.resume();
    if (this.#outbound.isEmpty) this.#tellWritable();
  }

  #onOutboundEmptied(): void {
    if (this.#state === "leaving") this.#wrapped.disassociate();
    else if (this.#isWrappedWritable) this.#tellWritable();
  }

  #tellWritable(): void {
    if (!this.#owesWritable || !this.#isWrappedWritable || this.#state !== "open") return;
    this.#owesWritable = false;
    this.#listener?.onWritable();
  }

  #onDisassociated(cause: Error | undefined): void {
    this.#ending = { cause: this.#forced ?? cause };
    this.#outbound.clear();
    this.#context.onEnded(this);
    this.#report();
  }

  #report(): void {
    if (this.#ending === undefined || this.#isReported || (this.#state === "open" && !this.#inbound.isEmpty)) return;
    this.#isReported = true;
    this.#state = "ended";
    this.#listener?.onDisassociated(this.#ending.cause);
  }
}
