import { errorFrom } from "../../base/index.ts";
import { ReplicatedTypeMismatchError, ReplicatorFullError } from "../data/errors.ts";
import type { ReplicaNode } from "../data/replica-node.ts";
import type { ReplicatedData } from "../data/replicated-data.ts";
import { VersionVector } from "../data/version-vector.ts";
import { type Consistency, neededReplicas } from "../message/consistency.ts";
import { DataEnvelope } from "../message/data-envelope.ts";
import { Delete, DeleteSuccess } from "../message/delete.ts";
import { DataDeleted, Get, GetSuccess, NotFound } from "../message/get.ts";
import { GetKeyIds, GetKeysIdsResult, GetReplicaCount, ReplicaCount } from "../message/queries.ts";
import {
  type Delta,
  DeltaNack,
  DeltaPropagation,
  Gossip,
  Read,
  ReadResult,
  Status,
  Write,
  WriteAck,
  WriteNack,
} from "../message/replication.ts";
import { ModifyFailure, StoreFailure, Update, UpdateSuccess } from "../message/update.ts";
import { isDurable } from "../settings/durable-settings.ts";
import type { ReplicatorSettings } from "../settings/replicator-settings.ts";
import { DataStore, type DataStoreInit, type EnvelopeDigest } from "./data-store.ts";
import { DeltaLog } from "./delta-log.ts";
import { Gossiping } from "./gossiping.ts";
import { Pruner } from "./pruner.ts";
import { Replicas } from "./replicas.ts";

/** What a replicator does after a message or a tick. */
export type ReplicatorEffect =
  | { readonly kind: "reply"; readonly message: unknown }
  | { readonly kind: "reply-stored"; readonly key: string; readonly success: unknown; readonly failure: unknown }
  | { readonly kind: "send"; readonly to: ReplicaNode; readonly message: unknown }
  | {
      readonly kind: "write";
      readonly request: Update | Delete;
      readonly full: Write;
      readonly first: Write | DeltaPropagation;
      readonly isDurable: boolean;
    }
  | { readonly kind: "read"; readonly request: Get; readonly local: DataEnvelope | undefined }
  | { readonly kind: "warn"; readonly text: string; readonly key: string };

/** What the core of a replicator is made with. */
export interface ReplicatorCoreInit {
  readonly self: ReplicaNode;
  readonly settings: ReplicatorSettings;
  readonly digestOf: (envelope: DataEnvelope) => EnvelopeDigest;
  readonly limits: DataStoreInit["limits"];
  /** A number from 0 to below `count`. */
  readonly random: (count: number) => number;
}

/** All that a replicator decides: messages and ticks in, effects out. It sends nothing, and knows no clock. */
export class ReplicatorCore {
  readonly #init: ReplicatorCoreInit;
  readonly #deltas: DeltaLog;
  readonly #gossiping: Gossiping;
  readonly #isDurable: (key: string) => boolean;
  /** The other replicas. */
  readonly replicas: Replicas = new Replicas();
  /** The values. */
  readonly store: DataStore;
  /** Takes over the parts of removed members. */
  readonly pruner: Pruner;

  constructor(init: ReplicatorCoreInit) {
    this.#init = init;
    const { self, settings, digestOf, limits } = init;
    this.#deltas = new DeltaLog(settings.maxDeltaSize);
    const isDurableKey = (key: string): boolean => isDurable(key, settings.durable.keys);
    this.#isDurable = isDurableKey;
    this.store = new DataStore({ self, digestOf, limits, lastDelta: (key) => this.#deltas.lastNumber(key), isDurable: isDurableKey });
    this.#gossiping = new Gossiping(this.store, settings.maxDeltaElements);
    this.pruner = new Pruner({
      self,
      store: this.store,
      replicas: this.replicas,
      maxDisseminationMs: settings.maxPruningDisseminationMs,
      markerTimeToLiveMs: (key) => (isDurableKey(key) ? settings.durable : settings).pruningMarkerTimeToLiveMs,
    });
  }

  /** What a message of a program or of another replicator leads to; `undefined` if it is none. */
  onMessage(message: unknown): readonly ReplicatorEffect[] | undefined {
    if (message instanceof Get) return this.#get(message);
    if (message instanceof Update) return this.#update(message);
    if (message instanceof Delete) return this.#delete(message);
    if (message instanceof Read) return [reply(new ReadResult(this.store.get(message.key)))];
    if (message instanceof Write) return this.#write(message);
    if (message instanceof DeltaPropagation) return this.#onDeltas(message);
    if (message instanceof Status) return this.#gossiping.answersTo(message).map(reply);
    if (message instanceof Gossip) return this.#onGossip(message);
    if (message instanceof GetKeyIds) return [reply(new GetKeysIdsResult(this.#keyIds()))];
    if (message instanceof GetReplicaCount) return [reply(new ReplicaCount(this.replicas.up.length + 1))];
    return undefined;
  }

  /** Compares values with one other replica. */
  onGossipTick(): readonly ReplicatorEffect[] {
    const others = this.replicas.gossiping;
    if (others.length === 0) return [];
    const to = others[this.#init.random(others.length)];
    if (to === undefined) return [];
    return this.#gossiping.statuses(this.#init.random).map((message) => ({ kind: "send", to, message }));
  }

  /** Sends changes that others lack. */
  onDeltaTick(): readonly ReplicatorEffect[] {
    const effects: ReplicatorEffect[] = [];
    for (const [to, pending] of this.#deltas.collect(this.replicas.gossiping)) {
      const deltas = new Map<string, Delta>();
      for (const { key, delta, fromNumber, toNumber } of pending)
        deltas.set(key, { envelope: new DataEnvelope(delta), fromNumber, toNumber });
      effects.push({ kind: "send", to, message: new DeltaPropagation(this.#init.self, false, deltas) });
    }
    return effects;
  }

  /** A member has left. */
  onRemoved(node: ReplicaNode): void {
    this.replicas.remove(node);
    this.#deltas.removeNode(node);
    this.pruner.onRemoved(node);
  }

  /** What a read has brought: written here before it is answered. */
  onReadRepair(key: string, envelope: DataEnvelope): DataEnvelope | undefined {
    return this.#refusal(key, envelope) === undefined ? this.store.get(key) : undefined;
  }

  /** Merges what another replica has, unless there is a reason not to, which is returned. */
  #refusal(key: string, envelope: DataEnvelope): string | undefined {
    const fullness = envelope.isDeleted && this.store.get(key) !== undefined ? undefined : this.store.fullness(key);
    return fullness ?? (this.store.write(key, envelope) === undefined ? "it has another type here" : undefined);
  }

  #get(request: Get): readonly ReplicatorEffect[] {
    const { key, consistency } = request;
    const local = this.store.get(key.id);
    if (this.#needsOthers(consistency)) return [{ kind: "read", request, local }];
    return [reply(getAnswer(request, local))];
  }

  #update(request: Update): readonly ReplicatorEffect[] {
    const { key, request: tag } = request;
    const existing = this.store.get(key.id);
    if (existing?.isDeleted === true) return [reply(new DataDeleted(key, tag))];
    let changed: ReplicatedData;
    const fullness = this.store.fullness(key.id);
    if (fullness !== undefined) return [reply(new ModifyFailure(key, new ReplicatorFullError(key.id, fullness), tag))];
    try {
      changed = modified(request, existing);
    } catch (error) {
      return [reply(new ModifyFailure(key, errorFrom(error), tag))];
    }
    const { delta } = changed;
    const data = changed.resetDelta();
    const number = delta === undefined || !this.#init.settings.sendsDeltas ? 0 : this.#deltas.add(key.id, delta);
    const envelope = this.store.set(key.id, existing?.withData(data) ?? new DataEnvelope(data));
    return this.#written(request, envelope, delta, number, () => new UpdateSuccess(key, tag));
  }

  #delete(request: Delete): readonly ReplicatorEffect[] {
    const { key, request: tag } = request;
    if (this.store.get(key.id)?.isDeleted === true) return [reply(new DataDeleted(key, tag))];
    this.#deltas.delete(key.id);
    this.store.set(key.id, DataEnvelope.deleted);
    return this.#written(request, DataEnvelope.deleted, undefined, 0, () => new DeleteSuccess(key, tag));
  }

  /** With deltas, others get the change first, and the whole value if that is not enough. */
  #written(
    request: Update | Delete,
    envelope: DataEnvelope,
    delta: ReplicatedData | undefined,
    number: number,
    success: () => unknown,
  ): readonly ReplicatorEffect[] {
    const { id } = request.key;
    if (!this.#needsOthers(request.consistency)) return [this.#stored(id, success(), new StoreFailure(request.key, request.request))];
    const { self } = this.#init;
    const isDurableKey = this.#isDurable(id);
    const full = new Write(id, envelope, self);
    if (delta === undefined || number === 0) return [{ kind: "write", request, full, first: full, isDurable: isDurableKey }];
    const change = new DataEnvelope(delta);
    const first = delta.needsCausalDelivery
      ? new DeltaPropagation(self, true, new Map([[id, { envelope: change, fromNumber: number, toNumber: number }]]))
      : new Write(id, change, self);
    return [{ kind: "write", request, full, first, isDurable: isDurableKey }];
  }

  /** The answer to a change of a key: after it is stored, if the key is durable. */
  #stored(key: string, success: unknown, failure: unknown): ReplicatorEffect {
    return this.#isDurable(key) ? { kind: "reply-stored", key, success, failure } : reply(success);
  }

  #write({ key, envelope, fromNode }: Write): readonly ReplicatorEffect[] {
    if (fromNode !== undefined && !this.replicas.isKnown(fromNode)) return [];
    const refusal = this.#refusal(key, envelope);
    return refusal !== undefined
      ? [reply(new WriteNack()), { kind: "warn", text: refusal, key }]
      : [this.#stored(key, new WriteAck(), new WriteNack())];
  }

  #onDeltas({ fromNode, reply: wantsReply, deltas }: DeltaPropagation): readonly ReplicatorEffect[] {
    if (!this.replicas.isKnown(fromNode)) return [];
    const effects: ReplicatorEffect[] = [];
    for (const [key, delta] of deltas) {
      const answer = this.#applied(key, delta, fromNode);
      if (wantsReply) effects.push(answer instanceof WriteAck ? this.#stored(key, answer, new WriteNack()) : reply(answer));
    }
    return effects;
  }

  #applied(key: string, { envelope, fromNumber, toNumber }: Delta, fromNode: ReplicaNode): WriteAck | WriteNack | DeltaNack {
    if (envelope === undefined) return new DeltaNack();
    if (envelope.data.needsCausalDelivery) {
      const known = this.store.get(key)?.deltaVersions.versionAt(fromNode) ?? 0;
      if (known >= toNumber) return new WriteAck();
      if (known + 1 < fromNumber) return new DeltaNack();
    }
    const numbered = new DataEnvelope(envelope.data, envelope.pruning, VersionVector.of(fromNode, toNumber));
    return this.#refusal(key, numbered) === undefined ? new WriteAck() : new WriteNack();
  }

  #onGossip({ entries, sendBack }: Gossip): readonly ReplicatorEffect[] {
    const effects: ReplicatorEffect[] = [];
    const back: string[] = [];
    for (const [key, envelope] of entries) {
      const existed = this.store.get(key) !== undefined;
      const refusal = this.#refusal(key, envelope);
      if (refusal !== undefined) effects.push({ kind: "warn", text: refusal, key });
      if (existed || (this.store.get(key)?.pruning.size ?? 0) > 0) back.push(key);
    }
    if (sendBack && back.length > 0) effects.push(reply(this.#gossiping.gossipOf(back, false)));
    return effects;
  }

  /** Whether a consistency needs more replicas than this node. */
  #needsOthers({ level }: Consistency): boolean {
    return neededReplicas(level, this.replicas.up.length + 1) > 1;
  }

  #keyIds(): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const [key, { isDeleted }] of this.store.entries) if (!isDeleted) ids.add(key);
    return ids;
  }
}

/** What a Get is answered with. */
export function getAnswer({ key, request }: Get, envelope: DataEnvelope | undefined): unknown {
  if (envelope === undefined) return new NotFound(key, request);
  return envelope.isDeleted ? new DataDeleted(key, request) : new GetSuccess(key, envelope.data, request);
}

function reply(message: unknown): ReplicatorEffect {
  return { kind: "reply", message };
}

function modified({ initial, modify }: Update, existing: DataEnvelope | undefined): ReplicatedData {
  const changed = modify(existing?.data ?? initial);
  if (existing !== undefined && changed.constructor !== existing.data.constructor)
    throw new ReplicatedTypeMismatchError(existing.data.constructor.name, changed.constructor.name);
  return changed;
}
