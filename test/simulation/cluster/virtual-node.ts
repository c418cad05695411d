// One thing, although long: the shell of one node, which carries out the effects of its state machines; half of it is the interfaces to its world.
import { Address } from "../../../src/actor/index.ts";
import { type CoreEnvironment, type CoreState, gossipOf, type Step } from "../../../src/cluster/core/core-state.ts";
import type { Effect, StopReason } from "../../../src/cluster/core/effect.ts";
import { type CoreEvent, onEvent, onMessage } from "../../../src/cluster/core/transition.ts";
import type { DowningMachine } from "../../../src/cluster/downing/resolver/downing-machine.ts";
import { type ClusterDomainEvent, MemberRemoved } from "../../../src/cluster/event/cluster-event.ts";
import { eventsBetween } from "../../../src/cluster/event/events-between.ts";
import { Gossip } from "../../../src/cluster/gossip/gossip.ts";
import { MembershipState } from "../../../src/cluster/gossip/membership-state.ts";
import { MemberDetectors } from "../../../src/cluster/heartbeat/member-detectors.ts";
import { WatchedMembers } from "../../../src/cluster/heartbeat/watched-members.ts";
import { UniqueAddressSet } from "../../../src/cluster/member/unique-address-set.ts";
import { UniqueAddress } from "../../../src/cluster/member/unique-address.ts";
import type { ClusterMessage } from "../../../src/cluster/message/cluster-message.ts";
import { GossipEnvelope } from "../../../src/cluster/message/gossip-messages.ts";
import type { ClusterSettings } from "../../../src/cluster/settings/cluster-settings.ts";
import type { FailureDetector } from "../../../src/remote/index.ts";
import type { SeededRandom } from "../../../src/testkit/index.ts";
import type { HandOverMessage, SingletonRules } from "../../../src/cluster-tools/singleton/core/singleton-state.ts";
import { NodeDowning } from "./node-downing.ts";
import { NodeSingleton } from "./node-singleton.ts";

/** What nodes send each other. */
export type NodeMessage = ClusterMessage | "beat" | "response" | HandOverMessage;

/** Of the shutdown phase in which the singleton is handed over. */
const HAND_OVER_TIMEOUT_MS = 10_000;

/** A clock of a node: it starts anywhere, and runs a little too fast or too slowly. */
export interface SkewedClock {
  readonly offsetMs: number;
  readonly rate: number;
  /** Of its date. */
  readonly dateOffsetMs: number;
}

/** What a node needs of the world around it. */
export interface NodeWorld {
  readonly nowMs: () => number;
  readonly after: (delayMs: number, task: () => void) => void;
  /** Carries `message` to the node at `port`; `isFor`: whether that incarnation is meant. */
  readonly send: (from: VirtualNode, port: number, isFor: (to: VirtualNode) => boolean, message: NodeMessage) => void;
  /** `received`: the gossip in the message that the step is about, if there is one. */
  readonly onStep: (node: VirtualNode, before: CoreState, events: readonly ClusterDomainEvent[], received: Gossip | undefined) => void;
  readonly onDowned: (node: VirtualNode, victims: readonly UniqueAddress[]) => void;
  readonly onStopped: (node: VirtualNode, reason: StopReason) => void;
  readonly onSingletonStarted: (node: VirtualNode) => void;
  readonly onLog: (node: VirtualNode, text: string) => void;
  readonly acquireLease: (node: VirtualNode) => boolean;
  readonly releaseLease: (node: VirtualNode) => void;
  readonly holdsLease: (node: VirtualNode) => boolean;
}

export interface NodeSetup {
  readonly port: number;
  readonly uid: number;
  readonly settings: ClusterSettings;
  readonly createDetector: () => FailureDetector;
  readonly createDowning: (self: UniqueAddress) => DowningMachine<unknown>;
  readonly clock: SkewedClock;
  readonly random: SeededRandom;
  readonly singletonRules: SingletonRules;
  /** How long a singleton takes to end. */
  readonly singletonEndMs: number;
  /** How long the other shutdown tasks take once the leader lets the node go. */
  readonly exitMs: number;
}

export const SYSTEM = "Sim";

export function addressOf(port: number): Address {
  return new Address("akka.tcp", SYSTEM, "sim", port);
}

/** The cluster of one incarnation of a system without its actors: the state machine, heartbeats and downing, with a clock of its own. */
export class VirtualNode {
  readonly port: number;
  readonly unique: UniqueAddress;
  readonly setup: NodeSetup;
  state: CoreState = { kind: "uninitialized" };
  isRunning = true;
  isFrozen = false;
  /** Whether this node itself has ever seen itself Up. */
  hasBeenUp = false;
  readonly #world: NodeWorld;
  readonly #detectors: MemberDetectors;
  readonly #watched: WatchedMembers;
  readonly #downing: NodeDowning<unknown>;
  readonly singleton: NodeSingleton;
  readonly #quarantined = new Set<string>();
  readonly #inbox: (() => void)[] = [];
  /** What came while the node was frozen. */
  #waiting: (() => void)[] = [];
  #isHandling = false;

  constructor(setup: NodeSetup, world: NodeWorld) {
    this.setup = setup;
    this.port = setup.port;
    this.#world = world;
    this.unique = new UniqueAddress(addressOf(setup.port), setup.uid);
    this.#detectors = new MemberDetectors(setup.createDetector);
    this.#watched = new WatchedMembers(this.unique, setup.settings.monitoredByMembers, this.#detectors);
    this.#downing = new NodeDowning(setup.createDowning(this.unique), {
      self: this.unique,
      nowMs: () => this.nowMs,
      after: (delayMs, task) => this.#after(delayMs, task),
      down: (nodes) => {
        world.onDowned(this, nodes);
        for (const { address } of nodes) this.event({ kind: "down", address });
      },
      acquireLease: () => world.acquireLease(this),
      releaseLease: () => world.releaseLease(this),
      holdsLease: () => world.holdsLease(this),
    });
    this.singleton = new NodeSingleton({
      self: this.unique,
      rules: setup.singletonRules,
      endMs: setup.singletonEndMs,
      nowMs: () => this.nowMs,
      gossip: () => this.gossip,
      after: (delayMs, task) => this.#after(delayMs, task),
      send: (message, port, key) => world.send(this, port, (to) => key === undefined || to.unique.key === key, message),
      onStarted: () => world.onSingletonStarted(this),
      log: (text) => world.onLog(this, text),
    });
    this.#startTicks();
  }

  get gossip(): Gossip {
    return gossipOf(this.state);
  }

  /** Monotonic time of this node. */
  get nowMs(): number {
    const { offsetMs, rate } = this.setup.clock;
    return offsetMs + this.#world.nowMs() * rate;
  }

  hasQuarantined(other: VirtualNode): boolean {
    return this.#quarantined.has(other.unique.key);
  }

  /** Remoting gives `node` up. */
  quarantine(node: UniqueAddress): void {
    if (this.#quarantined.has(node.key)) return;
    this.#quarantined.add(node.key);
    this.event({ kind: "quarantined", node });
  }

  event(event: CoreEvent): void {
    this.#handle(() => this.#apply(undefined, onEvent(this.state, event, this.#environment)));
  }

  /** A message has arrived. */
  receive(sender: VirtualNode, message: NodeMessage): void {
    if (message === "beat") this.#handle(() => this.#world.send(this, sender.port, (to) => to === sender, "response"));
    else if (message === "response") this.#handle(() => this.#watched.onResponse(sender.unique, this.nowMs));
    else if (typeof message === "string") this.#handle(() => this.singleton.onMessage(message, sender.unique));
    else {
      const gossip = message instanceof GossipEnvelope ? message.gossip : undefined;
      this.#handle(() => this.#apply(sender, onMessage(this.state, message, this.#environment), gossip));
    }
  }

  /** The process stops without a word. */
  crash(): void {
    this.isRunning = false;
    this.#waiting = [];
  }

  freeze(): void {
    this.isFrozen = true;
  }

  thaw(): void {
    this.isFrozen = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const task of waiting) this.#handle(task);
  }

  #startTicks(): void {
    const { settings } = this.setup;
    const tick = (kind: CoreEvent["kind"] & `${string}-tick`, intervalMs: number): void =>
      this.#every(intervalMs, () => this.#apply(undefined, onEvent(this.state, { kind } as CoreEvent, this.#environment)));
    tick("gossip-tick", settings.gossipIntervalMs);
    tick("leader-tick", settings.leaderActionsIntervalMs);
    tick("reaper-tick", settings.reaperIntervalMs);
    tick("join-tick", 1_000);
    this.#every(settings.heartbeatIntervalMs, () => this.#beat());
  }

  /** A periodic timer: at a thaw it runs once, however often it was due. */
  #every(intervalMs: number, task: () => void): void {
    let isWaiting = false;
    const run = (): void => {
      if (!this.isRunning) return;
      this.#world.after(intervalMs / this.setup.clock.rate, run);
      if (isWaiting) return;
      isWaiting = this.isFrozen;
      this.#handle(() => {
        isWaiting = false;
        task();
      });
    };
    this.#world.after(this.setup.random.between(0, intervalMs), run);
  }

  #after(delayMs: number, task: () => void): void {
    this.#world.after(delayMs / this.setup.clock.rate, () => this.#handle(task));
  }

  /** One after the other, in order. */
  #handle(task: () => void): void {
    if (!this.isRunning) return;
    if (this.isFrozen) {
      this.#waiting.push(task);
      return;
    }
    this.#inbox.push(task);
    if (this.#isHandling) return;
    this.#isHandling = true;
    for (let next = this.#inbox.shift(); next !== undefined; next = this.#inbox.shift()) if (this.isRunning) next();
    this.#isHandling = false;
  }

  get #environment(): CoreEnvironment {
    const { settings, clock, random } = this.setup;
    const { nowMs } = this;
    return {
      self: this.unique,
      roles: settings.roles,
      appVersion: settings.appVersion,
      settings,
      nowMs,
      dateMs: Math.floor(1_767_225_600_000 + clock.dateOffsetMs + this.#world.nowMs()),
      random: () => random.next(),
      isAvailable: (address) => this.#detectors.isAvailable(address, nowMs),
    };
  }

  #apply(sender: VirtualNode | undefined, { state, effects }: Step, received?: Gossip): void {
    const before = this.state;
    this.state = state;
    if (before !== state) this.#onChange(before, state, received);
    for (const effect of effects) this.#carryOut(effect, sender);
  }

  #onChange(before: CoreState, after: CoreState, received: Gossip | undefined): void {
    if (after.kind !== "member") return;
    const [old, gossip] = [gossipOf(before), gossipOf(after)];
    if (old === gossip) return;
    if (old.members !== gossip.members || old.reachability !== gossip.reachability) {
      const members = UniqueAddressSet.of(gossip.members.map(({ uniqueAddress }) => uniqueAddress));
      this.#watched.update(members, gossip.reachability.allUnreachableOrTerminated, this.nowMs);
    }
    if (after.membership.selfMember?.status === "Up") this.hasBeenUp = true;
    const from = before.kind === "member" ? before.membership : new MembershipState(Gossip.empty, this.unique);
    const events = eventsBetween(from, after.membership);
    this.#world.onStep(this, before, events, received);
    for (const event of events) {
      if (event instanceof MemberRemoved && event.previousStatus === "Down") this.#quarantined.add(event.member.uniqueAddress.key);
    }
    this.#downing.onEvents(events);
    this.singleton.onEvents(events);
  }

  #carryOut(effect: Effect, sender: VirtualNode | undefined): void {
    switch (effect.kind) {
      case "send":
        this.#world.send(this, effect.to.port ?? 0, () => true, effect.message);
        return;
      case "reply":
        if (sender !== undefined) this.#world.send(this, sender.port, (to) => to === sender, effect.message);
        return;
      case "forget-heartbeats":
        this.#detectors.forget(effect.node.address);
        return;
      case "gossip-soon": {
        const thirdMs = this.setup.settings.gossipIntervalMs / 3;
        for (const delayMs of [thirdMs, thirdMs * 2]) {
          this.#after(delayMs, () => this.#apply(undefined, onEvent(this.state, { kind: "gossip-speedup-tick" }, this.#environment)));
        }
        return;
      }
      case "exit":
        this.#exit();
        return;
      case "stop":
        this.isRunning = false;
        this.#world.onStopped(this, effect.reason);
        return;
      case "log":
        this.#world.onLog(this, `${effect.text} ${effect.args.join(" | ")}`);
        return;
    }
  }

  #exit(): void {
    let isOver = false;
    const complete = (): void => {
      if (isOver) return;
      isOver = true;
      this.#after(this.setup.exitMs, () => this.#apply(undefined, onEvent(this.state, { kind: "exiting-completed" }, this.#environment)));
    };
    this.singleton.exit(complete);
    this.#after(HAND_OVER_TIMEOUT_MS, complete);
  }

  #beat(): void {
    if (this.state.kind !== "member") return;
    for (const node of this.#watched.active) {
      if (!this.#detectors.isMonitoring(node.address)) {
        this.#after(this.setup.settings.expectedResponseAfterMs, () => this.#watched.expectFirstResponse(node, this.nowMs));
      }
      this.#world.send(this, node.address.port ?? 0, () => true, "beat");
    }
  }
}
