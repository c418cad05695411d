import { Address } from "../../src/actor/index.ts";
import {
  type AssociationHandle,
  ConnectError,
  FrameAssembler,
  type FrameListener,
  FrameTooLargeError,
  type Transport,
} from "../../src/remote/transport/index.ts";

/** As Akka.NET's default: 128 000 with the prefix. */
const MAXIMUM_FRAME_BYTES = 127_996;

/** A connection that a test feeds with bytes, cut as it likes: what a TCP connection is to the stack above it, without the socket. */
export class ByteStream implements AssociationHandle {
  readonly remoteEndpoint: string;
  /** The frames that came out of the bytes. */
  readonly onFrameIn: (bytes: Uint8Array, start: number, end: number) => void;
  writtenBytes = 0;
  readonly #assembler = new FrameAssembler(true, MAXIMUM_FRAME_BYTES);
  #listener: FrameListener | undefined;
  #isOpen = true;
  #cause: Error | undefined;
  #isReported = false;

  constructor(remoteEndpoint: string, onFrameIn: (bytes: Uint8Array, start: number, end: number) => void) {
    this.remoteEndpoint = remoteEndpoint;
    this.onFrameIn = onFrameIn;
  }

  /** False when the system has closed it. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Bytes of a frame that is not whole yet. */
  get pendingBytes(): number {
    return this.#assembler.pendingBytes;
  }

  /** The peer sends `chunk`. An error that it throws is not caught over a socket either. */
  feed(chunk: Uint8Array): void {
    if (!this.#isOpen || this.#listener === undefined) return;
    try {
      this.#assembler.push(chunk, this.#onFrame);
    } catch (error) {
      if (!(error instanceof FrameTooLargeError)) throw error;
      this.#cause = error;
      this.abort();
    }
  }

  /** The peer closes. */
  end(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    queueMicrotask(() => this.#report());
  }

  open(listener: FrameListener): void {
    this.#listener = listener;
    if (!this.#isOpen) queueMicrotask(() => this.#report());
  }

  write(block: Uint8Array): boolean {
    if (!this.#isOpen) return false;
    this.writtenBytes += block.length;
    return true;
  }

  disassociate(): void {
    this.end();
  }

  abort(): void {
    this.end();
  }

  readonly #onFrame = (bytes: Uint8Array, start: number, end: number): void => {
    if (!this.#isOpen) return;
    this.onFrameIn(bytes, start, end);
    this.#listener?.onFrame(bytes, start, end);
  };

  #report(): void {
    if (this.#isReported || this.#listener === undefined) return;
    this.#isReported = true;
    this.#listener.onDisassociated(this.#cause);
  }
}

/** A transport without a network: connections come from a test, and it cannot dial. */
export class ByteStreamTransport implements Transport {
  readonly schemeIdentifier = "tcp";
  readonly maximumFrameBytes: number = MAXIMUM_FRAME_BYTES;
  dialCount = 0;
  #onInbound: (handle: AssociationHandle) => void = () => {};

  listen(systemName: string, onInbound: (handle: AssociationHandle) => void): Promise<Address> {
    this.#onInbound = onInbound;
    return Promise.resolve(new Address("tcp", systemName, "127.0.0.1", 25_531));
  }

  associate(remote: Address): Promise<AssociationHandle> {
    this.dialCount += 1;
    return Promise.reject(new ConnectError(remote, "nobody can be dialled here."));
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }

  /** A peer connects. */
  connect(stream: ByteStream): void {
    this.#onInbound(stream);
  }
}
