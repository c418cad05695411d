import type { Socket } from "node:net";
import type { EndPoint } from "../message/end-point.ts";
import type { StreamListener, StreamSocket } from "../network/network.ts";

/** A connection over a socket of Node, with TLS or without. The socket may be half open. */
export class NodeStreamSocket implements StreamSocket {
  readonly localAddress: EndPoint;
  readonly remoteAddress: EndPoint;
  readonly #socket: Socket;
  readonly #onWritten: (error?: Error | null) => void;
  #listener: StreamListener | undefined;
  #failure: Error | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.localAddress = { host: socket.localAddress ?? "", port: socket.localPort ?? 0 };
    this.remoteAddress = { host: socket.remoteAddress ?? "", port: socket.remotePort ?? 0 };
    this.#onWritten = (error) => {
      if (error === undefined || error === null) this.#listener?.onWritten(); // the socket itself reports errors
    };
    socket.pause();
    socket.on("error", (error) => (this.#failure = error));
    socket.on("close", () => this.#onClosed());
  }

  open(listener: StreamListener): void {
    this.#listener = listener;
    this.#socket.on("data", (bytes: Buffer) => this.#listener?.onBytes(bytes));
    this.#socket.on("end", () => this.#listener?.onEnd());
    if (this.#socket.destroyed) queueMicrotask(() => this.#onClosed()); // it broke before
  }

  resume(): void {
    if (this.#socket.isPaused()) this.#socket.resume();
  }

  pause(): void {
    if (!this.#socket.isPaused()) this.#socket.pause();
  }

  write(chunks: readonly Uint8Array[]): void {
    const last = chunks.length - 1;
    if (last > 0) this.#socket.cork();
    for (let index = 0; index < last; index += 1) this.#socket.write(chunks[index] as Uint8Array);
    this.#socket.write(chunks[last] as Uint8Array, this.#onWritten);
    if (last > 0) this.#socket.uncork();
  }

  endOutput(): void {
    this.#socket.end();
  }

  close(): void {
    this.#listener = undefined;
    this.#socket.destroySoon();
  }

  abort(): void {
    this.#listener = undefined;
    if ("encrypted" in this.#socket)
      this.#socket.destroy(); // Node resets only what is not encrypted
    else this.#socket.resetAndDestroy();
  }

  #onClosed(): void {
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.onFailed(this.#failure ?? new Error("The socket was closed."));
  }
}
