import { Actor, type ActorRef, Props, Terminated } from "../../actor/index.ts";
import { errorFrom } from "../../base/index.ts";
import { type Cluster, MemberEvent, ReachabilityEvent } from "../../cluster/index.ts";
import type { Platform } from "../../platform/index.ts";
import { ROUNDS_OF_GOSSIP } from "../core/delta-log.ts";
import type { EnvelopeDigest } from "../core/data-store.ts";
import { refusalOf } from "../core/refusal.ts";
import { getAnswer, ReplicatorCore, type ReplicatorEffect } from "../core/replicator-core.ts";
import { ReplicaNode } from "../data/replica-node.ts";
import type { Consistency } from "../message/consistency.ts";
import type { DataEnvelope } from "../message/data-envelope.ts";
import { FlushChanges, GetReplicaCount } from "../message/queries.ts";
import { Changed, Subscribe, Unsubscribe } from "../message/subscription.ts";
import { DeltaPropagation, Gossip, Read, Status, Write } from "../message/replication.ts";
import type { DataLimits } from "../settings/data-limits.ts";
import type { ReplicatorSettings } from "../settings/replicator-settings.ts";
import type { AggregatorInit } from "./aggregator.ts";
import { type Durability, DurableValues, LoadingFailed, ValuesLoaded } from "./durable-values.ts";
import { Membership } from "./membership.ts";
import { ReadAggregator, ReadRepair } from "./read-aggregator.ts";
import { Subscribers } from "./subscribers.ts";
import { LocallyStored, WriteAggregator } from "./write-aggregator.ts";

/** What a replicator is made with. */
export interface ReplicatorInit {
  readonly settings: ReplicatorSettings;
  readonly cluster: Cluster;
  readonly platform: Pick<Platform, "clock" | "randomUid">;
  readonly digestOf: (envelope: DataEnvelope) => EnvelopeDigest;
  /** `undefined` without durable keys. */
  readonly durability: Durability | undefined;
  readonly limits: DataLimits;
}

const GOSSIP = { signal: "gossip" } as const;
const SEND_DELTAS = { signal: "send deltas" } as const;
const NOTIFY = { signal: "notify subscribers" } as const;
const PRUNE = { signal: "prune" } as const;
const WRITE_BEHIND = { signal: "write behind" } as const;
const YEAR_1_TO_1970_MS = 62_135_596_800_000;
const TICKS_PER_MS = 10_000n;
const SHORTEST_DELTA_INTERVAL_MS = 200;
/** What is skipped until values are loaded. */
const SIGNALS: readonly unknown[] = [GOSSIP, SEND_DELTAS, NOTIFY, PRUNE];
/** A log line names so many keys. */
const MOST_NAMED = 10;

/** The actor of one replicator: it carries out what its core decides. INTEROP: Replicator.cs. */
export class Replicator extends Actor {
  readonly #init: ReplicatorInit;
  readonly #core: ReplicatorCore;
  readonly #membership: Membership;
  readonly #subscribers = new Subscribers();
  readonly #random: (count: number) => number;
  readonly #durable: DurableValues | undefined;
  #writeBehind: (() => void) | undefined;
  /** Count of reads and writes that wait for other replicas. */
  #pending = 0;

  constructor(init: ReplicatorInit) {
    super();
    this.#init = init;
    const { settings, cluster, platform, digestOf, durability, limits } = init;
    const self = ReplicaNode.of(cluster.selfUniqueAddress);
    this.#random = (count) => platform.randomUid() % count;
    this.#core = new ReplicatorCore({ self, settings, digestOf, limits, random: this.#random });
    this.#durable = durability === undefined ? undefined : this.#durableValues(durability);
    this.#membership = new Membership(this.#core, self, settings.role);
  }

  override preStart(): void {
    const { cluster, settings } = this.#init;
    const deltaIntervalMs = Math.max(SHORTEST_DELTA_INTERVAL_MS, settings.gossipIntervalMs / ROUNDS_OF_GOSSIP);
    void this.#durable?.load().then((outcome) => this.self.tell(outcome));
    cluster.subscribe(this.self as ActorRef, "events", MemberEvent, ReachabilityEvent);
    this.timers.startPeriodicTimer(GOSSIP, GOSSIP, settings.gossipIntervalMs);
    this.timers.startPeriodicTimer(NOTIFY, NOTIFY, settings.notifySubscribersIntervalMs);
    this.timers.startPeriodicTimer(PRUNE, PRUNE, settings.pruningIntervalMs);
    if (settings.sendsDeltas) this.timers.startPeriodicTimer(SEND_DELTAS, SEND_DELTAS, deltaIntervalMs);
  }

  override postStop(): void {
    void this.#durable?.close();
    this.#init.cluster.unsubscribe(this.self as ActorRef);
  }

  override receive(message: unknown): void {
    if (this.#durable?.isLoading === true && this.#isHandledWhileLoading(message)) return;
    this.#handle(message);
    for (const key of this.#core.store.takeUnstored()) this.#durable?.put(key);
  }

  #handle(message: unknown): void {
    if (isOfReplica(message) && !this.#isFromReplica()) return;
    const effects = this.#core.onMessage(message);
    if (effects !== undefined) this.#carryOut(effects);
    else if (message instanceof ReadRepair) this.#repair(message);
    else if (message instanceof Subscribe) this.#subscribe(message);
    else if (message instanceof Unsubscribe) this.#unsubscribe(message);
    else if (message instanceof Terminated) this.#subscribers.removeAll(message.actor as ActorRef);
    else if (message instanceof MemberEvent || message instanceof ReachabilityEvent) this.#onMember(message);
    else this.#onSignal(message);
  }

  #onSignal(message: unknown): void {
    if (message === GOSSIP) {
      this.#core.pruner.onClock(this.#init.platform.clock.nowMs());
      this.#carryOut(this.#core.onGossipTick());
    } else if (message === SEND_DELTAS) this.#carryOut(this.#core.onDeltaTick());
    else if (message === NOTIFY || message instanceof FlushChanges) this.#notify();
    else if (message === WRITE_BEHIND) this.#writeBehind?.();
    else if (message === PRUNE) this.#core.pruner.onTick(this.#isLeader(), this.#ticks());
    else this.unhandled(message);
  }

  #carryOut(effects: readonly ReplicatorEffect[]): void {
    for (const effect of effects) {
      if (effect.kind === "reply") this.context.sender.tell(effect.message, this.self);
      else if (effect.kind === "send") this.context.actorSelection(this.#pathOn(effect.to)).tell(effect.message, this.self);
      else if (effect.kind === "reply-stored") this.#replyOnceStored(effect);
      else if (effect.kind === "warn")
        this.log.warning("Cannot merge the value of key [{0}] from [{1}]: {2}", effect.key, this.context.sender.path, effect.text);
      else if (this.#pending >= this.#init.limits.maximumPendingRequests) this.#refuse(effect.request);
      else if (effect.kind === "read") {
        const { request, local } = effect;
        this.#spawn(Props.create(ReadAggregator, { ...this.#aggregation(request.consistency), request, local }));
      } else {
        const { request, full: fullWrite, first: firstWrite, isDurable } = effect;
        const init = { ...this.#aggregation(request.consistency), request, fullWrite, firstWrite, isDurable };
        const aggregator = this.#spawn(Props.create(WriteAggregator, init));
        if (isDurable) this.#durable?.put(request.key.id, (isStored) => aggregator.tell(new LocallyStored(isStored), this.self));
      }
    }
  }

  #spawn(props: Props): ActorRef {
    const { dispatcher } = this.#init.settings;
    return this.context.actorOf(dispatcher === undefined ? props : props.withDispatcher(dispatcher)) as ActorRef;
  }

  #replyOnceStored({ key, success, failure }: Extract<ReplicatorEffect, { readonly kind: "reply-stored" }>): void {
    const { sender } = this.context;
    this.#durable?.put(key, (isStored) => sender.tell(isStored ? success : failure, this.self));
  }

  #durableValues(durability: Durability): DurableValues {
    const { writeBehindMs } = this.#init.settings.durable;
    const later = (run: () => void): void => {
      this.#writeBehind = run;
      this.timers.startSingleTimer(WRITE_BEHIND, WRITE_BEHIND, writeBehindMs as number);
    };
    return new DurableValues({
      ...durability,
      envelopeOf: (key) => this.#core.store.get(key),
      later: writeBehindMs === undefined ? undefined : later,
      onFailure: (keys, error) =>
        this.log.error("Cannot store the values of [{0}]: {1}", keys.slice(0, MOST_NAMED).join(", "), error.message),
    });
  }

  /**
   * Until the values are there, requests wait, and what other replicas say is ignored: they say it again.
   * INTEROP: a store that cannot be read stops the replicator (Replicator.cs).
   */
  #isHandledWhileLoading(message: unknown): boolean {
    if (message instanceof ValuesLoaded) this.#onLoaded(message);
    else if (message instanceof LoadingFailed) {
      this.log.error(
        "The replicator [{0}] stops, because its durable values cannot be read: {1}",
        this.self.path,
        errorFrom(message.error).message,
      );
      this.context.stop(this.self as ActorRef);
    } else if (isOfReplica(message) || SIGNALS.includes(message) || message instanceof FlushChanges) return true;
    else if (isAtOnce(message)) return false;
    else if ((this.#durable?.deferredCount ?? 0) < this.#init.limits.maximumPendingRequests)
      this.#durable?.defer(message, this.context.sender);
    else this.#refuse(message);
    return true;
  }

  #onLoaded({ values }: ValuesLoaded): void {
    for (const [key, envelope] of values) this.#core.store.write(key, envelope);
    this.#core.store.takeUnstored();
    for (const { message, sender } of this.#durable?.takeDeferred() ?? []) this.self.tell(message, sender);
  }

  #refuse(message: unknown): void {
    const refusal = refusalOf(message);
    if (refusal !== undefined) this.context.sender.tell(refusal, this.self);
  }

  #aggregation({ level, timeoutMs }: Consistency): AggregatorInit {
    this.#pending += 1;
    let isPending = true;
    const onEnd = (): void => {
      if (isPending) this.#pending -= 1;
      isPending = false;
    };
    const others = this.#core.replicas.inOrderOfPreference(this.#init.settings.prefersOldest, this.#random);
    return {
      level,
      timeoutMs,
      others,
      pathOn: (node) => this.#pathOn(node),
      asker: this.context.sender,
      onEnd,
    };
  }

  #pathOn(node: ReplicaNode): string {
    const address = this.#membership.addressOf(node);
    return address === undefined ? "/deadLetters" : this.context.self.path.toStringWithAddress(address);
  }

  #repair({ request, envelope, asker }: ReadRepair): void {
    const written = this.#core.onReadRepair(request.key.id, envelope);
    asker.tell(getAnswer(request, written ?? envelope), this.self);
  }

  #subscribe(message: Subscribe): void {
    const { maximumSubscriptions } = this.#init.limits;
    if (this.#subscribers.count >= maximumSubscriptions) {
      const text =
        "Ignored the subscription of [{0}] to [{1}]: there are {2}, which is the limit. Raise ritsem.distributed-data.maximum-subscriptions.";
      return this.log.warning(text, message.subscriber.path, message.key.id, maximumSubscriptions);
    }
    this.#subscribers.add(message);
    this.#core.store.watched.add(message.key.id);
    this.context.watch(message.subscriber);
  }

  #unsubscribe(message: Unsubscribe): void {
    this.#subscribers.remove(message);
    if (!this.#subscribers.has(message.key.id)) this.#core.store.watched.delete(message.key.id);
    if (!this.#subscribers.includes(message.subscriber)) this.context.unwatch(message.subscriber);
  }

  /** New subscribers are told of values that have not changed, too. */
  #notify(): void {
    const changed = this.#core.store.takeChanged();
    for (const [id, subscribers] of this.#subscribers.takeNew()) {
      const envelope = changed.has(id) ? undefined : this.#core.store.get(id);
      if (envelope !== undefined) for (const { ref, key } of subscribers) ref.tell(new Changed(key, envelope.data), this.self);
    }
    for (const id of changed) {
      const envelope = this.#core.store.get(id);
      if (envelope === undefined) continue;
      for (const { ref, key } of this.#subscribers.of(id)) ref.tell(new Changed(key, envelope.data), this.self);
    }
  }

  #onMember(event: MemberEvent | ReachabilityEvent): void {
    if (this.#membership.onEvent(event)) this.context.stop(this.self as ActorRef);
  }

  #isLeader(): boolean {
    const { cluster, settings } = this.#init;
    const leader = settings.role === undefined ? cluster.state.leader : cluster.state.roleLeader(settings.role);
    return leader?.equals(cluster.selfAddress) === true;
  }

  #ticks(): bigint {
    return BigInt(this.#init.platform.clock.date().getTime() + YEAR_1_TO_1970_MS) * TICKS_PER_MS;
  }

  /** What others send counts only if they are members. */
  #isFromReplica(): boolean {
    const { host = "", port = 0 } = this.context.sender.path.address;
    return this.#core.replicas.isMember(`${host}:${port}`);
  }
}

/** What does not depend on values. */
function isAtOnce(message: unknown): boolean {
  return (
    message instanceof MemberEvent ||
    message instanceof ReachabilityEvent ||
    message instanceof Terminated ||
    message instanceof GetReplicaCount
  );
}

function isOfReplica(message: unknown): boolean {
  return (
    message instanceof Write ||
    message instanceof Read ||
    message instanceof Status ||
    message instanceof Gossip ||
    message instanceof DeltaPropagation
  );
}
