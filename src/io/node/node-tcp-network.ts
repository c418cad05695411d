import { connect as connectTcp, createServer, isIP, type LookupFunction, type Server, type Socket } from "node:net";
import type { ConnectionOptions, TlsOptions } from "node:tls";
import type { Bind, Connect } from "../message/tcp-setup.ts";
import type { DialAttempt, DialListener, ServerListener, ServerSocket, TcpNetwork } from "../network/network.ts";
import { NodeStreamSocket } from "./node-stream-socket.ts";

/** What the settings say about sockets. */
export interface NodeTcpOptions {
  /** Key: `akka.io.tcp.outgoing-socket-force-ipv4`. */
  readonly forcesIpv4: boolean;
  /** How long the TLS handshake of a peer may take. Unit: ms. Key: `akka.io.tcp.register-timeout`. */
  readonly registerTimeoutMs: number;
  /** Resolves names. Absent: as the operating system does. */
  readonly lookup?: LookupFunction;
}

/** Bytes go as they are written, and one side may end before the other. */
const SOCKET = { allowHalfOpen: true, noDelay: true } as const;
/** Longest time of a timer of Node. Unit: ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** TCP by Node's sockets. TLS is loaded when a command asks for it. */
export class NodeTcpNetwork implements TcpNetwork {
  readonly #options: NodeTcpOptions;

  constructor(options: NodeTcpOptions) {
    this.#options = options;
  }

  connect({ remoteAddress, localAddress, tls }: Connect, whenDone: DialListener): DialAttempt {
    const local = localAddress === undefined ? {} : { localAddress: localAddress.host, localPort: localAddress.port };
    const { forcesIpv4, lookup } = this.#options;
    const names = { ...(forcesIpv4 ? { family: 4 } : {}), ...(lookup === undefined ? {} : { lookup }) };
    const options = { ...remoteAddress, ...local, ...SOCKET, ...names };
    if (tls === undefined) return attemptOf(connectTcp(options), "connect", whenDone);
    const { host } = remoteAddress;
    return connectSecurely({ ...options, ...(isIP(host) === 0 ? { servername: host } : {}), ...tls }, whenDone);
  }

  listen({ localAddress, backlog, tls }: Bind, listener: ServerListener): ServerSocket {
    if (tls === undefined) {
      const server = createServer({ ...SOCKET, pauseOnConnect: true });
      return listening(server, "connection", { ...localAddress, backlog }, listener);
    }
    const handshakeTimeout = Math.min(this.#options.registerTimeoutMs, LONGEST_TIMER_MS);
    return listenSecurely({ ...SOCKET, handshakeTimeout, ...tls }, { ...localAddress, backlog }, listener);
  }
}

function connectSecurely(options: ConnectionOptions, whenDone: DialListener): DialAttempt {
  let attempt: DialAttempt | undefined;
  let isCancelled = false;
  void import("node:tls").then(({ connect }) => {
    if (isCancelled) return;
    try {
      attempt = attemptOf(connect(options), "secureConnect", whenDone);
    } catch (error) {
      whenDone.onFailed(error as Error); // a certificate that cannot be read
    }
  });
  return {
    cancel() {
      isCancelled = true;
      attempt?.cancel();
    },
  };
}

function attemptOf(socket: Socket, event: "connect" | "secureConnect", whenDone: DialListener): DialAttempt {
  const onError = (error: Error): void => whenDone.onFailed(error);
  socket.pause();
  socket.once("error", onError);
  socket.once(event, () => {
    socket.removeListener("error", onError);
    whenDone.onConnected(new NodeStreamSocket(socket));
  });
  return {
    cancel() {
      socket.removeAllListeners();
      socket.on("error", () => {}); // of an attempt that does not matter any more
      socket.destroy();
    },
  };
}

interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly backlog: number;
}

function listenSecurely(tls: TlsOptions, where: ListenOptions, listener: ServerListener): ServerSocket {
  let server: ServerSocket | undefined;
  let isClosed = false;
  void import("node:tls").then(({ createServer: createTlsServer }) => {
    if (isClosed) return;
    try {
      server = listening(createTlsServer(tls), "secureConnection", where, listener);
    } catch (error) {
      listener.onFailed(error as Error); // a certificate that cannot be read
    }
  });
  return {
    close(whenClosed) {
      isClosed = true;
      if (server === undefined) whenClosed?.();
      else server.close(whenClosed);
    },
  };
}

function listening(server: Server, event: "connection" | "secureConnection", where: ListenOptions, listener: ServerListener): ServerSocket {
  server.on("error", (error) => listener.onFailed(error));
  server.on(event, (socket: Socket) => listener.onAccepted(new NodeStreamSocket(socket)));
  server.listen(where, () => {
    const address = server.address();
    if (address !== null && typeof address === "object") listener.onBound({ host: address.address, port: address.port });
  });
  return {
    close(whenClosed) {
      server.removeAllListeners(event);
      server.on(event, (socket: Socket) => socket.destroy());
      server.close();
      whenClosed?.();
    },
  };
}
