import { ClusterMessageSerializer } from "../../../src/cluster/serializer/cluster-message-serializer.ts";
import type { ClusterMessage } from "../../../src/cluster/message/cluster-message.ts";
import { clusterReference } from "../../../src/cluster/reference.ts";
import { failureDetectorsFrom } from "../../../src/remote/internal.ts";
import { parse } from "../../../src/hocon/index.ts";
import type { FailureDetector } from "../../../src/remote/index.ts";
import type { SeededRandom } from "../../../src/testkit/index.ts";
import type { Problems } from "../problems.ts";
import { type ClusterPlan, clockOf, resolverOf } from "./cluster-plan.ts";
import { EventQueue } from "./event-queue.ts";
import { LeaseStore } from "./lease-store.ts";
import { SingletonLedger } from "./singleton-ledger.ts";
import { ViewLedger } from "./view-ledger.ts";
import { VirtualNetwork } from "./virtual-network.ts";
import { addressOf, type NodeMessage, type NodeWorld, VirtualNode } from "./virtual-node.ts";

/** Called for what happens, in words. */
export type WorldListener = (text: string, atMs: number) => void;

/** Nodes, their network and their time. */
export class VirtualWorld {
  readonly time: EventQueue = new EventQueue();
  readonly network: VirtualNetwork;
  readonly nodes: VirtualNode[] = [];
  /** How often a node has decided to down others or itself, and how often a member became unreachable for a node. */
  readonly counts = { downings: 0, unreachable: 0, removals: 0, stops: 0 };
  readonly #plan: ClusterPlan;
  readonly #random: SeededRandom;
  readonly #listener: WorldListener | undefined;
  readonly #byPort = new Map<number, VirtualNode>();
  readonly #lease = new LeaseStore();
  readonly #ledger: ViewLedger;
  readonly singletons: SingletonLedger;
  readonly #serializer = new ClusterMessageSerializer(5);
  readonly #createDetector: () => FailureDetector;
  #trace = 0x811c9dc5;
  #traceLow = 0x01000193;

  constructor(plan: ClusterPlan, random: SeededRandom, problems: Problems, listener: WorldListener | undefined) {
    this.#plan = plan;
    this.#random = random;
    this.#listener = listener;
    this.#ledger = new ViewLedger(problems, () => this.time.nowMs);
    this.singletons = new SingletonLedger(problems, () => this.time.nowMs, plan);
    this.network = new VirtualNetwork(this.time, random.fork("network"), plan.conditions, (port) => this.nodeAt(port));
    const config = parse("").withFallback(clusterReference()).resolve();
    this.#createDetector = failureDetectorsFrom(config, "akka.cluster.failure-detector", new Map(), clusterReference);
  }

  /** The running node at `port`. */
  nodeAt(port: number): VirtualNode | undefined {
    const node = this.#byPort.get(port);
    return node?.isRunning === true ? node : undefined;
  }

  get running(): readonly VirtualNode[] {
    return [...this.#byPort.values()].filter(({ isRunning }) => isRunning);
  }

  get traceHash(): string {
    return [this.#trace, this.#traceLow].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
  }

  /** Starts a system at `port`, which joins `seeds`. */
  start(port: number, seeds: readonly number[]): VirtualNode {
    const random = this.#random.fork(`node ${port} ${this.nodes.length}`);
    const { settings } = this.#plan;
    const node: VirtualNode = new VirtualNode(
      {
        port,
        uid: random.integer(1, 0x7fff_ffff),
        settings,
        createDetector: this.#createDetector,
        createDowning: (self) => resolverOf(this.#plan, self),
        clock: clockOf(this.#plan, random),
        random,
        exitMs: random.pick([0, 0, 500, 3_000]),
        singletonRules: this.#plan.singletonRules,
        singletonEndMs: random.fork("singleton").pick([0, 0, 300, 2_000]),
      },
      this.#nodeWorld(),
    );
    this.nodes.push(node);
    this.#byPort.set(port, node);
    this.say(`${node.unique} starts, seeds ${seeds.join(" ")}`);
    node.event({ kind: "join-seed-nodes", seeds: seeds.map(addressOf) });
    return node;
  }

  say(text: string): void {
    this.#listener?.(text, this.time.nowMs);
  }

  #nodeWorld(): NodeWorld {
    return {
      nowMs: () => this.time.nowMs,
      after: (delayMs, task) => this.time.after(delayMs, task),
      send: (from, port, isFor, message) => this.#send(from, port, isFor, message),
      onStep: (node, before, events, received) => {
        this.#ledger.onStep(node, before, events, received);
        for (const event of events) {
          const { name } = event.constructor;
          if (name === "UnreachableMember") this.counts.unreachable += 1;
          if (name === "MemberRemoved") this.counts.removals += 1;
          if (name !== "SeenChanged" && this.#listener !== undefined) this.say(`${node.port} ${event}`);
        }
        this.#mix(node.port, node.unique.uid, node.gossip.members.length, node.gossip.seen.size, events.length);
      },
      onDowned: (node, victims) => {
        this.counts.downings += 1;
        this.say(`${node.unique} downs ${victims.map(({ address }) => address.port).join(" ")}`);
      },
      onStopped: (node, reason) => {
        this.counts.stops += 1;
        this.say(`${node.unique} stops: ${reason}`);
      },
      onSingletonStarted: (node) => {
        this.say(`${node.port} starts the singleton`);
        this.singletons.onStarted(node, this.running);
      },
      onLog: (node, text) => this.#listener !== undefined && this.say(`${node.port} logs ${text}`),
      acquireLease: (node) => this.#lease.acquire(node.unique.key, this.time.nowMs),
      releaseLease: (node) => this.#lease.release(node.unique.key),
      holdsLease: (node) => this.#lease.isHeldBy(node.unique.key, this.time.nowMs),
    };
  }

  /** Owners of the lease that run renew it. */
  renewLease(): void {
    for (const node of this.running) if (!node.isFrozen) this.#lease.renew(node.unique.key, this.time.nowMs);
  }

  #send(from: VirtualNode, port: number, isFor: (to: VirtualNode) => boolean, message: NodeMessage): void {
    const read = this.#plan.writesBytes && typeof message !== "string" ? this.#throughBytes(message) : message;
    this.network.send(from, port, (to) => {
      if (!isFor(to)) return;
      this.#mix(from.port, from.unique.uid, port, typeof read === "string" ? read.length : 0);
      to.receive(from, read);
    });
  }

  #throughBytes(message: ClusterMessage): ClusterMessage {
    return this.#serializer.fromBytes(this.#serializer.toBytes(message), this.#serializer.manifestOf(message)) as ClusterMessage;
  }

  #mix(...values: readonly number[]): void {
    for (const value of [Math.round(this.time.nowMs * 1000), ...values]) {
      this.#trace = Math.imul(this.#trace ^ value, 0x01000193);
      this.#traceLow = Math.imul(this.#traceLow ^ (value + (this.#trace >>> 15)), 0x85ebca6b);
    }
  }
}
