import { SeededRandom, type SimulationListener } from "../../../src/testkit/index.ts";
import { Problems } from "../problems.ts";
import { watchBuffers } from "./watch-buffers.ts";
import { agreementProblems, isAgreed, mainGroup } from "./agreement.ts";
import { ShardFaults } from "./shard-faults.ts";
import { ShardWorld } from "./shard-world.ts";
import { type ShardingPlan, shardingPlan } from "./sharding-plan.ts";

/** What a run may meet. */
export const SHARDING_PHENOMENA = [
  "rebalance",
  "moved coordinator",
  "crash",
  "leaving",
  "dead letter",
  "waiting",
  "full buffer",
  "passivation",
] as const;
export type ShardingPhenomenon = (typeof SHARDING_PHENOMENA)[number];

/** What became of one seed. */
export interface ShardingReport {
  readonly seed: number;
  readonly plan: string;
  readonly traceHash: string;
  readonly problems: readonly string[];
  readonly met: readonly ShardingPhenomenon[];
  readonly sentCount: number;
  readonly handledCount: number;
  readonly virtualMs: number;
  /** From the end of the faults until each system reaches each entity. */
  readonly homeAfterMs: number;
}

const JOINED_WITHIN_S = 60;
const AGREED_WITHIN_S = 60;
/** What nobody can mend but a restart, an operator mends. */
const OPERATOR_ROUNDS = 4;
/** A hand-over of the coordinator, a state that is read again, and a hand-off that takes as long as it may, one after the other. */
const HOMES_WITHIN_S = 90;
/** In so many rounds of letters in a row all must come. */
const GOOD_ROUNDS = 3;
const ROUND_S = 2;
/** Entities are asked to end at most so long after they got nothing. */
const PASSIVATED_WITHIN_S = 15;

/** A cluster with entities, some traffic and some faults, all drawn from a seed; then peace, in which each system must reach each entity. */
export class ShardingRun {
  readonly #seed: number;
  readonly #random: SeededRandom;
  readonly #plan: ShardingPlan;
  readonly #problems = new Problems();
  readonly #world: ShardWorld;
  readonly #faults: ShardFaults;
  readonly #met = new Set<ShardingPhenomenon>();

  private constructor(seed: number, nodes: readonly [number, number], listener: SimulationListener | undefined) {
    const seeds = new SeededRandom(seed);
    this.#seed = seed;
    this.#random = seeds.fork("run");
    this.#plan = shardingPlan(seeds.fork("plan"), nodes);
    this.#world = new ShardWorld(seed, this.#plan, this.#problems, listener);
    this.#faults = new ShardFaults(this.#world, this.#plan, seeds.fork("faults"));
  }

  /** Runs `seed` to its end, with a number of nodes in this range. Never rejects: what goes wrong is a problem of the report. */
  static async of(seed: number, nodes: readonly [fewest: number, most: number], listener?: SimulationListener): Promise<ShardingReport> {
    const run = new ShardingRun(seed, nodes, listener);
    let homeAfterMs = 0;
    const stopWatching = watchBuffers({
      onAdded: (text, size, isKept) => run.#onAdded(text, size, isKept),
      onTaken: (text) => run.#world.letters.onWaiting(text, false),
    });
    try {
      homeAfterMs = await run.#run();
    } catch (error) {
      run.#problems.add(`the run ended with ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } finally {
      stopWatching();
      run.#world.simulation.end();
    }
    return run.#report(homeAfterMs);
  }

  #report(homeAfterMs: number): ShardingReport {
    const { name, nodeCount, hostCount, strategy } = this.#plan;
    const { counts, coordinators, letters, simulation } = this.#world;
    if (counts.moves > 0) this.#met.add("rebalance");
    if (coordinators.size > 1) this.#met.add("moved coordinator");
    if (counts.crashes > 0) this.#met.add("crash");
    if (counts.leaves > 0) this.#met.add("leaving");
    if (counts.passivations > 0) this.#met.add("passivation");
    if (letters.deadCount > 0) this.#met.add("dead letter");
    return {
      seed: this.#seed,
      plan: `${name}, ${hostCount} of ${nodeCount} nodes, ${strategy}`,
      traceHash: simulation.traceHash,
      problems: this.#problems.texts,
      met: [...this.#met],
      sentCount: letters.sentCount,
      handledCount: letters.handledCount,
      virtualMs: simulation.nowMs,
      homeAfterMs,
    };
  }

  /** How long it took from the end of the faults until all entities were reached from everywhere. */
  async #run(): Promise<number> {
    const { simulation, nodeNames } = this.#world;
    const { name } = this.#plan;
    for (const node of nodeNames) await this.#world.start(node, nodeNames.slice(0, 2));
    await this.#expectAgreement("after the start", JOINED_WITHIN_S);
    if (this.#problems.texts.length > 0) return 0;
    if (name === "still" || this.#random.chance(0.5)) await simulation.advance("5 s");
    simulation.network.setConditions(this.#plan.conditions);
    await this.#faults.chat(this.#random.integer(500, 4_000));
    if (name === "partition") {
      this.#faults.cut();
      await this.#faults.chat(10_000 + 2 * this.#plan.stableAfterMs);
    } else if (name === "short cut") {
      const frozen = this.#random.chance(0.5) ? this.#random.pick(this.#world.running) : undefined;
      if (frozen === undefined) this.#faults.cut();
      else this.#world.freezeOrThaw(frozen);
      await this.#faults.chat(this.#random.integer(500, 5_000));
      if (frozen === undefined) simulation.network.mendAll();
      else this.#world.freezeOrThaw(frozen);
      await this.#faults.chat(this.#random.integer(500, 4_000));
    } else await this.#faults.rage(this.#random.integer(6, 25) * 1_000);
    const startMs = simulation.nowMs;
    await this.#makePeace();
    if (this.#problems.texts.length > 0) return 0;
    await this.#expectHomes();
    const homeAfterMs = simulation.nowMs - startMs;
    await this.#expectNothingLeft();
    return homeAfterMs;
  }

  /** A message waits, or finds no room. */
  #onAdded(text: string, size: number, isKept: boolean): void {
    this.#world.letters.onWaiting(text, isKept);
    this.#met.add(isKept ? "waiting" : "full buffer");
    const { bufferSize } = this.#plan;
    if (size > bufferSize) this.#problems.add(`${size} messages wait in one buffer, where ${bufferSize} may`);
  }

  async #makePeace(): Promise<void> {
    await this.#world.simulation.advance("200 ms");
    this.#faults.end();
    for (let round = 0; round < OPERATOR_ROUNDS; round += 1) {
      await this.#world.simulation.advance("3 s");
      if (await this.#becomesAgreed(AGREED_WITHIN_S)) return;
      await this.#faults.mendByHand(mainGroup(this.#world.running));
    }
    for (const problem of agreementProblems(this.#world.running)) this.#problems.add(`in the end ${problem}`);
  }

  /** Each system sends to each entity, in rounds, until in some rounds one after the other all letters were handled. */
  async #expectHomes(): Promise<void> {
    let good = 0;
    let lost: readonly string[] = [];
    for (let leftS = HOMES_WITHIN_S; leftS > 0 && good < GOOD_ROUNDS; leftS -= ROUND_S) {
      const letters = this.#world.running.flatMap((node) => this.#plan.entityIds.map((id) => node.tell(id)));
      await this.#world.simulation.advance(`${ROUND_S} s`);
      lost = letters.filter((text) => !this.#world.letters.isHandled(text));
      good = lost.length === 0 ? good + 1 : 0;
    }
    if (good < GOOD_ROUNDS)
      this.#problems.add(`not all entities are reached: ${lost.length} of a round are lost, such as ${lost.slice(0, 3).join(" ")}`);
    this.#world.entities.expectOneOfEach();
  }

  /** All entities are passivated; then nothing is left of them, nor of letters. */
  async #expectNothingLeft(): Promise<void> {
    const { simulation, entities, letters, running } = this.#world;
    if (this.#plan.idleMs === 0) for (const id of this.#plan.entityIds) running[0]?.tell(id, "p");
    for (let left = PASSIVATED_WITHIN_S; left > 0 && (left > PASSIVATED_WITHIN_S - 3 || entities.living.length > 0); left -= 1) {
      await simulation.advance("1 s");
    }
    if (entities.living.length > 0) this.#problems.add(`entities were not passivated: ${entities.living.slice(0, 5).join(", ")}`);
    const kept = running.map((node) => node.keptEntities());
    await simulation.advance("2 s");
    for (const ids of await Promise.all(kept))
      if (ids.length > 0) this.#problems.add(`shards remember ${ids.slice(0, 5).join(" ")}, which have ended`);
    const { name } = this.#plan;
    const systems = new Set(running.map((node) => node.name));
    letters.expectNothingKept(systems, name !== "still" && name !== "short cut", name === "lossy" || name === "everything");
    if (name === "still") letters.expectAllHandled();
  }

  async #expectAgreement(when: string, seconds: number): Promise<void> {
    if (await this.#becomesAgreed(seconds)) return;
    for (const problem of agreementProblems(this.#world.running)) this.#problems.add(`${when} ${problem}`);
  }

  async #becomesAgreed(seconds: number): Promise<boolean> {
    for (let left = seconds; left > 0; left -= 1) {
      await this.#world.simulation.advance("1 s");
      if (this.#world.dead.length > 0 && left < seconds - 2) await this.#faults.restartDead();
      if (isAgreed(this.#world.running) && this.#world.dead.length === 0) return true;
    }
    return false;
  }
}
