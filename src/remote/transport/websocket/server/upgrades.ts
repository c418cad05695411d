import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { reasonOf } from "../../../../base/index.ts";
import type { Timers } from "../../../../platform/index.ts";
import type { TransportLog } from "../../index.ts";
import type { MessageSocket } from "../internal.ts";
import type { TlsSockets } from "../../tls/internal.ts";
import { claimCheck } from "./secure-socket.ts";
import { isFor, refusalOf, type UpgradeRules } from "./upgrade-rules.ts";
import type { WebSocketServerOptions } from "./web-socket-server-options.ts";
import type { WsServer } from "./ws-module.ts";
import { endpointOf, WsMessageSocket } from "./ws-message-socket.ts";

/** What {@link Upgrades} needs of its server. */
export interface UpgradesContext {
  readonly rules: UpgradeRules;
  readonly wsServer: WsServer;
  readonly timers: Timers;
  readonly log: TransportLog;
  readonly authenticate: WebSocketServerOptions["authenticate"];
  /** How long `authenticate` may take. Unit: ms. */
  readonly limitMs: number;
  readonly maximumMessageBytes: number;
  readonly isDaemonic: boolean;
  /** Absent without TLS of this system's own. */
  readonly tls: TlsSockets | undefined;
  /** Whether another listener may answer requests for other paths. */
  isShared(): boolean;
  onSocket(socket: MessageSocket): void;
}

/** Decides which requests get a WebSocket, and counts those that have one. */
export class Upgrades {
  readonly #context: UpgradesContext;
  /** Raw sockets of those that are open or being opened. */
  readonly #open = new Set<Duplex>();
  /** Those of them that `authenticate` decides about. */
  readonly #pending = new Set<Duplex>();
  #hasClosed = false;

  constructor(context: UpgradesContext) {
    this.#context = context;
    context.wsServer.on("wsClientError", (error, socket) => {
      this.#refuse(socket, 400, error.message);
    });
  }

  /** For the event `upgrade` of an HTTP server. */
  readonly onUpgrade = (request: IncomingMessage, socket: Duplex, head: Uint8Array): void => {
    const { rules } = this.#context;
    if (!isFor(request.url ?? "", rules.path) && this.#context.isShared()) return; // for another listener
    socket.on("error", () => {}); // its end is heard of by its own event
    if (this.#hasClosed) return void socket.destroy();
    const refusal = refusalOf({ url: request.url, origin: request.headers.origin, connectionCount: this.#open.size }, rules);
    if (refusal !== undefined) return this.#refuse(socket, refusal.status, refusal.why);
    this.#open.add(socket);
    socket.once("close", () => this.#open.delete(socket));
    const { authenticate } = this.#context;
    if (authenticate === undefined) this.#upgrade(request, socket, head);
    else void this.#authenticate(authenticate, request, socket, head);
  };

  /** Ends those that have no WebSocket yet, and takes no more. */
  close(): void {
    this.#hasClosed = true;
    for (const socket of this.#pending) socket.destroy();
  }

  async #authenticate(
    authenticate: NonNullable<UpgradesContext["authenticate"]>,
    request: IncomingMessage,
    socket: Duplex,
    head: Uint8Array,
  ): Promise<void> {
    const { timers, limitMs } = this.#context;
    this.#pending.add(socket);
    const cancel = timers.once(limitMs, () => this.#refuse(socket, 401, `authenticate did not decide within ${limitMs} ms`));
    try {
      const isAllowed = await authenticate(request);
      if (socket.destroyed || !socket.writable) return;
      if (isAllowed === true) this.#upgrade(request, socket, head);
      else this.#refuse(socket, 401, "authenticate refused it");
    } catch (error) {
      this.#refuse(socket, 401, `authenticate failed: ${reasonOf(error)}`);
    } finally {
      cancel();
      this.#pending.delete(socket);
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Uint8Array): void {
    const { wsServer, maximumMessageBytes, isDaemonic, tls } = this.#context;
    wsServer.handleUpgrade(request, socket, head, (webSocket) => {
      if (isDaemonic) (socket as Socket).unref();
      const peer = endpointOf(socket as Socket);
      this.#context.onSocket(new WsMessageSocket(webSocket, peer, maximumMessageBytes, claimCheck(tls, socket as Socket, peer)));
    });
  }

  #refuse(socket: Duplex, status: number, why: string): void {
    if (socket.destroyed || !socket.writable) return;
    this.#context.log.warning(`Refused a WebSocket from ${endpointOf(socket as Socket)}: ${why}`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
  }
}
