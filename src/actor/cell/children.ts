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

/**
 * Whom an actor supervises, by name. A name is taken from `actorOf` until the child has terminated. A child has an entry of its own only
 * once there is something to remember of it: most are never looked at by their supervisor.
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

  /** Throws InvalidActorNameError when `name` is no name, or taken. */
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

  /** The child behind `ref`, if it is the incarnation that lives now. */
  byRef(ref: InternalActorRef): Child | undefined {
    const { name } = ref.path;
    const living = this.refByName(name);
    return living !== undefined && (living === ref || living.equals(ref)) ? this.#entryOf(name, living) : undefined;
  }

  /** A list of its own: it may be walked while children come and go. */
  refs(): InternalActorRef[] {
    return Array.from(this.#byName.values(), (known) => (known instanceof Child ? known.ref : known));
  }

  /** As {@link refs}, with what is remembered of each. */
  list(): Child[] {
    return Array.from(this.#byName, ([name, known]) => (known instanceof Child ? known : this.#entryOf(name, known)));
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

  #entryOf(name: string, ref: InternalActorRef): Child {
    const known = this.#byName.get(name);
    if (known instanceof Child) return known;
    const child = new Child(ref);
    this.#byName.set(name, child); // in its place: the order of a Map is that of the first set
    return child;
  }
}
