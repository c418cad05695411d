import { ActorPath, InvalidActorNameError } from "../address/actor-path.ts";
import { type ChildKey, keyOfName } from "../address/child-key.ts";
import type { InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import { NO_RESTARTS, type RestartHistory } from "../supervision/restart-window.ts";
import type { SupervisedChild } from "../supervision/supervisor-strategy.ts";

/** A child, as its supervisor records it. */
export class Child implements SupervisedChild {
  readonly ref: InternalActorRef;
  restartHistory: RestartHistory = NO_RESTARTS;
  /** It was told to stop and has not terminated yet. */
  isDying = false;

  constructor(ref: InternalActorRef) {
    this.ref = ref;
  }
}

/**
 * The actors that an actor supervises, by name. A name is in use from `actorOf` until the child has terminated. A child has an entry of its
 * own only once there is something to record about it, which for most children is never the case.
 */
export class Children {
  readonly #byKey = new Map<ChildKey, InternalActorRef | Child>();
  #dyingCount = 0;
  #generatedCount = 0;

  get size(): number {
    return this.#byKey.size;
  }

  get dyingCount(): number {
    return this.#dyingCount;
  }

  /** The key of the next generated name. */
  nextGenerated(): ChildKey {
    this.#generatedCount += 1;
    return this.#generatedCount - 1;
  }

  /** Throws InvalidActorNameError if `name` is invalid or in use. */
  assertFree(name: string, parent: ActorPath): void {
    ActorPath.assertValidName(name);
    if (!this.#byKey.has(keyOfName(name))) return;
    throw new InvalidActorNameError(
      `${parent.child(name)} exists already. Choose another name, or none; a name is free again once its actor has terminated.`,
    );
  }

  add(ref: InternalActorRef): void {
    this.#byKey.set(ref.childKey, ref);
  }

  refByName(name: string): InternalActorRef | undefined {
    const known = this.#byKey.get(keyOfName(name));
    return known instanceof Child ? known.ref : known;
  }

  /** The child of `ref`, if it is the current incarnation. */
  byRef(ref: InternalActorRef): Child | undefined {
    const { childKey } = ref;
    const known = this.#byKey.get(childKey);
    if (known === undefined) return undefined;
    const living = known instanceof Child ? known.ref : known;
    if (living !== ref && !living.equals(ref)) return undefined;
    return known instanceof Child ? known : this.#addEntry(childKey, living);
  }

  /** A copy, which can be iterated while children are added and removed. */
  refs(): InternalActorRef[] {
    return Array.from(this.#byKey.values(), (known) => (known instanceof Child ? known.ref : known));
  }

  /** Like {@link refs}, with what is recorded about each. */
  list(): Child[] {
    return Array.from(this.#byKey, ([key, known]) => (known instanceof Child ? known : this.#addEntry(key, known)));
  }

  markDying(child: Child): void {
    if (child.isDying) return;
    child.isDying = true;
    this.#dyingCount += 1;
  }

  remove(child: Child): void {
    if (!this.#byKey.delete(child.ref.childKey)) return;
    if (child.isDying) this.#dyingCount -= 1;
  }

  #addEntry(key: ChildKey, ref: InternalActorRef): Child {
    const child = new Child(ref);
    this.#byKey.set(key, child); // keeps its position: the order of a Map is that of the first set
    return child;
  }
}

/** For actors that have had no children. Never modified. */
export const NO_CHILDREN: Children = new Children();
