import { ActorPath, InvalidActorNameError } from "../address/actor-path.ts";
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

const DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

/**
 * The name of the `count`-th actor without a name of its own: `$a`, `$b`… `$~`, `$ab`.
 * INTEROP: Akka.NET's base 64, least significant digit first (Util/Base64Encoding.cs), so that both sides log the same names.
 */
export function generatedName(count: number): string {
  let name = "$";
  let rest = count;
  do {
    name += DIGITS.charAt(rest % 64);
    rest = Math.floor(rest / 64);
  } while (rest > 0);
  return name;
}

/**
 * The actors that an actor supervises, by name. A name is in use from `actorOf` until the child has terminated. A child has an entry of its
 * own only once there is something to record about it, which for most children is never the case.
 */
export class Children {
  readonly #byName = new Map<string, InternalActorRef | Child>();
  #dyingCount = 0;
  #generatedCount = 0;

  get size(): number {
    return this.#byName.size;
  }

  get dyingCount(): number {
    return this.#dyingCount;
  }

  nextGeneratedName(): string {
    const name = generatedName(this.#generatedCount);
    this.#generatedCount += 1;
    return name;
  }

  /** Throws InvalidActorNameError if `name` is invalid or in use. */
  assertFree(name: string, parent: ActorPath): void {
    ActorPath.assertValidName(name);
    if (!this.#byName.has(name)) return;
    throw new InvalidActorNameError(
      `${parent.child(name)} exists already. Choose another name, or none; a name is free again once its actor has terminated.`,
    );
  }

  add(ref: InternalActorRef): void {
    this.#byName.set(ref.path.name, ref);
  }

  refByName(name: string): InternalActorRef | undefined {
    const known = this.#byName.get(name);
    return known instanceof Child ? known.ref : known;
  }

  /** The child of `ref`, if it is the current incarnation. */
  byRef(ref: InternalActorRef): Child | undefined {
    const { name } = ref.path;
    const known = this.#byName.get(name);
    if (known === undefined) return undefined;
    const living = known instanceof Child ? known.ref : known;
    if (living !== ref && !living.equals(ref)) return undefined;
    return known instanceof Child ? known : this.#addEntry(name, living);
  }

  /** A copy, which can be iterated while children are added and removed. */
  refs(): InternalActorRef[] {
    return Array.from(this.#byName.values(), (known) => (known instanceof Child ? known.ref : known));
  }

  /** Like {@link refs}, with what is recorded about each. */
  list(): Child[] {
    return Array.from(this.#byName, ([name, known]) => (known instanceof Child ? known : this.#addEntry(name, known)));
  }

  markDying(child: Child): void {
    if (child.isDying) return;
    child.isDying = true;
    this.#dyingCount += 1;
  }

  remove(child: Child): void {
    if (!this.#byName.delete(child.ref.path.name)) return;
    if (child.isDying) this.#dyingCount -= 1;
  }

  #addEntry(name: string, ref: InternalActorRef): Child {
    const child = new Child(ref);
    this.#byName.set(name, child); // keeps its position: the order of a Map is that of the first set
    return child;
  }
}

/** For actors that have had no children. Never modified. */
export const NO_CHILDREN: Children = new Children();
