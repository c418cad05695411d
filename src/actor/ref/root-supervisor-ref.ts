import type { ActorPath } from "../address/actor-path.ts";
import { DeadLetter } from "../event/dead-letter.ts";
import type { ActorRefProvider, InternalActorRef, SystemMessage } from "./internal-actor-ref.ts";
import type { ActorRef } from "./actor-ref.ts";
import { MinimalActorRef } from "./minimal-actor-ref.ts";

/** What is above the root: hears of the end of everything, and stops the root should it ever fail. */
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

  getChild(names: readonly string[]): InternalActorRef {
    return names.length === 0 ? this : this.provider.rootGuardian.getChild(names);
  }
}
