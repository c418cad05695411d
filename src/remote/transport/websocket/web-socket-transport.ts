import type { Address } from "../../../actor/index.ts";
import type { Platform } from "../../../platform/index.ts";
import {
  ALL_AT_ONCE,
  type AssociationHandle,
  BindError,
  OpenConnections,
  ReadTurns,
  syntheticAddress,
  type Transport,
  type TransportContext,
  UNLIMITED_ROOM,
} from "../index.ts";
import type { MessageSocket } from "./message-socket.ts";
import type { WebSocketSettings } from "./settings/index.ts";
import { WebSocketHandle, type WebSocketHandleContext, type WebSocketHandleSettings } from "./web-socket-handle.ts";
import type { WebSocketHost, WebSocketListener } from "./web-socket-host.ts";

/**
 * Frames over WebSockets, with whatever a {@link WebSocketHost} opens. Promises T1 to T17 of `Transport`; on a host that cannot listen, `listen`
 * resolves with a synthetic address.
 */
export class WebSocketTransport implements Transport {
  readonly schemeIdentifier: string;
  readonly maximumFrameBytes: number;
  readonly #settings: WebSocketSettings;
  readonly #host: WebSocketHost;
  readonly #platform: Platform;
  readonly #context: TransportContext;
  readonly #connections = new OpenConnections();
  readonly #handleSettings: WebSocketHandleSettings;
  readonly #handleContext: WebSocketHandleContext;
  #listener: Promise<WebSocketListener> | undefined;

  constructor(settings: WebSocketSettings, host: WebSocketHost, context: TransportContext) {
    this.schemeIdentifier = settings.schemeIdentifier;
    this.maximumFrameBytes = settings.maximumFrameBytes;
    this.#settings = settings;
    this.#host = host;
    this.#platform = context.platform;
    this.#context = context;
    const { flushWaitMs, firstFrameBytes, readTurn = ALL_AT_ONCE } = context.settings;
    this.#handleSettings = { ...settings, flushWaitMs, firstFrameBytes };
    this.#handleContext = {
      platform: context.platform,
      turns: new ReadTurns(context.platform, readTurn, context.areActorsBehind),
      openReceiveRoom: context.openReceiveRoom ?? (() => UNLIMITED_ROOM),
      onClosed: (handle) => this.#connections.remove(handle),
    };
  }

  async listen(systemName: string, onInbound: (handle: AssociationHandle) => void): Promise<Address> {
    const { hostname, port, key } = this.#settings;
    if (this.#listener !== undefined || this.#connections.isShutDown)
      throw new BindError(hostname, port, "this transport listens or has ended already", key);
    if (this.#host.listen === undefined) return syntheticAddress(this.schemeIdentifier, systemName, this.#platform);
    const listening = this.#host.listen(systemName, (socket) => this.#accept(socket, onInbound));
    this.#listener = listening;
    try {
      return (await listening).address;
    } catch (error) {
      this.#listener = undefined;
      throw error;
    }
  }

  associate(remote: Address, signal: AbortSignal): Promise<AssociationHandle> {
    const { connectTimeoutMs, key } = this.#settings;
    const limit = { timers: this.#platform.timers, key: `${key}.connect-timeout`, ms: connectTimeoutMs };
    const connect = async (attempt: AbortSignal) => this.#adopt(await this.#host.connect(this.#urlOf(remote), remote, attempt));
    return this.#connections.attempt(remote, signal, connect, limit);
  }

  shutdown(): Promise<void> {
    return this.#connections.shutdown(async () => {
      const listener = await this.#listener?.catch(() => undefined);
      await listener?.close();
    });
  }

  async managementCommand(command: unknown): Promise<boolean> {
    return (await this.#host.managementCommand?.(command)) ?? false;
  }

  #urlOf({ host, port }: Address): string {
    return `${this.schemeIdentifier}://${host}:${port}${this.#settings.remotePath}`;
  }

  #accept(socket: MessageSocket, onInbound: (handle: AssociationHandle) => void): void {
    const handle = this.#adopt(socket);
    if (this.#connections.isShutDown) return handle.abort();
    try {
      onInbound(handle);
    } catch (error) {
      this.#context.log.warning(`Refused the connection from ${handle.remoteEndpoint}: ${String(error)}`);
      handle.abort();
    }
  }

  #adopt(socket: MessageSocket): WebSocketHandle {
    const handle = new WebSocketHandle(socket, this.#handleSettings, this.#handleContext);
    this.#connections.add(handle);
    return handle;
  }
}
