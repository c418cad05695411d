import type { InternalActorRef } from "./internal-actor-ref.ts";
import { LocalActorRef } from "./local-actor-ref.ts";

/** `/`: an actor whose children are the guardians, and the door to places that are no actors, such as `/temp`. */
export class RootGuardianRef extends LocalActorRef {
  readonly #places = new Map<string, InternalActorRef>();

  addPlace(name: string, ref: InternalActorRef): void {
    this.#places.set(name, ref);
  }

  override getParent(): InternalActorRef {
    return this; // the root is its own parent, also for selections that climb too high
  }

  override getSingleChild(name: string): InternalActorRef | undefined {
    return this.#places.get(name) ?? super.getSingleChild(name);
  }
}
