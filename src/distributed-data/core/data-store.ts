import { RitsemError } from "../../base/index.ts";
import type { DataLimits } from "../settings/data-limits.ts";
import type { ReplicaNode } from "../data/replica-node.ts";
import { DictionaryDelta } from "../data/dictionary-delta.ts";
import { ORSetDelta } from "../data/or-set-delta.ts";
import { seenBy } from "../data/pruning-state.ts";
import { VersionVector } from "../data/version-vector.ts";
import { DataEnvelope } from "../message/data-envelope.ts";

/** The digest of an envelope, and the count of bytes that it was taken of. */
export interface EnvelopeDigest {
  readonly digest: Uint8Array;
  readonly size: number;
}

/** What a store needs. */
export interface DataStoreInit {
  readonly self: ReplicaNode;
  /** The digest of an envelope. */
  readonly digestOf: (envelope: DataEnvelope) => EnvelopeDigest;
  readonly limits: Pick<DataLimits, "maximumKeys" | "maximumBytes">;
  /** The number of the last change of a key by this node. */
  readonly lastDelta: (key: string) => number;
  /** Whether the value of a key is stored on disk. */
  readonly isDurable: (key: string) => boolean;
}

/** The digest of a key that was deleted. */
const DELETED_DIGEST = new Uint8Array(0);
const NONE: ReadonlySet<string> = new Set();

/** The values of one replicator, with their digests. */
export class DataStore {
  readonly #init: DataStoreInit;
  readonly #envelopes = new Map<string, DataEnvelope>();
  readonly #digests = new Map<string, Uint8Array>();
  /** As of the last digest of each key. */
  readonly #sizes = new Map<string, number>();
  #bytes = 0;
  /** Keys whose changes are noted in {@link takeChanged}. */
  readonly watched: Set<string> = new Set();
  readonly #changed = new Set<string>();
  readonly #unstored = new Set<string>();

  constructor(init: DataStoreInit) {
    this.#init = init;
  }

  get size(): number {
    return this.#envelopes.size;
  }

  get keys(): Iterable<string> {
    return this.#envelopes.keys();
  }

  get entries(): Iterable<readonly [string, DataEnvelope]> {
    return this.#envelopes;
  }

  get(key: string): DataEnvelope | undefined {
    return this.#envelopes.get(key);
  }

  /** Replaces the envelope of a key. The result has the number of this node's last change. */
  set(key: string, envelope: DataEnvelope): DataEnvelope {
    const last = this.#init.lastDelta(key);
    const { self } = this.#init;
    const numbered =
      last === 0 || last === envelope.deltaVersions.versionAt(self)
        ? envelope
        : new DataEnvelope(envelope.data, envelope.pruning, envelope.deltaVersions.merge(VersionVector.of(self, last)));
    const before = this.watched.has(key) && !this.#changed.has(key) ? (this.digest(key) ?? undefined) : undefined;
    this.#envelopes.set(key, numbered);
    if (this.#init.isDurable(key)) this.#unstored.add(key);
    this.#digests.delete(key);
    if (this.watched.has(key) && !this.#changed.has(key) && !isEqual(before, this.digest(key))) this.#changed.add(key);
    return numbered;
  }

  /** Why the value of a key cannot change; `undefined` if it can. Sizes are known when digests are, so values exceed the limit by what one round of gossip brings. */
  fullness(key: string): string | undefined {
    const { maximumKeys, maximumBytes } = this.#init.limits;
    if (this.#bytes > maximumBytes)
      return `all values are ${this.#bytes} bytes, limit ${maximumBytes} bytes (ritsem.distributed-data.maximum-size)`;
    if (this.size >= maximumKeys && !this.#envelopes.has(key))
      return `there are ${this.size} keys, which is the limit (ritsem.distributed-data.maximum-keys)`;
    return undefined;
  }

  /**
   * Merges what another replica has. Returns the result, or `undefined` if it cannot be merged: the key has another type here.
   */
  write(key: string, incoming: DataEnvelope): DataEnvelope | undefined {
    const existing = this.#envelopes.get(key);
    if (existing?.isDeleted === true) return existing;
    try {
      return this.set(key, this.#withSeen(mergedWith(existing, incoming)));
    } catch (error) {
      if (error instanceof RitsemError) return undefined;
      throw error;
    }
  }

  /** The digest of a key; `undefined` if it has no value. */
  digest(key: string): Uint8Array | undefined {
    const known = this.#digests.get(key);
    if (known !== undefined) return known;
    const envelope = this.#envelopes.get(key);
    if (envelope === undefined) return undefined;
    const { digest, size } = envelope.isDeleted ? { digest: DELETED_DIGEST, size: 0 } : this.#init.digestOf(envelope);
    this.#bytes += size - (this.#sizes.get(key) ?? 0);
    this.#sizes.set(key, size);
    this.#digests.set(key, digest);
    return digest;
  }

  /** The watched keys that have changed since the last call. */
  takeChanged(): ReadonlySet<string> {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    return changed;
  }

  /** The durable keys that have changed since the last call. */
  takeUnstored(): ReadonlySet<string> {
    if (this.#unstored.size === 0) return NONE;
    const unstored = new Set(this.#unstored);
    this.#unstored.clear();
    return unstored;
  }

  #withSeen(envelope: DataEnvelope): DataEnvelope {
    let result = envelope;
    for (const pruning of envelope.pruning.values()) {
      const state = seenBy(pruning.state, this.#init.self);
      if (state !== pruning.state) result = result.withPruning({ ...pruning, state });
    }
    return result;
  }
}

/** Whether two digests are the same. */
export function isEqual(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

function mergedWith(existing: DataEnvelope | undefined, incoming: DataEnvelope): DataEnvelope {
  const { data } = incoming;
  if (!(data instanceof ORSetDelta || data instanceof DictionaryDelta)) return existing?.merge(incoming) ?? incoming;
  const base = existing ?? new DataEnvelope(data.zero ?? data);
  return base.mergeDelta(data, incoming.deltaVersions);
}
