import type { ActorPath, ActorRef } from "../../actor/index.ts";
import { type ActorRefProvider, type InternalActorRef, MinimalActorRef, type SystemMessage } from "../../actor/spi.ts";
import type { Serialization, Serializer } from "../../serialization/index.ts";
import type { Association } from "../association/association.ts";
import type { InboundWatches } from "../watch/inbound-watches.ts";
import { UnwatchRemote, WatchRemote } from "../watch/watch-messages.ts";

/** What a remote ref asks of the provider that made it. */
export interface RemoteRefOwner extends ActorRefProvider {
  readonly serialization: Serialization<ActorRef>;
  remoteRef(path: ActorPath): InternalActorRef;
  onUnsendable(message: unknown, sender: ActorRef | undefined, recipient: ActorRef, cause: unknown): void;
  /** Who is watched from other systems. */
  readonly inboundWatches: InboundWatches;
  /** Writes system messages. */
  readonly systemMessages: Serializer;
  /** The actor that watches remote ones in the name of all others; `undefined` before the system has started. */
  readonly remoteWatcher: InternalActorRef | undefined;
}

/** An actor on another system. Sending to it is all it can do; everything else is asked of that system. */
export class RemoteActorRef extends MinimalActorRef implements InternalActorRef {
  override readonly path: ActorPath;
  override readonly provider: RemoteRefOwner;
  /** UTF-8 of the path as it travels. */
  readonly pathBytes: Uint8Array;
  readonly #association: Association;
  readonly #supervisor: InternalActorRef | undefined;

  /** `supervisor`: the parent here of an actor that this system has deployed there. */
  constructor(path: ActorPath, provider: RemoteRefOwner, association: Association, supervisor?: InternalActorRef) {
    super();
    this.#supervisor = supervisor;
    this.path = path;
    this.provider = provider;
    this.pathBytes = new TextEncoder().encode(path.toSerializationFormat());
    this.#association = association;
  }

  override get isLocal(): boolean {
    return false;
  }

  /** What happened over there is not known here: only death watch can tell. */
  override get isTerminated(): boolean {
    return false;
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    const serializer = this.#serializerFor(message, sender);
    if (serializer !== undefined) this.#association.send(message, sender, this, serializer);
  }

  /** For heartbeats: ahead of all that waits to be sent to that system. */
  tellUrgently(message: unknown, sender: ActorRef): void {
    const serializer = this.#serializerFor(message, sender);
    if (serializer !== undefined) this.#association.sendUrgent(message, sender, this, serializer);
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
    const { remoteWatcher, systemMessages, inboundWatches } = this.provider;
    if (message.kind === "deathWatchNotification") inboundWatches.remove(message.actor, this);
    if (remoteWatcher !== undefined && (message.kind === "watch" || message.kind === "unwatch") && message.watcher !== remoteWatcher) {
      const { watchee, watcher } = message;
      remoteWatcher.tell(message.kind === "watch" ? new WatchRemote(watchee, watcher) : new UnwatchRemote(watchee, watcher));
    } else this.#association.sendSystem(message, this, systemMessages);
  }

  override getParent(): InternalActorRef {
    return this.#supervisor ?? (this.path.isRoot ? this : this.provider.remoteRef(this.path.parent));
  }

  override getChild(names: readonly string[]): InternalActorRef {
    if (names[0] === ".." && this.#supervisor !== undefined) return this.#supervisor.getChild(names.slice(1));
    let path = this.path;
    for (const name of names) path = name === ".." ? path.parent : path.child(name);
    return this.provider.remoteRef(path);
  }
}
