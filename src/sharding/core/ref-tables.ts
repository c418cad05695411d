import type { ActorRef } from "../../actor/index.ts";

/** Equal for refs of one incarnation of an actor, whichever objects they are. */
export function keyOfRef({ path }: ActorRef): string {
  return `${path}#${path.uid}`;
}

/** Whether both are refs of the same incarnation of an actor. */
export function isSameRef(left: ActorRef, right: ActorRef | undefined): boolean {
  return left === right || (right !== undefined && left.path.uid === right.path.uid && left.path.equals(right.path));
}

/**
 * A map whose keys are refs, compared by path and uid. A ref read from bytes may be another object than the one that was registered: that of
 * an actor of this node that has ended, for example, is created anew each time. Iterates over the refs as they were first set.
 */
export class RefMap<V> extends Map<ActorRef, V> {
  readonly #known = new Map<string, ActorRef>();

  constructor(entries: Iterable<readonly [ActorRef, V]> = []) {
    super();
    for (const [ref, value] of entries) this.set(ref, value);
  }

  /** The object that this map has for `ref`; `ref` itself if it has none. */
  refOf(ref: ActorRef): ActorRef {
    return this.#known.get(keyOfRef(ref)) ?? ref;
  }

  override get(ref: ActorRef): V | undefined {
    return super.get(this.refOf(ref));
  }

  override has(ref: ActorRef): boolean {
    return super.has(this.refOf(ref));
  }

  override set(ref: ActorRef, value: V): this {
    const known = this.refOf(ref);
    this.#known.set(keyOfRef(known), known);
    return super.set(known, value);
  }

  override delete(ref: ActorRef): boolean {
    const wasIn = super.delete(this.refOf(ref));
    this.#known.delete(keyOfRef(ref));
    return wasIn;
  }

  override clear(): void {
    super.clear();
    this.#known.clear();
  }
}

/** A set of refs, compared as in {@link RefMap}. */
export class RefSet implements Iterable<ActorRef> {
  readonly #refs: RefMap<true>;

  constructor(refs: Iterable<ActorRef> = []) {
    this.#refs = new RefMap(Array.from(refs, (ref) => [ref, true]));
  }

  get size(): number {
    return this.#refs.size;
  }

  has(ref: ActorRef): boolean {
    return this.#refs.has(ref);
  }

  add(ref: ActorRef): void {
    this.#refs.set(ref, true);
  }

  delete(ref: ActorRef): boolean {
    return this.#refs.delete(ref);
  }

  [Symbol.iterator](): Iterator<ActorRef> {
    return this.#refs.keys();
  }
}
