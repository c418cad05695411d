import { Actor, type ActorRef, Props, Terminated } from "../../actor/index.ts";
import { type Cluster, MemberEvent, ReachabilityEvent } from "../../cluster/index.ts";
import type { Platform } from "../../platform/index.ts";
import { ROUNDS_OF_GOSSIP } from "../core/delta-log.ts";
import { getAnswer, ReplicatorCore, type ReplicatorEffect } from "../core/replicator-core.ts";
import { ReplicaNode } from "../data/replica-node.ts";
import type { Consistency } from "../message/consistency.ts";
import type { DataEnvelope } from "../message/data-envelope.ts";
import { FlushChanges } from "../message/queries.ts";
import { Changed, Subscribe, Unsubscribe } from "../message/subscription.ts";
import { DeltaPropagation, Gossip, Read, Status, Write } from "../message/replication.ts";
import type { ReplicatorSettings } from "../settings/replicator-settings.ts";
import type { AggregatorInit } from "./aggregator.ts";
import { Membership } from "./membership.ts";
import { ReadAggregator, ReadRepair } from "./read-aggregator.ts";
import { Subscribers } from "./subscribers.ts";
import { WriteAggregator } from "./write-aggregator.ts";

/** What a replicator is made with. */
export interface ReplicatorInit {
  readonly settings: ReplicatorSettings;
  readonly cluster: Cluster;
  readonly platform: Pick<Platform, "clock" | "randomUid">;
  readonly digestOf: (envelope: DataEnvelope) => Uint8Array;
}

const GOSSIP = { signal: "gossip" } as const;
const SEND_DELTAS = { signal: "send deltas" } as const;
const NOTIFY = { signal: "notify subscribers" } as const;
const PRUNE = { signal: "prune" } as const;
const YEAR_1_TO_1970_MS = 62_135_596_800_000;
const TICKS_PER_MS = 10_000n;
const SHORTEST_DELTA_INTERVAL_MS = 200;

/** The actor of one replicator: it carries out what its core decides. INTEROP: Replicator.cs. */
export class Replicator extends Actor {
  readonly #init: ReplicatorInit;
  readonly #core: ReplicatorCore;
  readonly #membership: Membership;
  readonly #subscribers = new Subscribers();
  readonly #random: (count: number) => number;

  constructor(init: ReplicatorInit) {
    super();
    this.#init = init;
    const { settings, cluster, platform, digestOf } = init;
    const self = ReplicaNode.of(cluster.selfUniqueAddress);
    this.#random = (count) => platform.randomUid() % count;
    this.#core = new ReplicatorCore({ self, settings, digestOf, random: this.#random });
    this.#membership = new Membership(this.#core, self, settings.role);
  }

  override preStart(): void {
    const { cluster, settings } = this.#init;
    const deltaIntervalMs = Math.max(SHORTEST_DELTA_INTERVAL_MS, settings.gossipIntervalMs / ROUNDS_OF_GOSSIP);
    cluster.subscribe(this.self as ActorRef, "events", MemberEvent, ReachabilityEvent);
    this.timers.startPeriodicTimer(GOSSIP, GOSSIP, settings.gossipIntervalMs);
    this.timers.startPeriodicTimer(NOTIFY, NOTIFY, settings.notifySubscribersIntervalMs);
    this.timers.startPeriodicTimer(PRUNE, PRUNE, settings.pruningIntervalMs);
    if (settings.sendsDeltas) this.timers.startPeriodicTimer(SEND_DELTAS, SEND_DELTAS, deltaIntervalMs);
  }

  override postStop(): void {
    this.#init.cluster.unsubscribe(this.self as ActorRef);
  }

  override receive(message: unknown): void {
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
    else if (message === PRUNE) this.#core.pruner.onTick(this.#isLeader(), this.#ticks());
    else this.unhandled(message);
  }

  #carryOut(effects: readonly ReplicatorEffect[]): void {
    for (const effect of effects) {
      if (effect.kind === "reply") this.context.sender.tell(effect.message, this.self);
      else if (effect.kind === "send") this.context.actorSelection(this.#pathOn(effect.to)).tell(effect.message, this.self);
      else if (effect.kind === "warn")
        this.log.warning("Cannot merge the value of key [{0}] from [{1}]: {2}", effect.key, this.context.sender.path, effect.text);
      else if (effect.kind === "read") {
        const { request, local } = effect;
        this.#spawn(Props.create(ReadAggregator, { ...this.#aggregation(request.consistency), request, local }));
      } else {
        const { request, full: fullWrite, first: firstWrite } = effect;
        this.#spawn(Props.create(WriteAggregator, { ...this.#aggregation(request.consistency), request, fullWrite, firstWrite }));
      }
    }
  }

  #spawn(props: Props): void {
    const { dispatcher } = this.#init.settings;
    this.context.actorOf(dispatcher === undefined ? props : props.withDispatcher(dispatcher));
  }

  #aggregation({ level, timeoutMs }: Consistency): AggregatorInit {
    const others = this.#core.replicas.inOrderOfPreference(this.#init.settings.prefersOldest, this.#random);
    return { level, timeoutMs, others, pathOn: (node) => this.#pathOn(node), asker: this.context.sender };
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

function isOfReplica(message: unknown): boolean {
  return (
    message instanceof Write ||
    message instanceof Read ||
    message instanceof Status ||
    message instanceof Gossip ||
    message instanceof DeltaPropagation
  );
}
