import { type Address, InvalidAddressError, type LoggingAdapter } from "../actor/index.ts";
import type { Config } from "../hocon/index.ts";
import type { Platform } from "../platform/index.ts";
import { sentenceOf } from "./explanation/index.ts";
import { EndpointManager } from "./association/endpoint-manager.ts";
import type { Association } from "./association/association.ts";
import type { AssociationContext } from "./association/association-context.ts";
import { failureDetectorsFrom, type FailureDetectorRegistry } from "./failure-detector/failure-detector-registry.ts";
import type { Incarnations } from "./incarnations.ts";
import { RemotingErrorEvent, RemotingListenEvent, RemotingShutdownEvent, type RemotingLifecycleEvent } from "./lifecycle-events.ts";
import { accept, associate, type ProtocolContext } from "./protocol/akka-protocol-handle.ts";
import { CommandNotAcknowledgedError } from "./command-not-acknowledged-error.ts";
import type { RemoteSettings } from "./remote-settings.ts";
import { RemotingStartError } from "./remoting-start-error.ts";
import {
  type AssociationHandle,
  type Batching,
  batchingFrom,
  findTransport,
  type Transport,
  type TransportRegistry,
} from "./transport/index.ts";

/** What an association needs that remoting does not have of its own. */
export type LentToAssociations = Omit<AssociationContext, "dial" | "localAddress" | "batching" | "retain">;

/** What remoting borrows from the system it connects. */
export interface RemotingContext {
  readonly systemName: string;
  /** What every handshake says of this system's life. */
  readonly incarnations: Incarnations;
  readonly config: Config;
  readonly settings: RemoteSettings;
  readonly platform: Platform;
  readonly isDaemonic: boolean;
  readonly transports: TransportRegistry;
  readonly failureDetectors: FailureDetectorRegistry;
  readonly log: LoggingAdapter;
  publish(event: RemotingLifecycleEvent): void;
  /** The rest of what an association needs, for a peer that knows this system as `localAddress`. */
  associationContext(localAddress: Address): LentToAssociations;
}

/** A transport that listens, and how peers of its protocol know this system. */
interface ListeningTransport {
  readonly transport: Transport;
  /** With the Akka protocol: `akka.tcp://System@host:port`. */
  readonly address: Address;
  readonly protocol: ProtocolContext;
  readonly batching: Batching;
}

/** Starts and stops the stack: the transports that the configuration enables, and one association per peer above them. */
export class Remoting {
  readonly #context: RemotingContext;
  readonly #listening: readonly ListeningTransport[];
  readonly #endpoints: EndpointManager;

  private constructor(context: RemotingContext, listening: readonly ListeningTransport[]) {
    this.#context = context;
    this.#listening = listening;
    this.#endpoints = new EndpointManager((remote) => this.#associationContext(remote));
  }

  /** Resolves when every enabled transport is bound. Rejects with the first failure, after closing what was bound before. */
  static async start(context: RemotingContext): Promise<Remoting> {
    const started: { remoting: Remoting | undefined } = { remoting: undefined };
    const listening: ListeningTransport[] = [];
    const onInbound = (local: ListeningTransport, handle: AssociationHandle): void => {
      if (started.remoting === undefined)
        handle.abort(); // dialled before start-up was over: the peer's next try will find us
      else void started.remoting.#accept(local, handle);
    };
    try {
      const isRefused = (uid: number, peer: Address): boolean => started.remoting?.isQuarantined(peer, uid) === true;
      const { startupTimeoutMs } = context.settings;
      const failure = (): Error =>
        new RemotingStartError(`Remoting did not start within ${startupTimeoutMs} ms (akka.remote.startup-timeout).`);
      await withinMs(context.platform, startupTimeoutMs, listenOnAll(context, listening, { onInbound, isRefused }), failure);
    } catch (error) {
      await Promise.all(listening.map(({ transport }) => transport.shutdown()));
      context.publish(new RemotingErrorEvent(error instanceof Error ? error : new Error(String(error))));
      throw error;
    }
    started.remoting = new Remoting(context, listening);
    context.publish(new RemotingListenEvent(started.remoting.addresses));
    return started.remoting;
  }

  /** Where this system answers, in the order of `akka.remote.enabled-transports`. */
  get addresses(): readonly Address[] {
    return this.#listening.map(({ address }) => address);
  }

  /** The address of the first enabled transport. */
  get defaultAddress(): Address {
    return this.#transportOf(undefined).address;
  }

  /** How a peer at `remote` knows this system. Throws {@link InvalidAddressError} when no transport speaks its protocol. */
  localAddressFor(remote: Address): Address {
    return this.#transportOf(remote).address;
  }

  isOneOfOurs(address: Address): boolean {
    return this.#listening.some((local) => local.address.equals(address));
  }

  /** The association with `remote`, without connecting. Throws {@link InvalidAddressError} when no transport speaks its protocol. */
  associationWith(remote: Address): Association {
    return this.#endpoints.associationWith(remote);
  }

  /** Whether the incarnation `uid` of the peer at `remote` may not come back. */
  isQuarantined(remote: Address, uid: number): boolean {
    return this.#endpoints.isQuarantined(remote, uid);
  }

  /** Gives the peer up: its incarnation `uid` is refused from now on. Without `uid` nothing but a gate can be closed. */
  quarantine(remote: Address, uid: number | undefined, reason: string): void {
    this.#endpoints.associationWith(remote).quarantine(uid, reason);
  }

  /**
   * Gives `command` to every transport and resolves with whether all of them knew it. Rejects with {@link CommandNotAcknowledgedError}
   * when that takes longer than `akka.remote.command-ack-timeout`, and with what a transport rejects with.
   */
  async managementCommand(command: unknown): Promise<boolean> {
    const { platform, settings } = this.#context;
    const answers = this.#listening.map(({ transport }) => transport.managementCommand?.(command) ?? Promise.resolve(false));
    const failure = (): Error => new CommandNotAcknowledgedError(settings.commandAckTimeoutMs);
    const acknowledged = await withinMs(platform, settings.commandAckTimeoutMs, Promise.all(answers), failure);
    return acknowledged.every(Boolean);
  }

  /** Lets what was sent leave, ends every association and unbinds. */
  async shutdown(): Promise<void> {
    await this.#endpoints.shutdown();
    await Promise.all(this.#listening.map(({ transport }) => transport.shutdown()));
    this.#context.publish(new RemotingShutdownEvent());
  }

  #transportOf(remote: Address | undefined): ListeningTransport {
    const found = this.#listening.find(({ address }) => remote === undefined || address.protocol === remote.protocol);
    if (found !== undefined) return found;
    const known = this.#listening.map(({ address }) => address.protocol);
    throw new InvalidAddressError(sentenceOf({ kind: "no-transport", address: `${remote}`, available: known }));
  }

  #associationContext(remote: Address): Omit<AssociationContext, "retain"> {
    const { transport, address, protocol, batching } = this.#transportOf(remote);
    return {
      ...this.#context.associationContext(address),
      localAddress: address,
      batching,
      dial: (peer) => associate(transport, peer.withProtocol(transport.schemeIdentifier), protocol),
    };
  }

  async #accept({ protocol }: ListeningTransport, handle: AssociationHandle): Promise<void> {
    try {
      this.#endpoints.onInbound(await accept(handle, protocol));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#context.log.warning("Closed a connection from {0} that did not shake hands: {1}", handle.remoteEndpoint, reason);
    }
  }
}

/** Who is let in, and what becomes of those who knock. */
interface Doorman {
  readonly onInbound: (local: ListeningTransport, handle: AssociationHandle) => void;
  readonly isRefused: (uid: number, peer: Address) => boolean;
}

/** Binds transport after transport; those that are bound stand in `listening` also when a later one fails. */
async function listenOnAll(context: RemotingContext, listening: ListeningTransport[], doorman: Doorman): Promise<void> {
  if (context.settings.enabledTransports.length === 0) {
    throw new RemotingStartError("akka.remote.enabled-transports is empty: name at least one, such as akka.remote.dot-netty.tcp.");
  }
  for (const key of context.settings.enabledTransports) listening.push(await listenOn(context, key, doorman));
}

async function listenOn(context: RemotingContext, key: string, doorman: Doorman): Promise<ListeningTransport> {
  const { config, settings, platform, log, systemName, incarnations } = context;
  const section = config.getConfig(key);
  const load = findTransport(context.transports, section.getString("transport-class"), `${key}.transport-class`);
  const createTransport = await load();
  const transport = createTransport({
    platform,
    settings: { key, section, flushWaitMs: settings.flushWaitOnShutdownMs, isDaemonic: context.isDaemonic },
    log: { warning: (text) => log.warning("{0}", text), debug: (text) => log.debug("{0}", text) },
  });
  const early: AssociationHandle[] = [];
  let deliver = (handle: AssociationHandle): void => void early.push(handle);
  const bound = await transport.listen(systemName, (handle) => deliver(handle));
  const local: ListeningTransport = {
    transport,
    address: bound.withProtocol(`akka.${bound.protocol}`),
    batching: batchingFrom(section),
    protocol: {
      platform,
      origin: { system: systemName, hostname: bound.host ?? "", port: bound.port ?? 0, protocol: bound.protocol },
      uidFor: (peer) => incarnations.uidFor(peer),
      handshakeTimeoutMs: section.hasPath("connection-timeout") ? section.getDurationMs("connection-timeout") : settings.handshakeTimeoutMs,
      heartbeatIntervalMs: settings.heartbeatIntervalMs,
      acceptableHeartbeatPauseMs: settings.acceptableHeartbeatPauseMs,
      createFailureDetector: failureDetectorsFrom(config, "akka.remote.transport-failure-detector", context.failureDetectors),
      maximumFrameBytes: transport.maximumFrameBytes,
      isRefused: doorman.isRefused,
    },
  };
  deliver = (handle) => doorman.onInbound(local, handle);
  for (const handle of early) deliver(handle);
  return local;
}

/** What `work` resolves with, or the rejection with `failure()` when it takes longer than that. */
async function withinMs<T>(platform: Platform, limitMs: number, work: Promise<T>, failure: () => Error): Promise<T> {
  let cancel = (): void => {};
  const timeout = new Promise<never>((_, reject) => {
    cancel = platform.timers.once(limitMs, () => reject(failure()));
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    cancel();
  }
}
