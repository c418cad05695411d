import { Address } from "../../../actor/index.ts";
import {
  ALL_AT_ONCE,
  type AssociationHandle,
  BindError,
  OpenConnections,
  PREFIX_BYTES,
  ReadTurns,
  reasonOfSocketFailure,
  type Transport,
  type TransportContext,
  UNLIMITED_ROOM,
} from "../index.ts";
import { DATA_HEADER_BYTES } from "./datagram.ts";
import { dial } from "./dial.ts";
import type { UdpSettings } from "./settings/index.ts";
import { type DatagramPath, UdpHandle, type UdpHandleContext, type UdpHandleSettings } from "./udp-handle.ts";
import { UdpListener } from "./udp-listener.ts";
import { addressOf, enlargeReceiveBuffer, newSocket, withBrackets } from "./udp-socket.ts";

const ANY_HOST = "0.0.0.0";

/** Frames in datagrams, which may be lost. Promises T1 to T17 of `Transport`; what was written may not arrive, what arrives is in order. */
export class UdpTransport implements Transport {
  readonly schemeIdentifier: string;
  readonly maximumFrameBytes: number;
  readonly #settings: UdpSettings;
  readonly #context: TransportContext;
  readonly #handleSettings: UdpHandleSettings;
  readonly #handleContext: UdpHandleContext;
  readonly #connections = new OpenConnections<UdpHandle>();
  #listener: Promise<UdpListener> | undefined;

  constructor(settings: UdpSettings, context: TransportContext) {
    this.schemeIdentifier = settings.schemeIdentifier;
    this.maximumFrameBytes = settings.maximumPayloadBytes - DATA_HEADER_BYTES - PREFIX_BYTES;
    this.#settings = settings;
    this.#context = context;
    const { flushWaitMs, firstFrameBytes, readTurn = ALL_AT_ONCE } = context.settings;
    this.#handleSettings = { ...settings, maximumFrameBytes: this.maximumFrameBytes, flushWaitMs, firstFrameBytes };
    this.#handleContext = {
      timers: context.platform.timers,
      turns: new ReadTurns(context.platform, readTurn, context.areActorsBehind),
      openReceiveRoom: context.openReceiveRoom ?? (() => UNLIMITED_ROOM),
    };
  }

  async listen(systemName: string, onInbound: (handle: AssociationHandle) => void): Promise<Address> {
    const { hostname, publicHostname, publicPort, key } = this.#settings;
    if (this.#listener !== undefined || this.#connections.isShutDown) throw this.#bindError("this transport listens or has ended already");
    let port = publicPort;
    this.#listener = this.#bind(onInbound, (boundPort) => {
      if (port === 0) port = boundPort;
    });
    try {
      await this.#listener;
    } catch (error) {
      this.#listener = undefined;
      throw this.#bindError(reasonOfSocketFailure(error), error);
    }
    const host = withBrackets(publicHostname || hostname || ANY_HOST);
    if (host === ANY_HOST) {
      this.#context.log.warning(
        `Listening on every interface and advertising ${ANY_HOST}, which peers cannot connect to. Set ${key}.public-hostname or ${key}.hostname.`,
      );
    }
    return new Address(this.schemeIdentifier, systemName, host, port);
  }

  associate(remote: Address, signal: AbortSignal): Promise<AssociationHandle> {
    const { settings: own, platform } = this.#context;
    const { connectTimeoutMs, key } = this.#settings;
    const context = {
      settings: this.#settings,
      timers: platform.timers,
      isDaemonic: own.isDaemonic,
      adopt: (path: DatagramPath) => this.#adopt(path),
      onClosed: (handle: UdpHandle) => this.#connections.remove(handle),
    };
    const limit = { timers: platform.timers, key: `${key}.connect-timeout`, ms: connectTimeoutMs };
    return this.#connections.attempt(remote, signal, (attempt) => dial(remote, context, attempt), limit);
  }

  shutdown(): Promise<void> {
    return this.#connections.shutdown(async () => {
      const listener = await this.#listener?.catch(() => undefined);
      await listener?.close();
    });
  }

  async #bind(onInbound: (handle: AssociationHandle) => void, onBound: (port: number) => void): Promise<UdpListener> {
    const { hostname, port, maximumConnections, key } = this.#settings;
    const { log, platform, settings } = this.#context;
    const { address, family } = await addressOf(hostname || ANY_HOST);
    const socket = newSocket(family, settings.isDaemonic);
    await new Promise<void>((resolve, reject) => {
      socket.once("error", (error) => {
        socket.close();
        reject(error);
      });
      socket.bind({ port, address, exclusive: true }, () => {
        socket.removeAllListeners("error");
        resolve();
      });
    });
    enlargeReceiveBuffer(socket);
    onBound(socket.address().port);
    return new UdpListener(socket, {
      log,
      nowMs: () => platform.clock.nowMs(),
      maximumConnections,
      limitKey: `${key}.maximum-connections`,
      adopt: (path) => this.#adoptInbound(path),
      accept: (handle) => this.#accept(handle, onInbound),
    });
  }

  #accept(handle: UdpHandle, onInbound: (handle: AssociationHandle) => void): void {
    try {
      onInbound(handle);
    } catch (error) {
      this.#context.log.warning(`Refused the connection from ${handle.remoteEndpoint}: ${String(error)}`);
      handle.abort();
    }
  }

  /** The listener's socket stays: nothing is left of such a connection once its path is closed. */
  #adoptInbound(path: DatagramPath): UdpHandle {
    const handle: UdpHandle = this.#adopt({
      remoteEndpoint: path.remoteEndpoint,
      peerToken: path.peerToken,
      send: (datagram) => path.send(datagram),
      close: () => {
        path.close();
        this.#connections.remove(handle);
      },
    });
    return handle;
  }

  #adopt(path: DatagramPath): UdpHandle {
    const handle = new UdpHandle(path, this.#handleSettings, this.#handleContext);
    this.#connections.add(handle);
    return handle;
  }

  #bindError(why: string, cause?: unknown): BindError {
    const { hostname, port, key } = this.#settings;
    return new BindError(withBrackets(hostname || ANY_HOST), port, why, key, { cause });
  }
}
