import { inspectAs } from "../../base/index.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import type { UniqueAddress } from "../member/unique-address.ts";

/** What an observer says of a subject. Terminated never heals. */
export type ReachabilityStatus = "Reachable" | "Unreachable" | "Terminated";

/** One observation. */
export interface ReachabilityRecord {
  /** Who says it. */
  readonly observer: UniqueAddress;
  /** Of whom. */
  readonly subject: UniqueAddress;
  /** What. */
  readonly status: ReachabilityStatus;
  /** The version of the observer's records in which this one was made. */
  readonly version: number;
}

/** All that one node says of others. */
export interface ObserverRecords {
  /** The node. */
  readonly observer: UniqueAddress;
  /** Counts the changes of these records. */
  readonly version: number;
  /** By the key of the subject. A subject without a record is reachable. */
  readonly records: ReadonlyMap<string, ReachabilityRecord>;
}

const NO_RECORDS: ReadonlyMap<string, ReachabilityRecord> = new Map();

/**
 * Which nodes can reach which, as they observe it themselves. Only an observer changes its own records, and counts their versions; so of
 * two states the records with the higher version are the newer ones. Immutable.
 */
export class Reachability {
  /** Everybody reaches everybody. */
  static readonly empty: Reachability = new Reachability(new Map());
  readonly #byObserver: ReadonlyMap<string, ObserverRecords>;
  #verdicts: ReadonlyMap<string, Verdict> | undefined;

  private constructor(byObserver: ReadonlyMap<string, ObserverRecords>) {
    this.#byObserver = byObserver;
  }

  /** The reachability that consists of these records. */
  static of(observers: Iterable<ObserverRecords>): Reachability {
    const byObserver = new Map<string, ObserverRecords>();
    for (const each of observers) byObserver.set(each.observer.key, each);
    return byObserver.size === 0 ? Reachability.empty : new Reachability(byObserver);
  }

  /** Every observer with a version, even without records. */
  get observers(): Iterable<ObserverRecords> {
    return this.#byObserver.values();
  }

  /** All records. Those of one observer stand together. */
  get records(): readonly ReachabilityRecord[] {
    return Array.from(this.#byObserver.values()).flatMap(({ records }) => [...records.values()]);
  }

  /** Whether no node is unreachable or terminated for any observer. */
  get isAllReachable(): boolean {
    return this.#verdictBySubject.size === 0;
  }

  /** Nodes that anybody calls unreachable or terminated. */
  get allUnreachableOrTerminated(): UniqueAddressSet {
    return UniqueAddressSet.of(Array.from(this.#verdictBySubject.values(), ({ subject }) => subject));
  }

  /** Nodes that are unreachable for some observer and terminated for none. */
  get allUnreachable(): UniqueAddressSet {
    const verdicts = Array.from(this.#verdictBySubject.values()).filter(({ status }) => status === "Unreachable");
    return UniqueAddressSet.of(verdicts.map(({ subject }) => subject));
  }

  /** Nodes that call anybody unreachable or terminated, each with those that it means. */
  get observersGroupedByUnreachable(): ReadonlyMap<string, { readonly subject: UniqueAddress; readonly observers: UniqueAddressSet }> {
    return new Map(
      Array.from(this.#verdictBySubject, ([key, { subject, observers }]) => [key, { subject, observers: UniqueAddressSet.of(observers) }]),
    );
  }

  /** Every observer that calls at least one node unreachable or terminated. */
  get allObservers(): UniqueAddressSet {
    const observing = Array.from(this.#byObserver.values()).filter(({ records }) => hasComplaint(records));
    return UniqueAddressSet.of(observing.map(({ observer }) => observer));
  }

  /** What all observers together say of `node`: terminated if one of them says so, else unreachable if one of them says so. */
  statusOf(node: UniqueAddress): ReachabilityStatus {
    return this.#verdictBySubject.get(node.key)?.status ?? "Reachable";
  }

  /** What `observer` alone says of `subject`. */
  statusBy(observer: UniqueAddress, subject: UniqueAddress): ReachabilityStatus {
    return this.#byObserver.get(observer.key)?.records.get(subject.key)?.status ?? "Reachable";
  }

  /** Whether `node` is neither unreachable nor terminated for any observer. */
  isReachable(node: UniqueAddress): boolean {
    return !this.#verdictBySubject.has(node.key);
  }

  /** The nodes that `observer` calls unreachable or terminated. */
  allUnreachableFrom(observer: UniqueAddress): UniqueAddressSet {
    const records = this.#byObserver.get(observer.key)?.records ?? NO_RECORDS;
    return UniqueAddressSet.of(Array.from(records.values()).flatMap(({ status, subject }) => (status === "Reachable" ? [] : [subject])));
  }

  /** The version of the records of `observer`; 0 if it never made one. */
  versionOf(observer: UniqueAddress): number {
    return this.#byObserver.get(observer.key)?.version ?? 0;
  }

  /** After `observer` found `subject` unreachable. */
  unreachable(observer: UniqueAddress, subject: UniqueAddress): Reachability {
    return this.#change(observer, subject, "Unreachable");
  }

  /** After `observer` found `subject` reachable again. */
  reachable(observer: UniqueAddress, subject: UniqueAddress): Reachability {
    return this.#change(observer, subject, "Reachable");
  }

  /** After `observer` found that this incarnation of `subject` will never answer again. */
  terminated(observer: UniqueAddress, subject: UniqueAddress): Reachability {
    return this.#change(observer, subject, "Terminated");
  }

  /** Without `nodes`, neither as observers nor as subjects. */
  remove(nodes: UniqueAddressSet): Reachability {
    const kept: ObserverRecords[] = [];
    for (const each of this.#byObserver.values()) {
      if (!nodes.has(each.observer)) kept.push({ ...each, records: filtered(each.records, ({ subject }) => !nodes.has(subject)) });
    }
    return Reachability.of(kept);
  }

  /** Without the records of `observers`. */
  removeObservers(observers: UniqueAddressSet): Reachability {
    if (observers.size === 0) return this;
    return Reachability.of(Array.from(this.#byObserver.values()).filter(({ observer }) => !observers.has(observer)));
  }

  /** Only the records whose observer and subject satisfy `keeps`. */
  filterRecords(keeps: (record: ReachabilityRecord) => boolean): Reachability {
    return Reachability.of(Array.from(this.#byObserver.values(), (each) => ({ ...each, records: filtered(each.records, keeps) })));
  }

  /** The newer records of each observer in `allowed`, about subjects in `allowed`. INTEROP: Reachability.Merge. */
  merge(allowed: { has(node: UniqueAddress): boolean } & Iterable<UniqueAddress>, other: Reachability): Reachability {
    const merged: ObserverRecords[] = [];
    for (const observer of allowed) {
      const mine = this.#byObserver.get(observer.key);
      const theirs = other.#byObserver.get(observer.key);
      const newer = newerOf(mine, theirs);
      if (newer !== undefined) merged.push({ ...newer, records: filtered(newer.records, ({ subject }) => allowed.has(subject)) });
    }
    return Reachability.of(merged);
  }

  /** Whether both consist of the same records and versions. */
  equals(other: Reachability): boolean {
    if (this === other) return true;
    if (this.#byObserver.size !== other.#byObserver.size) return false;
    for (const [key, { version, records }] of this.#byObserver) {
      const theirs = other.#byObserver.get(key);
      if (theirs === undefined || theirs.version !== version || theirs.records.size !== records.size) return false;
      for (const [subject, { status }] of records) if (theirs.records.get(subject)?.status !== status) return false;
    }
    return true;
  }

  /** Every record in one line. */
  toString(): string {
    return `Reachability(${this.records.map(({ observer, subject, status }) => `${observer} → ${subject}: ${status}`).join(", ")})`;
  }

  #change(observer: UniqueAddress, subject: UniqueAddress, status: ReachabilityStatus): Reachability {
    const before = this.#byObserver.get(observer.key);
    const records = before?.records ?? NO_RECORDS;
    const known = records.get(subject.key);
    if (known?.status === "Terminated" || known?.status === status) return this;
    if (records.size === 0 && status === "Reachable") return this;
    const version = (before?.version ?? 0) + 1;
    const changed = new Map(records).set(subject.key, { observer, subject, status, version });
    const isHealed = !hasComplaint(changed); // records of reachable subjects are kept only beside others
    const next = new Map(this.#byObserver).set(observer.key, { observer, version, records: isHealed ? NO_RECORDS : changed });
    return new Reachability(next);
  }

  get #verdictBySubject(): ReadonlyMap<string, Verdict> {
    this.#verdicts ??= verdictsOf(this.#byObserver.values());
    return this.#verdicts;
  }
}

inspectAs(Reachability.prototype, String);

/** What all observers together say of a subject that is not reachable. */
interface Verdict {
  readonly subject: UniqueAddress;
  status: ReachabilityStatus;
  readonly observers: UniqueAddress[];
}

function verdictsOf(all: Iterable<ObserverRecords>): ReadonlyMap<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { observer, records } of all) {
    for (const { subject, status } of records.values()) {
      if (status === "Reachable") continue;
      const verdict = verdicts.get(subject.key);
      if (verdict === undefined) verdicts.set(subject.key, { subject, status, observers: [observer] });
      else {
        verdict.observers.push(observer);
        if (status === "Terminated") verdict.status = status;
      }
    }
  }
  return verdicts;
}

function hasComplaint(records: ReadonlyMap<string, ReachabilityRecord>): boolean {
  for (const { status } of records.values()) if (status !== "Reachable") return true;
  return false;
}

function filtered(
  records: ReadonlyMap<string, ReachabilityRecord>,
  keeps: (record: ReachabilityRecord) => boolean,
): ReadonlyMap<string, ReachabilityRecord> {
  if (records.size === 0) return records;
  return new Map(Array.from(records).filter(([, record]) => keeps(record)));
}

/** The side with the higher version. With equal versions, records that only one side has are dropped. */
function newerOf(left: ObserverRecords | undefined, right: ObserverRecords | undefined): ObserverRecords | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  if (left.version !== right.version) return right.version > left.version ? right : left;
  return right.records.size === 0 ? right : left;
}
