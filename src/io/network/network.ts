import type { Bind, Connect } from "../message/tcp-setup.ts";
import type { EndPoint } from "../message/end-point.ts";

/** The sockets of the host, as the actors of this module need them. Tests replace it. Calls to listeners never come while one of its methods runs. */
export interface TcpNetwork {
  /** Connects. Calls one of the two, once, unless `cancel` is called before. */
  connect(request: Connect, whenDone: DialListener): DialAttempt;
  /** Listens. Calls `onBound` or `onFailed` once. */
  listen(request: Bind, listener: ServerListener): ServerSocket;
}

/** Is told how an attempt to connect ends. */
export interface DialListener {
  onConnected(socket: StreamSocket): void;
  onFailed(cause: Error): void;
}

/** An attempt to connect. */
export interface DialAttempt {
  /** Ends the attempt and leaves no socket behind. */
  cancel(): void;
}

/** Is told what a listening socket does. */
export interface ServerListener {
  onBound(localAddress: EndPoint): void;
  /** Of the socket as a whole; nothing follows. */
  onFailed(cause: Error): void;
  onAccepted(socket: StreamSocket): void;
}

/** A listening socket. */
export interface ServerSocket {
  /** Accepts no more; `whenClosed` is called when the port is free. Accepted connections stay. */
  close(whenClosed?: () => void): void;
}

/** An open connection. Reads nothing until `open` and `resume`. */
export interface StreamSocket {
  readonly localAddress: EndPoint;
  readonly remoteAddress: EndPoint;
  /** Names who is told from now on. */
  open(listener: StreamListener): void;
  /** Reads on, until `pause`. */
  resume(): void;
  /** Reads no more: `onBytes` and `onEnd` do not come. */
  pause(): void;
  /** Writes all of it; `onWritten` tells when the operating system has taken it. One at a time. */
  write(chunks: readonly Uint8Array[]): void;
  /** Ends this side. Nothing may be written after it. */
  endOutput(): void;
  /** Closes the connection in order, after what was written. The listener is told nothing more. */
  close(): void;
  /** Resets the connection. The listener is told nothing more. */
  abort(): void;
}

/** Is told what happens to a connection. */
export interface StreamListener {
  /** The bytes belong to the listener. */
  onBytes(bytes: Uint8Array): void;
  onWritten(): void;
  /** The peer has ended its side. */
  onEnd(): void;
  /** The connection is broken; nothing follows. */
  onFailed(cause: Error): void;
}
