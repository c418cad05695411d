import { ExtendedActorSystem } from "../../src/actor/internal.ts";
import type { SimulatedNode, SimulationEvent, SimulationListener, SeededRandom } from "../../src/testkit/index.ts";
import { Simulation } from "../../src/testkit/index.ts";
import { DeployLedger, type Standing } from "./deploy-ledger.ts";
import { deployable, type Parent } from "./deploying.ts";
import { MessageLedger } from "./message-ledger.ts";
import { Phenomena, type Phenomenon } from "./phenomena.ts";
import { Problems } from "./problems.ts";
import { QuarantineBook } from "./quarantine-book.ts";
import { type Ledgers, RunNode } from "./run-node.ts";
import { type FaultPlan, faultPlan, runConfig } from "./run-settings.ts";
import { StreamLedger } from "./stream-ledger.ts";
import { type Watch, WatchLedger } from "./watch-ledger.ts";

/** What became of one seed. */
export interface RunReport {
  readonly seed: number;
  readonly plan: string;
  readonly traceHash: string;
  readonly problems: readonly string[];
  readonly met: readonly Phenomenon[];
  readonly messageCount: number;
  readonly virtualMs: number;
}

/** A node, and the system that is on it now or was last. */
interface Place {
  readonly node: SimulatedNode;
  current: RunNode;
  /** The systems that were there before. */
  readonly past: RunNode[];
  /** When the next system must be started, if none is up. */
  startAtMs: number;
  isLeaving: boolean;
  isFrozen: boolean;
}

/** Longer than gate, handshake, dial and both failure detectors take one after the other. */
const CALM_MS = 12_000;
/** The more irregularly heartbeats came before, the longer silence has to last. Then at the latest it is noticed. */
const VERDICTS_WITHIN_S = 180;
const ANSWER_WITHIN_S = 12;

/** Some systems, some traffic and some faults, all drawn from a seed; then peace, in which everything must come right. */
export class RandomRun {
  readonly #simulation: Simulation;
  readonly #random: SeededRandom;
  /** For what parents decide. */
  readonly #decisions: SeededRandom;
  readonly #plan: FaultPlan;
  readonly #config: string;
  readonly #problems = new Problems();
  readonly #places: Place[] = [];
  readonly #systemOfUid = new Map<number, string>();
  /** The incarnation of each node that a system may have met first. */
  readonly #firstMet = new Map<string, string>();
  readonly #phenomena: Phenomena;
  readonly #ledgers: Ledgers;

  private constructor(seed: number, listener: SimulationListener | undefined) {
    const deployments = new DeployLedger(this.#problems);
    this.#simulation = new Simulation({
      seed,
      registry: deployable(deployments, (system) =>
        system instanceof ExtendedActorSystem ? (this.#systemOfUid.get(system.uid) ?? "") : "",
      ),
      onEvent: (event, atMs) => {
        this.#onEvent(event);
        listener?.(event, atMs);
      },
    });
    this.#random = this.#simulation.random;
    this.#decisions = this.#random.fork("decisions");
    this.#plan = faultPlan(this.#random);
    this.#config = runConfig(this.#random);
    this.#phenomena = new Phenomena((node) => this.#place(node)?.current.name ?? node);
    const quarantines = new QuarantineBook((uid) => this.#systemOfUid.get(uid));
    this.#ledgers = {
      messages: new MessageLedger(this.#problems),
      streams: new StreamLedger(this.#problems),
      watches: new WatchLedger(this.#problems),
      deployments,
      quarantines,
      isGone: (system) => !this.#places.some(({ node, current }) => node.isUp && current.name === system),
    };
  }

  /** Runs `seed` to its end. Never rejects: what goes wrong is a problem of the report. */
  static async of(seed: number, listener?: SimulationListener): Promise<RunReport> {
    const run = new RandomRun(seed, listener);
    try {
      await run.#run();
    } catch (error) {
      run.#problems.add(`the run ended with ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } finally {
      run.#simulation.end();
    }
    const { traceHash, nowMs } = run.#simulation;
    if (run.#ledgers.quarantines.count > 0) run.#phenomena.met.add("quarantine");
    return {
      seed,
      plan: run.#plan.name,
      traceHash,
      problems: run.#problems.texts,
      met: [...run.#phenomena.met],
      messageCount: run.#ledgers.messages.heardCount,
      virtualMs: nowMs,
    };
  }

  async #run(): Promise<void> {
    const { network } = this.#simulation;
    network.setConditions(this.#plan.conditions);
    for (const name of ["a", "b", "c", "d", "e"].slice(0, this.#random.integer(2, 5))) {
      const node = await this.#simulation.start(name, this.#config);
      this.#places.push({ node, current: this.#settleIn(node), past: [], startAtMs: 0, isLeaving: false, isFrozen: false });
    }
    for (const { current } of this.#places)
      for (const { node } of this.#places) this.#firstMet.set(`${current.name}>${node.name}`, `${node.name}1`);
    const endMs = this.#simulation.nowMs + this.#random.integer(4_000, 12_000);
    while (this.#simulation.nowMs < endMs) {
      for (const place of this.#places) if (!place.node.isUp && place.startAtMs <= this.#simulation.nowMs) await this.#startAgain(place);
      await this.#act();
      await this.#simulation.advance(this.#random.pick([0, 5, 50, 200, 600]));
    }
    await this.#makePeace();
    await this.#simulation.advance(CALM_MS);
    for (let left = VERDICTS_WITHIN_S; left > 0 && !this.#isSettled; left -= 1) await this.#simulation.advance("1 s");
    await this.#check();
  }

  async #act(): Promise<void> {
    const { network } = this.#simulation;
    const [one, other] = this.#twoPlaces();
    const { breaks, cuts, crashes, freezes } = this.#plan;
    const actions: (() => void | Promise<void>)[] = [
      () => this.#talk(one, other),
      () => this.#talk(one, other),
      () => {
        this.#talk(one, other); // both at once
        this.#talk(other, one);
      },
      () => this.#stream(one, other),
      () => this.#work(one, other),
      () => this.#work(one, other),
      () => this.#deploy(one, other),
      () => this.#deploy(one, other),
      () => this.#deploy(one, other),
    ];
    if (breaks) {
      actions.push(() =>
        network.breakConnections(one.node.name, other.node.name, this.#random.pick(["both", "first", "second", "neither"] as const)),
      );
    }
    if (cuts) actions.push(() => this.#cutOrMend(one, other));
    if (crashes) actions.push(() => this.#crash(one));
    if (freezes) actions.push(() => this.#freezeOrThaw(one));
    await this.#random.pick(actions)();
  }

  #talk(from: Place, to: Place): void {
    if (!isActive(from)) return;
    for (let left = this.#random.pick([1, 2, 10]); left > 0; left -= 1) from.current.tell(to.node.name);
  }

  #stream(from: Place, to: Place): void {
    if (!isActive(from)) return;
    for (let left = this.#random.pick([1, 3, 12, 40]); left > 0; left -= 1) from.current.stream(to.node.name, to.current);
  }

  /** Starts, stops, watches or ceases to watch. */
  #work(one: Place, other: Place): void {
    if (!isActive(one)) return;
    const { workers, watchers } = one.current;
    switch (this.#random.integer(0, 4)) {
      case 0:
        one.current.startWorker();
        break;
      case 1:
        if (workers.length > 0) one.current.stop(this.#random.pick(workers));
        break;
      case 2:
        if (watchers.size > 0) this.#random.pick([...watchers.values()]).tell("cease");
        break;
      default: {
        // of an incarnation that may be gone, of a worker that may have ended
        const owner = this.#random.chance(0.7) ? other.current : this.#random.pick([other.current, ...other.past]);
        if (owner.workers.length > 0) one.current.watch(owner, this.#random.pick(owner.workers));
      }
    }
  }

  /** Has a parent, or has it do something with its children elsewhere. */
  #deploy(one: Place, other: Place): void {
    if (!isActive(one)) return;
    const { parents } = one.current;
    const step = this.#random.integer(0, 9);
    if (parents.length === 0 || (step === 0 && parents.length < 3)) one.current.startParent(this.#decisions);
    const parent = this.#random.pick(parents);
    if (step === 1) one.current.stop(parent);
    else if (step === 2) parent.tell((actor: Parent) => actor.dismiss());
    else if (step < 6) parent.tell((actor: Parent) => actor.upset());
    else parent.tell((actor: Parent) => actor.deploy(other.node.name, other.current.name));
  }

  #cutOrMend(one: Place, other: Place): void {
    const { network } = this.#simulation;
    const [a, b] = [one.node.name, other.node.name];
    switch (this.#random.integer(0, 4)) {
      case 0:
        network.cut(a, b);
        break;
      case 1:
        network.partition([a], [b]);
        break;
      case 2:
        network.mendAll();
        break;
      default:
        network.mend(a, b);
        network.mend(b, a);
    }
  }

  #crash(place: Place): void {
    const { node } = place;
    if (!node.isUp) return;
    place.startAtMs = this.#simulation.nowMs + this.#random.pick([0, 100, 1_000, 4_000]);
    if (this.#random.chance(0.25) && !place.isFrozen) {
      place.isLeaving = true;
      void node.system.terminate();
    } else node.crash({ leavesWord: this.#random.chance(0.5) });
  }

  async #startAgain(place: Place): Promise<void> {
    await place.node.start();
    place.past.push(place.current);
    place.current = this.#settleIn(place.node);
    place.isLeaving = false;
    place.isFrozen = false;
    for (const { node, current } of this.#places) {
      if (node !== place.node) this.#firstMet.set(`${place.current.name}>${node.name}`, current.name);
    }
  }

  #freezeOrThaw(place: Place): void {
    if (!place.node.isUp || place.isLeaving) return;
    if (place.isFrozen) place.node.thaw();
    else place.node.freeze();
    place.isFrozen = !place.isFrozen;
  }

  #settleIn(node: SimulatedNode): RunNode {
    const current = new RunNode(node, this.#ledgers);
    this.#systemOfUid.set(current.uid, current.name);
    return current;
  }

  async #makePeace(): Promise<void> {
    this.#simulation.network.setConditions({ delayMs: [1, 2] });
    this.#simulation.network.mendAll();
    for (const place of this.#places) if (place.isFrozen && place.node.isUp) this.#freezeOrThaw(place);
    await this.#simulation.advance(2_000);
    for (const place of this.#places) {
      if (place.isLeaving && place.node.isUp) place.node.crash();
      if (!place.node.isUp) await this.#startAgain(place);
    }
  }

  async #check(): Promise<void> {
    const { messages, streams, quarantines } = this.#ledgers;
    this.#expectWatches(); // time alone brings these about
    this.#expectStreams((from, _node, to) => streams.expectLatest(from, to));
    if (this.#plan.name === "calm" && quarantines.isEmpty) messages.expectAll();
    await this.#expectAnswers(({ current: one }, { current: other }) => !quarantines.hasBetween(one.name, other.name));
    this.#expectStreams((from, node, to) => streams.expectComplete(from, node, to, this.#firstMet.get(`${from}>${node}`) === to));
    this.#expectWatches();
    this.#ledgers.deployments.check(this.#standing);
    await this.#expectSignsOfLife();
    await this.#restartQuarantined();
  }

  /** Whether everybody has heard of every end; the news of a quarantine comes to each side by its own failure detector. */
  get #isSettled(): boolean {
    const { watches, deployments, isGone } = this.#ledgers;
    const isOpen = (watch: Watch): boolean => !isGone(watch.by) && watches.isOpen(watch, this.#isOver(watch));
    return !watches.watches.some(isOpen) && deployments.isSettled(this.#standing);
  }

  #isOver({ by, of, ofSystem }: Watch): boolean {
    const { watches, quarantines, isGone } = this.#ledgers;
    return watches.hasEnded(of) || isGone(ofSystem) || quarantines.hasBetween(by, ofSystem);
  }

  #expectWatches(): void {
    const { watches, quarantines, isGone } = this.#ledgers;
    for (const watch of watches.watches) {
      if (isGone(watch.by)) continue;
      watches.expect(watch, this.#isOver(watch), quarantines.hasGivenUp(watch.by, watch.ofSystem.slice(0, 1)));
    }
  }

  /** A quarantine is left by a restart: after it everybody reaches everybody. */
  async #restartQuarantined(): Promise<void> {
    const { quarantines } = this.#ledgers;
    let hasRestarted = false;
    for (const one of this.#places) {
      if (!this.#places.some((other) => quarantines.hasBetween(one.current.name, other.current.name))) continue;
      one.node.crash();
      await this.#startAgain(one);
      hasRestarted = true;
    }
    if (hasRestarted) await this.#expectAnswers(() => true);
  }

  /** From every system to every other, for as long as time may be needed to leave the state that the association is in. */
  async #expectAnswers(isWanted: (from: Place, to: Place) => boolean): Promise<void> {
    const { messages } = this.#ledgers;
    const open = new Map<string, { readonly from: Place; readonly to: Place; readonly texts: string[] }>();
    for (const from of this.#places) {
      for (const to of this.#places) {
        if (from !== to && isWanted(from, to)) open.set(`${from.current.name} to ${to.current.name}`, { from, to, texts: [] });
      }
    }
    const pairs = [...open.values()];
    for (let left = ANSWER_WITHIN_S; left > 0 && open.size > 0; left -= 1) {
      for (const [key, { from, to, texts }] of open) {
        if (texts.some((text) => messages.hasHeard(text)) || !isWanted(from, to)) open.delete(key);
        else texts.push(from.current.tell(to.node.name));
      }
      await this.#simulation.advance("1 s");
    }
    for (const [key, { from, to, texts }] of open) {
      if (!texts.some((text) => messages.hasHeard(text)) && isWanted(from, to)) this.#problems.add(`nothing comes through from ${key}`);
    }
    // Those sent before the systems have met may be lost with the incarnation that was there before; these may not.
    for (const { from, to } of pairs) from.current.stream(to.node.name, to.current);
    await this.#simulation.advance("4 s");
  }

  get #standing(): Standing {
    const { quarantines, isGone } = this.#ledgers;
    return {
      isGone,
      isApart: (one, other) => quarantines.hasBetween(one, other),
      isExcused: (by, node) => quarantines.hasGivenUp(by, node),
    };
  }

  /** A child that its parent counts on does what it is told: it has not been left suspended. */
  async #expectSignsOfLife(): Promise<void> {
    const { deployments, quarantines } = this.#ledgers;
    const calls = new Map<string, string[]>();
    for (let round = 0; round < ANSWER_WITHIN_S; round += 1) {
      for (const { current } of this.#places) {
        for (const parent of current.parents) {
          parent.tell((actor: Parent) => {
            for (const [id, text] of actor.call(round)) calls.set(id, [...(calls.get(id) ?? []), text]);
          });
        }
      }
      await this.#simulation.advance("1 s");
      if ([...calls.values()].every((texts) => texts.some((text) => deployments.hasHeard(text)))) return;
    }
    for (const [id, texts] of calls) {
      const deployment = deployments.deployments.get(id);
      if (deployment === undefined || texts.some((text) => deployments.hasHeard(text)) || texts.length < ANSWER_WITHIN_S) continue;
      const hosts = deployments.systemsOf(id);
      if (hosts.some((host) => quarantines.hasBetween(deployment.by, host))) continue;
      this.#problems.add(`${id} of ${deployment.by} on ${hosts.join()} does nothing any more`);
    }
  }

  /** Calls `expect` for each two systems that have not given each other up. */
  #expectStreams(expect: (from: string, node: string, to: string) => void): void {
    const { quarantines } = this.#ledgers;
    for (const { current: from } of this.#places) {
      for (const { node, current: to } of this.#places) {
        if (from === to || quarantines.hasBetween(from.name, to.name) || quarantines.hasGivenUp(from.name, node.name)) continue;
        expect(from.name, node.name, to.name);
      }
    }
  }

  #twoPlaces(): readonly [Place, Place] {
    const one = this.#random.pick(this.#places);
    return [one, this.#random.pick(this.#places.filter((place) => place !== one))];
  }

  #place(node: string): Place | undefined {
    return this.#places.find((place) => place.node.name === node);
  }

  #onEvent(event: SimulationEvent): void {
    this.#phenomena.on(event);
    if (event.kind === "sent" && event.frame.kind === "message") this.#ledgers.messages.onWritten(event.frame.payload, event);
  }
}

function isActive({ node, isLeaving, isFrozen }: Place): boolean {
  return node.isUp && !isLeaving && !isFrozen;
}
