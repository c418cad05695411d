import type { InternalActorRef } from "../../actor/internal.ts";

/** A name below `/remote`: an actor lives there, or something is below it. */
export interface Place {
  ref: InternalActorRef | undefined;
  readonly below: Map<string, Place>;
}

/** The actors that live here for supervisors elsewhere: by path, and by supervisor. */
export class DeployedChildren {
  readonly root: Place = { ref: undefined, below: new Map() };
  /** Also those that have lost their path to a later namesake and are on their way out. */
  readonly #supervisorOf = new Map<InternalActorRef, InternalActorRef>();
  readonly #bySupervisor = new Map<InternalActorRef, Set<InternalActorRef>>();

  get size(): number {
    return this.#supervisorOf.size;
  }

  all(): readonly InternalActorRef[] {
    return [...this.#supervisorOf.keys()];
  }

  /** The child at these names below `/remote`. */
  at(names: readonly string[]): InternalActorRef | undefined {
    let place: Place | undefined = this.root;
    for (const name of names) place = place?.below.get(name);
    return place?.ref;
  }

  supervisors(): readonly InternalActorRef[] {
    return [...this.#bySupervisor.keys()];
  }

  childrenOf(supervisor: InternalActorRef): readonly InternalActorRef[] {
    return [...(this.#bySupervisor.get(supervisor) ?? [])];
  }

  /** True when it is the supervisor's first. */
  add(child: InternalActorRef, supervisor: InternalActorRef): boolean {
    let place = this.root;
    for (const name of namesOf(child)) {
      const next: Place = place.below.get(name) ?? { ref: undefined, below: new Map() };
      place.below.set(name, next);
      place = next;
    }
    place.ref = child;
    this.#supervisorOf.set(child, supervisor);
    const siblings = this.#bySupervisor.get(supervisor);
    if (siblings === undefined) this.#bySupervisor.set(supervisor, new Set([child]));
    else siblings.add(child);
    return siblings === undefined;
  }

  /** Forgets a child that has ended; returns its supervisor when that has none left. */
  remove(child: InternalActorRef): InternalActorRef | undefined {
    const supervisor = this.#supervisorOf.get(child);
    if (supervisor === undefined) return undefined;
    this.#supervisorOf.delete(child);
    if (this.at(namesOf(child)) === child) this.#clear(namesOf(child));
    const siblings = this.#bySupervisor.get(supervisor);
    siblings?.delete(child);
    if (siblings?.size !== 0) return undefined;
    this.#bySupervisor.delete(supervisor);
    return supervisor;
  }

  /** Empties the place at `names`, and takes away every place on the way that nothing is left in. */
  #clear(names: readonly string[]): void {
    const way: Place[] = [this.root];
    for (const name of names) way.push(way.at(-1)?.below.get(name) ?? this.root);
    const last = way.at(-1);
    if (last !== undefined) last.ref = undefined;
    for (let depth = names.length; depth > 0; depth -= 1) {
      const place = way[depth];
      if (place === undefined || place.ref !== undefined || place.below.size > 0) return;
      way[depth - 1]?.below.delete(names[depth - 1] ?? "");
    }
  }
}

function namesOf({ path }: InternalActorRef): readonly string[] {
  return path.elements.slice(1);
}
