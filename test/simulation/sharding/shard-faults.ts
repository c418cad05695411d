import type { SeededRandom } from "../../../src/testkit/index.ts";
import type { LetterWish } from "./letter-ledger.ts";
import type { ShardingPlan } from "./sharding-plan.ts";
import type { ShardNode } from "./shard-node.ts";
import type { ShardWorld } from "./shard-world.ts";

/** Sends letters, and does to the systems what the plan allows. */
export class ShardFaults {
  readonly #world: ShardWorld;
  readonly #plan: ShardingPlan;
  readonly #random: SeededRandom;

  constructor(world: ShardWorld, plan: ShardingPlan, random: SeededRandom) {
    this.#world = world;
    this.#plan = plan;
    this.#random = random;
  }

  shuffled<T>(items: readonly T[]): readonly T[] {
    return items
      .map((item) => ({ item, order: this.#random.next() }))
      .toSorted((left, right) => left.order - right.order)
      .map(({ item }) => item);
  }

  /** Some systems send some letters. */
  talk(): void {
    const { entityIds, entitiesFail } = this.#plan;
    for (const from of this.#world.running) {
      if (from.isFrozen || !this.#random.chance(0.5)) continue;
      const id = this.#random.pick(entityIds);
      for (let left = this.#random.pick([1, 1, 3, 12]); left > 0; left -= 1) {
        const isOne = this.#random.chance(0.5);
        from.tell(isOne ? id : this.#random.pick(entityIds), this.#wish(entitiesFail));
      }
    }
  }

  async rage(durationMs: number): Promise<void> {
    const { simulation } = this.#world;
    const endMs = simulation.nowMs + durationMs;
    while (simulation.nowMs < endMs) {
      this.talk();
      if (this.#random.chance(0.25)) await this.#act();
      await simulation.advance(this.#random.pick([20, 200, 600]));
    }
  }

  /** Letters only. */
  async chat(durationMs: number): Promise<void> {
    const { simulation } = this.#world;
    const endMs = simulation.nowMs + durationMs;
    while (simulation.nowMs < endMs) {
      this.talk();
      await simulation.advance(this.#random.pick([20, 200, 600]));
    }
  }

  /** Two sides, none of which is empty. */
  cut(): void {
    const names = this.shuffled(this.#world.nodeNames);
    const at = this.#random.integer(1, Math.max(1, names.length - 1));
    this.#world.simulation.network.partition(names.slice(0, at), names.slice(at));
  }

  /** Nothing is cut, lost, frozen or late any more. */
  end(): void {
    const { simulation, running } = this.#world;
    this.#world.say("peace");
    simulation.network.setConditions({ delayMs: [1, 5] });
    simulation.network.mendAll();
    for (const node of running) if (node.isFrozen) this.#world.freezeOrThaw(node);
  }

  /** Starts a system wherever none runs. Without any member, the first of them forms a cluster. */
  async restartDead(): Promise<void> {
    const { dead, running } = this.#world;
    const seeds = this.#seeds(running);
    for (const name of dead) await this.#world.start(name, seeds.length > 0 ? seeds : dead);
  }

  /** What an operator does: restarts every node that is not one of `main`, which downs the others. */
  async mendByHand(main: readonly ShardNode[]): Promise<void> {
    const [first] = main;
    for (const node of this.#world.running) if (!main.includes(node)) this.#world.crash(node, true);
    for (const { address, uniqueAddress } of first?.cluster.state.members ?? []) {
      if (!main.some(({ cluster }) => cluster.selfUniqueAddress.equals(uniqueAddress))) first?.cluster.down(address);
    }
    await this.#world.simulation.advance("500 ms");
    await this.restartDead();
  }

  /** A system that comes back must not form a second cluster. */
  #seeds(running: readonly ShardNode[]): readonly string[] {
    return running.filter((node) => node.knows(node)).map(({ node }) => node.name);
  }

  #wish(entitiesFail: boolean): LetterWish {
    if (!this.#random.chance(0.15)) return ".";
    return entitiesFail ? this.#random.pick(["p", "s", "t"] as const) : "p";
  }

  async #act(): Promise<void> {
    const { name } = this.#plan;
    const { running } = this.#world;
    const one = running.length === 0 ? undefined : this.#random.pick(running);
    const isMost = running.length > this.#world.nodeNames.length / 2;
    const actions: (() => void | Promise<void>)[] = [() => this.#restartOne()];
    if (one !== undefined && isMost && name !== "still" && name !== "short cut") actions.push(() => this.#world.leave(one));
    if (one !== undefined && isMost && (name === "crash" || name === "everything")) {
      actions.push(() => this.#world.crash(one, this.#random.chance(0.5)));
    }
    if (one !== undefined && name === "everything") {
      actions.push(
        () => this.#world.freezeOrThaw(one),
        () => this.cut(),
        () => this.#world.simulation.network.mendAll(),
        () => this.#world.simulation.network.mendAll(),
      );
    }
    if (name !== "still") await this.#random.pick(actions)();
  }

  async #restartOne(): Promise<void> {
    const { dead, running } = this.#world;
    const seeds = this.#seeds(running);
    if (dead.length > 0 && seeds.length > 0) await this.#world.start(this.#random.pick(dead), seeds);
  }
}
