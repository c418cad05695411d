import { SeededRandom } from "../../../src/testkit/index.ts";
import { Problems } from "../problems.ts";
import { agreementProblems, isAgreed, mainGroup } from "./agreement.ts";
import { type ClusterPlan, clusterPlan } from "./cluster-plan.ts";
import { Faults } from "./faults.ts";
import { SingletonLedger } from "./singleton-ledger.ts";
import { survivingSides } from "./surviving-sides.ts";
import { VirtualWorld, type WorldListener } from "./virtual-world.ts";

/** What a run may meet. */
export const CLUSTER_PHENOMENA = ["unreachable", "downing", "removal", "stranded", "everybody down", "bytes", "moved singleton"] as const;
export type ClusterPhenomenon = (typeof CLUSTER_PHENOMENA)[number];

/** What became of one seed. */
export interface ClusterReport {
  readonly seed: number;
  readonly plan: string;
  readonly traceHash: string;
  readonly problems: readonly string[];
  readonly met: readonly ClusterPhenomenon[];
  readonly messageCount: number;
  /** From the end of the faults until all agree. */
  readonly agreedAfterMs: number;
  /** Whether members that had been Up were apart when the faults had ended; no strategy promises to prevent it if links fail one by one. */
  readonly hasTwoClusters: boolean;
}

/** For all to join: questions, joins and welcomes may be lost several times, and are repeated after 5 and 10 s. */
const JOINED_WITHIN_S = 180;
/** After the faults end: long enough for all of that, and then for a few rounds of gossip. */
const AGREED_WITHIN_S = 90;
/** The longest margin after a removal, and a manager that starts over once because the one that had the singleton never answered. */
const SINGLETON_WITHIN_S = 60;
/** What nobody can mend but a restart, an operator mends, several times if others fall behind meanwhile. */
const OPERATOR_ROUNDS = 4;

/** A cluster, some faults, all drawn from a seed; then peace, in which all must agree and have one singleton. */
export class ClusterRun {
  readonly #seed: number;
  readonly #random: SeededRandom;
  readonly #plan: ClusterPlan;
  readonly #problems = new Problems();
  readonly #world: VirtualWorld;
  readonly #met = new Set<ClusterPhenomenon>();
  readonly #faults: Faults;
  #hasTwoClusters = false;

  private constructor(seed: number, nodes: readonly [number, number], listener: WorldListener | undefined) {
    const seeds = new SeededRandom(seed);
    this.#seed = seed;
    this.#random = seeds.fork("run");
    this.#plan = clusterPlan(seeds.fork("plan"), nodes);
    this.#world = new VirtualWorld(this.#plan, seeds.fork("world"), this.#problems, listener);
    this.#faults = new Faults(this.#world, this.#plan, this.#random.fork("faults"));
  }

  /** Runs `seed` to its end, with a number of nodes in this range. Never throws: what goes wrong is a problem of the report. */
  static of(seed: number, nodes: readonly [fewest: number, most: number], listener?: WorldListener): ClusterReport {
    const run = new ClusterRun(seed, nodes, listener);
    let agreedAfterMs = 0;
    try {
      agreedAfterMs = run.#run();
    } catch (error) {
      run.#problems.add(`the run ended with ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    return run.#report(agreedAfterMs);
  }

  #report(agreedAfterMs: number): ClusterReport {
    const { name, nodeCount, strategy, writesBytes } = this.#plan;
    const { counts, network, singletons, traceHash } = this.#world;
    if (counts.unreachable > 0) this.#met.add("unreachable");
    if (counts.downings > 0) this.#met.add("downing");
    if (counts.removals > 0) this.#met.add("removal");
    if (singletons.count > 1) this.#met.add("moved singleton");
    if (writesBytes) this.#met.add("bytes");
    return {
      seed: this.#seed,
      plan: `${name}, ${nodeCount} nodes, ${strategy}`,
      traceHash,
      problems: this.#problems.texts,
      met: [...this.#met],
      messageCount: network.messageCount,
      agreedAfterMs,
      hasTwoClusters: this.#hasTwoClusters,
    };
  }

  /** How long it took to agree after the faults ended. */
  #run(): number {
    const { name, nodeCount } = this.#plan;
    const ports = Array.from({ length: nodeCount }, (_, index) => index + 1);
    this.#faults.startAll(ports);
    const startsInFaults = (name === "everything" || name === "lossy") && this.#random.chance(0.5);
    if (!startsInFaults) this.#expectAgreement("after the start", JOINED_WITHIN_S);
    if (this.#problems.texts.length > 0) return 0;
    switch (name) {
      case "partition":
        this.#partition(ports);
        break;
      case "short cut":
        this.#shortCut(ports);
        break;
      case "crash":
        this.#crash(ports);
        break;
      case "newcomer":
        this.#newcomer(ports);
        break;
      default:
        this.#faults.rage(this.#random.integer(15, 60) * 1_000);
    }
    return this.#makePeace();
  }

  /** A clean partition of members that agree: the strategy alone says who goes on. */
  #partition(ports: readonly number[]): void {
    const sides = this.#faults.split(ports);
    const oldest = this.#oldest;
    this.#faults.cutBetween(sides);
    this.#advance(this.#plan.decidedWithinS);
    const expected = survivingSides(this.#plan, { sides, oldest });
    const isAlive = (side: readonly number[]): boolean => side.some((port) => this.#world.nodeAt(port) !== undefined);
    const alive = sides.filter(isAlive);
    const text = (some: readonly (readonly number[])[]): string => some.map((side) => `{${side.join(" ")}}`).join(" and ") || "nobody";
    if (expected === "one" ? alive.length > 1 : text(alive) !== text(expected)) {
      const rule = expected === "one" ? "one side" : text(expected);
      this.#problems.add(`of ${text(sides)}, ${text(alive)} went on, and ${this.#plan.strategy} promises ${rule} (oldest ${oldest})`);
    }
    for (const side of alive) {
      const lost = side.filter((port) => this.#world.nodeAt(port) === undefined);
      if (lost.length > 0) this.#problems.add(`of the side ${text([side])}, ${lost.join(" ")} ended`);
    }
  }

  /** A partition that ends before anybody may decide leaves nothing behind. */
  #shortCut(ports: readonly number[]): void {
    this.#faults.cutBetween(this.#faults.split(ports));
    this.#advance(this.#random.integer(1, 9));
    this.#world.network.mendAll();
    this.#expectAgreement("after a short cut", AGREED_WITHIN_S);
    if (this.#world.counts.downings > 0) this.#problems.add("members were downed in a cut that was shorter than stable-after");
  }

  /** Members crash at once; the rest goes on if the strategy says so. */
  #crash(ports: readonly number[]): void {
    const dead = this.#random.integer(1, Math.max(1, Math.floor((ports.length - 1) / 2)));
    const shuffled = this.#faults.shuffled(ports);
    const oldest = this.#oldest;
    const alive = shuffled.slice(dead);
    for (const port of shuffled.slice(0, dead)) this.#world.nodeAt(port)?.crash();
    this.#advance(this.#plan.decidedWithinS);
    const expected = survivingSides(this.#plan, { sides: [alive, shuffled.slice(0, dead)], oldest });
    const mayGoOn = expected === "one" || expected.includes(alive);
    const goesOn = alive.filter((port) => this.#world.nodeAt(port) !== undefined);
    if (expected !== "one" && goesOn.length !== (mayGoOn ? alive.length : 0)) {
      this.#problems.add(`of ${alive.join(" ")}, ${goesOn.join(" ") || "nobody"} went on after a crash of ${dead} (oldest ${oldest})`);
    }
    if (goesOn.length > 0 && !isAgreed(this.#world.running)) this.#problems.add("those that went on after a crash do not agree");
  }

  /**
   * A member crashes, and another node joins while the others wait for stable-after. As they down and remove the dead one, the newcomer hears nothing of it, and
   * lets a third node in: it must not bring the dead one back.
   */
  #newcomer(ports: readonly number[]): void {
    const { time, network } = this.#world;
    const [dead = 1, ...others] = this.#faults.shuffled(ports);
    const [newcomer, third] = [ports.length + 1, ports.length + 2];
    this.#world.nodeAt(dead)?.crash();
    const detectedAndStableMs = 5_000 + this.#plan.downing.stableAfterMs;
    time.advance(this.#random.integer(0, 4_000));
    this.#faults.startAt(newcomer, others);
    time.advance(detectedAndStableMs - 4_000 + this.#random.integer(0, 3_000));
    this.#faults.cutBetween([[newcomer], ports]);
    this.#faults.startAt(third, [newcomer]);
    time.advance(this.#random.integer(2_000, 5_000));
    network.mendAll();
  }

  get #oldest(): number {
    const members = this.#world.running[0]?.gossip.members ?? [];
    return members.toSorted((left, right) => left.upNumber - right.upNumber)[0]?.address.port ?? 0;
  }

  #makePeace(): number {
    const world = this.#world;
    this.#faults.end();
    const startMs = world.time.nowMs;
    if (this.#plan.restartsAll || world.running.length === 0) this.#faults.restartDead();
    if (world.counts.stops > 0 && world.running.every(({ state }) => state.kind !== "member")) this.#met.add("everybody down");
    for (let round = 0; round < OPERATOR_ROUNDS; round += 1) {
      if (this.#becomesAgreed(AGREED_WITHIN_S)) {
        const agreedAfterMs = world.time.nowMs - startMs;
        this.#expectOneSingleton();
        return agreedAfterMs;
      }
      if (round === 0) this.#noteGroups();
      this.#met.add("stranded");
      if (!this.#mayStrand) break;
      this.#faults.mendByHand(mainGroup(world.running));
    }
    for (const problem of agreementProblems(world.running)) this.#problems.add(`in the end ${problem}`);
    return world.time.nowMs - startMs;
  }

  #expectOneSingleton(): void {
    for (let left = SINGLETON_WITHIN_S; left > 0; left -= 1) {
      if (SingletonLedger.isOne(this.#world.running)) return;
      this.#advance(1);
    }
    this.#problems.add(SingletonLedger.describe(this.#world.running));
  }

  /** Whether the faults may leave nodes behind that only a restart brings back. */
  get #mayStrand(): boolean {
    const { name } = this.#plan;
    return (
      name === "everything" ||
      name === "newcomer" ||
      name === "lossy" ||
      name === "churn" ||
      this.#world.running.every(({ state }) => state.kind !== "member")
    );
  }

  #noteGroups(): void {
    const main = mainGroup(this.#world.running);
    const others = this.#world.running.filter((node) => !main.includes(node) && node.state.kind === "member" && node.hasBeenUp);
    if (others.length > 0) this.#hasTwoClusters = true;
  }

  #expectAgreement(when: string, seconds: number): void {
    if (this.#becomesAgreed(seconds)) return;
    for (const problem of agreementProblems(this.#world.running)) this.#problems.add(`${when} ${problem}`);
  }

  #becomesAgreed(seconds: number): boolean {
    for (let left = seconds; left > 0; left -= 1) {
      this.#advance(1);
      if (isAgreed(this.#world.running) && this.#faults.areAllStarted) return true;
    }
    return false;
  }

  #advance(seconds: number): void {
    for (let left = seconds; left > 0; left -= 1) {
      this.#world.time.advance(1_000);
      this.#world.renewLease();
    }
  }
}
