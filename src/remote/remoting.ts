import { settleWithin } from "../platform/index.ts";
import { errorFrom, reasonOf } from "../base/index.ts";
import { Address, type LoggingAdapter, UnknownTransportError } from "../actor/index.ts";
import { Config } from "../hocon/index.ts";
import type { Platform } from "../platform/index.ts";
import { type HandshakeSection, sentenceOf } from "./explanation/index.ts";
import { DialTurns } from "./limits/dial-turns.ts";
import { InboundConnections } from "./limits/inbound-connections.ts";
import { QuarantineMarks } from "./association/quarantine-marks.ts";
import { EndpointManager } from "./association/endpoint-manager.ts";
import type { AssociationLink } from "./association/association-link.ts";
import type { AssociationContext, LocalEnd } from "./association/association-context.ts";
import { failureDetectorsFrom, type FailureDetectorRegistry } from "./failure-detector/failure-detector-registry.ts";
import type { AssociationInfo } from "./lifecycle/association-info.ts";
import type { Incarnations } from "./lifecycle/incarnations.ts";
import {
  RemotingErrorEvent,
  RemotingListenEvent,
  RemotingShutdownEvent,
  type RemotingLifecycleEvent,
} from "./lifecycle/lifecycle-events.ts";
import { originOf } from "./protocol/origin-of.ts";
import { accept, associate, type ProtocolContext } from "./protocol/akka-protocol-handle.ts";
import { ProtocolViolationError } from "./protocol/errors.ts";
import { CommandNotAcknowledgedError, RemotingStartError } from "./lifecycle/errors.ts";
import { type ModuleLoader, namesModule, transportFromModule } from "./transport-module.ts";
import { usableTransports } from "./missing-transports.ts";
import { remoteReference } from "./reference.ts";
import type { RemoteSettings } from "./settings/remote-settings.ts";
import type { PeerMemories } from "./limits/peer-memory.ts";
import {
  type AssociationHandle,
  type Batching,
  batchingFrom,
  findAdapters,
  findTransport,
  syntheticAddress,
  type Transport,
  type TransportAdapterRegistry,
  type TransportRegistry,
} from "./transport/index.ts";

const DETECTOR = "akka.remote.transport-failure-detector";
/** Limits the frames of transports that send each in one datagram. */
const DATAGRAM_LIMIT = "maximum-payload-bytes";
/** What is added to the name of a system that asks another one who it is. */
const ASKING_SUFFIX = "-asks-who-you-are";

/** What an association needs that remoting does not have of its own. */
export type SharedAssociationContext = Omit<
  AssociationContext,
  "dial" | "localAddress" | "batching" | "settingsKey" | "isUsualWay" | "retain" | "noteAbsence" | "marks"
>;

/** What remoting borrows from the system it connects. */
export interface RemotingContext {
  readonly systemName: string;
  /** The incarnations that handshakes state. */
  readonly incarnations: Incarnations;
  readonly config: Config;
  readonly settings: RemoteSettings;
  readonly platform: Platform;
  /** Bounds what waits for, or comes from, all peers together. */
  readonly memory: PeerMemories;
  readonly isDaemonic: boolean;
  /** Whether this system reads what goes with messages beside Akka's fields. */
  readsContexts(): boolean;
  /** Whether actors have more to do than fits into a turn of the event loop. */
  areActorsBehind(): boolean;
  readonly transports: TransportRegistry;
  readonly adapters: TransportAdapterRegistry;
  readonly loadModule: ModuleLoader | undefined;
  readonly failureDetectors: FailureDetectorRegistry;
  readonly log: LoggingAdapter;
  publish(event: RemotingLifecycleEvent): void;
  /** Nothing has to be remembered of the peer at `remote` any more. */
  readonly onPeerForgotten: (remote: Address) => void;
  /**
   * The rest of what an association needs, for peers that know this system by that address. `frameLimitKey` is the setting of the transport that limits
   * frames.
   */
  associationContext(localEnd: LocalEnd, frameLimitKey: string): SharedAssociationContext;
}

/** A transport that listens, and how peers of its protocol know this system. */
interface ListeningTransport {
  readonly transport: Transport;
  /** With the Akka protocol: `akka.tcp://System@host:port`. */
  readonly address: Address;
  readonly protocol: ProtocolContext;
  readonly batching: Batching;
  /** The setting of its own that limits frames, for errors. */
  readonly frameLimitKey: string;
}

/** Starts and stops the stack: the transports that the configuration enables, and one association per peer above them. */
export class Remoting {
  readonly #context: RemotingContext;
  readonly #listening: readonly ListeningTransport[];
  readonly #endpoints: EndpointManager;
  readonly #connections: InboundConnections;
  readonly #dials: DialTurns;
  readonly #marks: QuarantineMarks;
  /** By the section of the transport. */
  readonly #sharedContexts = new Map<string, SharedAssociationContext>();

  private constructor(context: RemotingContext, listening: readonly ListeningTransport[]) {
    this.#context = context;
    this.#listening = listening;
    this.#connections = new InboundConnections({
      platform: context.platform,
      limits: context.settings.connections,
      warn: (text) => context.log.warning("{0}", text),
    });
    const { pruneQuarantineMarkerAfterMs, absentPeers } = context.settings;
    this.#marks = new QuarantineMarks(pruneQuarantineMarkerAfterMs, absentPeers.maximumQuarantined);
    this.#dials = new DialTurns(context.platform, context.settings.dialsForPeers);
    this.#endpoints = new EndpointManager({
      platform: context.platform,
      settings: context.settings.identityCheck,
      absentPeerLimits: context.settings.absentPeers,
      marks: this.#marks,
      ask: (address, signal) => this.#ask(address, signal),
      associationContext: (remote, over) => this.#associationContext(remote, over),
      onPeerForgotten: context.onPeerForgotten,
      warn: (text) => context.log.warning("{0}", text),
    });
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
      const all = listenOnAll(context, listening, { onInbound, isRefused });
      await settleWithin(context.platform.timers, startupTimeoutMs, all, () => {
        throw new RemotingStartError(`Remoting did not start within ${startupTimeoutMs} ms (akka.remote.startup-timeout).`);
      });
    } catch (error) {
      await Promise.all(listening.map(({ transport }) => transport.shutdown()));
      context.publish(new RemotingErrorEvent(errorFrom(error)));
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

  /** The section of the first enabled transport. */
  get defaultSettingsKey(): string {
    return this.#transportOf(undefined).protocol.settingsKey;
  }

  /** How a peer at `remote` knows this system. Throws {@link UnknownTransportError} if no transport has its protocol. */
  localAddressFor(remote: Address): Address {
    return this.#transportOf(remote).address;
  }

  isOneOfOurs(address: Address): boolean {
    return this.#listening.some((local) => local.address.equals(address));
  }

  /**
   * What refs to actors of `remote` hold; no association is made before it is needed. `namedBy` is the peer that named the address, if the program
   * did not; `over` the address of the transport, if it is not the first of its protocol. Throws {@link UnknownTransportError} if no transport has it.
   */
  linkTo(remote: Address, namedBy?: string, over?: Address): AssociationLink {
    return this.#endpoints.linkTo(remote, namedBy, over);
  }

  /** Incarnations of peers that may not come back. Count. */
  get quarantinedCount(): number {
    return this.#marks.countAt(this.#context.platform.clock.nowMs());
  }

  /** Whether the incarnation `uid` of the peer at `remote` may not come back. */
  isQuarantined(remote: Address, uid: number): boolean {
    return this.#endpoints.isQuarantined(remote, uid);
  }

  get associations(): readonly AssociationInfo[] {
    return this.#endpoints.infos;
  }

  /** Gives the peer up: its incarnation `uid` is refused from now on. Without `uid` nothing but a gate can be closed. */
  quarantine(remote: Address, uid: number | undefined, reason: string): void {
    this.#endpoints.quarantine(remote, uid, reason);
  }

  /**
   * Gives `command` to every transport and resolves with whether any of them knew it. Rejects with {@link CommandNotAcknowledgedError}
   * when that takes longer than `akka.remote.command-ack-timeout`, and with what a transport rejects with.
   */
  async managementCommand(command: unknown): Promise<boolean> {
    const { platform, settings } = this.#context;
    const answers = this.#listening.map(({ transport }) => transport.managementCommand?.(command) ?? Promise.resolve(false));
    const acknowledged = await settleWithin(platform.timers, settings.commandAckTimeoutMs, Promise.all(answers), () => {
      throw new CommandNotAcknowledgedError(settings.commandAckTimeoutMs);
    });
    return acknowledged.some(Boolean);
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
    throw new UnknownTransportError(
      sentenceOf({
        kind: "no-transport",
        address: `${remote}`,
        available: known,
        settingsKey: this.#listening[0]?.protocol.settingsKey ?? "",
      }),
    );
  }

  /** One for each transport: peers can have any number of associations formed, which must not cost more than they have to. */
  #sharedContextFor(localEnd: LocalEnd, frameLimitKey: string): SharedAssociationContext {
    const known = this.#sharedContexts.get(localEnd.settingsKey);
    if (known !== undefined) return known;
    const shared = this.#context.associationContext(localEnd, frameLimitKey);
    this.#sharedContexts.set(localEnd.settingsKey, shared);
    return shared;
  }

  #associationContext(remote: Address, over: Address | undefined): Omit<AssociationContext, "retain" | "noteAbsence"> {
    const usual = this.#transportOf(remote);
    const chosen = over === undefined ? usual : (this.#listening.find(({ address }) => address.equals(over)) ?? usual);
    const { transport, address, protocol, batching, frameLimitKey } = chosen;
    const localEnd: LocalEnd = { localAddress: address, settingsKey: protocol.settingsKey, isUsualWay: chosen === usual };
    return {
      ...this.#sharedContextFor(localEnd, frameLimitKey),
      ...localEnd,
      marks: this.#marks,
      batching,
      dial: (peer, namedBy) =>
        this.#dials.run(namedBy, (signal) => associate(transport, peer.withProtocol(transport.schemeIdentifier), protocol, signal)),
    };
  }

  /**
   * Asks `address` which incarnation lives there.
   * INTEROP: in the name of a system that does not exist. In its own name this system would have a second association with an Akka.NET
   * system, which reads the latest one alone.
   */
  async #ask(address: Address, signal: AbortSignal): Promise<number | undefined> {
    const { transport, protocol } = this.#transportOf(address);
    const origin = { ...protocol.origin, system: `${protocol.origin.system}${ASKING_SUFFIX}` };
    const handle = await associate(transport, address, { ...protocol, origin, isRefused: () => false }, signal);
    handle.disassociate("shutdown");
    return handle.remoteAddress.equals(address) ? handle.remoteUid : undefined;
  }

  async #accept({ address, protocol }: ListeningTransport, handle: AssociationHandle): Promise<void> {
    const admitted = this.#connections.admit(handle);
    if (admitted === undefined) return;
    try {
      const shaken = accept(admitted.handle, protocol);
      await shaken.finally(admitted.onHandshakeOver);
      const peer = await shaken;
      if (peer.remoteAddress.protocol !== address.protocol) {
        peer.disassociate("unknown");
        throw new ProtocolViolationError(
          handle.remoteEndpoint,
          `calls itself ${peer.remoteAddress} on a connection of ${address.protocol}`,
        );
      }
      const isUsualWay = this.#transportOf(address).address === address;
      await this.#endpoints.onInbound(peer, isUsualWay ? undefined : address);
    } catch (error) {
      const reason = reasonOf(error);
      this.#context.log.warning("Closed a connection from {0} that did not complete the handshake: {1}", handle.remoteEndpoint, reason);
    }
  }
}

/** Decides which inbound connections are accepted. */
interface InboundPolicy {
  readonly onInbound: (local: ListeningTransport, handle: AssociationHandle) => void;
  readonly isRefused: (uid: number, peer: Address) => boolean;
}

/** Binds transport after transport; those that are bound stand in `listening` also when a later one fails. */
async function listenOnAll(context: RemotingContext, listening: ListeningTransport[], inboundPolicy: InboundPolicy): Promise<void> {
  if (context.settings.enabledTransports.length === 0) {
    throw new RemotingStartError("akka.remote.enabled-transports is empty: name at least one, such as akka.remote.dot-netty.tcp.");
  }
  const keys = context.settings.enabledTransports;
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  if (repeated !== undefined) {
    throw new RemotingStartError(
      `akka.remote.enabled-transports names ${repeated} twice. Name it once; for a second transport of its kind add a section of its own, with another port.`,
    );
  }
  for (const key of usableTransports(context.config, context.transports)) listening.push(await listenOn(context, key, inboundPolicy));
}

async function listenOn(context: RemotingContext, key: string, inboundPolicy: InboundPolicy): Promise<ListeningTransport> {
  const { config, settings, platform, log, systemName, incarnations } = context;
  const section = config.getConfig(key);
  const createTransport = await (namesModule(section)
    ? transportFromModule(context.loadModule, section, key)
    : findTransport(context.transports, section.getString("transport-class"), `${key}.transport-class`)());
  const transportLog = { warning: (text: string) => log.warning("{0}", text), debug: (text: string) => log.debug("{0}", text) };
  let transport = createTransport({
    platform,
    settings: {
      key,
      section,
      config,
      flushWaitMs: settings.flushWaitOnShutdownMs,
      isDaemonic: context.isDaemonic,
      firstFrameBytes: settings.firstFrameBytes,
      readTurn: settings.readTurn,
    },
    openReceiveRoom: (onReclaim) => context.memory.inbound.openShare(onReclaim),
    areActorsBehind: () => context.areActorsBehind(),
    log: transportLog,
  });
  for (const { name, load: loadAdapter } of findAdapters(context.adapters, config, section, key)) {
    const createAdapter = await loadAdapter();
    const adapterSettings = config.getConfig(`akka.remote.${name}`, Config.empty());
    transport = createAdapter(transport, { platform, log: transportLog, settings: adapterSettings, originOf });
  }
  const early: AssociationHandle[] = [];
  let deliver = (handle: AssociationHandle): void => void early.push(handle);
  const bound = settings.isClient
    ? syntheticAddress(transport.schemeIdentifier, systemName, platform)
    : await transport.listen(systemName, (handle) => deliver(handle));
  const local: ListeningTransport = {
    transport,
    // Made anew: a transport from a package may have a copy of this library of its own, and so other classes.
    address: new Address(`akka.${bound.protocol}`, bound.system, bound.host, bound.port),
    batching: batchingFrom(section),
    frameLimitKey: `${key}.${section.hasPath(DATAGRAM_LIMIT) ? DATAGRAM_LIMIT : "maximum-frame-size"}`,
    protocol: {
      platform,
      ...handshakeSectionOf(section, key),
      origin: { system: systemName, hostname: bound.host ?? "", port: bound.port ?? 0, protocol: bound.protocol },
      uidFor: (peer) => incarnations.uidFor(peer),
      readsContexts: () => context.readsContexts(),
      handshakeTimeoutMs: section.hasPath("connection-timeout") ? section.getDurationMs("connection-timeout") : settings.handshakeTimeoutMs,
      heartbeatIntervalMs: settings.heartbeatIntervalMs,
      acceptableHeartbeatPauseMs: settings.acceptableHeartbeatPauseMs,
      createFailureDetector: failureDetectorsFrom(config, DETECTOR, context.failureDetectors, remoteReference),
      maximumFrameBytes: transport.maximumFrameBytes,
      memory: context.memory.inbound,
      isRefused: inboundPolicy.isRefused,
    },
  };
  deliver = (handle) => inboundPolicy.onInbound(local, handle);
  for (const handle of early) deliver(handle);
  return local;
}

/** The settings of a transport's own that error texts name. */
function handshakeSectionOf(section: Config, key: string): HandshakeSection {
  return {
    settingsKey: key,
    limitKey: section.hasPath("connection-timeout") ? `${key}.connection-timeout` : "akka.remote.handshake-timeout",
    comparedKeys: comparedNames(section)
      .filter((name) => section.hasPath(name))
      .map((name) => `${key}.${name}`),
  };
}

/** Settings of which the two sides may have different ones. */
function comparedNames(section: Config): readonly string[] {
  const usesTls = section.hasPath("enable-ssl") && section.getBoolean("enable-ssl");
  return ["byte-order", "enable-ssl", ...(usesTls ? ["ssl.require-mutual-authentication"] : [])];
}
