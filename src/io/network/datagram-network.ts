import type { EndPoint } from "../message/end-point.ts";

/** UDP of the host, as the actors of this module need it. Tests replace it. Calls to listeners never come while one of its methods runs. */
export interface DatagramNetwork {
  open(request: DatagramRequest, listener: DatagramListener): DatagramSocket;
}

/** What socket is wanted. */
export interface DatagramRequest {
  /** Absent: any address and port. */
  readonly localAddress?: EndPoint | undefined;
  /** The only peer. Absent: any. */
  readonly remoteAddress?: EndPoint | undefined;
  /** Whether it may send to broadcast addresses. */
  readonly broadcast: boolean;
}

/** A UDP socket. */
export interface DatagramSocket {
  /** To `target`, or to the only peer. `whenDone` is called when the operating system has taken it, or has refused it. */
  send(payload: Uint8Array, target: EndPoint | undefined, whenDone: (cause: Error | undefined) => void): void;
  /** The listener is told nothing more. */
  close(): void;
}

/** Is told what happens to a UDP socket. */
export interface DatagramListener {
  onOpen(localAddress: EndPoint): void;
  onDatagram(data: Uint8Array, sender: EndPoint): void;
  /** Before `onOpen`: it cannot be opened. After it: a peer has refused a datagram, or the like; the socket stays open. */
  onFailed(cause: Error): void;
}
