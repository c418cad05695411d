import { ActorPath, type ActorRef, type Address, UnknownTransportError } from "../actor/index.ts";
import {
  type ActorCreation,
  type ExtendedActorSystem,
  type InternalActorRef,
  LocalActorRefProvider,
  type RouterAdapter,
} from "../actor/internal.ts";
import type { Serialization, Serializer } from "../serialization/index.ts";
import type { AssociationLink } from "./association/association-link.ts";
import type { Heartbeats } from "./failure-detector/heartbeats.ts";
import type { AssociationObservation } from "./lifecycle/association-info.ts";
import type { RemotingControl } from "./lifecycle/remoting-control.ts";
import type { FailureProbe } from "./ref/failure-probe.ts";
import { RemoteActorRef, type RemoteRefContext } from "./ref/remote-actor-ref.ts";
import { RemoteRefCache } from "./ref/remote-ref-cache.ts";
import type { RemoteSetup } from "./remote-setup.ts";
import { RemoteStack } from "./remote-stack.ts";
import type { InboundWatches } from "./watch/inbound-watches.ts";
import { MemberGone, MemberWatched } from "./watch/watch-messages.ts";

/**
 * Makes and finds refs in a system that others can reach: a path with another system's address becomes a remote ref, every other path is
 * left to the local provider. What remoting consists of is in `remote-stack.ts`.
 */
export class RemoteActorRefProvider implements RemoteRefContext {
  readonly system: ExtendedActorSystem;
  readonly #local: LocalActorRefProvider;
  readonly #stack: RemoteStack;
  readonly #refs = new RemoteRefCache<RemoteActorRef>();

  /** `adaptRouters` reads what modules above this one have in `akka.actor.deployment`. */
  constructor(system: ExtendedActorSystem, setup: RemoteSetup, adaptRouters?: RouterAdapter) {
    this.system = system;
    const beforeSystemStops = (next: () => void): void => {
      const { deployment } = this.#stack;
      if (deployment === undefined) next();
      else deployment.terminate(next);
    };
    const local = new LocalActorRefProvider(system, this, beforeSystemStops, adaptRouters);
    this.#local = local;
    this.#stack = new RemoteStack({
      system,
      setup,
      local,
      provider: this,
      refs: {
        pathOf: (ref) => this.#stack.departure.pathOf(ref) ?? ref.path.toSerializationFormat(this.defaultAddress),
        resolve: (path) => this.#resolveInMessage(path),
      },
      isHere: (address) => this.#isHere(address),
    });
  }

  get serialization(): Serialization<ActorRef> {
    return this.#stack.serialization;
  }

  get systemMessages(): Serializer {
    return this.#stack.systemMessages;
  }

  get failures(): FailureProbe {
    return this.#stack.failures;
  }

  get inboundWatches(): InboundWatches {
    return this.#stack.inboundWatches;
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
    return this.#stack.startedRemoting?.defaultAddress ?? this.#local.defaultAddress;
  }

  get remoteWatcher(): InternalActorRef | undefined {
    return this.#stack.remoteWatcher;
  }

  /** For a module that shows what happens to associations. */
  get associationObservation(): AssociationObservation {
    return this.#stack.observation;
  }

  /** For a module that shows who is heard of. */
  get heartbeats(): readonly Heartbeats[] {
    return [this.#stack.heartbeats];
  }

  get remotingControl(): RemotingControl | undefined {
    const remoting = this.#stack.startedRemoting;
    return (
      remoting && {
        addresses: remoting.addresses,
        uid: this.system.uid,
        quarantinedCount: remoting.quarantinedCount,
        memoryUses: this.#stack.memoryUses,
        associations: remoting.associations,
        quarantine: (peer, uid, reason = "by hand") => remoting.quarantine(peer, uid, reason),
        managementCommand: (command) => remoting.managementCommand(command),
      }
    );
  }

  async start(): Promise<void> {
    await this.#local.start();
    await this.#stack.start();
  }

  /** Sends what is queued first; gives up after `akka.remote.shutdown-timeout`. */
  async stop(): Promise<void> {
    await this.#stack.stop();
    await this.#local.stop();
  }

  actorOf(creation: ActorCreation): InternalActorRef {
    return (this.#stack.deployment ?? this.#local).actorOf(creation);
  }

  resolveActorRef(path: string | ActorPath): InternalActorRef {
    const parsed = typeof path === "string" ? this.pathFrom(path) : path;
    return this.#isHere(parsed.address) ? this.#local.resolveLocal(parsed) : this.remoteRef(parsed);
  }

  pathFrom(text: string): ActorPath {
    return this.#local.pathFrom(text);
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

  /**
   * The ref of a path at another system, without connecting. It leads by the transport of `given`; that of the peer which is being read by the
   * one that its frame has come by; any other by the first transport of its protocol. Throws UnknownTransportError when no transport has it.
   */
  remoteRef(path: ActorPath, supervisor?: InternalActorRef, given?: AssociationLink): RemoteActorRef {
    const link = given ?? this.#linkTo(path.address);
    const text = path.toSerializationFormat();
    const key = link.over === undefined ? text : `${text} over ${link.over}`;
    return this.#refs.getOrCreate(key, () => new RemoteActorRef(path, this, link, supervisor));
  }

  /** INTEROP: a ref that no transport leads to does not keep a message from being read, as in RemoteActorRefProvider.cs; it is a ref of no actor. */
  #resolveInMessage(path: string): InternalActorRef {
    const parsed = this.pathFrom(path);
    try {
      return this.resolveActorRef(parsed);
    } catch (error) {
      if (!(error instanceof UnknownTransportError)) throw error;
      this.#stack.warn(`A message holds the ref ${parsed}, and what is sent to it becomes a dead letter. ${error.message}`);
      return this.#local.resolveActorRef(parsed);
    }
  }

  #linkTo(address: Address): AssociationLink {
    const { remoting, speaker } = this.#stack;
    const { current, localEnd } = speaker;
    const isOtherWay = localEnd?.isUsualWay === false && current === address.toString();
    return remoting.linkTo(address, current, isOtherWay ? localEnd.localAddress : undefined);
  }

  /** As `ref.tell`, ahead of all that waits to be sent to that system: for heartbeats. */
  tellUrgently(ref: ActorRef, message: unknown, sender: ActorRef): void {
    if (ref instanceof RemoteActorRef) ref.tellUrgently(message, sender);
    else ref.tell(message, sender);
  }

  /** A cluster watches over the system at `address` from now on: death watch sends no heartbeats there. */
  watchMember(address: Address): void {
    this.remoteWatcher?.tell(new MemberWatched(address));
  }

  /** The cluster has removed the system at `address`: everything that is watched there has ended. */
  onMemberRemoved(address: Address): void {
    this.remoteWatcher?.tell(new MemberGone(address));
  }

  /** Gives the incarnation `uid` of the system at `address` up. */
  quarantine(address: Address, uid: number, reason: string): void {
    this.#stack.remoting.quarantine(address, uid, reason);
  }

  onUnsendable(message: unknown, sender: ActorRef | undefined, recipient: ActorRef, cause: unknown): void {
    this.#stack.unsendable.report(message, sender, recipient, cause);
  }

  #isHere(address: Address): boolean {
    return address.equals(this.rootPath.address) || this.#stack.remoting.isOneOfOurs(address);
  }
}
