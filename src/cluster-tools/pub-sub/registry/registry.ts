import type { ActorRef, Address } from "../../../actor/index.ts";
import type { Bucket, Entry, OwnerVersion } from "../message/gossip.ts";

/** What a registry is made of. */
export interface RegistryInit {
  /** The node whose part this registry may change. */
  readonly self: Address;
  /** Most entries of one delta. */
  readonly maxDeltaElements: number;
  /** The present time, as versions count it. Unit: ms since the year 1. */
  readonly nowMs: () => number;
}

interface OwnedEntries {
  readonly owner: Address;
  version: number;
  readonly content: Map<string, Entry>;
}

/** Most keys that are kept of one node, whatever it sends. */
const MOST_KEYS_OF_A_NODE = 100_000;

/** The actors that the nodes of a cluster have registered, as one of them knows it. Only the node itself changes its part; versions say what is newer. */
export class Registry {
  readonly #init: RegistryInit;
  readonly #parts = new Map<string, OwnedEntries>();
  #lastVersion = 0;

  constructor(init: RegistryInit) {
    this.#init = init;
  }

  /** How new each part is. */
  get versions(): readonly OwnerVersion[] {
    return Array.from(this.#parts.values(), ({ owner, version }) => ({ owner, version }));
  }

  /** Registers an actor of this node, or with `undefined` removes what was registered. */
  put(key: string, ref: ActorRef | undefined): void {
    const version = this.#nextVersion();
    const own = this.#partOf(this.#init.self);
    own.version = version;
    own.content.set(key, { version, ref });
  }

  /** What this node has registered under `key`. */
  own(key: string): ActorRef | undefined {
    return this.#parts.get(this.#init.self.toString())?.content.get(key)?.ref;
  }

  /** All actors that are registered under `key`, at most one of each node. */
  refs(key: string, { exceptOwn = false }: { readonly exceptOwn?: boolean } = {}): readonly ActorRef[] {
    const found: ActorRef[] = [];
    for (const { owner, content } of this.#parts.values()) {
      const ref = content.get(key)?.ref;
      if (ref !== undefined && !(exceptOwn && owner.equals(this.#init.self))) found.push(ref);
    }
    return found;
  }

  /** The actors below a key, such as the groups of a topic: those with the same key together. */
  refsBelow(key: string): readonly (readonly ActorRef[])[] {
    const groups = new Map<string, ActorRef[]>();
    const prefix = `${key}/`;
    for (const { content } of this.#parts.values()) {
      for (const [each, { ref }] of content) {
        if (ref === undefined || !each.startsWith(prefix)) continue;
        const group = groups.get(each);
        if (group === undefined) groups.set(each, [ref]);
        else group.push(ref);
      }
    }
    return [...groups.values()];
  }

  /** The last parts of all keys directly below `key`. */
  namesBelow(key: string): ReadonlySet<string> {
    const names = new Set<string>();
    const prefix = `${key}/`;
    for (const { content } of this.#parts.values()) {
      for (const each of content.keys()) {
        const name = each.startsWith(prefix) ? each.slice(prefix.length) : "";
        if (name !== "" && !name.includes("/")) names.add(name);
      }
    }
    return names;
  }

  /** Whether `versions` has a part that is newer than here. */
  isBehind(versions: readonly OwnerVersion[]): boolean {
    return versions.some(({ owner, version }) => version > (this.#parts.get(owner.toString())?.version ?? 0));
  }

  /** What a node with `versions` does not know, at most `maxDeltaElements` entries, the oldest first. */
  deltaFor(versions: readonly OwnerVersion[]): readonly Bucket[] {
    const known = new Map(versions.map(({ owner, version }) => [owner.toString(), version]));
    const buckets: Bucket[] = [];
    let room = this.#init.maxDeltaElements;
    for (const [key, { owner, version, content }] of this.#parts) {
      const since = known.get(key) ?? 0;
      if (version <= since || room === 0) continue;
      const newer = [...content].filter(([, entry]) => entry.version > since);
      if (newer.length <= room) {
        buckets.push({ owner, version, content: new Map(newer) });
        room -= newer.length;
        continue;
      }
      const oldest = newer.toSorted(([, a], [, b]) => a.version - b.version).slice(0, room);
      buckets.push({ owner, version: oldest.at(-1)?.[1].version ?? since, content: new Map(oldest) });
      room = 0;
    }
    return buckets;
  }

  /**
   * Takes over what another node knows of `owner`. Returns the keys that are new. The part of this node stays as it is: if another one has a newer version of
   * it, from before a restart or a change of the clock, later versions are above that.
   */
  merge({ owner, version, content }: Bucket): readonly string[] {
    if (owner.equals(this.#init.self)) {
      this.#lastVersion = Math.max(this.#lastVersion, version);
      return [];
    }
    const part = this.#partOf(owner);
    if (version <= part.version) return [];
    part.version = version;
    const added: string[] = [];
    for (const [key, entry] of content) {
      if (!part.content.has(key)) {
        if (part.content.size >= MOST_KEYS_OF_A_NODE) continue;
        added.push(key);
      }
      part.content.set(key, entry);
    }
    return added;
  }

  /** Forgets what was removed longer ago than `ageMs`. */
  prune(ageMs: number): void {
    for (const { version, content } of this.#parts.values()) {
      for (const [key, entry] of content) if (entry.ref === undefined && version - entry.version > ageMs) content.delete(key);
    }
  }

  /** Forgets everything that a node has registered. */
  remove(owner: Address): void {
    this.#parts.delete(owner.toString());
  }

  #partOf(owner: Address): OwnedEntries {
    const key = owner.toString();
    const part = this.#parts.get(key) ?? { owner, version: 0, content: new Map() };
    this.#parts.set(key, part);
    return part;
  }

  /** INTEROP: a time, but never twice the same. */
  #nextVersion(): number {
    this.#lastVersion = Math.max(this.#init.nowMs(), this.#lastVersion + 1);
    return this.#lastVersion;
  }
}
