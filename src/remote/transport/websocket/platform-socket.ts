import type { Address } from "../../../actor/index.ts";
import type { Timers } from "../../../platform/index.ts";
import { ConnectError } from "../index.ts";
import { CLOSE_CODES, type MessageSocket, type MessageSocketEvents, SENT_TEXT, type SocketEnd, socketEndOf } from "./message-socket.ts";

/** The parts of the platform's `WebSocket` that are used. */
export interface PlatformWebSocket {
  /** Is set to `arraybuffer`. */
  binaryType: string;
  /** Bytes given to `send` that have not left yet. */
  readonly bufferedAmount: number;
  /** The connection is open. */
  onopen: (() => void) | null;
  /** One message: a text, or an `ArrayBuffer`. */
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  /** Once, at the end. */
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  /** Without effect here: `onclose` follows. */
  onerror: (() => void) | null;
  /** Sends one binary message. */
  send(data: Uint8Array): void;
  /** Closes after what was sent has left. */
  close(code?: number, reason?: string): void;
}

/** Makes a `WebSocket` of the platform. */
export type OpenPlatformWebSocket = (url: string) => PlatformWebSocket;

/** The platform does not say when sent bytes have left, so they are looked at so often. Unit: ms. */
const LOOK_INTERVAL_MS = 10;
/** The platform cannot stop reading: a connection whose owner does not take what arrives is closed beyond this. Unit: bytes. */
const MOST_EARLY_BYTES = 4 * 1024 * 1024;

/** Opens a WebSocket of the platform. Rejects with `ConnectError`, or with the reason of `signal`. */
export function connectPlatformSocket(
  open: OpenPlatformWebSocket,
  url: string,
  remote: Address,
  timers: Timers,
  signal: AbortSignal,
): Promise<MessageSocket> {
  return new Promise((resolve, reject) => {
    const socket = openOr(open, url, remote, reject);
    if (socket === undefined) return;
    socket.binaryType = "arraybuffer";
    const settle = (): void => {
      signal.removeEventListener("abort", onAbort);
      socket.onopen = socket.onclose = null;
    };
    const onAbort = (): void => {
      settle();
      socket.close();
      reject(signal.reason);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    socket.onopen = () => {
      settle();
      resolve(new PlatformSocket(socket, `${remote.host}:${remote.port}`, timers));
    };
    socket.onclose = () => {
      settle();
      reject(new ConnectError(remote, `${url} did not open a WebSocket, and the platform tells programs no reason. ${CURE}`));
    };
  });
}

const CURE =
  "Look into the console of the browser: no process may listen there, the server may not allow this page's origin (allowed-origins), or the " +
  "page's content security policy may not (connect-src).";

function openOr(
  open: OpenPlatformWebSocket,
  url: string,
  remote: Address,
  reject: (reason: unknown) => void,
): PlatformWebSocket | undefined {
  try {
    return open(url);
  } catch (cause) {
    // A page that was loaded with https: may not open ws:.
    reject(new ConnectError(remote, `the platform refuses to open ${url}: ${String(cause)}.`, { cause }));
    return undefined;
  }
}

/** A WebSocket of the platform. It cannot be paused: what arrives before `resume` is kept. */
class PlatformSocket implements MessageSocket {
  readonly remoteEndpoint: string;
  readonly #socket: PlatformWebSocket;
  readonly #timers: Timers;
  #events: MessageSocketEvents | undefined;
  /** `undefined` once the owner takes what arrives. */
  #early: Uint8Array[] | undefined = [];
  #earlyBytes = 0;
  #end: SocketEnd | undefined;
  /** It ended before the owner took what had arrived. */
  #earlyEnd: SocketEnd | undefined;
  #isClosed = false;
  #isLooking = false;

  constructor(socket: PlatformWebSocket, remoteEndpoint: string, timers: Timers) {
    this.remoteEndpoint = remoteEndpoint;
    this.#socket = socket;
    this.#timers = timers;
    socket.onmessage = ({ data }) => this.#onData(data);
    socket.onclose = ({ code, reason }) => this.#onClose(this.#end ?? socketEndOf(code, reason));
    socket.onerror = null; // the event of the end follows
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  attach(events: MessageSocketEvents): void {
    this.#events = events;
  }

  resume(): void {
    const early = this.#early;
    if (early === undefined) return;
    this.#early = undefined;
    queueMicrotask(() => {
      for (const message of early) this.#events?.onMessage(message);
      if (this.#earlyEnd !== undefined) this.#onClose(this.#earlyEnd);
    });
  }

  pause(): void {
    // the platform reads on
  }

  send(message: Uint8Array): void {
    this.#socket.send(message);
    if (this.#socket.bufferedAmount > 0) this.#look();
  }

  close(code: number, reason: string): void {
    if (!this.#isClosed) this.#socket.close(code, reason);
  }

  terminate(): void {
    if (this.#isClosed) return;
    this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#early = undefined;
    queueMicrotask(() => this.#onClose({ kind: "lost" })); // the platform may wait for the peer, its owner does not
  }

  #look(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#timers.once(LOOK_INTERVAL_MS, () => {
      this.#isLooking = false;
      if (this.#isClosed) return;
      this.#events?.onSent();
      if (this.#socket.bufferedAmount > 0) this.#look();
    });
  }

  #onData(data: unknown): void {
    if (this.#end !== undefined) return;
    if (!(data instanceof ArrayBuffer)) {
      this.#end = SENT_TEXT;
      this.#socket.close(CLOSE_CODES.text, "binary messages only");
      return;
    }
    const message = new Uint8Array(data);
    if (this.#early === undefined) return this.#events?.onMessage(message);
    this.#early.push(message);
    this.#earlyBytes += message.length;
    if (this.#earlyBytes > MOST_EARLY_BYTES) this.terminate();
  }

  #onClose(end: SocketEnd): void {
    if (this.#isClosed) return;
    if (this.#early !== undefined) {
      this.#earlyEnd = end;
      return;
    }
    this.#isClosed = true;
    this.#events?.onClosed(end);
  }
}
