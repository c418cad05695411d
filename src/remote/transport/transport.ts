import type { Address } from "../../actor/index.ts";

/**
 * Carries whole frames between two systems. Knows nothing of actors, handshakes or serializers. The numbered promises are
 * those of the compliance suite.
 */
export interface Transport {
  /** The `tcp` in `akka.tcp://sys@host:port`. */
  readonly schemeIdentifier: string;
  /** Largest frame, its length prefix not counted, that `write` takes and a peer accepts. Unit: bytes. */
  readonly maximumFrameBytes: number;
  /**
   * T1 resolves with the advertised address, port filled in; its protocol is the scheme identifier.
   * T2 rejects with `BindError` naming host, port and the setting.
   */
  listen(systemName: string, onInbound: (handle: AssociationHandle) => void): Promise<Address>;
  /**
   * T3 resolves once `write` may be called; the remote's `onInbound` fires once. T4 aborting rejects with the signal's reason
   * and leaves no socket behind. T5 rejects with `ConnectError` naming the address if no system answers.
   */
  associate(remote: Address, signal: AbortSignal): Promise<AssociationHandle>;
  /** T6 idempotent. T7 ends every handle; each sees exactly one `onDisassociated`. */
  shutdown(): Promise<void>;
  /**
   * Carries out a command that concerns the transport as a whole and resolves with true, or with false when it does not know it. A transport
   * without commands leaves this out.
   */
  managementCommand?(command: unknown): Promise<boolean>;
}

/** One open connection. */
export interface AssociationHandle {
  /** The other end, for log lines: `127.0.0.1:49152`. The handshake states the peer's address. */
  readonly remoteEndpoint: string;
  /** T8 nothing is delivered before this is called, and nothing that arrived before is lost. Call once. */
  open(listener: FrameListener): void;
  /**
   * Sends the frames in `block`: each is a u32 little-endian length and that many bytes. T9 in order, each frame whole.
   * T10 the block belongs to the transport from now on, until {@link hasSentAll}. T11 `false` asks the caller to wait for `onWritable`; what was
   * given is sent all the same. T12 after the end of the association it does nothing and returns `false`.
   */
  write(block: Uint8Array): boolean;
  /**
   * Whether nothing that was written waits here, so that the caller may use the memory of all blocks again. A transport that cannot tell, or keeps
   * blocks longer, leaves this out.
   */
  readonly hasSentAll?: boolean | undefined;
  /** T13 what was written before is still sent, then the connection closes. Idempotent. */
  disassociate(): void;
  /** T14 closes at once; what was not sent yet may be lost. */
  abort(): void;
  /** Why the peer may not have the address `claimed`, which it states in its handshake; `undefined` if it may. A transport without proofs leaves this out. */
  refusalOf?(claimed: Address): Error | undefined;
}

/** Events for the owner of a handle. */
export interface FrameListener {
  /** T15 one whole frame, `bytes` from `start` to before `end`, in the order sent; valid until this returns: copy to keep. */
  onFrame(bytes: Uint8Array, start: number, end: number): void;
  /** T16 after a `write` that returned `false`, once, when the buffer has emptied. */
  onWritable(): void;
  /** T17 exactly once, after the last frame. `cause` is absent when the other side closed in order. */
  onDisassociated(cause: Error | undefined): void;
}
