import type { ActorRef } from "../../actor/index.ts";
import type { Key } from "../key/key.ts";
import type { Subscribe, Unsubscribe } from "../message/subscription.ts";

/** An actor, and the key by which it has subscribed. */
export interface Subscriber {
  readonly ref: ActorRef;
  readonly key: Key;
}

/** Who is told of the changes of which key. */
export class Subscribers {
  readonly #byId = new Map<string, Map<string, Subscriber>>();
  /** They have not been told of the value yet. */
  readonly #new = new Map<string, Map<string, Subscriber>>();

  /** The ids of the keys with subscribers. */
  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** Count of subscriptions. */
  get count(): number {
    let count = 0;
    for (const ofKey of this.#byId.values()) count += ofKey.size;
    return count;
  }

  add({ key, subscriber: ref }: Subscribe): void {
    for (const all of [this.#byId, this.#new]) {
      const ofKey = all.get(key.id) ?? new Map<string, Subscriber>();
      all.set(key.id, ofKey.set(nameOf(ref), { ref, key }));
    }
  }

  remove({ key, subscriber }: Unsubscribe): void {
    this.#removeFrom(key.id, subscriber);
  }

  /** An actor has terminated: it no longer subscribes to any key. */
  removeAll(ref: ActorRef): void {
    for (const id of this.#byId.keys()) this.#removeFrom(id, ref);
  }

  /** Whether an actor subscribes to any key. */
  includes(ref: ActorRef): boolean {
    return [...this.#byId.values()].some((ofKey) => ofKey.has(nameOf(ref)));
  }

  of(id: string): readonly Subscriber[] {
    return [...(this.#byId.get(id)?.values() ?? [])];
  }

  /** The subscribers since the last call, by the ids of their keys. */
  takeNew(): ReadonlyMap<string, readonly Subscriber[]> {
    const taken = new Map(Array.from(this.#new, ([id, ofKey]) => [id, [...ofKey.values()]] as const));
    this.#new.clear();
    return taken;
  }

  #removeFrom(id: string, ref: ActorRef): void {
    for (const all of [this.#byId, this.#new]) {
      const ofKey = all.get(id);
      ofKey?.delete(nameOf(ref));
      if (ofKey?.size === 0) all.delete(id);
    }
  }
}

function nameOf(ref: ActorRef): string {
  return `${ref.path.toString()}#${ref.path.uid}`;
}
