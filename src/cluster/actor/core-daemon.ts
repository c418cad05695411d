import { Actor, type ActorRef, Props } from "../../actor/index.ts";
import { ActorSelectionMessage } from "../../actor/internal.ts";
import { AssociationErrorEvent, QuarantinedEvent } from "../../remote/index.ts";
import { type CoreEnvironment, type CoreState, gossipOf, type Step } from "../core/core-state.ts";
import type { Effect } from "../core/effect.ts";
import { type CoreEvent, onEvent, onMessage } from "../core/transition.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import { UniqueAddress } from "../member/unique-address.ts";
import { ClusterMessage } from "../message/cluster-message.ts";
import { Down, Leave } from "../message/user-actions.ts";
import { type ClusterContext, inCluster } from "./cluster-context.ts";
import { HeartbeatSender, WatchMembers } from "./heartbeat-sender.ts";
import { SeedFailures } from "./seed-failures.ts";

/** To the core daemon: something that happened in this node. */
export class ClusterCommand {
  readonly event: CoreEvent;

  constructor(event: CoreEvent) {
    this.event = event;
  }
}

const TO_DAEMON = ["system", "cluster", "core", "daemon"].map((name) => ({ kind: "name", name }) as const);
const JOIN_TICK_MS = 1_000;
const LARGEST_UID = 2 ** 31;

/** Runs the state machine of this node: passes it messages and ticks, and does what it wants done. INTEROP: `/system/cluster/core/daemon`. */
export class CoreDaemon extends Actor {
  readonly #context: ClusterContext;
  #state: CoreState = { kind: "uninitialized" };
  #heartbeatSender: ActorRef | undefined;
  readonly #failures = new SeedFailures();

  constructor(context: ClusterContext) {
    super();
    this.#context = context;
  }

  override preStart(): void {
    const { settings } = this.#context;
    const tick = (kind: CoreEvent["kind"] & `${string}-tick`, intervalMs: number): void => {
      const initialDelay = Math.max(settings.periodicTasksInitialDelayMs, intervalMs);
      this.timers.startPeriodicTimer(kind, new ClusterCommand({ kind }), intervalMs, { initialDelay });
    };
    tick("gossip-tick", settings.gossipIntervalMs);
    tick("leader-tick", settings.leaderActionsIntervalMs);
    tick("reaper-tick", settings.reaperIntervalMs);
    this.timers.startPeriodicTimer("join-tick", new ClusterCommand({ kind: "join-tick" }), JOIN_TICK_MS);
    this.context.system.eventStream.subscribe(this.self, QuarantinedEvent);
    this.context.system.eventStream.subscribe(this.self, AssociationErrorEvent);
    const downing = this.#context.downingActorProps();
    if (downing !== undefined) this.context.actorOf(downing, "downingProvider");
    if (this.#context.findsSeeds) return;
    if (settings.seedNodes.length === 0) this.#context.log.info("No seed-nodes configured, manual cluster join required");
    else this.#run(onEvent(this.#state, { kind: "join-seed-nodes", seeds: settings.seedNodes }, this.#environment));
  }

  override receive(message: unknown): void {
    if (message instanceof ClusterCommand) this.#run(onEvent(this.#state, message.event, this.#environment));
    else if (message instanceof AssociationErrorEvent) this.#failures.onError(message, this.#state);
    else if (message instanceof ClusterMessage) this.#onMessage(message);
    else if (message instanceof QuarantinedEvent) {
      const node = new UniqueAddress(message.address, message.uid);
      this.#run(onEvent(this.#state, { kind: "quarantined", node }, this.#environment));
    } else this.unhandled(message);
  }

  #onMessage(message: ClusterMessage): void {
    if (this.#context.isUntrusting && (message instanceof Leave || message instanceof Down)) {
      this.#context.log.warning(
        "Ignored {0} of [{1}] from another system, as akka.remote.untrusted-mode is on",
        message.constructor.name,
        message.address,
      );
      return;
    }
    this.#failures.onMessage(message);
    this.#run(onMessage(this.#state, message, this.#environment));
  }

  get #environment(): CoreEnvironment {
    const { node, settings, platform, detectors } = this.#context;
    const nowMs = platform.clock.nowMs();
    return {
      self: node,
      roles: settings.roles,
      appVersion: settings.appVersion,
      settings,
      nowMs,
      dateMs: platform.clock.date().getTime(),
      random: () => (platform.randomUid() - 1) / LARGEST_UID,
      isAvailable: (address) => detectors.isAvailable(address, nowMs),
      failureAt: (address) => this.#failures.at(address),
    };
  }

  #run({ state, effects }: Step): void {
    const before = this.#state;
    this.#state = state;
    for (const effect of effects) if (effect.kind === "log") this.#log(effect);
    if (before !== state) this.#onChange(before, state);
    for (const effect of effects) this.#carryOut(effect);
  }

  #onChange(before: CoreState, after: CoreState): void {
    const [old, gossip] = [gossipOf(before), gossipOf(after)];
    if (after.kind === "member" && (old.members !== gossip.members || old.reachability !== gossip.reachability)) {
      this.#heartbeatSender ??= this.context.actorOf(
        inCluster(Props.create(HeartbeatSender, this.#context), this.#context.settings),
        "heartbeatSender",
      );
      const members = UniqueAddressSet.of(gossip.members.map(({ uniqueAddress }) => uniqueAddress));
      this.#heartbeatSender.tell(new WatchMembers(members, gossip.reachability.allUnreachableOrTerminated));
    }
    this.#context.onStateChanged(before, after);
  }

  #carryOut(effect: Effect): void {
    const { context } = this;
    switch (effect.kind) {
      case "send":
        this.#context.rootAt(effect.to).tell(new ActorSelectionMessage(effect.message, TO_DAEMON, false), this.self);
        return;
      case "reply":
        this.sender.tell(effect.message, this.self);
        return;
      case "forget-heartbeats":
        this.#context.detectors.forget(effect.node.address);
        return;
      case "gossip-soon":
        this.#gossipSoon();
        return;
      case "exit":
        this.#context.onExit();
        return;
      case "stop":
        if (this.#heartbeatSender !== undefined) context.stop(this.#heartbeatSender);
        this.#context.onStopped(effect.reason);
        return;
      case "log":
        return; // already done, so that lines stand before the events that follow from them
    }
  }

  #gossipSoon(): void {
    const thirdMs = this.#context.settings.gossipIntervalMs / 3;
    const message = new ClusterCommand({ kind: "gossip-speedup-tick" });
    this.timers.startSingleTimer("first-speedup", message, thirdMs);
    this.timers.startSingleTimer("second-speedup", message, thirdMs * 2);
  }

  #log({ level, text, args }: Effect & { readonly kind: "log" }): void {
    const { log, settings, node } = this.#context;
    if (level === "info" && !settings.logsInfo) return;
    log[level](`Cluster Node [${node.address}] - ${text}`, ...args);
  }
}
