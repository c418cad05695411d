import { ActorPath, type ActorRef } from "../../actor/index.ts";
import { type ActorRefProvider, type InternalActorRef, MinimalActorRef, type SystemMessage } from "../../actor/internal.ts";
import type { Serialization, Serializer } from "../../serialization/index.ts";
import type { AssociationLink } from "../association/association-link.ts";
import type { InboundWatches } from "../watch/inbound-watches.ts";
import type { FailureProbe } from "./failure-probe.ts";
import { UnwatchRemote, WatchRemote } from "../watch/watch-messages.ts";

const UTF8 = new TextEncoder();

/** What a remote ref asks of the provider that made it. */
export interface RemoteRefContext extends ActorRefProvider {
  readonly serialization: Serialization<ActorRef>;
  /** With `link` the ref uses the transport of that link. */
  remoteRef(path: ActorPath, supervisor?: InternalActorRef, link?: AssociationLink): InternalActorRef;
  onUnsendable(message: unknown, sender: ActorRef | undefined, recipient: ActorRef, cause: unknown): void;
  /** Actors that are watched from other systems. */
  readonly inboundWatches: InboundWatches;
  /** Decides in which form failures leave. */
  readonly failures: FailureProbe;
  /** Writes system messages. */
  readonly systemMessages: Serializer;
  /** The actor that watches remote actors on behalf of all others; `undefined` before the system has started. */
  readonly remoteWatcher: InternalActorRef | undefined;
}

/** An actor on another system. Sending to it is all it can do; everything else is asked of that system. */
export class RemoteActorRef extends MinimalActorRef implements InternalActorRef {
  override readonly path: ActorPath;
  override readonly provider: RemoteRefContext;
  /** UTF-8 of the path as it travels. */
  readonly pathBytes: Uint8Array;
  readonly #link: AssociationLink;
  readonly #supervisor: InternalActorRef | undefined;

  /** `supervisor`: the parent here of an actor that this system has deployed there. */
  constructor(path: ActorPath, provider: RemoteRefContext, link: AssociationLink, supervisor?: InternalActorRef) {
    super();
    this.#supervisor = supervisor;
    this.path = path;
    this.provider = provider;
    this.pathBytes = UTF8.encode(path.toSerializationFormat());
    this.#link = link;
  }

  /** The root of its system, over the same transport. */
  get rootGuardian(): InternalActorRef {
    return this.#refAt(ActorPath.root(this.path.address));
  }

  /** Count of system messages that its system has not acknowledged yet. */
  get unacknowledgedCount(): number {
    return this.#link.association.unacknowledgedCount;
  }

  override get isLocal(): boolean {
    return false;
  }

  /** Always false: only death watch can tell whether a remote actor has ended. */
  override get isTerminated(): boolean {
    return false;
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    const serializer = this.#serializerFor(message, sender);
    if (serializer === undefined) return;
    const { sending } = this.provider.system.observation;
    this.#link.association.send(sending === undefined ? message : sending.onSend(this, message, sender), sender, this, serializer);
  }

  /** For heartbeats: ahead of all that waits to be sent to that system. */
  tellUrgently(message: unknown, sender: ActorRef): void {
    const serializer = this.#serializerFor(message, sender);
    if (serializer !== undefined) this.#link.association.sendUrgent(message, sender, this, serializer);
  }

  /** Whether it is busy or has no handler is known only in its own system. */
  whyNoReply(): string {
    return (
      `no reply came from ${this.path.address}. Give it more time, and look into the log of that system: the actor may be busy, or have no handler ` +
      `for the message. \`ritsem ping ${this.path}\` shows whether the actor can be reached.`
    );
  }

  #serializerFor(message: unknown, sender: ActorRef | undefined): Serializer | undefined {
    try {
      return this.provider.serialization.serializerFor(message);
    } catch (cause) {
      this.provider.onUnsendable(message, sender, this, cause);
      return undefined;
    }
  }

  override sendSystemMessage(message: SystemMessage): void {
    const { remoteWatcher, systemMessages, inboundWatches, failures } = this.provider;
    if (message.kind === "deathWatchNotification") inboundWatches.remove(message.actor, this);
    if (remoteWatcher !== undefined && (message.kind === "watch" || message.kind === "unwatch") && message.watcher !== remoteWatcher) {
      const { watchee, watcher } = message;
      remoteWatcher.tell(message.kind === "watch" ? new WatchRemote(watchee, watcher) : new UnwatchRemote(watchee, watcher));
    } else failures.send(this, message, (readable) => this.#link.association.sendSystem(readable, this, systemMessages));
  }

  override getParent(): InternalActorRef {
    return this.#supervisor ?? (this.path.isRoot ? this : this.#refAt(this.path.parent));
  }

  override getChild(names: readonly string[], from = 0): InternalActorRef {
    if (names[from] === ".." && this.#supervisor !== undefined) return this.#supervisor.getChild(names, from + 1);
    let path = this.path;
    for (let index = from; index < names.length; index += 1) {
      const name = names[index] ?? "";
      path = name === ".." ? path.parent : path.child(name);
    }
    return this.#refAt(path);
  }

  #refAt(path: ActorPath): InternalActorRef {
    return this.provider.remoteRef(path, undefined, this.#link);
  }
}
