import type { RequestListener } from "node:http";
import { createServer, type Server, type ServerOptions } from "node:https";
import type { Socket } from "node:net";
import { reasonOf } from "../../../../base/index.ts";
import { bothEndsOf, type TransportLog } from "../../index.ts";
import type { TlsSockets } from "../../tls/internal.ts";
import { endpointOf } from "./ws-message-socket.ts";

/** An HTTPS server, and what of it the server itself does not end. */
export interface SecureServer {
  readonly server: Server;
  /** Ends the connections whose handshake is under way. */
  endHandshakes(): void;
}

/** A server of HTTPS. A peer whose certificate will not do is gone before its first request is read. */
export function secureServer(
  tls: TlsSockets,
  options: ServerOptions,
  handshakeTimeoutMs: number,
  onRequest: RequestListener,
  log: TransportLog,
): SecureServer {
  const server = tls.createServerBy((security) => createServer({ ...options, ...security }, onRequest), handshakeTimeoutMs);
  const securing = new Map<string, Socket>();
  const refuse = (socket: Socket, address: string, why: unknown): void => {
    socket.on("error", () => {}).destroy();
    log.warning(`Refused a WebSocket from ${address}: ${reasonOf(why)}`);
  };
  server.on("connection", (raw: Socket) => {
    const ends = bothEndsOf(raw);
    securing.set(ends, raw);
    raw.once("close", () => {
      if (securing.get(ends) === raw) securing.delete(ends);
    });
  });
  server.prependListener("secureConnection", (socket) => {
    securing.delete(bothEndsOf(socket));
    const address = endpointOf(socket);
    const error = tls.verdictOn(socket, { address });
    if (error !== undefined) refuse(socket, address, error);
    else socket.disableRenegotiation();
  });
  server.on("tlsClientError", (error, socket) => {
    const address = endpointOf(socket);
    refuse(socket, address, tls.handshakeErrorFrom(error, address) ?? error);
  });
  return {
    server,
    endHandshakes() {
      for (const raw of securing.values()) raw.destroy();
    },
  };
}
