import { type SimulatedWay, Simulation, type SimulationEvent, type SimulationListener } from "../../../src/testkit/index.ts";
import type { Problems } from "../problems.ts";
import { EntityLedger } from "./entity-ledger.ts";
import { LetterLedger } from "./letter-ledger.ts";
import { SYSTEM, ShardNode } from "./shard-node.ts";
import type { ShardingPlan } from "./sharding-plan.ts";

/** In these plans a system that is given up ends before others start its entities anew; in the others, a frozen or cut one may not know yet. */
const ORDERLY: readonly string[] = ["still", "rolling", "crash", "partition", "short cut"];

/** The systems of a run, their network, and what is known of them from outside. */
export class ShardWorld {
  readonly simulation: Simulation;
  readonly entities: EntityLedger;
  readonly letters: LetterLedger;
  readonly nodeNames: readonly string[];
  /** Coordinators that decided anything, and the shards that they moved. */
  readonly counts = { moves: 0, crashes: 0, leaves: 0, passivations: 0 };
  readonly coordinators = new Set<string>();
  readonly #plan: ShardingPlan;
  /** Every incarnation, by its name. */
  readonly #incarnations = new Map<string, ShardNode>();
  /** The latest system of each node. */
  readonly #latest = new Map<string, ShardNode>();
  /** The incarnations at the ends of connections, by number and node. */
  readonly #ends = new Map<string, string>();
  readonly #listener: SimulationListener | undefined;

  constructor(seed: number, plan: ShardingPlan, problems: Problems, listener: SimulationListener | undefined) {
    this.#plan = plan;
    this.#listener = listener;
    this.simulation = new Simulation({
      seed,
      systemName: SYSTEM,
      config: plan.config,
      onEvent: (event, atMs) => {
        this.#onEvent(event);
        listener?.(event, atMs);
      },
    });
    const nowMs = (): number => this.simulation.nowMs;
    this.entities = new EntityLedger(problems, { isApart: (starting, other) => this.#isApart(starting, other) }, nowMs, (what) =>
      this.say(what),
    );
    this.letters = new LetterLedger(problems, nowMs, (what) => this.say(what));
    this.nodeNames = Array.from({ length: plan.nodeCount }, (_, index) => `n${index + 1}`);
  }

  /** Those whose process runs. */
  get running(): readonly ShardNode[] {
    return [...this.#latest.values()].filter(({ isUp }) => isUp);
  }

  get dead(): readonly string[] {
    return this.nodeNames.filter((name) => this.#latest.get(name)?.isUp !== true);
  }

  /** Starts a system on the node, which joins `seeds`. */
  async start(name: string, seeds: readonly string[]): Promise<ShardNode> {
    const before = this.#latest.get(name);
    let node = before?.node;
    if (before !== undefined && node !== undefined) {
      this.entities.onGone(before.name);
      await node.start();
    } else {
      const isHost = this.nodeNames.indexOf(name) < this.#plan.hostCount;
      node = await this.simulation.start(name, isHost ? "akka.cluster.roles = [host]" : "");
    }
    const system = new ShardNode(node, this.#plan, {
      entities: this.entities,
      letters: this.letters,
      onPassivate: () => (this.counts.passivations += 1),
      onCoordinator: (where, moves) => {
        this.coordinators.add(where);
        this.counts.moves += moves;
        this.say(`the coordinator on ${where} decides${moves === 0 ? "" : ` to move ${moves} shards`}`);
      },
    });
    this.#incarnations.set(system.name, system);
    this.#latest.set(name, system);
    system.join(seeds);
    return system;
  }

  crash(system: ShardNode, leavesWord: boolean): void {
    this.counts.crashes += 1;
    system.node.crash({ leavesWord });
    this.entities.onGone(system.name);
  }

  leave(system: ShardNode): void {
    this.counts.leaves += 1;
    this.say(`${system.name} leaves`);
    system.cluster.leave(system.cluster.selfAddress);
  }

  freezeOrThaw(system: ShardNode): void {
    if (system.isFrozen) system.node.thaw();
    else system.node.freeze();
    system.isFrozen = !system.isFrozen;
  }

  say(what: string): void {
    this.#listener?.({ kind: "node", node: "run", what }, this.simulation.nowMs);
  }

  #onEvent(event: SimulationEvent): void {
    const { letters } = this;
    if (event.kind === "dialled" || event.kind === "accepted") this.#noteEnd(event);
    else if (event.kind === "broken" || event.kind === "ended") letters.onBroken(event);
    else if (event.kind === "sent" && event.frame.kind === "message") letters.onWritten(event.frame.payload, event);
    else if (event.kind === "arrived" && event.frame.kind === "message") {
      const [from, to] = [this.#latest.get(event.from), this.#latest.get(event.to)];
      // A peer that noticed no crash may still write to the connection of an earlier incarnation.
      const isOwn = to !== undefined && this.#ends.get(endOf(event.connection, event.to)) === to.name;
      const isHeard = isOwn && from?.isUp === true && areMembers(from, to);
      letters.onArrived(event.frame.payload, event, to?.name ?? event.to, isHeard);
    }
  }

  #noteEnd({ connection, from }: SimulatedWay): void {
    const system = this.#latest.get(from);
    if (system !== undefined) this.#ends.set(endOf(connection, from), system.name);
  }

  #isApart(starting: string, other: string): boolean {
    const [one, two] = [this.#incarnations.get(starting), this.#incarnations.get(other)];
    if (one === undefined || two?.isUp !== true) return true;
    if (ORDERLY.includes(this.#plan.name)) return false;
    return two.isFrozen || !areMembers(one, two);
  }
}

function endOf(connection: number, node: string): string {
  return `${connection} ${node}`;
}

function areMembers(one: ShardNode, other: ShardNode): boolean {
  return one.knows(other) && other.knows(one);
}
