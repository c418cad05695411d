import type { InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import { LocalActorRef } from "./local-actor-ref.ts";

/** `/`: an actor whose children are the guardians, and the parent of places that are not actors, such as `/temp`. */
export class RootGuardianRef extends LocalActorRef {
  readonly #places = new Map<string, InternalActorRef>();

  addPlace(name: string, ref: InternalActorRef): void {
    this.#places.set(name, ref);
  }

  override getParent(): InternalActorRef {
    return this; // the root is its own parent, also for selections with too many ..
  }

  override getSingleChild(name: string): InternalActorRef | undefined {
    return this.#places.get(name) ?? super.getSingleChild(name);
  }
}
