import type { SeededRandom } from "../../../src/testkit/index.ts";
import type { ClusterPlan } from "./cluster-plan.ts";
import type { VirtualNode } from "./virtual-node.ts";
import type { VirtualWorld } from "./virtual-world.ts";

/** Starts nodes, and does to them what the plan allows. */
export class Faults {
  readonly #world: VirtualWorld;
  readonly #plan: ClusterPlan;
  readonly #random: SeededRandom;
  #ports: readonly number[] = [];
  /** Starts that are still to come, by port. */
  readonly #planned = new Set<number>();

  constructor(world: VirtualWorld, plan: ClusterPlan, random: SeededRandom) {
    this.#world = world;
    this.#plan = plan;
    this.#random = random;
  }

  get areAllStarted(): boolean {
    return this.#planned.size === 0;
  }

  /** Starts a system at each port within a few seconds. The first of the seeds forms the cluster. */
  startAll(ports: readonly number[]): void {
    this.#ports = ports;
    const shuffled = this.shuffled(ports);
    const seeds = shuffled.slice(0, this.#random.integer(1, 3));
    for (const port of ports) this.#startAfter(port, this.#random.pick([0, 0, 500, 4_000]), seeds);
  }

  /** Starts one more system now. */
  startAt(port: number, seeds: readonly number[]): void {
    this.#ports = [...this.#ports, port];
    this.#startAfter(port, 0, seeds);
  }

  shuffled(ports: readonly number[]): readonly number[] {
    return ports
      .map((port) => ({ port, order: this.#random.next() }))
      .toSorted((left, right) => left.order - right.order)
      .map(({ port }) => port);
  }

  /** Two sides, seldom three, none of which is empty. */
  split(ports: readonly number[]): readonly (readonly number[])[] {
    const count = ports.length > 3 && this.#random.chance(0.15) ? 3 : 2;
    const shuffled = this.shuffled(ports);
    const cuts = this.shuffled(shuffled.slice(1).map((_, index) => index + 1))
      .slice(0, count - 1)
      .toSorted((left, right) => left - right);
    const bounds = [0, ...cuts, shuffled.length];
    return bounds.slice(1).map((end, index) => shuffled.slice(bounds[index], end).toSorted((left, right) => left - right));
  }

  cutBetween(sides: readonly (readonly number[])[]): void {
    this.#world.say(`cut between ${sides.map((side) => side.join(" ")).join(" | ")}`);
    for (const side of sides) {
      for (const other of sides) {
        if (side !== other) for (const from of side) for (const to of other) this.#world.network.cut(from, to);
      }
    }
  }

  /** Does something every now and then. */
  rage(durationMs: number): void {
    const { time } = this.#world;
    const endMs = time.nowMs + durationMs;
    while (time.nowMs < endMs) {
      this.#act();
      time.advance(this.#random.pick([50, 500, 2_000, 6_000]));
      this.#world.renewLease();
    }
  }

  /** Nothing is cut, lost, frozen or late any more. */
  end(): void {
    const { network, running } = this.#world;
    this.#world.say("peace");
    network.mendAll();
    network.conditions = { ...network.conditions, delayMs: [1, 20], loss: 0 };
    for (const node of running) if (node.isFrozen) node.thaw();
  }

  /** Starts a system wherever none runs. Without any member, the first of them forms a cluster. */
  restartDead(): void {
    const living = this.#world.running;
    const dead = this.#ports.filter((port) => this.#world.nodeAt(port) === undefined && !this.#planned.has(port));
    const forms = living.every(({ state }) => state.kind !== "member");
    for (const port of forms && dead.length === 0 ? this.#crashOne(living) : dead) {
      this.#startAfter(port, this.#random.integer(0, 2_000), this.#seedsFor(port, forms ? dead : []));
    }
  }

  /**
   * What an operator does: downs members that do not run or that others cannot reach, and restarts every node that is not one of `all`, and those that another
   * one has quarantined. INTEROP: a quarantine of a node that is no member yet is in no gossip. If the two become members later and do not watch each other,
   * they are not unreachable either, but one of them never learns that the other has seen its state: the others believe that it knows, and send it only
   * their version.
   */
  mendByHand(all: readonly VirtualNode[]): void {
    const main = all.filter((node) => !all.some((other) => other.hasQuarantined(node)));
    const [first] = main;
    if (first === undefined) return this.#formAnew();
    for (const { uniqueAddress, address } of first.gossip.members) {
      const isReachable = first.gossip.reachability.isReachable(uniqueAddress);
      if (!isReachable || !main.some(({ unique }) => unique.equals(uniqueAddress))) first.event({ kind: "down", address });
    }
    const contacts = main.map(({ port }) => port);
    for (const node of this.#world.running) {
      if (main.includes(node)) continue;
      node.crash();
      this.#startAfter(node.port, this.#random.integer(0, 2_000), contacts);
    }
  }

  #formAnew(): void {
    for (const node of this.#world.running) node.crash();
    const ports = this.#ports.slice(0, Math.max(1, this.#ports.length));
    for (const port of ports) this.#startAfter(port, 0, ports);
  }

  #crashOne(living: readonly VirtualNode[]): readonly number[] {
    const [first] = living;
    first?.crash();
    return first === undefined ? [] : [first.port];
  }

  /** A node that comes back must not form a second cluster: it is not the first of its seeds, unless there is none. */
  #seedsFor(port: number, forming: readonly number[]): readonly number[] {
    if (forming.length > 0) return forming.includes(port) ? forming : [port];
    const others = this.#ports.filter((each) => each !== port);
    return others.length === 0 ? [port] : this.shuffled(others);
  }

  #startAfter(port: number, delayMs: number, seeds: readonly number[]): void {
    this.#planned.add(port);
    this.#world.time.after(delayMs, () => {
      if (!this.#planned.delete(port) || this.#world.nodeAt(port) !== undefined) return;
      this.#world.start(port, seeds);
    });
  }

  #act(): void {
    const { name } = this.#plan;
    const actions: (() => void)[] = [() => this.#leave(), () => this.#restartOne()];
    if (name === "calm") this.#random.pick(actions)();
    if (name === "churn" || name === "everything")
      actions.push(
        () => this.#crashSome(),
        () => this.#restartAtOnce(),
        () => this.#freezeOrThaw(),
      );
    if (name === "everything") {
      actions.push(
        () => this.#cutSome(),
        () => this.#cutSome(),
        () => this.#world.network.mendAll(),
        () => this.#quarantine(),
        () => this.#down(),
      );
    }
    if (name !== "calm") this.#random.pick(actions)();
  }

  #leave(): void {
    const one = this.#pickRunning();
    const of = this.#pickRunning();
    if (one === undefined || of === undefined || this.#world.running.length < 3) return;
    this.#world.say(`${one.port} lets ${of.port} leave`);
    one.event({ kind: "leave", address: of.unique.address });
  }

  #down(): void {
    const one = this.#pickRunning();
    const of = this.#pickRunning();
    if (one === undefined || of === undefined) return;
    this.#world.say(`${one.port} is told to down ${of.port}`);
    one.event({ kind: "down", address: of.unique.address });
  }

  #restartOne(): void {
    const dead = this.#ports.filter((port) => this.#world.nodeAt(port) === undefined && !this.#planned.has(port));
    if (dead.length === 0) return;
    const port = this.#random.pick(dead);
    this.#startAfter(port, 0, this.#seedsFor(port, []));
  }

  #crashSome(): void {
    const node = this.#pickRunning();
    if (node === undefined) return;
    this.#world.say(`${node.port} crashes`);
    node.crash();
  }

  #restartAtOnce(): void {
    const node = this.#pickRunning();
    if (node === undefined || node.state.kind !== "member") return;
    this.#world.say(`${node.port} crashes and restarts`);
    node.crash();
    this.#startAfter(node.port, this.#random.pick([0, 200, 1_500]), this.#seedsFor(node.port, []));
  }

  #freezeOrThaw(): void {
    const node = this.#pickRunning();
    if (node === undefined) return;
    this.#world.say(`${node.port} ${node.isFrozen ? "thaws" : "freezes"}`);
    if (node.isFrozen) node.thaw();
    else node.freeze();
  }

  #cutSome(): void {
    const { network } = this.#world;
    if (this.#random.chance(0.4)) return this.cutBetween(this.split(this.#ports));
    const [from, to] = [this.#random.pick(this.#ports), this.#random.pick(this.#ports)];
    this.#world.say(`cut from ${from} to ${to}`);
    network.cut(from, to);
    if (this.#random.chance(0.7)) network.cut(to, from);
  }

  #quarantine(): void {
    const one = this.#pickRunning();
    const of = this.#pickRunning();
    if (one === undefined || of === undefined || one === of) return;
    this.#world.say(`${one.port} quarantines ${of.port}`);
    one.quarantine(of.unique);
  }

  #pickRunning(): VirtualNode | undefined {
    const { running } = this.#world;
    return running.length === 0 ? undefined : this.#random.pick(running);
  }
}
