import { createServer, type Server, type Socket } from "node:net";
import { Address } from "../../../actor/index.ts";
import type { Platform } from "../../../platform/index.ts";
import { type AssociationHandle, BindError, ConnectError, type Transport, type TransportLog } from "../index.ts";
import { bindHostFrom } from "./bind-host.ts";
import { dial } from "./dial.ts";
import { reasonOfSocketFailure } from "./socket-failure.ts";
import { loggedHandle } from "./logged-handle.ts";
import { TcpHandle } from "./tcp-handle.ts";
import { type TcpSettings, withBrackets } from "./tcp-settings.ts";

/** What the system lends to its TCP transport. */
export interface TcpTransportContext {
  readonly platform: Platform;
  readonly log: TransportLog;
  /** Unit: ms. Key: `akka.remote.flush-wait-on-shutdown` (2 s). */
  readonly flushWaitMs: number;
  /** True: sockets do not keep the process alive. Key: `akka.daemonic` (off). */
  readonly isDaemonic: boolean;
}

/** Frames over TCP, readable by Akka.NET's DotNetty TCP transport. Promises T1 to T17 of `Transport`. */
export class TcpTransport implements Transport {
  readonly schemeIdentifier: string;
  readonly maximumFrameBytes: number;
  readonly #settings: TcpSettings;
  readonly #context: TcpTransportContext;
  readonly #handles = new Set<TcpHandle>();
  /** Attempts that have no connection yet. A set, since hosts warn of a leak when many listen to one signal. */
  readonly #attempts = new Set<AbortController>();
  #server: Server | undefined;
  #shutdown: Promise<void> | undefined;
  #onLastClosed: (() => void) | undefined;

  constructor(settings: TcpSettings, context: TcpTransportContext) {
    this.schemeIdentifier = settings.schemeIdentifier;
    this.maximumFrameBytes = settings.maximumFrameBytes;
    this.#settings = settings;
    this.#context = context;
  }

  async listen(systemName: string, onInbound: (handle: AssociationHandle) => void): Promise<Address> {
    const { hostname, publicHostname, publicPort, key } = this.#settings;
    if (this.#server !== undefined || this.#shutdown !== undefined) throw this.#bindError("this transport listens or has ended already");
    const server = createServer({
      allowHalfOpen: true, // the handle answers the peer's end itself, after what waits has left
      noDelay: this.#settings.sendsSmallPacketsAtOnce,
      keepAlive: this.#settings.probesSilentPeers,
    });
    this.#server = server;
    server.on("connection", (socket) => this.#accept(socket, onInbound));
    await this.#bind(server);
    server.on("error", (error) => this.#context.log.warning(`Cannot accept connections for now: ${reasonOfSocketFailure(error)}.`));
    if (this.#context.isDaemonic) server.unref();
    if (hostname === "" && publicHostname === "") {
      this.#context.log.warning(
        `Listening on every interface and advertising ${ANY_HOST}, where nobody can answer. Set ${key}.public-hostname or ${key}.hostname.`,
      );
    }
    const bound = server.address();
    const port = publicPort > 0 ? publicPort : typeof bound === "object" && bound !== null ? bound.port : this.#settings.port;
    return new Address(this.schemeIdentifier, systemName, withBrackets(publicHostname || hostname || ANY_HOST), port);
  }

  async associate(remote: Address, signal: AbortSignal): Promise<AssociationHandle> {
    signal.throwIfAborted();
    if (this.#shutdown !== undefined) throw new ConnectError(remote, "this transport has shut down.");
    const attempt = new AbortController();
    const onAbort = (): void => attempt.abort(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    this.#attempts.add(attempt);
    try {
      const adopt = (socket: Socket): TcpHandle => this.#adopt(socket, `${remote.host}:${remote.port}`);
      const handle = await dial(remote, this.#settings, this.#context.platform, attempt.signal, adopt);
      if (!attempt.signal.aborted) return this.#shown(handle);
      handle.abort(); // aborted between the connection and this line: nobody will ever own it
      throw attempt.signal.reason;
    } catch (reason) {
      throw reason === SHUT_DOWN ? new ConnectError(remote, "this transport has shut down.") : reason;
    } finally {
      signal.removeEventListener("abort", onAbort);
      this.#attempts.delete(attempt);
    }
  }

  shutdown(): Promise<void> {
    this.#shutdown ??= this.#end();
    return this.#shutdown;
  }

  async #end(): Promise<void> {
    for (const attempt of this.#attempts) attempt.abort(SHUT_DOWN);
    const server = this.#server;
    const serverClosed = new Promise<void>((resolve) => (server?.listening ? server.close(() => resolve()) : resolve()));
    const handlesClosed = new Promise<void>((resolve) => {
      this.#onLastClosed = resolve;
      if (this.#handles.size === 0) resolve();
    });
    for (const handle of this.#handles) handle.disassociate();
    await Promise.all([serverClosed, handlesClosed]);
  }

  async #bind(server: Server): Promise<void> {
    try {
      const host = await bindHostFrom(this.#settings);
      const { port, backlog, enforcesIpFamily } = this.#settings;
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen({ host, port, backlog, ipv6Only: enforcesIpFamily }, () => {
          server.removeListener("error", reject);
          resolve();
        });
      });
    } catch (error) {
      this.#server = undefined;
      throw this.#bindError(reasonOfSocketFailure(error), error);
    }
    if (this.#shutdown === undefined) return;
    server.close();
    throw this.#bindError("this transport was shut down meanwhile");
  }

  #bindError(why: string, cause?: unknown): BindError {
    return new BindError(withBrackets(this.#settings.hostname || ANY_HOST), this.#settings.port, why, this.#settings.key, { cause });
  }

  #accept(socket: Socket, onInbound: (handle: AssociationHandle) => void): void {
    if (this.#shutdown !== undefined) {
      socket.on("error", () => {}).destroy();
      return;
    }
    const handle = this.#adopt(socket, `${withBrackets(socket.remoteAddress ?? "unknown")}:${socket.remotePort ?? 0}`);
    try {
      onInbound(this.#shown(handle));
    } catch (error) {
      this.#context.log.warning(`Refused the connection from ${handle.remoteEndpoint}: ${String(error)}`);
      handle.abort();
    }
  }

  #shown(handle: TcpHandle): AssociationHandle {
    return this.#settings.logsTransport ? loggedHandle(handle, this.#context.log) : handle;
  }

  #adopt(socket: Socket, remoteEndpoint: string): TcpHandle {
    if (this.#context.isDaemonic) socket.unref();
    const settings = { ...this.#settings, flushWaitMs: this.#context.flushWaitMs };
    const handle = new TcpHandle(socket, remoteEndpoint, settings, this.#context.platform.timers, this.#onHandleClosed);
    this.#handles.add(handle);
    return handle;
  }

  readonly #onHandleClosed = (handle: TcpHandle): void => {
    this.#handles.delete(handle);
    if (this.#handles.size === 0) this.#onLastClosed?.();
  };
}

const ANY_HOST = "0.0.0.0";
/** Why `shutdown` aborts an attempt; what its caller hears names the address. */
const SHUT_DOWN = Symbol("shut down");
