import { Address } from "../../actor/index.ts";
import { parse } from "../../hocon/index.ts";
import type { Gossip } from "../gossip/gossip.ts";
import { UniqueAddress } from "../member/unique-address.ts";
import type { ClusterMessage } from "../message/cluster-message.ts";
import { clusterReference } from "../reference.ts";
import { type ClusterSettings, clusterSettingsFrom } from "../settings/cluster-settings.ts";
import { type CoreEnvironment, type CoreState, gossipOf, type Step } from "./core-state.ts";
import type { Effect, StopReason } from "./effect.ts";
import { type CoreEvent, onEvent, onMessage } from "./transition.ts";

/** The settings of a cluster with `text` over the defaults; keys start below `akka.cluster`. */
export function settingsWith(text = ""): ClusterSettings {
  return clusterSettingsFrom(parse(`akka.cluster { ${text} }`).withFallback(clusterReference()).resolve());
}

/** One node: its state, and what it has done. */
export class VirtualNode {
  readonly node: UniqueAddress;
  readonly settings: ClusterSettings;
  state: CoreState = { kind: "uninitialized" };
  isRunning = true;
  stopReason: StopReason | undefined;
  /** Its shutdown tasks have been started. */
  hasExited = false;
  readonly log: string[] = [];
  /** Every message that it has sent. */
  readonly sent: { readonly to: Address; readonly message: ClusterMessage }[] = [];

  constructor(node: UniqueAddress, settings: ClusterSettings) {
    this.node = node;
    this.settings = settings;
  }

  get gossip(): Gossip {
    return gossipOf(this.state);
  }

  /** `port status` of each member. */
  get members(): readonly string[] {
    return this.gossip.members.map(({ address, status }) => `${address.port} ${status}`);
  }
}

interface Letter {
  readonly from: VirtualNode;
  readonly to: VirtualNode;
  readonly message: ClusterMessage;
}

/** Nodes that run the state machine in rounds of one second, in which everything that was sent arrives. */
export class VirtualCluster {
  readonly nodes: VirtualNode[] = [];
  nowMs = 0;
  readonly #cuts = new Set<string>();
  readonly #letters: Letter[] = [];
  #seed: number;
  #uids = 100;

  constructor(seed = 1) {
    this.#seed = seed;
  }

  static address(port: number, system = "Test"): Address {
    return new Address("akka.tcp", system, "127.0.0.1", port);
  }

  /** Starts a node, which then joins `seeds`. `settings` as for {@link settingsWith}. */
  start(port: number, seeds: readonly number[] = [], settings = ""): VirtualNode {
    this.#uids += 1;
    const node = new VirtualNode(new UniqueAddress(VirtualCluster.address(port), this.#uids), settingsWith(settings));
    this.nodes.push(node);
    if (seeds.length > 0) this.event(node, { kind: "join-seed-nodes", seeds: seeds.map((each) => VirtualCluster.address(each)) });
    return node;
  }

  /** Lets nodes on these ports join through the first, until all are Up. */
  started(...ports: readonly number[]): readonly VirtualNode[] {
    const nodes = ports.map((port) => this.start(port, [ports[0] ?? port]));
    this.rounds(8);
    return nodes;
  }

  event(node: VirtualNode, event: CoreEvent): void {
    if (node.isRunning) this.#apply(node, undefined, onEvent(node.state, event, this.environmentOf(node)));
  }

  /** A message as if `from` had sent it. */
  message(from: VirtualNode, to: VirtualNode, message: ClusterMessage): void {
    this.#letters.push({ from, to, message });
    this.#deliver();
  }

  /** The process crashes. */
  crash(node: VirtualNode): void {
    node.isRunning = false;
  }

  /** Nothing passes between the two, in either direction. */
  cut(left: VirtualNode, right: VirtualNode): void {
    this.#cuts.add(`${left.node}|${right.node}`).add(`${right.node}|${left.node}`);
  }

  heal(): void {
    this.#cuts.clear();
  }

  /** Every node does once what it does each second. */
  round(): void {
    this.nowMs += 1_000;
    for (const kind of ["join-tick", "reaper-tick", "gossip-tick", "leader-tick"] as const) {
      for (const node of this.nodes) this.event(node, { kind });
      this.#deliver();
    }
  }

  rounds(count: number): void {
    for (let index = 0; index < count; index += 1) this.round();
  }

  /** Whether all running members know the same state. */
  get isAgreed(): boolean {
    const running = this.running;
    const [first] = running;
    return first !== undefined && running.every(({ gossip }) => gossip.compareTo(first.gossip) === "same");
  }

  get running(): readonly VirtualNode[] {
    return this.nodes.filter(({ isRunning, state }) => isRunning && state.kind === "member");
  }

  random(): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#seed / 2 ** 32;
  }

  environmentOf(node: VirtualNode): CoreEnvironment {
    const { settings } = node;
    return {
      self: node.node,
      roles: settings.roles,
      appVersion: settings.appVersion,
      settings,
      nowMs: this.nowMs,
      dateMs: this.nowMs + 1_000_000,
      random: () => this.random(),
      isAvailable: (address) => {
        const there = this.#living(address);
        // Another incarnation answers in its own name, which counts only if it is a member as well.
        return there !== undefined && node.gossip.hasMember(there.node) && !this.#isCut(node, there);
      },
    };
  }

  #living(address: Address): VirtualNode | undefined {
    return this.nodes.findLast((each) => each.isRunning && each.node.address.equals(address));
  }

  #isCut(from: VirtualNode, to: VirtualNode): boolean {
    return this.#cuts.has(`${from.node}|${to.node}`);
  }

  #deliver(): void {
    for (let letter = this.#letters.shift(); letter !== undefined; letter = this.#letters.shift()) {
      const { from, to, message } = letter;
      if (!to.isRunning || this.#isCut(from, to)) continue;
      this.#apply(to, from, onMessage(to.state, message, this.environmentOf(to)));
    }
  }

  #apply(node: VirtualNode, sender: VirtualNode | undefined, { state, effects }: Step): void {
    node.state = state;
    for (const effect of effects) this.#carryOut(node, sender, effect);
  }

  #carryOut(node: VirtualNode, sender: VirtualNode | undefined, effect: Effect): void {
    switch (effect.kind) {
      case "send": {
        node.sent.push({ to: effect.to, message: effect.message });
        const to = this.#living(effect.to);
        if (to !== undefined) this.#letters.push({ from: node, to, message: effect.message });
        return;
      }
      case "reply":
        if (sender === undefined) return;
        node.sent.push({ to: sender.node.address, message: effect.message });
        this.#letters.push({ from: node, to: sender, message: effect.message });
        return;
      case "log":
        node.log.push([effect.text, ...effect.args].join(" "));
        return;
      case "exit":
        node.hasExited = true;
        this.event(node, { kind: "exiting-completed" });
        return;
      case "stop":
        node.stopReason = effect.reason;
        this.#deliver();
        node.isRunning = false;
        return;
      default:
        return;
    }
  }
}
