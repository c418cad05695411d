import { ActorPath, type ActorRef, type Address, DeadLetter, type LoggingAdapter, NO_SENDER, Props, Status } from "../../actor/index.ts";
import {
  type ActorCreation,
  ActorSelectionMessage,
  type ExtendedActorSystem,
  type InternalActorRef,
  internalRef,
  type SystemMessage,
  LocalActorRefProvider,
  selectionElementText,
} from "../../actor/spi.ts";
import type { RefTransport, Serialization } from "../../serialization/index.ts";
import type { Severance } from "../association/association-context.ts";
import { AssociationRefusal } from "../association/association-refusal.ts";
import { EndpointReader } from "../association/endpoint-reader.ts";
import { type CreateListener, inboundDispatchTo } from "../association/inbound-dispatch.ts";
import { InboundResolver, type PathFinder } from "../association/inbound-resolver.ts";
import { MessageLog } from "../association/message-log.ts";
import { OutboundCodec } from "../association/outbound-codec.ts";
import { RemoteDeployment } from "../deploy/remote-deployment.ts";
import { sentenceOf } from "../explanation/index.ts";
import type { FailureDetector } from "../failure-detector/failure-detector.ts";
import { failureDetectorsFrom } from "../failure-detector/failure-detector-registry.ts";
import { Incarnations } from "../incarnations.ts";
import { type LifecycleLevel, type RemotingLifecycleEvent, isLogged } from "../lifecycle-events.ts";
import { LimitedLog } from "../limited-log.ts";
import { type RemoteSettings, remoteSettingsFrom } from "../remote-settings.ts";
import type { RemoteSetup } from "../remote-setup.ts";
import { type LentToAssociations, Remoting } from "../remoting.ts";
import type { RemotingControl } from "../remoting-control.ts";
import { UntrustedMode } from "../security/untrusted-mode.ts";
import type { SystemMessageSerializer } from "../serializers/system-message-serializer.ts";
import { systemSerialization } from "../serializers/system-serialization.ts";
import { RemoteWatcher } from "../watch/remote-watcher.ts";
import { InboundWatches } from "../watch/inbound-watches.ts";
import { PeerSevered, RemoteWatcherHeartbeat, RemoteWatcherHeartbeatResponse } from "../watch/watch-messages.ts";
import { RemoteActorRef, type RemoteRefOwner } from "./remote-actor-ref.ts";
import { RemoteRefCache } from "./remote-ref-cache.ts";

/** INTEROP: what Akka.NET writes in place of a path for its `Nobody`. */
const NOBODY = "nobody";

/**
 * Makes and finds refs in a system that others can reach: everything with a foreign address is a remote ref, and all else is
 * left to the local provider.
 */
export class RemoteActorRefProvider implements RemoteRefOwner, PathFinder {
  readonly serialization: Serialization<ActorRef>;
  readonly systemMessages: SystemMessageSerializer;
  readonly inboundWatches: InboundWatches = new InboundWatches();
  readonly system: ExtendedActorSystem;
  readonly #local: LocalActorRefProvider;
  readonly #setup: RemoteSetup;
  readonly #settings: RemoteSettings;
  readonly #log: LoggingAdapter;
  readonly #messageLog: MessageLog;
  readonly #incarnations: Incarnations;
  readonly #watchDetectors: () => FailureDetector;
  readonly #refs = new RemoteRefCache<RemoteActorRef>();
  readonly #codecs = new Map<string, OutboundCodec>();
  readonly #resolver: InboundResolver;
  /** What is to be said of the configuration of serializers once there are loggers. */
  readonly #warnings: readonly string[];
  #remoting: Remoting | undefined;
  #deployment: RemoteDeployment | undefined;
  #remoteWatcher: InternalActorRef | undefined;

  constructor(system: ExtendedActorSystem, setup: RemoteSetup) {
    this.system = system;
    this.#local = new LocalActorRefProvider(system, this, (next) =>
      this.#deployment === undefined ? next() : this.#deployment.terminate(next),
    );
    this.#setup = setup;
    this.#settings = remoteSettingsFrom(system.config);
    this.#log = new LimitedLog(system.log("remoting"), system.platform, this.#settings.logLimit);
    this.#incarnations = new Incarnations(system.uid, () => system.platform.randomUid());
    this.#messageLog = new MessageLog(this.#settings, system.log("remoting"));
    this.#watchDetectors = failureDetectorsFrom(system.config, "akka.remote.watch-failure-detector", setup.failureDetectors ?? new Map());
    this.#resolver = new InboundResolver(this);
    const refs: RefTransport<ActorRef> = {
      pathOf: (ref) => ref.path.toSerializationFormat(this.defaultAddress),
      resolve: (path) => (path === NOBODY ? this.deadLetters : this.resolveActorRef(path)),
    };
    const { serialization, systemMessages, warnings } = systemSerialization(system.config, setup, refs);
    this.serialization = serialization;
    this.systemMessages = systemMessages;
    this.#warnings = warnings;
  }

  get rootPath(): ActorPath {
    return this.#local.rootPath;
  }

  get rootGuardian(): InternalActorRef {
    return this.#local.rootGuardian;
  }

  get userGuardian(): InternalActorRef {
    return this.#local.userGuardian;
  }

  get systemGuardian(): InternalActorRef {
    return this.#local.systemGuardian;
  }

  get deadLetters(): InternalActorRef {
    return this.#local.deadLetters;
  }

  get tempContainer(): InternalActorRef {
    return this.#local.tempContainer;
  }

  get defaultAddress(): Address {
    return this.#remoting?.defaultAddress ?? this.#local.defaultAddress;
  }

  get remoteWatcher(): InternalActorRef | undefined {
    return this.#remoteWatcher;
  }

  get remotingControl(): RemotingControl | undefined {
    const remoting = this.#remoting;
    return (
      remoting && {
        addresses: remoting.addresses,
        uid: this.system.uid,
        quarantine: (peer, uid, reason = "by hand") => remoting.quarantine(peer, uid, reason),
        managementCommand: (command) => remoting.managementCommand(command),
      }
    );
  }

  async start(): Promise<void> {
    await this.#local.start();
    for (const text of this.#warnings) this.system.log("serialization").warning("{0}", text);
    this.#remoting = await Remoting.start({
      systemName: this.system.name,
      incarnations: this.#incarnations,
      config: this.system.config,
      settings: this.#settings,
      platform: this.system.platform,
      isDaemonic: this.system.settings.isDaemonic,
      transports: this.#setup.transports,
      failureDetectors: this.#setup.failureDetectors ?? new Map(),
      log: this.#log,
      publish: (event) => this.#publish(event),
      associationContext: (localAddress) => this.#associationContext(localAddress),
    });
    this.#remoteWatcher = this.#startRemoteWatcher();
    this.#deployment = new RemoteDeployment({
      provider: this,
      local: this.#local,
      system: this.system,
      serialization: this.serialization,
      registry: this.#setup.registry,
      log: this.#log,
      isHere: (address) => this.#isHere(address),
      localAddressFor: (target) => this.#running.localAddressFor(target),
      refAt: (path, supervisor) => this.remoteRef(path, supervisor),
    });
    this.#log.info("Remoting started; listening on addresses : [{0}]", this.#remoting.addresses.join(", "));
  }

  /** Lets what was sent leave; cut off after `akka.remote.shutdown-timeout`. */
  async stop(): Promise<void> {
    const ended = this.#remoting?.shutdown();
    if (ended !== undefined) await this.#withinShutdownTimeout(ended);
    await this.#local.stop();
  }

  actorOf(creation: ActorCreation): InternalActorRef {
    return (this.#deployment ?? this.#local).actorOf(creation);
  }

  resolveActorRef(path: string | ActorPath): InternalActorRef {
    const parsed = typeof path === "string" ? ActorPath.parse(path) : path;
    return this.#isHere(parsed.address) ? this.#local.resolveLocal(parsed) : this.remoteRef(parsed);
  }

  rootGuardianAt(address: Address): InternalActorRef {
    return this.#isHere(address) ? this.rootGuardian : this.remoteRef(ActorPath.root(address));
  }

  tempPath(): ActorPath {
    return this.#local.tempPath();
  }

  registerTempRef(ref: InternalActorRef, path: ActorPath): void {
    this.#local.registerTempRef(ref, path);
  }

  unregisterTempRef(path: ActorPath): void {
    this.#local.unregisterTempRef(path);
  }

  /** The ref of a path at another system. Connects to nobody. Throws InvalidAddressError when no transport has its protocol. */
  remoteRef(path: ActorPath, supervisor?: InternalActorRef): RemoteActorRef {
    const association = this.#running.associationWith(path.address);
    return this.#refs.getOrCreate(path.toSerializationFormat(), () => new RemoteActorRef(path, this, association, supervisor));
  }

  findRecipient(path: string): InternalActorRef | undefined {
    try {
      const parsed = ActorPath.parse(path);
      if (this.#isHere(parsed.address)) return this.#local.resolveLocal(parsed);
      this.#log.error("{0}", sentenceOf({ kind: "not-ours", path, ours: this.#running.addresses.map(String) }));
    } catch (error) {
      this.#log.error("Dropped a message for [{0}]: {1}", path, messageOf(error));
    }
    return undefined;
  }

  findSender(path: string): ActorRef | undefined {
    try {
      return this.resolveActorRef(path);
    } catch (error) {
      this.#log.warning("A message came without a usable sender, [{0}]: {1}", path, messageOf(error));
      return undefined;
    }
  }

  /**
   * A message that will not be sent becomes a dead letter with the reason. What is an error of the program is also logged as one, and
   * rejects the `ask` that it came from: nobody would ever answer it.
   */
  onUnsendable(message: unknown, sender: ActorRef | undefined, recipient: ActorRef, cause: unknown): void {
    if (message instanceof RemoteWatcherHeartbeat || message instanceof RemoteWatcherHeartbeatResponse) return; // their absence is the message
    if (message instanceof ActorSelectionMessage) {
      const selected = this.remoteRef(recipient.path).getChild(message.elements.map(selectionElementText));
      this.onUnsendable(message.message, sender, selected, cause);
      return;
    }
    const isRefusal = cause instanceof AssociationRefusal;
    const reason = isRefusal ? cause.reason : messageOf(cause);
    if (!isRefusal) this.#log.error("Could not send a message to {0}; the association lives on. {1}", recipient.path, reason);
    this.system.eventStream.publish(new DeadLetter(message, sender ?? this.deadLetters, recipient, reason));
    if (!isRefusal && sender?.path.parent.equals(this.tempContainer.path)) {
      sender.tell(new Status.Failure(cause instanceof Error ? cause : new Error(reason)), NO_SENDER);
    }
  }

  /** As `ref.tell`, ahead of all that waits to be sent to that system. */
  #tellUrgently(ref: ActorRef, message: unknown, sender: ActorRef): void {
    if (ref instanceof RemoteActorRef) ref.tellUrgently(message, sender);
    else ref.tell(message, sender);
  }

  get #running(): Remoting {
    if (this.#remoting === undefined) throw new Error("unreachable: refs are asked for before remoting has started");
    return this.#remoting;
  }

  #isHere(address: Address): boolean {
    return address.equals(this.rootPath.address) || this.#running.isOneOfOurs(address);
  }

  #startRemoteWatcher(): InternalActorRef {
    const context: ConstructorParameters<typeof RemoteWatcher>[0] = {
      platform: this.system.platform,
      settings: this.#settings.watch,
      systemMessageBufferSize: this.#settings.systemMessageBufferSize,
      unacknowledgedAt: (address) => this.#running.associationWith(address).unacknowledgedCount,
      createFailureDetector: this.#watchDetectors,
      uidFor: (peer) => this.#incarnations.uidFor(peer),
      rootGuardianAt: (address) => this.rootGuardianAt(address),
      tellUrgently: (ref, message, sender) => this.#tellUrgently(ref, message, sender),
      quarantine: (address, uid, reason) => this.#running.quarantine(address, uid, reason),
    };
    const props = Props.create(RemoteWatcher, context);
    const { dispatcher } = this.#settings;
    return internalRef(this.system.systemActorOf(dispatcher === undefined ? props : props.withDispatcher(dispatcher), "remote-watcher"));
  }

  #associationContext(localAddress: Address): LentToAssociations {
    const { isUntrustedMode, trustedSelectionPaths } = this.#settings;
    const untrusted = isUntrustedMode ? new UntrustedMode(trustedSelectionPaths) : undefined;
    const { onReceived } = this.#messageLog;
    const onCreate: CreateListener = (recipient, command, peer) => this.#deployment?.onCreate(recipient, command, peer);
    const onSystemMessage = (recipient: InternalActorRef, message: SystemMessage): void => {
      if (message.kind === "watch") this.inboundWatches.add(recipient, message.watcher);
      else if (message.kind === "unwatch") this.inboundWatches.remove(recipient, message.watcher);
    };
    const dispatchOf = inboundDispatchTo(this.serialization, this.#log, { untrusted, onCreate, onSystemMessage, onReceived });
    return {
      platform: this.system.platform,
      settings: this.#settings,
      codec: this.#codecFor(localAddress),
      newReader: (numbered, peer) => new EndpointReader(this.#resolver, dispatchOf(peer), numbered),
      publish: (event) => this.#publish(event),
      warn: (text) => this.#log.warning("{0}", text),
      incarnations: this.#incarnations,
      onSevered: (peer, end) => this.#onSevered(peer, end),
      afterTurn: (task) => this.system.afterTurn(task),
      onUnsendable: (message, sender, recipient, cause) => this.onUnsendable(message, sender, recipient, cause),
    };
  }

  /** One for all peers that know this system by the same address. */
  #codecFor(localAddress: Address): OutboundCodec {
    const key = localAddress.toString();
    const codec =
      this.#codecs.get(key) ?? new OutboundCodec((ref) => ref.path.toSerializationFormat(localAddress), this.#messageLog.onSent);
    this.#codecs.set(key, codec);
    return codec;
  }

  #onSevered(peer: Address, end: Severance): void {
    this.inboundWatches.forget(peer);
    if (end === "quarantined") return; // death watch gives up what is watched there in its own time, or already has
    this.#deployment?.onPeerReplaced(peer);
    if (end === "renewed") this.#remoteWatcher?.tell(new PeerSevered(peer));
  }

  #publish(event: RemotingLifecycleEvent): void {
    const least: LifecycleLevel | undefined = this.#settings.lifecycleLogLevel;
    if (isLogged(event.level, least)) this.#log[event.level]("{0}", event.toString());
    this.system.eventStream.publish(event);
  }

  #withinShutdownTimeout(ended: Promise<void>): Promise<void> {
    const { shutdownTimeoutMs } = this.#settings;
    return new Promise((resolve, reject) => {
      const cancel = this.system.platform.timers.once(shutdownTimeoutMs, () => {
        this.#log.warning(
          "Remoting did not end within {0} ms (akka.remote.shutdown-timeout); what was not sent is lost.",
          shutdownTimeoutMs,
        );
        resolve();
      });
      ended.then(resolve, reject).finally(cancel);
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
