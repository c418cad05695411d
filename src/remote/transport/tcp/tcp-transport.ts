import { createServer, type Server, type ServerOpts, type Socket } from "node:net";
import { Address } from "../../../actor/index.ts";
import type { Platform } from "../../../platform/index.ts";
import {
  ALL_AT_ONCE,
  type AssociationHandle,
  BindError,
  OpenConnections,
  ReadTurns,
  type ReadTurnSettings,
  SpareBuffer,
  type Transport,
  type TransportContext,
  type TransportLog,
  reasonOfSocketFailure,
  UNLIMITED_ROOM,
} from "../index.ts";
import { bindHostFrom } from "./bind-host.ts";
import { dial } from "./dial.ts";
import { type IncomingBytes, OwnReads, SharedReads } from "./incoming-bytes.ts";
import { loggedHandle } from "./logged-handle.ts";
import { bindSocketFile, refusalOfSocketFile } from "./socket-file.ts";
import { SecuringConnections } from "./securing-connections.ts";
import type { SocketSecurity } from "./socket-security.ts";
import { TcpHandle, type TcpHandleContext } from "./tcp-handle.ts";
import { type TcpSettings, withBrackets, withoutBrackets } from "./tcp-settings.ts";

/** What the system lends to its TCP transport. */
export interface TcpTransportContext {
  /** Clock, timers and other services of the host. */
  readonly platform: Platform;
  /** The transport's log. */
  readonly log: TransportLog;
  /** Unit: ms. Key: `akka.remote.flush-wait-on-shutdown` (2 s). */
  readonly flushWaitMs: number;
  /** True: sockets do not keep the process alive. Key: `akka.daemonic` (off). */
  readonly isDaemonic: boolean;
  /** Unit: bytes, prefix not counted. Key: `ritsem.remote.connections.first-frame-maximum-bytes` (8 KiB). Absent: as any frame. */
  readonly firstFrameBytes?: number | undefined;
  /** Absent: what has arrived is read at once. */
  readonly readTurn?: ReadTurnSettings | undefined;
  /** See {@link TransportContext.openReceiveRoom}. */
  readonly openReceiveRoom?: TransportContext["openReceiveRoom"];
  /** Whether actors have more to do than fits into a turn of the event loop. Absent: not known. */
  readonly areActorsBehind?: TransportContext["areActorsBehind"];
  /** Loads TLS and reads its files, before the port opens and before the first dial. Absent: plain TCP. */
  readonly openSecurity?: () => Promise<SocketSecurity>;
}

/** Frames over TCP, readable by Akka.NET's DotNetty TCP transport. Promises T1 to T17 of `Transport`. */
export class TcpTransport implements Transport {
  /** See {@link Transport.schemeIdentifier}. */
  readonly schemeIdentifier: string;
  /** See {@link Transport.maximumFrameBytes}. */
  readonly maximumFrameBytes: number;
  readonly #settings: TcpSettings;
  readonly #context: TcpTransportContext;
  readonly #connections = new OpenConnections();
  readonly #handleContext: TcpHandleContext;
  /** Once TLS is loaded. */
  #security: SocketSecurity | undefined;
  #securityOpening: Promise<SocketSecurity> | undefined;
  readonly #sharedReads = new SharedReads();
  #securing: SecuringConnections | undefined;
  #server: Server | undefined;

  constructor(settings: TcpSettings, context: TcpTransportContext) {
    this.schemeIdentifier = settings.schemeIdentifier;
    this.maximumFrameBytes = settings.maximumFrameBytes;
    this.#settings = settings;
    this.#context = context;
    this.#handleContext = {
      timers: context.platform.timers,
      turns: new ReadTurns(context.platform, context.readTurn ?? ALL_AT_ONCE, context.areActorsBehind),
      spareBuffer: new SpareBuffer(LARGEST_SPARE_BYTES),
      openReceiveRoom: context.openReceiveRoom ?? (() => UNLIMITED_ROOM),
      explain: (error, remoteEndpoint) => this.#security?.errorFrom(error, remoteEndpoint),
      refusalOf: (socket, remoteEndpoint, claimed) =>
        this.#security?.refusalOf(socket, remoteEndpoint, withoutBrackets(claimed.host ?? "")),
      onClosed: (handle) => this.#connections.remove(handle),
    };
  }

  /** See {@link Transport.listen}. */
  async listen(systemName: string, onInbound: (handle: AssociationHandle) => void): Promise<Address> {
    const { hostname, publicHostname, publicPort, key } = this.#settings;
    if (this.#server !== undefined || this.#connections.isShutDown) throw this.#bindError("this transport listens or has ended already");
    if (this.#context.openSecurity !== undefined) await this.#secure(this.#context.openSecurity);
    const server = this.#newServer();
    this.#server = server;
    server.on("connection", (socket) => this.#accept(socket, onInbound));
    const socketFilePort = await this.#bind(server);
    server.on("error", (error) => this.#context.log.warning(`Cannot accept connections for now: ${reasonOfSocketFailure(error)}.`));
    if (this.#context.isDaemonic) server.unref();
    if (socketFilePort !== undefined) return new Address(this.schemeIdentifier, systemName, this.#advertisedHost, socketFilePort);
    if (hostname === "" && publicHostname === "") {
      this.#context.log.warning(
        `Listening on every interface and advertising ${ANY_HOST}, which peers cannot connect to. Set ${key}.public-hostname or ${key}.hostname.`,
      );
    }
    const bound = server.address();
    const port = publicPort > 0 ? publicPort : typeof bound === "object" && bound !== null ? bound.port : this.#settings.port;
    return new Address(this.schemeIdentifier, systemName, this.#advertisedHost, port);
  }

  /** See {@link Transport.associate}. */
  associate(remote: Address, signal: AbortSignal): Promise<AssociationHandle> {
    const adopt = (socket: Socket, reads?: IncomingBytes): TcpHandle => this.#adopt(socket, `${remote.host}:${remote.port}`, reads);
    return this.#connections.attempt(remote, signal, async (attempt) => {
      if (this.#context.openSecurity !== undefined) await this.#secure(this.#context.openSecurity);
      const { platform } = this.#context;
      const dialContext = { settings: this.#settings, platform, security: this.#security, sharedReads: this.#sharedReads };
      return this.#shown(await dial(remote, dialContext, attempt, adopt));
    });
  }

  /** See {@link Transport.shutdown}. */
  shutdown(): Promise<void> {
    return this.#connections.shutdown(() => {
      const server = this.#server;
      return new Promise((resolve) => (server?.listening ? server.close(() => resolve()) : resolve()));
    });
  }

  /** See {@link Transport.managementCommand}. */
  async managementCommand(command: unknown): Promise<boolean> {
    return (await this.#security?.managementCommand(command)) ?? false;
  }

  /** Loads TLS, once. */
  async #secure(open: () => Promise<SocketSecurity>): Promise<void> {
    this.#securityOpening ??= open();
    this.#security = await this.#securityOpening;
  }

  #newServer(): Server {
    const options: ServerOpts = {
      allowHalfOpen: true, // the handle answers the peer's end itself, after what waits has left
      noDelay: this.#settings.sendsSmallPacketsAtOnce,
      keepAlive: this.#settings.probesSilentPeers,
    };
    if (this.#security === undefined) return createServer(options);
    // A peer that leaves during the handshake must not be waited for: until its end, TLS itself answers.
    const server = this.#security.createServer({ ...options, allowHalfOpen: false }, this.#settings.connectionTimeoutMs);
    this.#securing = new SecuringConnections(server, {
      security: this.#security,
      timers: this.#context.platform.timers,
      flushWaitMs: this.#context.flushWaitMs,
      highWaterBytes: this.#settings.highWaterBytes,
      adopt: (socket, remoteEndpoint) => this.#adopt(socket, remoteEndpoint),
      onSettled: (handle) => this.#connections.remove(handle),
    });
    return server;
  }

  get #advertisedHost(): string {
    const { hostname, publicHostname, path } = this.#settings;
    return withBrackets(publicHostname || hostname || (path === "" ? ANY_HOST : "localhost"));
  }

  /** Resolves with the port in the address if it is that of a Unix domain socket. */
  async #bind(server: Server): Promise<number | undefined> {
    let socketFilePort: number | undefined;
    try {
      if (this.#settings.path !== "") socketFilePort = await this.#bindSocketFile(server);
      else await this.#bindHost(server);
    } catch (error) {
      this.#server = undefined;
      throw error instanceof BindError ? error : this.#bindError(reasonOfSocketFailure(error), error);
    }
    if (!this.#connections.isShutDown) return socketFilePort;
    server.close();
    throw this.#bindError("this transport was shut down meanwhile");
  }

  #bindSocketFile(server: Server): Promise<number> {
    const { path, port: ownPort, publicPort, backlog } = this.#settings;
    const [host, port] = [this.#advertisedHost, publicPort || ownPort];
    const refusal = refusalOfSocketFile(path, host, port);
    if (refusal !== undefined) throw this.#bindError(refusal);
    return bindSocketFile(server, { path, host, port, backlog }, () => this.#context.platform.randomUid());
  }

  async #bindHost(server: Server): Promise<void> {
    const host = await bindHostFrom(this.#settings);
    const { port, backlog, enforcesIpFamily } = this.#settings;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port, backlog, ipv6Only: enforcesIpFamily }, () => {
        server.removeListener("error", reject);
        resolve();
      });
    });
  }

  #bindError(why: string, cause?: unknown): BindError {
    return new BindError(
      this.#settings.path === "" ? withBrackets(this.#settings.hostname || ANY_HOST) : this.#advertisedHost,
      this.#settings.port,
      why,
      this.#settings.key,
      { cause },
    );
  }

  #accept(socket: Socket, onInbound: (handle: AssociationHandle) => void): void {
    if (this.#connections.isShutDown) {
      socket.on("error", () => {}).destroy();
      return;
    }
    const unknown = this.#settings.path === "" ? "unknown" : "localhost";
    const remoteEndpoint = `${withBrackets(socket.remoteAddress ?? unknown)}:${socket.remotePort ?? 0}`;
    const handle =
      this.#securing === undefined ? this.#adopt(socket, remoteEndpoint) : this.#beginSecuring(this.#securing, socket, remoteEndpoint);
    try {
      onInbound(this.#shown(handle));
    } catch (error) {
      this.#context.log.warning(`Refused the connection from ${handle.remoteEndpoint}: ${String(error)}`);
      handle.abort();
    }
  }

  #beginSecuring(securing: SecuringConnections, socket: Socket, remoteEndpoint: string): AssociationHandle {
    if (this.#context.isDaemonic) socket.unref();
    const handle = securing.begin(socket, remoteEndpoint);
    this.#connections.add(handle);
    return handle;
  }

  #shown(handle: AssociationHandle): AssociationHandle {
    return this.#settings.logsTransport ? loggedHandle(handle, this.#context.log) : handle;
  }

  #adopt(socket: Socket, remoteEndpoint: string, reads: IncomingBytes = new OwnReads()): TcpHandle {
    if (this.#context.isDaemonic) socket.unref();
    const { flushWaitMs, firstFrameBytes } = this.#context;
    const handle = new TcpHandle(socket, remoteEndpoint, { ...this.#settings, flushWaitMs, firstFrameBytes }, this.#handleContext, reads);
    this.#connections.add(handle);
    return handle;
  }
}

const ANY_HOST = "0.0.0.0";
/** Larger frames are rare. Unit: bytes. */
const LARGEST_SPARE_BYTES = 256 * 1024;
