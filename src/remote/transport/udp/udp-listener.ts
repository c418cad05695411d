import type { RemoteInfo, Socket } from "node:dgram";
import type { TransportLog } from "../index.ts";
import { ConnectionTokens } from "./connection-tokens.ts";
import { bareDatagram, type Datagram, datagramFrom, datagramWithToken, KIND, type Token } from "./datagram.ts";
import type { DatagramPath, UdpHandle } from "./udp-handle.ts";
import { endpointOf } from "./udp-socket.ts";

/** What a listener works with. */
export interface UdpListenerContext {
  readonly log: TransportLog;
  readonly nowMs: () => number;
  /** Count. */
  readonly maximumConnections: number;
  /** The key of that limit, for log lines. */
  readonly limitKey: string;
  /** Makes the handle of a new connection. */
  adopt(path: DatagramPath): UdpHandle;
  /** Hands a new connection to its owner, who may throw. */
  accept(handle: UdpHandle): void;
}

/** A connection that a peer has opened. */
interface Inbound {
  readonly handle: UdpHandle;
  readonly endpoint: string;
  readonly diallersToken: Token;
}

/**
 * The socket of a listening system: opens a connection for each peer that proves that it receives what is sent to its address, and gives each
 * datagram to the connection whose token it has. What has no such token is dropped.
 */
export class UdpListener {
  readonly #socket: Socket;
  readonly #context: UdpListenerContext;
  readonly #tokens: ConnectionTokens;
  readonly #connections = new Map<Token, Inbound>();
  #isClosing = false;
  #hasWarnedOfRubbish = false;
  #onLastClosed: (() => void) | undefined;

  constructor(socket: Socket, context: UdpListenerContext) {
    this.#socket = socket;
    this.#context = context;
    this.#tokens = new ConnectionTokens({ nowMs: context.nowMs });
    socket.on("message", (bytes, from) => this.#onMessage(bytes, from));
    socket.on("error", (error) => context.log.warning(`Cannot receive datagrams for now: ${error.message}.`));
  }

  /** Takes no more connections. Resolves when nothing is left of those that it has, and of the socket. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await new Promise<void>((resolve) => {
      this.#onLastClosed = resolve;
      if (this.#connections.size === 0) resolve();
    });
    await new Promise<void>((resolve) => setImmediate(() => this.#socket.close(() => resolve()))); // the last datagram leaves before
  }

  #onMessage(buffer: Uint8Array, from: RemoteInfo): void {
    const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    const datagram = datagramFrom(bytes);
    if (datagram === undefined) return this.#onRubbish(from);
    switch (datagram.kind) {
      case KIND.hello:
        return this.#onHello(datagram, from);
      case KIND.open:
        return this.#onOpen(datagram, from);
      default:
        return this.#onOther(datagram, bytes, from);
    }
  }

  /** Nothing is kept: the sender may be forged. */
  #onHello({ token }: Datagram, from: RemoteInfo): void {
    if (this.#isClosing) return this.#send(bareDatagram(KIND.gone, token), from);
    this.#send(datagramWithToken(KIND.welcome, token, this.#tokens.tokenFor(endpointOf(from), token)), from);
  }

  #onOpen({ token, otherToken }: Datagram, from: RemoteInfo): void {
    const endpoint = endpointOf(from);
    const known = this.#connections.get(token);
    if (known !== undefined) {
      if (known.endpoint === endpoint && known.diallersToken === otherToken) this.#send(bareDatagram(KIND.opened, otherToken), from);
      return;
    }
    if (!this.#tokens.isUsable(token, endpoint, otherToken)) return;
    const { log, maximumConnections, limitKey } = this.#context;
    if (this.#isClosing || this.#connections.size >= maximumConnections) {
      if (!this.#isClosing) log.warning(`Refused a connection from ${endpoint}: ${maximumConnections} are open, the limit is ${limitKey}.`);
      return this.#send(bareDatagram(KIND.gone, otherToken), from);
    }
    const path: DatagramPath = {
      remoteEndpoint: endpoint,
      peerToken: otherToken,
      send: (bytes) => this.#send(bytes, from),
      close: () => this.#forget(token),
    };
    const handle = this.#context.adopt(path);
    this.#connections.set(token, { handle, endpoint, diallersToken: otherToken });
    this.#send(bareDatagram(KIND.opened, otherToken), from);
    this.#context.accept(handle);
  }

  #onOther(datagram: Datagram, bytes: Uint8Array, from: RemoteInfo): void {
    const { kind, token } = datagram;
    const connection = this.#connections.get(token);
    if (connection !== undefined) {
      if (connection.endpoint === endpointOf(from)) connection.handle.onDatagram(datagram, bytes);
    } else if (kind === KIND.data || kind === KIND.probe || kind === KIND.close) {
      this.#send(bareDatagram(KIND.gone, token), from); // of an earlier life of this system: the peer must not wait for its failure detector
    }
  }

  #onRubbish(from: RemoteInfo): void {
    if (this.#hasWarnedOfRubbish) return;
    this.#hasWarnedOfRubbish = true;
    this.#context.log.warning(
      `Dropped a datagram from ${endpointOf(from)} that does not come from a system of this kind. Others will be dropped without a word.`,
    );
  }

  #forget(token: Token): void {
    if (!this.#connections.delete(token)) return;
    this.#tokens.markEnded(token);
    if (this.#connections.size === 0) this.#onLastClosed?.();
  }

  #send(bytes: Uint8Array, { address, port }: RemoteInfo): void {
    this.#socket.send(bytes, port, address, ignored); // a datagram that cannot be sent is a lost one
  }
}

function ignored(): void {}
