import { murmurHashOfText } from "../../base/index.ts";
import type { DataEnvelope } from "../message/data-envelope.ts";
import { Gossip, Status } from "../message/replication.ts";
import { type DataStore, isEqual } from "./data-store.ts";

/** The digest that asks for a key. */
const NOT_FOUND = Uint8Array.of(0xff);
/** So many chunks are sent in one tick. */
const MOST_CHUNKS = 10;

/** Compares the values of this node with those of others. */
export class Gossiping {
  readonly #store: DataStore;
  readonly #maxElements: number;
  #chunk = 0;
  #totalChunks = 0;

  constructor(store: DataStore, maxElements: number) {
    this.#store = store;
    this.#maxElements = maxElements;
  }

  /** What to send in one tick. `random`: a number from 0 to below its argument. INTEROP: the chunks of Replicator.cs, by integer division. */
  statuses(random: (count: number) => number): readonly Status[] {
    const { size } = this.#store;
    if (size <= this.#maxElements) return [this.#status(this.#store.keys, 0, 1)];
    const total = Math.floor(size / this.#maxElements);
    const statuses: Status[] = [];
    for (let count = 0; count < Math.min(total, MOST_CHUNKS); count += 1) {
      if (total === this.#totalChunks) this.#chunk += 1;
      else {
        this.#chunk = random(total);
        this.#totalChunks = total;
      }
      const chunk = this.#chunk % total;
      statuses.push(this.#status(this.#keysOf(chunk, total), chunk, total));
    }
    return statuses;
  }

  /** What to answer to a status: values that the other node lacks or has differently, and a request for those that this node lacks. */
  answersTo({ digests, chunk, totalChunks }: Status): readonly (Gossip | Status)[] {
    if (digests.size === 0) return [];
    const different = [...digests].filter(([key, theirs]) => {
      const own = this.#store.digest(key);
      return own !== undefined && !isEqual(own, theirs);
    });
    const own = new Set(totalChunks <= 1 ? this.#store.keys : this.#keysOf(chunk, totalChunks));
    const missingThere = [...own].filter((key) => !digests.has(key));
    const keys = [...different.map(([key]) => key), ...missingThere].slice(0, this.#maxElements);
    const missingHere = [...digests.keys()].filter((key) => !own.has(key) && this.#store.get(key) === undefined);
    const answers: (Gossip | Status)[] = [];
    if (keys.length > 0) answers.push(this.gossipOf(keys, different.length > 0));
    if (missingHere.length > 0) answers.push(new Status(new Map(missingHere.map((key) => [key, NOT_FOUND])), chunk, totalChunks));
    return answers;
  }

  /** The values of these keys. */
  gossipOf(keys: Iterable<string>, sendBack: boolean): Gossip {
    const entries = new Map<string, DataEnvelope>();
    for (const key of keys) {
      const envelope = this.#store.get(key);
      if (envelope !== undefined) entries.set(key, envelope);
    }
    return new Gossip(entries, sendBack);
  }

  #status(keys: Iterable<string>, chunk: number, total: number): Status {
    const digests = new Map<string, Uint8Array>();
    for (const key of keys) digests.set(key, this.#store.digest(key) ?? NOT_FOUND);
    return new Status(digests, chunk, total);
  }

  #keysOf(chunk: number, total: number): readonly string[] {
    return [...this.#store.keys].filter((key) => Math.abs(murmurHashOfText(key) % total) === chunk);
  }
}
