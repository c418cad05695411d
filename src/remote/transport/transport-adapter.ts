import { withoutAssembly } from "../../base/index.ts";
import type { Address } from "../../actor/index.ts";
import type { Config } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import { ConnectError, UnknownAdapterError } from "./errors.ts";
import type { AssociationHandle, Transport } from "./transport.ts";
import type { TransportLog } from "./transport-context.ts";

/** All that an adapter gets from the system it serves. */
export interface TransportAdapterContext {
  /** Clock, timers and other services of the host. */
  readonly platform: Platform;
  /** The log of the transport that is wrapped. */
  readonly log: TransportLog;
  /** The section `akka.remote.<name>` of the adapter; empty if there is none. */
  readonly settings: Config;
  /** The address that the sender of a frame states for itself in a handshake; `undefined` for any other frame. */
  readonly originOf: (bytes: Uint8Array, start: number, end: number) => Address | undefined;
}

/** Wraps a transport that does not listen yet. Throws `TransportSettingsError`, or the configuration's own error, naming the key. */
export type TransportAdapterFactory = (wrapped: Transport, context: TransportAdapterContext) => Transport;

/** Class name as in `akka.remote.adapters` → loader. A loader runs only for an adapter that a transport applies. */
export type TransportAdapterRegistry = ReadonlyMap<string, () => Promise<TransportAdapterFactory>>;

/**
 * The adapters of the transport whose settings stand in `section` at `key`, the one nearest to the medium first: names in `applied-adapters`, whose
 * classes `akka.remote.adapters` gives in `config`. Throws {@link UnknownAdapterError} naming key, value and known names.
 */
export function findAdapters(
  registry: TransportAdapterRegistry,
  config: Config,
  section: Config,
  key: string,
): readonly { readonly name: string; readonly load: () => Promise<TransportAdapterFactory> }[] {
  const names = section.hasPath("applied-adapters") ? section.getStringList("applied-adapters") : [];
  if (names.length === 0) return [];
  const table = config.getConfig("akka.remote.adapters");
  return names.toReversed().map((name) => {
    if (!table.hasPath(name)) throw new UnknownAdapterError(`${key}.applied-adapters`, name, table.keys());
    const className = table.getString(name);
    const wanted = withoutAssembly(className);
    const load = [...registry].find(([known]) => withoutAssembly(known) === wanted)?.[1];
    if (load === undefined) throw new UnknownAdapterError(`akka.remote.adapters.${name}`, className, [...registry.keys()]);
    return { name, load };
  });
}

/** What an adapter does with the calls of the layer above it. What it leaves out passes unchanged. */
export interface AdapterHooks {
  /** Wraps a new connection. `remote` is the address that was dialled, with the protocol of the wrapped transport; `undefined` if the peer has dialled. */
  wrap?(handle: AssociationHandle, remote: Address | undefined): AssociationHandle;
  /** Called before `remote` is dialled; the dial rejects with what it throws. */
  beforeAssociate?(remote: Address): void;
  /** Called for each connection that a peer has opened; it is closed at once for false. */
  mayAccept?(handle: AssociationHandle): boolean;
  /** True if it has carried the command out. Others are given to the wrapped transport. */
  managementCommand?(command: unknown): boolean | Promise<boolean>;
  /** Called before the wrapped transport shuts down: what is held back must leave. */
  beforeShutdown?(): void;
}

/** `wrapped` with `hooks`, and `prefix` in front of its scheme: `trttl.tcp` of `tcp`. Keeps the promises of `Transport` if the hooks do. */
export function adaptTransport(wrapped: Transport, prefix: string, hooks: AdapterHooks): Transport {
  const schemeIdentifier = `${prefix}.${wrapped.schemeIdentifier}`;
  const wrap = (handle: AssociationHandle, remote: Address | undefined): AssociationHandle => hooks.wrap?.(handle, remote) ?? handle;
  return {
    schemeIdentifier,
    maximumFrameBytes: wrapped.maximumFrameBytes,
    async listen(systemName, onInbound) {
      const address = await wrapped.listen(systemName, (handle) => {
        if (hooks.mayAccept?.(handle) === false) handle.abort();
        else onInbound(wrap(handle, undefined));
      });
      return address.withProtocol(schemeIdentifier);
    },
    async associate(remote, signal) {
      signal.throwIfAborted();
      const inner = remote.withProtocol(wrapped.schemeIdentifier);
      try {
        hooks.beforeAssociate?.(inner);
        return wrap(await wrapped.associate(inner, signal), inner);
      } catch (cause) {
        throw cause instanceof ConnectError ? new ConnectError(remote, { ...cause.failure, address: remote.toString() }, { cause }) : cause;
      }
    },
    async managementCommand(command) {
      if ((await hooks.managementCommand?.(command)) === true) return true;
      return (await wrapped.managementCommand?.(command)) ?? false;
    },
    shutdown() {
      hooks.beforeShutdown?.();
      return wrapped.shutdown();
    },
  };
}
