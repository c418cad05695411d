import { Address } from "../../../actor/index.ts";
import { type AssociationHandle, BindError, ConnectError, type Transport } from "../index.ts";
import type { MemoryWay } from "./memory-carrier.ts";
import { MemoryHandle } from "./memory-handle.ts";
import type { MemoryNetwork } from "./memory-network.ts";
import type { MemorySettings } from "./memory-settings.ts";

/** Frames between systems of one process, over a {@link MemoryNetwork}. Promises T1 to T17 of `Transport`. */
export class MemoryTransport implements Transport {
  /** See {@link Transport.schemeIdentifier}. */
  readonly schemeIdentifier: string;
  /** See {@link Transport.maximumFrameBytes}. */
  readonly maximumFrameBytes: number;
  readonly #network: MemoryNetwork;
  readonly #settings: MemorySettings;
  readonly #handles = new Set<MemoryHandle>();
  /** What ends each attempt that has no connection yet. */
  readonly #dials = new Set<() => void>();
  #address: Address | undefined;
  #shutdown: Promise<void> | undefined;

  constructor(network: MemoryNetwork, settings: MemorySettings) {
    this.schemeIdentifier = settings.schemeIdentifier;
    this.maximumFrameBytes = settings.maximumFrameBytes;
    this.#network = network;
    this.#settings = settings;
  }

  /** See {@link Transport.listen}. */
  async listen(systemName: string, onInbound: (handle: AssociationHandle) => void): Promise<Address> {
    const { port, key } = this.#settings;
    const { host: hostname = "" } = new Address(this.schemeIdentifier, systemName, this.#settings.hostname, port); // by which it is dialled
    if (this.#address !== undefined || this.#shutdown !== undefined) {
      throw new BindError(hostname, port, "this transport listens or has ended already", key);
    }
    const bound = this.#network.bind(hostname, port, {
      accept: (dialler, diallerName, way) => {
        const handle = this.#handle(way.from, diallerName, way);
        MemoryHandle.join(dialler, handle);
        onInbound(handle);
      },
      die: (leavesWord) => this.#die(leavesWord),
      loseConnections: (which, isHeardBy) => {
        for (const handle of this.#handles) if (which(handle.way)) handle.lose(isHeardBy);
      },
    });
    if (bound === undefined) throw new BindError(hostname, port, "another transport of this network listens there already", key);
    this.#address = new Address(this.schemeIdentifier, systemName, hostname, bound);
    this.#network.callLog.add({ kind: "listen", address: this.#address.toString() });
    return this.#address;
  }

  /** See {@link Transport.associate}. */
  associate(remote: Address, signal: AbortSignal): Promise<AssociationHandle> {
    this.#network.callLog.add({ kind: "associate", remote: remote.toString() });
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (this.#shutdown !== undefined) return reject(new ConnectError(remote, "this transport has shut down."));
      const settle = (): boolean => {
        signal.removeEventListener("abort", onAbort);
        return this.#dials.delete(onShutdown);
      };
      const onAbort = (): void => {
        if (settle()) reject(signal.reason);
      };
      const onShutdown = (): void => {
        if (settle()) reject(new ConnectError(remote, "this transport has shut down."));
      };
      signal.addEventListener("abort", onAbort, { once: true });
      this.#dials.add(onShutdown);
      const connection = this.#network.nextConnection();
      const name = `memory#${connection}`;
      const way: MemoryWay = { connection, from: this.#endpoint ?? name, to: `${remote.host}:${remote.port}` };
      const back: MemoryWay = { connection, from: way.to, to: way.from };
      const fail = (why: string): void => {
        if (settle()) reject(new ConnectError(remote, why));
      };
      const arrive = (): void => {
        if (!this.#dials.has(onShutdown)) return; // aborted or shut down meanwhile
        const acceptor = this.#network.acceptorAt(remote.host ?? "", remote.port ?? 0);
        if (acceptor === undefined) return fail("no system listens there on this network.");
        const handle = this.#handle(name, way.to, way);
        acceptor.accept(handle, name, back);
        this.#network.carrier.carry(back, "answer", () => {
          if (settle()) resolve(handle);
          else handle.abort();
        });
      };
      this.#network.carrier.dial(way, arrive, fail);
    });
  }

  /** See {@link Transport.shutdown}. */
  shutdown(): Promise<void> {
    this.#shutdown ??= this.#end();
    return this.#shutdown;
  }

  async #end(): Promise<void> {
    const address = this.#address;
    this.#network.callLog.add({ kind: "shutdown", address: address?.toString() ?? "" });
    if (address?.host !== undefined && address.port !== undefined) this.#network.unbind(address.host, address.port);
    for (const fail of this.#dials) fail();
    for (const handle of this.#handles) handle.disassociate();
    await new Promise<void>((resolve) => this.#network.enqueue(resolve)); // behind the last thing that the handles' owners hear
  }

  #die(leavesWord: boolean): void {
    this.#dials.clear();
    for (const handle of this.#handles) handle.die(leavesWord);
    this.#handles.clear();
  }

  get #endpoint(): string | undefined {
    const address = this.#address;
    return address === undefined ? undefined : `${address.host}:${address.port}`;
  }

  #handle(localEndpoint: string, remoteEndpoint: string, way: MemoryWay): MemoryHandle {
    const { key, maximumFrameBytes, highWaterBytes } = this.#settings;
    const settings = { key, localEndpoint, remoteEndpoint, way, maximumFrameBytes, highWaterBytes };
    const handle = new MemoryHandle(this.#network, settings, (closed) => this.#handles.delete(closed));
    this.#handles.add(handle);
    return handle;
  }
}
