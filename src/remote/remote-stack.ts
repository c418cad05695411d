import type { MemoryUse } from "../base/index.ts";
import { settleWithin } from "../platform/index.ts";
import { type ActorRef, type Address, type LoggingAdapter, Props } from "../actor/index.ts";
import {
  type ExtendedActorSystem,
  type InternalActorRef,
  internalRef,
  type LocalActorRefProvider,
  type SystemMessage,
} from "../actor/internal.ts";
import type { ActorRefResolver, Serialization } from "../serialization/index.ts";
import type { AssociationReset, LocalEnd, Speaker } from "./association/association-context.ts";
import { EndpointReader } from "./association/endpoint-reader.ts";
import { ForgottenPeers } from "./association/forgotten-peers.ts";
import { type CreateListener, inboundDispatchTo } from "./association/inbound-dispatch.ts";
import { InboundResolver, type PathFinder } from "./association/inbound-resolver.ts";
import { MessageLog } from "./association/message-log.ts";
import { Departure } from "./association/departure.ts";
import { OutboundCodec } from "./association/outbound-codec.ts";
import { RemoteDeployment } from "./deploy/remote-deployment.ts";
import type { FailureDetector } from "./failure-detector/failure-detector.ts";
import { Heartbeats } from "./failure-detector/heartbeats.ts";
import { failureDetectorsFrom } from "./failure-detector/failure-detector-registry.ts";
import { sentenceOf } from "./explanation/index.ts";
import { InboundPathFinder } from "./inbound-path-finder.ts";
import { Incarnations } from "./lifecycle/incarnations.ts";
import { isLogged, type RemotingLifecycleEvent } from "./lifecycle/lifecycle-events.ts";
import { defaultPeerMemoryBytes, memoryUsesOf, type PeerMemories, peerMemoriesOf } from "./limits/peer-memory.ts";
import { FailureProbe } from "./ref/failure-probe.ts";
import { RemoteActorRef, type RemoteRefContext } from "./ref/remote-actor-ref.ts";
import { remoteReference } from "./reference.ts";
import type { RemoteSetup } from "./remote-setup.ts";
import { AssociationObservation } from "./lifecycle/association-info.ts";
import { Remoting, type SharedAssociationContext } from "./remoting.ts";
import { UntrustedMode } from "./security/untrusted-mode.ts";
import type { SystemMessageSerializer } from "./serializers/system-message-serializer.ts";
import { systemSerialization } from "./serializers/system-serialization.ts";
import { LimitedLog } from "./settings/limited-log.ts";
import { type RemoteSettings, remoteSettingsFrom } from "./settings/remote-settings.ts";
import { UnsendableMessages } from "./unsendable-messages.ts";
import { InboundWatches } from "./watch/inbound-watches.ts";
import { RemoteWatcher } from "./watch/remote-watcher.ts";
import { PeerReset } from "./watch/watch-messages.ts";

/** What the stack borrows from the provider of its system. */
export interface RemoteStackContext {
  readonly system: ExtendedActorSystem;
  readonly setup: RemoteSetup;
  readonly local: LocalActorRefProvider;
  readonly provider: RemoteRefContext;
  readonly refs: ActorRefResolver<ActorRef>;
  /** Whether `address` is one of this system's. */
  isHere(address: Address): boolean;
}

/** Builds the parts of remoting for one system and connects them. Makes no refs: that is the provider's work. */
export class RemoteStack {
  readonly serialization: Serialization<ActorRef>;
  readonly systemMessages: SystemMessageSerializer;
  readonly inboundWatches: InboundWatches = new InboundWatches();
  readonly unsendable: UnsendableMessages;
  readonly failures: FailureProbe;
  readonly speaker: Speaker = { current: undefined, localEnd: undefined };
  /** By which transport the message leaves that is being written. */
  readonly departure: Departure;
  readonly #context: RemoteStackContext;
  readonly #settings: RemoteSettings;
  readonly #memory: PeerMemories;
  readonly #log: LoggingAdapter;
  readonly #messageLog: MessageLog;
  readonly #incarnations: Incarnations;
  readonly #watchDetectors: () => FailureDetector;
  /** By the address that peers know this system by. */
  readonly #codecs = new Map<string, OutboundCodec>();
  readonly #finder: PathFinder;
  readonly #resolver: InboundResolver;
  /** For transports that are not the first of their protocol, by their address: the same path of a sender is another ref there. */
  readonly #otherResolvers = new Map<string, InboundResolver>();
  /** Of the configuration of serializers; logged once there are loggers. */
  readonly #warnings: readonly string[];
  readonly observation: AssociationObservation = new AssociationObservation();
  /** Of remote death watch. */
  readonly heartbeats: Heartbeats = new Heartbeats("watch");
  #remoting: Remoting | undefined;
  #deployment: RemoteDeployment | undefined;
  #remoteWatcher: InternalActorRef | undefined;

  constructor(context: RemoteStackContext) {
    const { system, setup, provider, local, refs } = context;
    this.#context = context;
    this.#settings = remoteSettingsFrom(system.config);
    this.#memory = peerMemoriesOf(this.#settings.allPeersMaximumBytes ?? defaultPeerMemoryBytes(system.platform.heapLimitBytes));
    this.#log = new LimitedLog(system.log("remoting"), system.platform, this.#settings.logLimit);
    this.#incarnations = new Incarnations(system.uid, () => system.platform.randomUid());
    this.#messageLog = new MessageLog(this.#settings, system.log("remoting"));
    const detectors = setup.failureDetectors ?? new Map();
    this.#watchDetectors = failureDetectorsFrom(system.config, "akka.remote.watch-failure-detector", detectors, remoteReference);
    this.unsendable = new UnsendableMessages(this.#log, provider);
    this.departure = new Departure((failure) => this.#log.warning("{0}", sentenceOf(failure)));
    this.#finder = new InboundPathFinder({
      local,
      log: this.#log,
      remoting: () => this.remoting,
      speaker: this.speaker,
      pathFrom: (path) => local.pathFrom(path),
      isHere: ({ address }) => context.isHere(address),
      resolveActorRef: (path) => provider.resolveActorRef(path),
    });
    this.#resolver = new InboundResolver(this.#finder, this.#settings.pathCacheMaximumBytes);
    const { serialization, systemMessages, warnings } = systemSerialization(system.config, setup, refs);
    this.serialization = serialization;
    this.systemMessages = systemMessages;
    this.failures = new FailureProbe({ provider, log: this.#log, doubtfulTypesIn: (error) => systemMessages.doubtfulTypesIn(error) });
    this.#warnings = warnings;
  }

  /** What is remembered of what peers sent. */
  get memoryUses(): readonly MemoryUse[] {
    const ofResolvers = this.#resolvers.flatMap(({ memoryUses }) => memoryUses);
    return [...memoryUsesOf(this.#memory), ...ofResolvers, ...this.serialization.memoryUses];
  }

  get #resolvers(): readonly InboundResolver[] {
    return [this.#resolver, ...this.#otherResolvers.values()];
  }

  /** Logs with the words of remoting, of which only so many are logged in a time. */
  warn(text: string): void {
    this.#log.warning("{0}", text);
  }

  /** Throws before {@link start}. */
  get remoting(): Remoting {
    if (this.#remoting === undefined) throw new Error("unreachable: remoting is used before it has started");
    return this.#remoting;
  }

  get startedRemoting(): Remoting | undefined {
    return this.#remoting;
  }

  get deployment(): RemoteDeployment | undefined {
    return this.#deployment;
  }

  get remoteWatcher(): InternalActorRef | undefined {
    return this.#remoteWatcher;
  }

  /** Binds the transports, then starts death watch and deployment. Rejects with what a transport rejects with. */
  async start(): Promise<void> {
    const { system, setup, provider, local } = this.#context;
    for (const text of this.#warnings) system.log("serialization").warning("{0}", text);
    const forgottenPeers = new ForgottenPeers(system.platform.timers, () => this.#resolvers);
    const remoting = await Remoting.start({
      systemName: system.name,
      incarnations: this.#incarnations,
      config: system.config,
      settings: this.#settings,
      platform: system.platform,
      memory: this.#memory,
      isDaemonic: system.settings.isDaemonic,
      readsContexts: () => system.observation.sending?.readsContexts === true && !this.#settings.isUntrustedMode,
      areActorsBehind: () => system.dispatcher.isBehind,
      transports: setup.transports,
      adapters: setup.adapters ?? new Map(),
      loadModule: setup.loadModule,
      failureDetectors: setup.failureDetectors ?? new Map(),
      log: this.#log,
      publish: (event) => this.#publish(event),
      onPeerForgotten: (remote) => forgottenPeers.add(remote),
      associationContext: (localEnd, frameLimitKey) => this.#associationContext(localEnd, frameLimitKey),
    });
    this.#remoting = remoting;
    this.#remoteWatcher = this.#startRemoteWatcher(remoting);
    this.#deployment = new RemoteDeployment({
      provider,
      local,
      system,
      serialization: this.serialization,
      registry: setup.registry,
      log: this.#log,
      isHere: (address) => this.#context.isHere(address),
      localAddressFor: (target) => remoting.localAddressFor(target),
      writeFor: (target, write) => this.departure.write(remoting.localAddressFor(target), target, write),
      refAt: (path, supervisor) => provider.remoteRef(path, supervisor),
    });
    this.#log.info("Remoting started; listening on addresses : [{0}]", remoting.addresses.join(", "));
  }

  /** Sends what is queued, then unbinds. Gives up after `akka.remote.shutdown-timeout`, with a warning. */
  async stop(): Promise<void> {
    const ended = this.#remoting?.shutdown();
    if (ended === undefined) return;
    const { shutdownTimeoutMs } = this.#settings;
    await settleWithin(this.#context.system.platform.timers, shutdownTimeoutMs, ended, () => {
      this.#log.warning(
        "Remoting did not stop within {0} ms (akka.remote.shutdown-timeout); messages that were not sent are lost.",
        shutdownTimeoutMs,
      );
    });
  }

  #startRemoteWatcher(remoting: Remoting): InternalActorRef {
    const { system, provider } = this.#context;
    const context: ConstructorParameters<typeof RemoteWatcher>[0] = {
      platform: system.platform,
      settings: this.#settings.watch,
      systemMessageBufferSize: this.#settings.systemMessageBufferSize,
      unacknowledgedAt: (ref) => (ref instanceof RemoteActorRef ? ref.unacknowledgedCount : 0),
      heartbeats: this.heartbeats,
      createFailureDetector: this.#watchDetectors,
      uidFor: (peer) => this.#incarnations.uidFor(peer),
      rootGuardianOf: (watchee) =>
        watchee instanceof RemoteActorRef ? watchee.rootGuardian : provider.rootGuardianAt(watchee.path.address),
      tellUrgently: (ref, message, sender) =>
        ref instanceof RemoteActorRef ? ref.tellUrgently(message, sender) : ref.tell(message, sender),
      quarantine: (address, uid, reason) => remoting.quarantine(address, uid, reason),
    };
    const props = Props.create(RemoteWatcher, context);
    const { dispatcher } = this.#settings;
    return internalRef(system.systemActorOf(dispatcher === undefined ? props : props.withDispatcher(dispatcher), "remote-watcher"));
  }

  #associationContext(localEnd: LocalEnd, frameLimitKey: string): SharedAssociationContext {
    const { system } = this.#context;
    const { isUntrustedMode, trustedSelectionPaths, watchesPerPeer } = this.#settings;
    const untrusted = isUntrustedMode ? new UntrustedMode(trustedSelectionPaths) : undefined;
    const { onReceived } = this.#messageLog;
    const onCreate: CreateListener = (recipient, command, peer) => this.#deployment?.onCreate(recipient, command, peer);
    const onSystemMessage = (recipient: InternalActorRef, message: SystemMessage): string | undefined => {
      if (message.kind === "unwatch") this.inboundWatches.remove(recipient, message.watcher);
      if (message.kind !== "watch" || this.inboundWatches.add(recipient, message.watcher, watchesPerPeer)) return undefined;
      return `that system watches ${watchesPerPeer} actors here already (ritsem.remote.watches-per-peer)`;
    };
    const { eventStream } = system;
    const dispatchOf = inboundDispatchTo(this.serialization, this.#log, { untrusted, eventStream, onCreate, onSystemMessage, onReceived });
    return {
      platform: system.platform,
      settings: this.#settings,
      memory: this.#memory,
      codec: this.#codecFor(localEnd, frameLimitKey),
      newReader: (numbered, peer) =>
        new EndpointReader(this.#resolverFor(localEnd), dispatchOf(peer), numbered, system.observation, isUntrustedMode),
      publish: (event) => this.#publish(event),
      observation: this.observation,
      warn: (text) => this.#log.warning("{0}", text),
      incarnations: this.#incarnations,
      watchCountOf: (peer) => this.inboundWatches.countAt(peer),
      speaker: this.speaker,
      onAssociationReset: (peer, end) => this.#onAssociationReset(peer, end),
      afterTurn: (task) => system.afterTurn(task),
      onUnsendable: (message, sender, recipient, cause) => this.unsendable.report(message, sender, recipient, cause),
    };
  }

  /** One for all peers that know this system by the same address. */
  #codecFor({ localAddress }: LocalEnd, frameLimitKey: string): OutboundCodec {
    const key = localAddress.toString();
    let codec = this.#codecs.get(key);
    if (codec === undefined) {
      const departure = this.#settings.enabledTransports.length > 1 ? this.departure.by(localAddress) : undefined;
      const pathOf = (ref: ActorRef): string => {
        if (departure !== undefined) this.departure.check(ref, localAddress);
        return ref.path.toSerializationFormat(localAddress);
      };
      codec = new OutboundCodec(frameLimitKey, pathOf, this.#messageLog.onSent, departure);
      this.#codecs.set(key, codec);
    }
    return codec;
  }

  #resolverFor({ localAddress, isUsualWay }: LocalEnd): InboundResolver {
    if (isUsualWay) return this.#resolver;
    const key = localAddress.toString();
    const resolver = this.#otherResolvers.get(key) ?? new InboundResolver(this.#finder, this.#settings.pathCacheMaximumBytes);
    this.#otherResolvers.set(key, resolver);
    return resolver;
  }

  #onAssociationReset(peer: Address, end: AssociationReset): void {
    this.inboundWatches.forget(peer);
    if (end === "quarantined") return; // death watch gives up what is watched there in its own time, or already has
    this.#deployment?.onPeerReplaced(peer);
    if (end === "renewed") this.#remoteWatcher?.tell(new PeerReset(peer));
  }

  #publish(event: RemotingLifecycleEvent): void {
    if (isLogged(event.level, this.#settings.lifecycleLogLevel)) this.#log[event.level]("{0}", event.toString());
    this.#context.system.eventStream.publish(event);
  }
}
