import type { OnReadOpts, Socket } from "node:net";

/** The most that is read at once, which is what Node reads. Unit: bytes. */
const READ_BYTES = 65_536;

/** The bytes that arrive at a socket. */
export interface IncomingBytes {
  /** Begins to read; until then, the kernel keeps what arrives. An array is the same for others once `onBytes` has returned, unless it is kept. */
  start(socket: Socket, onBytes: (bytes: Uint8Array) => void): void;
  /** What still arrives is discarded. */
  stop(socket: Socket): void;
  /** `bytes[from..)`, which was given to `onBytes` and is read later. */
  keep(bytes: Uint8Array, from: number): Uint8Array;
}

/** Node makes an array for each read. An accepted socket, and one with TLS, cannot have it otherwise. */
export class OwnReads implements IncomingBytes {
  #onData: ((chunk: Buffer) => void) | undefined;

  start(socket: Socket, onBytes: (bytes: Uint8Array) => void): void {
    // A plain array: upwards `slice` must copy, and one shape is faster than two.
    this.#onData = (chunk) => onBytes(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    socket.on("data", this.#onData); // starts the flow
  }

  stop(socket: Socket): void {
    if (this.#onData !== undefined) socket.removeListener("data", this.#onData);
  }

  keep(bytes: Uint8Array, from: number): Uint8Array {
    return bytes.subarray(from);
  }
}

/** The array that dialled sockets are read into, one after the other: the bytes of a read have been handled before the next one begins. */
export class SharedReads {
  #bytes: Uint8Array | undefined;

  /** For one socket that is about to be dialled. `undefined` on Windows, which is given the array long before anything arrives. */
  forSocket(platform: NodeJS.Platform = process.platform): DialledReads | undefined {
    if (platform === "win32") return undefined;
    this.#bytes ??= new Uint8Array(READ_BYTES);
    return new DialledReads(this.#bytes);
  }
}

/** One socket's reads into the shared array. */
export class DialledReads implements IncomingBytes {
  readonly #shared: Uint8Array;
  /** For `connect`. The socket is to be paused until {@link start}. */
  readonly options: OnReadOpts;
  #onBytes: (bytes: Uint8Array) => void = () => {};

  constructor(shared: Uint8Array) {
    this.#shared = shared;
    const callback = (count: number): boolean => {
      this.#onBytes(new Uint8Array(shared.buffer, 0, count));
      return true;
    };
    this.options = { buffer: shared, callback };
  }

  start(socket: Socket, onBytes: (bytes: Uint8Array) => void): void {
    this.#onBytes = onBytes;
    socket.resume();
  }

  stop(): void {
    this.#onBytes = () => {};
  }

  keep(bytes: Uint8Array, from: number): Uint8Array {
    return bytes.buffer === this.#shared.buffer ? bytes.slice(from) : bytes.subarray(from);
  }
}
