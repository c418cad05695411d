import type { ActorRef } from "../../actor/index.ts";
import { GracefulShutdownRequest, RegionStopped, Register, RegisterProxy } from "../message/registration.ts";
import { BeginHandOffAck, GetShardHome, ShardStarted, ShardStopped } from "../message/shard-commands.ts";
import { MessageBuffers } from "./message-buffers.ts";
import { isSameRef } from "./ref-tables.ts";
import type { RegionEffect } from "./region-effect.ts";
import { ShardHomes } from "./shard-homes.ts";

/** The settings that decide. */
export interface RegionRules {
  readonly isProxy: boolean;
  /** Count of messages that wait, over all shards. */
  readonly bufferSize: number;
  readonly retryIntervalMs: number;
  /** A shard that ends by itself starts again without a message. */
  readonly remembersEntities: boolean;
}

/** A shard of this region: `handing-off` once it was told to stop. */
type OwnShard = "running" | "handing-off";

/** The first registrations follow each other faster than the interval. INTEROP: ShardRegion.cs. */
const FIRST_REGISTRATION_MS = 100;
const FIRST_SHARE = 8;
/** Retries without an answer after which that is logged, and how many more until it is logged again. */
const FIRST_WARNING = 5;
const NEXT_WARNING = 30;

/**
 * What a shard region or proxy does about each event: it registers with the coordinator, finds the homes of shards, delivers messages or lets
 * them wait, starts shards and hands them off. Everything that happens is an effect. INTEROP: ShardRegion.cs.
 */
export class RegionCore {
  readonly #self: ActorRef;
  readonly #rules: RegionRules;
  readonly #buffers: MessageBuffers;
  readonly #homes = new ShardHomes();
  readonly #shards = new Map<string, OwnShard>();
  #coordinator: ActorRef | undefined;
  /** How long the next registration waits. */
  #registrationMs: number;
  /** Retries since the coordinator was lost. */
  #unanswered = 0;
  #isShuttingDown = false;
  #isStopped = false;
  #hasWarnedOfFullBuffer = false;
  #effects: RegionEffect[] = [];

  constructor(self: ActorRef, rules: RegionRules) {
    this.#self = self;
    this.#rules = rules;
    this.#buffers = new MessageBuffers(rules.bufferSize);
    this.#registrationMs = this.#firstRegistrationMs;
  }

  /** Ids of the shards of this region. */
  get shards(): readonly string[] {
    return [...this.#shards.keys()];
  }

  get coordinator(): ActorRef | undefined {
    return this.#coordinator;
  }

  /** The region that has the shard, as far as this one knows. */
  homeOf(shard: string): ActorRef | undefined {
    return this.#homes.of(shard);
  }

  get isShuttingDown(): boolean {
    return this.#isShuttingDown;
  }

  /** Looks for the coordinator: at the start, and when another member has become the oldest. */
  seekCoordinator(): readonly RegionEffect[] {
    this.#loseCoordinator();
    return this.#done();
  }

  registrationDue(): readonly RegionEffect[] {
    if (this.#coordinator === undefined) this.#register();
    return this.#done();
  }

  registerAck(coordinator: ActorRef): readonly RegionEffect[] {
    this.#unanswered = 0;
    if (!isSameRef(coordinator, this.#coordinator)) {
      this.#do({ kind: "watch", ref: coordinator });
      this.#coordinator = coordinator;
    }
    this.#askForHomes();
    this.#repeatShutdown();
    return this.#done();
  }

  deliver(shard: string, message: unknown, sender: ActorRef): readonly RegionEffect[] {
    const home = this.#homes.of(shard);
    if (shard === "") this.#do({ kind: "drop", message, sender, reason: "The id of its shard is empty." });
    else if (home === undefined) {
      if (!this.#buffers.has(shard)) this.#askForHome(shard);
      this.#keep(shard, message, sender);
    } else if (home !== this.#self) this.#do({ kind: "tell", to: home, message, sender });
    else {
      this.#start(shard); // unless it runs: it may have ended by itself
      this.#do({ kind: "to-shard", shard, message, sender });
    }
    return this.#done();
  }

  hostShard(shard: string, sender: ActorRef): readonly RegionEffect[] {
    if (this.#rules.isProxy) return [];
    if (this.#isShuttingDown) {
      this.#repeatShutdown();
      return this.#done();
    }
    this.#homes.set(shard, this.#self);
    this.#start(shard);
    this.#do({ kind: "tell", to: sender, message: new ShardStarted(shard) });
    this.#deliverWaiting(shard, this.#self);
    return this.#done();
  }

  shardHome(shard: string, home: ActorRef): readonly RegionEffect[] {
    const known = this.#homes.of(shard);
    const region = isSameRef(this.#self, home) ? this.#self : home;
    if (known === this.#self && region !== this.#self) {
      this.#do({ kind: "fail", reason: `its shard ${shard} was given to ${region.path} as well` });
      return this.#done();
    }
    if (region === this.#self) {
      if (this.#rules.isProxy || this.#isShuttingDown) return [];
      this.#homes.set(shard, region);
      this.#start(shard);
    } else if (this.#homes.set(shard, region)) this.#do({ kind: "watch", ref: region });
    this.#deliverWaiting(shard, region);
    return this.#done();
  }

  beginHandOff(shard: string, sender: ActorRef): readonly RegionEffect[] {
    const left = this.#homes.forget(shard);
    if (left !== undefined && left !== this.#self) this.#do({ kind: "unwatch", ref: left });
    this.#do({ kind: "tell", to: sender, message: new BeginHandOffAck(shard) });
    return this.#done();
  }

  /** What waits for the shard is dropped: other regions may have sent it, and its order cannot be kept. */
  handOff(shard: string, sender: ActorRef): readonly RegionEffect[] {
    for (const { message, sender: from } of this.#buffers.take(shard)) {
      this.#do({ kind: "drop", message, sender: from, reason: `Its shard ${shard} is being handed off.` });
    }
    if (!this.#shards.has(shard)) this.#do({ kind: "tell", to: sender, message: new ShardStopped(shard) });
    else {
      this.#shards.set(shard, "handing-off");
      this.#do({ kind: "hand-off-shard", shard, replyTo: sender });
    }
    return this.#done();
  }

  /** The actor of a shard of this region has ended. */
  shardEnded(shard: string): readonly RegionEffect[] {
    const phase = this.#shards.get(shard);
    this.#shards.delete(shard);
    if (phase === "handing-off") {
      if (this.#homes.of(shard) === this.#self) this.#homes.forget(shard);
      if (this.#coordinator !== undefined) this.#do({ kind: "tell", to: this.#coordinator, message: new ShardStopped(shard) });
    } else if (phase === "running") {
      this.#do({ kind: "log", level: "warning", text: `Shard ${shard} has ended without being handed off. It starts again.` });
      if (this.#rules.remembersEntities) this.#do({ kind: "restart-shard-later", shard });
    }
    this.#stopIfDone();
    return this.#done();
  }

  /** The pause after the end of a shard with remembered entities is over. */
  restartShard(shard: string): readonly RegionEffect[] {
    const home = this.#homes.of(shard);
    if (home === this.#self) this.#start(shard);
    else if (home === undefined && !this.#buffers.has(shard)) {
      this.#buffers.open(shard); // it may have moved meanwhile: whoever has it now starts it
      this.#askForHome(shard);
    }
    return this.#done();
  }

  /** The coordinator or another region has ended. */
  terminated(ref: ActorRef): readonly RegionEffect[] {
    if (isSameRef(ref, this.#coordinator)) this.#loseCoordinator();
    else this.#homes.forgetRegion(ref);
    return this.#done();
  }

  /** Every `retryIntervalMs`. */
  retry(): readonly RegionEffect[] {
    this.#repeatShutdown();
    if (this.#coordinator === undefined) {
      this.#register();
      this.#unanswered += 1;
      if (this.#unanswered % NEXT_WARNING === FIRST_WARNING) {
        this.#do({ kind: "no-coordinator", registrations: this.#unanswered, waiting: this.#buffers.size });
      }
    } else this.#askForHomes();
    this.#stopIfDone();
    return this.#done();
  }

  gracefulShutdown(): readonly RegionEffect[] {
    if (this.#isShuttingDown) return [];
    this.#isShuttingDown = true;
    this.#repeatShutdown();
    this.#stopIfDone();
    return this.#done();
  }

  /** The region has ended: what the coordinator is told, and what is lost. */
  ended(): readonly RegionEffect[] {
    if (this.#coordinator !== undefined) this.#do({ kind: "tell", to: this.#coordinator, message: new RegionStopped(this.#self) });
    for (const shard of this.#buffers.keys) {
      for (const { message, sender } of this.#buffers.take(shard)) {
        this.#do({ kind: "drop", message, sender, reason: "The shard region has ended." });
      }
    }
    return this.#done();
  }

  get #firstRegistrationMs(): number {
    return Math.max(FIRST_REGISTRATION_MS, this.#rules.retryIntervalMs / FIRST_SHARE);
  }

  #loseCoordinator(): void {
    if (this.#coordinator !== undefined) this.#do({ kind: "unwatch", ref: this.#coordinator });
    this.#coordinator = undefined;
    this.#registrationMs = this.#firstRegistrationMs;
    this.#register();
  }

  #register(): void {
    const message = this.#rules.isProxy ? new RegisterProxy(this.#self) : new Register(this.#self);
    this.#do({ kind: "tell-coordinator", message });
    if (this.#registrationMs >= this.#rules.retryIntervalMs) return; // from now on with each retry
    this.#do({ kind: "register-later", afterMs: this.#registrationMs });
    this.#registrationMs *= 2;
  }

  #start(shard: string): void {
    if (this.#shards.has(shard) || this.#isStopped) return;
    this.#shards.set(shard, "running");
    this.#do({ kind: "start-shard", shard });
  }

  #askForHome(shard: string): void {
    if (this.#coordinator !== undefined) this.#do({ kind: "tell", to: this.#coordinator, message: new GetShardHome(shard) });
  }

  #askForHomes(): void {
    for (const shard of this.#buffers.keys) this.#askForHome(shard);
  }

  #keep(shard: string, message: unknown, sender: ActorRef): void {
    if (this.#buffers.add(shard, { message, sender })) return;
    const reason = `${this.#buffers.size} messages wait for the homes of their shards, which is the limit in akka.cluster.sharding.buffer-size.`;
    if (!this.#hasWarnedOfFullBuffer) this.#do({ kind: "log", level: "warning", text: `Messages are dropped: ${reason}` });
    this.#hasWarnedOfFullBuffer = true;
    this.#do({ kind: "drop", message, sender, reason });
  }

  #deliverWaiting(shard: string, region: ActorRef): void {
    for (const { message, sender } of this.#buffers.take(shard)) {
      if (region === this.#self) this.#do({ kind: "to-shard", shard, message, sender });
      else this.#do({ kind: "tell", to: region, message, sender });
    }
    if (this.#buffers.size === 0) this.#hasWarnedOfFullBuffer = false;
  }

  #repeatShutdown(): void {
    if (this.#isShuttingDown) this.#do({ kind: "tell-coordinator", message: new GracefulShutdownRequest(this.#self) });
  }

  #stopIfDone(): void {
    if (!this.#isShuttingDown || this.#isStopped) return;
    if (!this.#rules.isProxy && (this.#shards.size > 0 || this.#buffers.size > 0)) return;
    this.#isStopped = true;
    this.#do({ kind: "stop" });
  }

  #do(effect: RegionEffect): void {
    this.#effects.push(effect);
  }

  #done(): readonly RegionEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }
}
