import type { Socket } from "node:net";
import type { Server, TLSSocket } from "node:tls";
import { bothEndsOf } from "../index.ts";
import { type SecuringContext, SecuringHandle } from "./securing-handle.ts";
import type { SocketSecurity } from "./socket-security.ts";
import type { TcpHandle } from "./tcp-handle.ts";

/** What connections under handshake share. */
export interface SecuringConnectionsContext extends SecuringContext {
  readonly security: SocketSecurity;
  /** The connection over `socket`, whose handshake is over. */
  adopt(socket: Socket, remoteEndpoint: string): TcpHandle;
}

/** The connections whose TLS handshake is under way at `server`, found again when it is over: Node tells them apart by their ends alone. */
export class SecuringConnections {
  readonly #context: SecuringConnectionsContext;
  readonly #waiting = new Map<string, SecuringHandle>();

  constructor(server: Server, context: SecuringConnectionsContext) {
    this.#context = context;
    server.on("secureConnection", (socket) => this.#onSecured(socket));
    server.on("tlsClientError", (error, socket) => this.#onFailed(error, socket));
  }

  /** The connection over `raw`, which the server has just accepted. */
  begin(raw: Socket, remoteEndpoint: string): SecuringHandle {
    const ends = bothEndsOf(raw);
    const handle = new SecuringHandle(raw, remoteEndpoint, {
      ...this.#context,
      onSettled: (settled) => {
        if (this.#waiting.get(ends) === settled) this.#waiting.delete(ends);
        this.#context.onSettled(settled);
      },
    });
    this.#waiting.set(ends, handle);
    return handle;
  }

  #onSecured(socket: TLSSocket): void {
    socket.on("error", () => {}); // its handle has a listener of its own
    const handle = this.#waiting.get(bothEndsOf(socket));
    if (handle === undefined) return void socket.destroy();
    const error = this.#context.security.verdictOn(socket, { address: handle.remoteEndpoint });
    if (error !== undefined) return handle.fail(error);
    socket.disableRenegotiation();
    socket.allowHalfOpen = true; // as without TLS: the handle answers the peer's end itself
    handle.become(this.#context.adopt(socket, handle.remoteEndpoint));
  }

  #onFailed(error: Error, socket: TLSSocket): void {
    const handle = this.#waiting.get(bothEndsOf(socket));
    handle?.fail(this.#context.security.handshakeErrorFrom(error, handle.remoteEndpoint) ?? error);
  }
}
