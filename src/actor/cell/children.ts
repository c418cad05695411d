import { ActorPath, InvalidActorNameError } from "../address/actor-path.ts";
import type { InternalActorRef } from "../ref/internal-actor-ref.ts";
import { NO_RESTARTS, type RestartHistory } from "../supervision/restart-window.ts";
import type { SupervisedChild } from "../supervision/supervisor-strategy.ts";

/** One child in its supervisor's book. */
export class Child implements SupervisedChild {
  readonly ref: InternalActorRef;
  restartHistory: RestartHistory = NO_RESTARTS;
  /** It has been told to stop and has not yet reported its end. */
  isDying = false;

  constructor(ref: InternalActorRef) {
    this.ref = ref;
  }
}

const DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

/**
 * The name of the `count`-th actor that was given none: `$a`, `$b`… `$~`, `$ab`.
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

/** Whom an actor supervises, by name. A name is taken from `actorOf` until the child has terminated. */
export class Children {
  readonly #byName = new Map<string, Child>();
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

  /** Throws InvalidActorNameError when `name` is no name, or taken. */
  assertFree(name: string, parent: ActorPath): void {
    ActorPath.assertValidName(name);
    if (!this.#byName.has(name)) return;
    throw new InvalidActorNameError(
      `${parent.child(name)} exists already. Choose another name, or none; a name is free again once its actor has terminated.`,
    );
  }

  add(ref: InternalActorRef): Child {
    const child = new Child(ref);
    this.#byName.set(ref.path.name, child);
    return child;
  }

  byName(name: string): Child | undefined {
    return this.#byName.get(name);
  }

  /** The child behind `ref`, if it is the incarnation that lives now. */
  byRef(ref: InternalActorRef): Child | undefined {
    const child = this.#byName.get(ref.path.name);
    return child !== undefined && (child.ref === ref || child.ref.equals(ref)) ? child : undefined;
  }

  /** A list of its own: it may be walked while children come and go. */
  list(): Child[] {
    return [...this.#byName.values()];
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
}
