import type { ActorPath } from "../address/actor-path.ts";
import { DeadLetter } from "../event/dead-letter.ts";
import type { ActorRefProvider, InternalActorRef, SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { MinimalActorRef } from "./minimal-actor-ref.ts";

/** The supervisor of the root: it is notified when everything has terminated, and stops the root if it fails. */
export class RootSupervisorRef extends MinimalActorRef {
  readonly path: ActorPath;
  readonly provider: ActorRefProvider;
  readonly #onRootTerminated: () => void;
  #isTerminated = false;

  constructor(provider: ActorRefProvider, path: ActorPath, onRootTerminated: () => void) {
    super();
    this.provider = provider;
    this.path = path;
    this.#onRootTerminated = onRootTerminated;
  }

  get isLocal(): boolean {
    return true;
  }

  get isTerminated(): boolean {
    return this.#isTerminated;
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    const { deadLetters } = this.provider;
    deadLetters.tell(new DeadLetter(message, sender ?? deadLetters, this), deadLetters);
  }

  sendSystemMessage(message: SystemMessage): void {
    if (message.kind === "failed") message.child.sendSystemMessage({ kind: "terminate" });
    else if (message.kind === "deathWatchNotification" && !this.#isTerminated) {
      this.#isTerminated = true;
      this.#onRootTerminated();
    }
  }

  getParent(): InternalActorRef {
    return this;
  }

  getChild(names: readonly string[], from = 0): InternalActorRef {
    return from >= names.length ? this : this.provider.rootGuardian.getChild(names, from);
  }
}
