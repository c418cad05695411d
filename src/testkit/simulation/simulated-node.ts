import type { ActorSystem } from "../../actor/index.ts";
import { ExtendedActorSystem } from "../../actor/internal.ts";
import type { ManualPlatform } from "../kit/manual-platform.ts";
import { TestKit, type TestKitOptions } from "../kit/test-kit.ts";
import { TestKitUsageError } from "../kit/errors.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { SimulatedPlatform } from "./simulated-platform.ts";
import { type SimulatedNetwork, SIMULATED_PORT } from "./simulated-network.ts";
import type { SimulationEvent } from "./simulation-event.ts";

/** What a node needs of its simulation. */
export interface SimulatedNodeContext {
  /** Clock, timers and other services of the host. */
  readonly platform: ManualPlatform;
  /** The network of the simulation. */
  readonly network: SimulatedNetwork;
  /** The random numbers of the simulation. */
  readonly random: SeededRandom;
  /** Records an event. */
  readonly note: (event: SimulationEvent) => void;
}

/** One incarnation of the system of a node. */
interface Incarnation {
  readonly platform: SimulatedPlatform;
  readonly kit: TestKit;
  readonly system: ExtendedActorSystem;
}

/**
 * A host on which a system runs, at `akka.memory://name@name:2552` unless the simulation has another name for systems. The system can crash, and another can be started in its place, with
 * another uid.
 *
 * States: down → up by {@link start}; up ⇄ frozen; up or frozen → down by {@link crash}, or when the system terminates.
 */
export class SimulatedNode {
  /** Name of the node. */
  readonly name: string;
  readonly #world: SimulatedNodeContext;
  readonly #options: Omit<TestKitOptions, "platform" | "network">;
  #incarnation: Incarnation | undefined;
  #count = 0;

  constructor(name: string, world: SimulatedNodeContext, options: Omit<TestKitOptions, "platform" | "network">) {
    this.name = name;
    this.#world = world;
    this.#options = options;
  }

  /** Whether a system is running here, even if it is frozen or terminating. */
  get isUp(): boolean {
    return this.#incarnation !== undefined;
  }

  /** The number of systems that have been started here. */
  get incarnationCount(): number {
    return this.#count;
  }

  /** The uid of the system that runs here. Throws TestKitUsageError if none does. */
  get uid(): number {
    return this.#running.system.uid;
  }

  /** The system that runs here. Throws TestKitUsageError if none does. */
  get system(): ActorSystem {
    return this.#running.system;
  }

  /**
   * A test kit for the system that runs here. Waiting advances the clock of the whole simulation. Throws TestKitUsageError if none does.
   */
  get kit(): TestKit {
    return this.#running.kit;
  }

  /** Starts a system. Throws TestKitUsageError if one runs here; rejects as `ActorSystem.create` does. */
  async start(): Promise<void> {
    const { platform: world, network, random, note } = this.#world;
    if (this.#incarnation !== undefined) throw new TestKitUsageError(`${this.name} is up. Crash it or terminate its system first.`);
    await world.settle(); // nothing else advances while a system starts
    this.#count += 1;
    const platform = new SimulatedPlatform(world, random.fork(`${this.name} ${this.#count}`), (line) =>
      note({ kind: "log", node: this.name, line }),
    );
    const kit = await TestKit.create({ name: this.name, ...this.#options, platform, network: network.memory });
    const { system } = kit;
    if (!(system instanceof ExtendedActorSystem)) throw new TestKitUsageError(`${system} was not started by this copy of the library.`);
    const incarnation = { platform, kit, system };
    this.#incarnation = incarnation;
    this.#note(`started as ${system.uid}`);
    void system.whenTerminated.then(() => {
      if (this.#incarnation !== incarnation) return;
      this.#incarnation = undefined;
      this.#note("terminated");
    });
  }

  /**
   * Kills the process immediately. By default its host is still running and notifies the peers; without `leavesWord` the whole machine is
   * gone, and connections to it stay half-open.
   */
  crash({ leavesWord = true }: { readonly leavesWord?: boolean } = {}): void {
    const { platform } = this.#running;
    this.#incarnation = undefined;
    platform.die();
    this.#world.network.memory.kill(this.name, SIMULATED_PORT, leavesWord);
    this.#world.network.resume(this.name);
    this.#note(leavesWord ? "crashed" : "vanished");
  }

  /** Stops the process: no timer fires and nothing is read. Traffic to it waits. */
  freeze(): void {
    this.#running.platform.freeze();
    this.#world.network.hold(this.name);
    this.#note("frozen");
  }

  /** Continues the process, with everything that has waited. */
  thaw(): void {
    this.#note("thawed");
    this.#running.platform.thaw();
    this.#world.network.resume(this.name);
  }

  #note(what: string): void {
    this.#world.note({ kind: "node", node: this.name, what });
  }

  get #running(): Incarnation {
    if (this.#incarnation === undefined) throw new TestKitUsageError(`No system runs on ${this.name}.`);
    return this.#incarnation;
  }
}
