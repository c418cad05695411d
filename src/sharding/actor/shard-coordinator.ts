import { Actor, type ActorRef, type Address, Props, Terminated } from "../../actor/index.ts";
import { errorFrom } from "../../base/index.ts";
import type { Cluster } from "../../cluster/index.ts";
import type { ShardAllocationStrategy } from "../allocation/shard-allocation-strategy.ts";
import { CoordinatorCore } from "../core/coordinator-core.ts";
import { ExtractorCheck } from "../extractor/extractor-check.ts";
import type { MessageExtractor } from "../extractor/message-extractor.ts";
import type { CoordinatorEffect } from "../core/coordinator-effect.ts";
import { keyOfRef } from "../core/ref-tables.ts";
import type { CoordinatorEvent, CoordinatorState } from "../message/coordinator-events.ts";
import { GetShardMoves, ShardMoves } from "../message/coordinator-queries.ts";
import {
  ClusterShardingStats,
  CurrentRegions,
  GetClusterShardingStats,
  GetCurrentRegions,
  GetShardRegionStats,
  ShardRegionStats,
} from "../message/region-queries.ts";
import { GracefulShutdownRequest, RegionStopped, Register, RegisterProxy } from "../message/registration.ts";
import { GetShardHome, ShardStarted, ShardStopped } from "../message/shard-commands.ts";
import type { CompleteShardingSettings } from "../settings/sharding-settings.ts";
import type { CoordinatorStateStore } from "../store/coordinator-state-store.ts";
import { Happened } from "./happened.ts";
import { mayAsk } from "./query-permission.ts";
import { ParticipantTerminated, RebalanceDone, RebalanceWorker } from "./rebalance-worker.ts";

export interface ShardCoordinatorInit {
  readonly settings: CompleteShardingSettings;
  readonly cluster: Cluster;
  readonly strategy: ShardAllocationStrategy;
  readonly createStore: () => CoordinatorStateStore;
  readonly typeName: string;
  readonly extractor: MessageExtractor;
  /** Regions that must have registered before the first shard is allocated. Count. */
  readonly minRegions: number;
}

/** The singleton manager to the coordinator: end. */
export class TerminateCoordinator {
  static readonly instance: TerminateCoordinator = new TerminateCoordinator();
}

const REBALANCE = Symbol("rebalance");
/** How long a coordinator with a state waits for the ends of regions that it watches. INTEROP: ShardCoordinator.cs. */
const ACTIVATION_MS = 500;
const LONGEST_QUERY_MS = 60_000;
/** How long a strategy may think about one shard before the next one is its turn. */
const LONGEST_ALLOCATION_MS = 10_000;

/** Decides where shards are. INTEROP: `/system/sharding/<type>Coordinator/singleton/coordinator`, DDataShardCoordinator.cs. */
export class ShardCoordinator extends Actor {
  readonly #init: ShardCoordinatorInit;
  readonly #core: CoordinatorCore;
  readonly #store: CoordinatorStateStore;
  readonly #check: ExtractorCheck;
  #isActive = false;

  constructor(init: ShardCoordinatorInit) {
    super();
    this.#init = init;
    this.#store = init.createStore();
    this.#check = new ExtractorCheck(init.typeName, init.extractor, this.log);
    const { cluster } = init;
    const memberOf = (ref: ActorRef) => cluster.state.members.find(({ address }) => address.equals(this.#nodeOf(ref)));
    this.#core = new CoordinatorCore({
      self: this.self,
      isMember: (ref) => memberOf(ref)?.status === "Up",
      isKnownNode: (ref) => memberOf(ref) !== undefined,
      minRegions: init.minRegions,
      hasRemovalMargin: cluster.downingProvider.downRemovalMarginMs > 0,
      remembersEntities: init.settings.remembersEntities,
    });
  }

  override preStart(): void {
    this.#load();
    this.timers.startPeriodicTimer(REBALANCE, REBALANCE, this.#init.settings.rebalanceIntervalMs);
  }

  override receive(message: unknown): void {
    if (message instanceof Happened) message.run();
    else if (message instanceof TerminateCoordinator) this.context.stop(this.self);
    else if (message instanceof GetCurrentRegions || message instanceof GetClusterShardingStats) this.#answer(message);
    else if (message instanceof GetShardMoves) this.sender.tell(new ShardMoves(this.#moves()), this.self);
    else if (message instanceof Terminated) this.#run(this.#core.regionLost(message.actor, message.addressTerminated));
    else if (this.#isActive) this.#handle(message);
    else if (message instanceof Register || message instanceof RegisterProxy) this.stash.stash();
  }

  #handle(message: unknown): void {
    const core = this.#core;
    const { sender } = this;
    if (message instanceof GetShardHome) {
      this.#check.shardFrom(message.shard, sender);
      this.#run(core.getShardHome(message.shard, sender));
    } else if (message instanceof Register) this.#run(core.register(message.ref));
    else if (message instanceof RegisterProxy) this.#run(core.registerProxy(message.ref));
    else if (message instanceof ShardStarted) this.#run(core.shardStarted(message.shard));
    else if (message instanceof ShardStopped) this.#run(core.shardStopped(message.shard, sender));
    else if (message instanceof GracefulShutdownRequest) this.#run(core.gracefulShutdown(message.ref));
    else if (message instanceof RegionStopped) this.#run(core.regionTerminated(message.ref));
    else if (message instanceof RebalanceDone) this.#run(core.rebalanceDone(message.shard, message.isStopped));
    else if (message === REBALANCE) this.#run(core.rebalanceDue());
    else this.unhandled(message);
  }

  #load(): void {
    const { self, log } = this;
    const { retryIntervalMs } = this.#init.settings;
    const retry = (): void => this.timers.startSingleTimer("load", new Happened(() => this.#load()), retryIntervalMs);
    this.#store.load().then(
      (state) => self.tell(new Happened(() => this.#recover(state))),
      (thrown: unknown) => {
        log.warning("The state of the shard coordinator could not be read, and will be tried again: {0}", errorFrom(thrown).message);
        self.tell(new Happened(retry));
      },
    );
  }

  #recover(state: CoordinatorState | undefined): void {
    if (state !== undefined) this.#run(this.#core.recover(state));
    if (this.#core.allocations.isEmpty) this.#activate();
    else this.timers.startSingleTimer("activate", new Happened(() => this.#activate()), ACTIVATION_MS);
  }

  #activate(): void {
    this.#isActive = true;
    this.#run(this.#core.activate());
    this.stash.unstashAll();
  }

  #run(effects: readonly CoordinatorEffect[]): void {
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: CoordinatorEffect): void {
    switch (effect.kind) {
      case "tell":
        effect.to.tell(effect.message, this.self);
        return;
      case "watch":
        this.context.watch(effect.ref);
        return;
      case "store":
        this.#storeState(effect.event, effect.state);
        return;
      case "allocate":
        this.#allocate(effect);
        return;
      case "choose-shards":
        this.#choose(effect);
        return;
      case "start-worker": {
        const { shard, from, participants } = effect;
        const { handOffTimeoutMs: timeoutMs } = this.#init.settings;
        this.context.actorOf(Props.create(RebalanceWorker, { shard, from, participants, timeoutMs }));
        return;
      }
      case "tell-workers":
        for (const worker of this.context.children) worker.tell(new ParticipantTerminated(effect.terminated), this.self);
        return;
      case "start-host-timer": {
        const { shard } = effect;
        const overdue = new Happened(() => this.#run(this.#core.hostOverdue(shard)));
        this.timers.startSingleTimer(`host ${shard}`, overdue, this.#init.settings.shardStartTimeoutMs);
        return;
      }
      case "cancel-host-timer":
        this.timers.cancel(`host ${effect.shard}`);
        return;
      case "wait-for-margin": {
        const { ref } = effect;
        const passed = new Happened(() => this.#run(this.#core.regionTerminated(ref)));
        this.timers.startSingleTimer(`margin ${keyOfRef(ref)}`, passed, this.#init.cluster.downingProvider.downRemovalMarginMs);
        return;
      }
      case "log":
        this.log[effect.level]("{0}", effect.text);
        return;
      case "stop":
        this.context.stop(this.self);
    }
  }

  #storeState(event: CoordinatorEvent, state: CoordinatorState): void {
    const { self, log } = this;
    const again = new Happened(() => this.#storeState(event, state));
    this.#store.store(event, state).then(
      () => self.tell(new Happened(() => this.#run(this.#core.stored()))),
      (thrown: unknown) => {
        log.warning("The state of the shard coordinator could not be stored, and will be tried again: {0}", errorFrom(thrown).message);
        self.tell(again);
      },
    );
  }

  #allocate({ shard, requester, current }: Extract<CoordinatorEffect, { readonly kind: "allocate" }>): void {
    const { self } = this;
    let isAnswered = false;
    const answer = (region: ActorRef | undefined): void => {
      if (isAnswered) return;
      isAnswered = true;
      this.timers.cancel("strategy");
      this.#run(this.#core.allocated(shard, region, requester));
    };
    this.timers.startSingleTimer("strategy", new Happened(() => answer(undefined)), LONGEST_ALLOCATION_MS);
    this.#ask(
      () => this.#init.strategy.allocateShard(requester, shard, current),
      (region) => self.tell(new Happened(() => answer(region))),
    );
  }

  #choose({ current, inProgress }: Extract<CoordinatorEffect, { readonly kind: "choose-shards" }>): void {
    const { self } = this;
    this.#ask(
      () => this.#init.strategy.rebalance(current, inProgress),
      (shards = []) => shards.length > 0 && self.tell(new Happened(() => this.#run(this.#core.rebalance(shards)))),
    );
  }

  /** A strategy may be the program's: what it throws is logged, and counts as no answer. */
  #ask<T>(question: () => T | Promise<T>, onAnswer: (answer: T | undefined) => void): void {
    const { log } = this;
    new Promise<T>((resolve) => resolve(question())).then(onAnswer, (thrown: unknown) => {
      log.error(errorFrom(thrown), "The shard allocation strategy failed");
      onAnswer(undefined);
    });
  }

  #nodeOf(ref: ActorRef): Address {
    const { address } = ref.path;
    return address.host === undefined ? this.#init.cluster.selfAddress : address;
  }

  #nodes(): readonly Address[] {
    return Array.from(this.#core.allocations.regions.keys(), (region) => this.#nodeOf(region));
  }

  #answer(question: GetCurrentRegions | GetClusterShardingStats): void {
    const { sender } = this;
    if (!mayAsk(sender, this.#init.cluster, this.#init.settings.isUntrusting)) return;
    if (question instanceof GetCurrentRegions) sender.tell(new CurrentRegions(this.#nodes()), this.self);
    else void this.#tellStats(question.timeoutMs, sender);
  }

  #moves(): ReadonlyMap<string, string> {
    const { inProgress, allocations } = this.#core;
    const fromOf = (shard: string): string => {
      const region = allocations.shards.get(shard);
      return region === undefined ? "" : this.#nodeOf(region).toString();
    };
    return new Map(Array.from(inProgress, (shard) => [shard, fromOf(shard)]));
  }

  async #tellStats(timeoutMs: number, to: ActorRef): Promise<void> {
    const { self } = this;
    const limitMs = Math.min(LONGEST_QUERY_MS, Math.max(1, timeoutMs));
    const asked = Array.from(this.#core.allocations.regions.keys(), (region) =>
      region.ask(GetShardRegionStats.instance, ShardRegionStats, limitMs).then(
        (stats): readonly [Address, ShardRegionStats] => [this.#nodeOf(region), stats],
        () => undefined,
      ),
    );
    const answers = (await Promise.all(asked)).filter((each) => each !== undefined);
    to.tell(new ClusterShardingStats(answers), self);
  }
}
