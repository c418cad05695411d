import type { ActorPath } from "../address/actor-path.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import type { ActorRefProvider, InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import { EmptyLocalActorRef } from "./empty-local-actor-ref.ts";
import { MinimalActorRef } from "./minimal-actor-ref.ts";

/** A folder of refs that are not actors, such as `/temp` with the senders of asks. */
export class VirtualPathContainer extends MinimalActorRef {
  readonly path: ActorPath;
  readonly provider: ActorRefProvider;
  readonly #children = new Map<string, InternalActorRef>();

  constructor(provider: ActorRefProvider, path: ActorPath) {
    super();
    this.provider = provider;
    this.path = path;
  }

  get isLocal(): boolean {
    return true;
  }

  get isTerminated(): boolean {
    return false;
  }

  add(name: string, ref: InternalActorRef): void {
    this.#children.set(name, ref);
  }

  remove(name: string): void {
    this.#children.delete(name);
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    new EmptyLocalActorRef(this.provider, this.path).tell(message, sender);
  }

  sendSystemMessage(): void {}

  getParent(): InternalActorRef {
    return this.provider.rootGuardian;
  }

  getChild(names: readonly string[], from = 0): InternalActorRef {
    const name = names[from];
    if (name === undefined) return this;
    if (name === "..") return this.getParent().getChild(names, from + 1);
    const child = this.#children.get(name);
    return child === undefined
      ? new EmptyLocalActorRef(this.provider, this.path.descendant(names.slice(from)))
      : child.getChild(names, from + 1);
  }
}
