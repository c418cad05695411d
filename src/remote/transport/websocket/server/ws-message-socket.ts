import type { Socket } from "node:net";
import type { Address } from "../../../../actor/index.ts";
import { CLOSE_CODES, type MessageSocket, type MessageSocketEvents, SENT_TEXT, type SocketEnd, socketEndOf } from "../internal.ts";
import type { WsSocket } from "./ws-module.ts";

/** A WebSocket of `ws`. Reading waits until `resume`. */
export class WsMessageSocket implements MessageSocket {
  readonly remoteEndpoint: string;
  readonly refusalOf: (claimed: Address) => Error | undefined;
  readonly #socket: WsSocket;
  readonly #maximumMessageBytes: number;
  #events: MessageSocketEvents | undefined;
  #end: SocketEnd | undefined;
  readonly #onSent = (): void => this.#events?.onSent();

  /** `refusalOf` says why the peer may not have an address; absent if it has proved nothing. */
  constructor(
    socket: WsSocket,
    remoteEndpoint: string,
    maximumMessageBytes: number,
    refusalOf: (claimed: Address) => Error | undefined = () => undefined,
  ) {
    this.remoteEndpoint = remoteEndpoint;
    this.refusalOf = refusalOf;
    this.#socket = socket;
    this.#maximumMessageBytes = maximumMessageBytes;
    socket.pause();
    socket.on("message", (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on("error", (error) => {
      this.#end ??= { kind: "violation", what: this.#violationOf(error) };
    });
    socket.on("close", (code, reason) => this.#events?.onClosed(this.#end ?? socketEndOf(code, new TextDecoder().decode(reason))));
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  attach(events: MessageSocketEvents): void {
    this.#events = events;
  }

  resume(): void {
    this.#socket.resume();
  }

  pause(): void {
    this.#socket.pause();
  }

  send(message: Uint8Array): void {
    this.#socket.send(message, this.#onSent);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #onMessage(data: Uint8Array, isBinary: boolean): void {
    if (this.#end !== undefined) return;
    if (isBinary) {
      // A plain array: upwards `slice` must copy, and one shape is faster than two.
      this.#events?.onMessage(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      return;
    }
    this.#end = SENT_TEXT;
    this.#socket.close(CLOSE_CODES.text, "binary messages only");
  }

  #violationOf(error: Error): string {
    return (error as { code?: unknown }).code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH"
      ? `sent a message of more than ${this.#maximumMessageBytes} bytes (maximum-frame-size)`
      : `broke the rules of WebSockets: ${error.message}`;
  }
}

/** `127.0.0.1:49152`; IPv6 literals in brackets. */
export function endpointOf({ remoteAddress = "unknown", remotePort = 0 }: Pick<Socket, "remoteAddress" | "remotePort">): string {
  return `${withBrackets(remoteAddress)}:${remotePort}`;
}

/** `[::1]` of `::1`; names and IPv4 literals as they are. */
export function withBrackets(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
