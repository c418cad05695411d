import type { ServerOpts, Socket } from "node:net";
import type { Server, TLSSocket } from "node:tls";
import type { TlsError } from "../index.ts";

/** The other end of a connection. */
export interface TlsPeer {
  /** For error texts. */
  readonly address: string;
  /** The host that was dialled; absent if the peer dialled. */
  readonly dialledHost?: string;
}

/** TLS for the sockets of a transport. The TCP transport loads it only if it is used. */
export interface SocketSecurity {
  /** A server whose `secureConnection` reports connections after their handshake. It does not judge certificates. */
  createServer(options: ServerOpts, handshakeTimeoutMs: number): Server;
  /** TLS over `socket`, which is connected to `host`. `secureConnect` reports the end of the handshake. */
  secure(socket: Socket, host: string): TLSSocket;
  /** Why the certificate of the peer will not do, after the handshake; `undefined` if it will. */
  verdictOn(socket: TLSSocket, peer: TlsPeer): TlsError | undefined;
  /** What `error` means if it comes from a handshake under way; `undefined` if it has nothing to do with TLS. */
  handshakeErrorFrom(error: unknown, address: string): TlsError | undefined;
  /** As `handshakeErrorFrom`, for a connection whose handshake is over. */
  errorFrom(error: unknown, address: string): TlsError | undefined;
  /** Why the peer over `socket` may not call itself by that host; `undefined` if it may. */
  refusalOf(socket: Socket, address: string, claimedHost: string): TlsError | undefined;
  /** Obeys a command that concerns TLS; resolves with false for any other. */
  managementCommand(command: unknown): Promise<boolean>;
}
