import type { ActorRef } from "../../actor/index.ts";
import { RingQueue } from "../../base/index.ts";
import {
  type CoordinatorEvent,
  type CoordinatorState,
  ShardHomeAllocated,
  ShardHomeDeallocated,
  ShardRegionProxyRegistered,
  ShardRegionProxyTerminated,
  ShardRegionRegistered,
  ShardRegionTerminated,
} from "../message/coordinator-events.ts";
import { RegisterAck } from "../message/registration.ts";
import { HostShard, ShardHome } from "../message/shard-commands.ts";
import { Allocations } from "./allocations.ts";
import type { CoordinatorEffect } from "./coordinator-effect.ts";
import { isSameRef, RefMap, RefSet } from "./ref-tables.ts";

/** What the coordinator knows besides its own state. */
export interface CoordinatorEnvironment {
  readonly self: ActorRef;
  /** Whether the node of `ref` is Up. */
  readonly isMember: (ref: ActorRef) => boolean;
  /** Whether the node of `ref` is a member at all. */
  readonly isKnownNode: (ref: ActorRef) => boolean;
  /** Regions that must have registered before the first shard is allocated. Count. */
  readonly minRegions: number;
  readonly hasRemovalMargin: boolean;
  /** Shards without a region get one without being asked for, so that their entities start again. */
  readonly remembersEntities: boolean;
}

/** What is done when an event is stored. */
type Task = () => void;

/** Requests that wait while an event is stored. Who asked asks again. */
const MOST_WAITING = 100_000;

/**
 * What the coordinator does about each event: it registers regions, gives each shard a home, moves shards, and notices when regions end.
 * While an event is being stored, all others wait. INTEROP: ShardCoordinator.cs.
 */
export class CoordinatorCore {
  readonly #environment: CoordinatorEnvironment;
  #allocations: Allocations;
  /** Regions that registered with this coordinator. */
  readonly #alive = new RefSet();
  readonly #leaving = new RefSet();
  readonly #terminating = new RefSet();
  /** Shards on the move, with those who asked for their homes since. */
  readonly #moving = new Map<string, RefSet>();
  /** Shards whose region has not answered HostShard. */
  readonly #unanswered = new Set<string>();
  /** The shard for which the strategy is asked: one at a time, so that it sees where the one before went. */
  #allocating: string | undefined;
  readonly #toAllocate = new RingQueue<Task>();
  /** Shards with remembered entities that are about to get a region. */
  readonly #remembered = new Set<string>();
  #hadAllRegions = false;
  #pending: { readonly event: CoordinatorEvent; readonly next: Task } | undefined;
  readonly #waiting = new RingQueue<Task>();
  #effects: CoordinatorEffect[] = [];

  constructor(environment: CoordinatorEnvironment) {
    this.#environment = environment;
    this.#allocations = environment.remembersEntities ? Allocations.remembering : Allocations.empty;
  }

  get allocations(): Allocations {
    return this.#allocations;
  }

  get inProgress(): ReadonlySet<string> {
    return new Set(this.#moving.keys());
  }

  /** Takes over what an earlier coordinator stored. Regions on nodes that are no members count as terminated. */
  recover(state: CoordinatorState): readonly CoordinatorEffect[] {
    const { isKnownNode, remembersEntities } = this.#environment;
    this.#allocations = Allocations.from(state, remembersEntities);
    for (const ref of [...this.#allocations.regions.keys(), ...this.#allocations.proxies]) {
      if (isKnownNode(ref)) this.#do({ kind: "watch", ref });
      else this.#enqueue(() => this.#terminated(ref));
    }
    return this.#done();
  }

  /** After {@link recover}: tells regions again which shards they host. */
  activate(): readonly CoordinatorEffect[] {
    this.#enqueue(() => {
      for (const [shard, region] of this.#allocations.shards) this.#host(shard, region);
      this.#allocateRemembered();
    });
    return this.#done();
  }

  register(region: ActorRef): readonly CoordinatorEffect[] {
    this.#enqueue(() => {
      if (!this.#environment.isMember(region)) {
        this.#log("debug", `${region.path} is on no member that is Up. It registers again.`);
        return;
      }
      this.#alive.add(region);
      const acknowledge = (): void => {
        this.#tell(region, new RegisterAck(this.#environment.self));
        this.#allocateRemembered();
      };
      if (this.#allocations.regions.has(region)) return acknowledge();
      this.#leaving.delete(region);
      this.#update(new ShardRegionRegistered(region), () => {
        this.#do({ kind: "watch", ref: region });
        acknowledge();
      });
    });
    return this.#done();
  }

  registerProxy(proxy: ActorRef): readonly CoordinatorEffect[] {
    this.#enqueue(() => {
      if (!this.#environment.isMember(proxy)) return;
      const acknowledge = (): void => this.#tell(proxy, new RegisterAck(this.#environment.self));
      if (this.#allocations.proxies.has(proxy)) return acknowledge();
      this.#update(new ShardRegionProxyRegistered(proxy), () => {
        this.#do({ kind: "watch", ref: proxy });
        acknowledge();
      });
    });
    return this.#done();
  }

  /** Only regions and proxies that have registered get an answer: what others ask must not fill the tables. */
  getShardHome(shard: string, requester: ActorRef): readonly CoordinatorEffect[] {
    if (this.#waiting.length >= MOST_WAITING) return [];
    this.#enqueue(() => {
      const { regions, proxies } = this.#allocations;
      if (regions.has(requester) || proxies.has(requester)) this.#giveHome(shard, requester);
      else this.#log("debug", `${requester.path} asks for the home of a shard, but has not registered.`);
    });
    return this.#done();
  }

  /** The answer of the strategy; `undefined` also if it fails. */
  allocated(shard: string, region: ActorRef | undefined, requester: ActorRef): readonly CoordinatorEffect[] {
    this.#enqueue(() => {
      const moving = this.#moving.get(shard);
      const home = this.#allocations.shards.get(shard);
      if (moving !== undefined) moving.add(requester);
      else if (home !== undefined) this.#tell(requester, new ShardHome(shard, home));
      else if (region !== undefined && this.#activeRegions.has(region)) {
        this.#update(new ShardHomeAllocated(shard, region), () => {
          this.#host(shard, region);
          this.#tell(requester, new ShardHome(shard, region));
          this.#allocateNext();
        });
        return;
      } else this.#log("debug", `No region for shard ${shard} now.`);
      this.#allocateNext();
    });
    return this.#done();
  }

  shardStarted(shard: string): readonly CoordinatorEffect[] {
    if (this.#unanswered.delete(shard)) this.#do({ kind: "cancel-host-timer", shard });
    return this.#done();
  }

  hostOverdue(shard: string): readonly CoordinatorEffect[] {
    this.#enqueue(() => {
      const region = this.#allocations.shards.get(shard);
      if (region !== undefined && this.#unanswered.has(shard)) this.#host(shard, region);
    });
    return this.#done();
  }

  /** Every `rebalance-interval`. */
  rebalanceDue(): readonly CoordinatorEffect[] {
    this.#enqueue(() => {
      const { regions } = this.#allocations;
      this.#allocateRemembered();
      if (regions.size > 0 && this.#unanswered.size === 0)
        this.#do({ kind: "choose-shards", current: regions, inProgress: this.inProgress });
    });
    return this.#done();
  }

  /** The answer of the strategy. */
  rebalance(shards: readonly string[]): readonly CoordinatorEffect[] {
    this.#enqueue(() => {
      for (const shard of shards) this.#move(shard);
    });
    return this.#done();
  }

  rebalanceDone(shard: string, isStopped: boolean): readonly CoordinatorEffect[] {
    this.#enqueue(() => {
      const region = this.#allocations.shards.get(shard);
      if (isStopped && region !== undefined) {
        this.#forgetHost(shard);
        this.#update(new ShardHomeDeallocated(shard), () => this.#endMove(shard, true));
        return;
      }
      if (!isStopped) {
        this.#log("warning", `Shard ${shard} stays at ${region?.path}: it did not stop within akka.cluster.sharding.handoff-timeout.`);
        if (region !== undefined) this.#leaving.delete(region);
      }
      this.#endMove(shard, false);
    });
    return this.#done();
  }

  /**
   * A region says that a shard has stopped. Its worker knows already, unless it gave up: then the region may have been told since that the shard is its own, and
   * may have started it again. Only another hand-off makes sure. INTEROP: ShardCoordinator.cs takes the shard away at once, and two regions may have it.
   */
  shardStopped(shard: string, sender: ActorRef): readonly CoordinatorEffect[] {
    this.#enqueue(() => {
      if (this.#isRegionOf(shard, sender)) this.#move(shard);
    });
    return this.#done();
  }

  gracefulShutdown(region: ActorRef): readonly CoordinatorEffect[] {
    this.#enqueue(() => {
      const shards = this.#allocations.regions.get(region);
      if (shards === undefined || this.#leaving.has(region)) return;
      this.#leaving.add(region);
      for (const shard of shards) this.#move(shard);
    });
    return this.#done();
  }

  /** `isNodeLost`: the region ended because its node was removed. */
  regionLost(ref: ActorRef, isNodeLost: boolean): readonly CoordinatorEffect[] {
    if (isNodeLost && this.#environment.hasRemovalMargin && this.#alive.has(ref)) {
      this.#terminating.add(ref);
      this.#do({ kind: "wait-for-margin", ref });
    } else this.#enqueue(() => this.#terminated(ref));
    return this.#done();
  }

  regionTerminated(ref: ActorRef): readonly CoordinatorEffect[] {
    this.#enqueue(() => this.#terminated(ref));
    return this.#done();
  }

  stored(): readonly CoordinatorEffect[] {
    const pending = this.#pending;
    if (pending === undefined) return [];
    this.#pending = undefined;
    this.#allocations = this.#allocations.after(pending.event);
    pending.next();
    this.#drain();
    return this.#done();
  }

  /** Later, one by one: each allocation is stored before the next. */
  #allocateRemembered(): void {
    for (const shard of this.#allocations.unallocated ?? []) {
      if (this.#remembered.has(shard)) continue;
      this.#remembered.add(shard);
      this.#waiting.push(() => {
        this.#remembered.delete(shard);
        this.#giveHome(shard, this.#environment.self);
      });
    }
  }

  get #activeRegions(): ReadonlyMap<ActorRef, readonly string[]> {
    return new RefMap([...this.#allocations.regions].filter(([region]) => !this.#leaving.has(region) && !this.#terminating.has(region)));
  }

  #giveHome(shard: string, requester: ActorRef): void {
    const moving = this.#moving.get(shard);
    const home = this.#allocations.shards.get(shard);
    if (moving !== undefined) moving.add(requester);
    else if (!this.#hasAllRegions()) this.#log("debug", `Shard ${shard} waits until more regions have registered.`);
    else if (home !== undefined) {
      if (!this.#terminating.has(home)) this.#tell(requester, new ShardHome(shard, home));
    } else {
      const current = this.#activeRegions;
      if (current.size === 0) return;
      if (this.#allocating !== undefined) {
        if (this.#toAllocate.length < MOST_WAITING) this.#toAllocate.push(() => this.#giveHome(shard, requester));
        return;
      }
      this.#allocating = shard;
      this.#do({ kind: "allocate", shard, requester, current });
    }
  }

  #allocateNext(): void {
    this.#allocating = undefined;
    while (this.#allocating === undefined) {
      const task = this.#toAllocate.shift();
      if (task === undefined) return;
      task();
    }
  }

  #hasAllRegions(): boolean {
    this.#hadAllRegions ||= this.#alive.size >= this.#environment.minRegions;
    return this.#hadAllRegions;
  }

  #host(shard: string, region: ActorRef): void {
    this.#unanswered.add(shard);
    this.#tell(region, new HostShard(shard));
    this.#do({ kind: "start-host-timer", shard });
  }

  #forgetHost(shard: string): void {
    if (this.#unanswered.delete(shard)) this.#do({ kind: "cancel-host-timer", shard });
  }

  #move(shard: string): void {
    const from = this.#allocations.shards.get(shard);
    if (from === undefined || this.#moving.has(shard)) return;
    this.#forgetHost(shard);
    this.#moving.set(shard, new RefSet());
    const participants = [...this.#allocations.regions.keys(), ...this.#allocations.proxies];
    this.#do({ kind: "start-worker", shard, from, participants });
  }

  /** Answers those who asked meanwhile, the shard's new home first. */
  #endMove(shard: string, isDeallocated: boolean): void {
    const requesters = this.#moving.get(shard) ?? new RefSet();
    this.#moving.delete(shard);
    if (isDeallocated) this.#waiting.push(() => this.#giveHome(shard, this.#environment.self));
    for (const requester of requesters) this.#waiting.push(() => this.#giveHome(shard, requester));
  }

  #terminated(ref: ActorRef): void {
    this.#do({ kind: "tell-workers", terminated: ref });
    if (this.#allocations.regions.has(ref)) {
      this.#terminating.add(ref);
      for (const shard of this.#allocations.regions.get(ref) ?? []) this.#forgetHost(shard);
      this.#update(new ShardRegionTerminated(ref), () => {
        for (const set of [this.#leaving, this.#terminating, this.#alive]) set.delete(ref);
        this.#allocateRemembered();
      });
    } else if (this.#allocations.proxies.has(ref)) this.#update(new ShardRegionProxyTerminated(ref), () => undefined);
    else this.#terminating.delete(ref);
  }

  /** ShardStopped comes from the region, or from a shard below it. */
  #isRegionOf(shard: string, sender: ActorRef): boolean {
    return isSameRef(sender, this.#allocations.shards.get(shard));
  }

  #update(event: CoordinatorEvent, next: Task): void {
    this.#pending = { event, next };
    this.#do({ kind: "store", event, state: this.#allocations.after(event).state });
  }

  #enqueue(task: Task): void {
    this.#waiting.push(task);
    this.#drain();
  }

  #drain(): void {
    while (this.#pending === undefined) {
      const task = this.#waiting.shift();
      if (task === undefined) return;
      task();
    }
  }

  #tell(to: ActorRef, message: unknown): void {
    if (!isSameRef(to, this.#environment.self)) this.#do({ kind: "tell", to, message });
  }

  #log(level: "debug" | "info" | "warning", text: string): void {
    this.#do({ kind: "log", level, text });
  }

  #do(effect: CoordinatorEffect): void {
    this.#effects.push(effect);
  }

  #done(): readonly CoordinatorEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }
}
