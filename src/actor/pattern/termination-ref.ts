import type { ActorPath } from "../address/actor-path.ts";
import { Terminated } from "../message/terminated.ts";
import { DeadLetter } from "../event/dead-letter.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import type { ActorRefProvider, InternalActorRef, SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import { MinimalActorRef } from "../minimal-ref/minimal-actor-ref.ts";

/** Watches one actor from outside of any actor: it is notified once of the termination, and makes dead letters of everything else. */
export class TerminationRef extends MinimalActorRef {
  readonly path: ActorPath;
  readonly provider: ActorRefProvider;
  readonly #watchee: InternalActorRef;
  #onTerminated: ((terminated: Terminated) => void) | undefined;

  constructor(watchee: InternalActorRef, onTerminated: (terminated: Terminated) => void) {
    super();
    this.provider = watchee.provider;
    this.path = this.provider.tempPath();
    this.#watchee = watchee;
    this.#onTerminated = onTerminated;
    this.provider.registerTempRef(this, this.path);
    watchee.sendSystemMessage({ kind: "watch", watchee, watcher: this });
  }

  get isLocal(): boolean {
    return true;
  }

  get isTerminated(): boolean {
    return this.#onTerminated === undefined;
  }

  /** Stops watching. */
  giveUp(): void {
    if (this.isTerminated) return;
    this.#end();
    this.#watchee.sendSystemMessage({ kind: "unwatch", watchee: this.#watchee, watcher: this });
  }

  sendSystemMessage(message: SystemMessage): void {
    const onTerminated = this.#onTerminated;
    if (message.kind !== "deathWatchNotification" || onTerminated === undefined) return;
    this.#end();
    onTerminated(new Terminated(this.#watchee, message.existenceConfirmed, message.addressTerminated));
  }

  getParent(): InternalActorRef {
    return this.provider.tempContainer;
  }

  getChild(names: readonly string[], from = 0): InternalActorRef {
    return from >= names.length ? this : this.provider.deadLetters;
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    const { deadLetters } = this.provider;
    deadLetters.tell(new DeadLetter(message, sender ?? deadLetters, this), deadLetters);
  }

  #end(): void {
    this.#onTerminated = undefined;
    this.provider.unregisterTempRef(this.path);
  }
}
