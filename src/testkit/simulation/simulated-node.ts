import type { ActorSystem } from "../../actor/index.ts";
import { ExtendedActorSystem } from "../../actor/spi.ts";
import type { ManualPlatform } from "../manual-platform.ts";
import { TestKit, type TestKitOptions } from "../test-kit.ts";
import { TestKitUsageError } from "../testkit-usage-error.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { SimulatedPlatform } from "./simulated-platform.ts";
import { type SimulatedNetwork, SIMULATED_PORT } from "./simulated-network.ts";
import type { SimulationEvent } from "./simulation-event.ts";

/** What a node borrows from its simulation. */
export interface SimulatedWorld {
  readonly platform: ManualPlatform;
  readonly network: SimulatedNetwork;
  readonly random: SeededRandom;
  readonly note: (event: SimulationEvent) => void;
}

/** One incarnation of a node's system. */
interface Incarnation {
  readonly platform: SimulatedPlatform;
  readonly kit: TestKit;
  readonly system: ExtendedActorSystem;
}

/**
 * A place where a system runs, at `akka.memory://name@name:2552`. The system can die and another be started in its place, with another uid.
 *
 * States: down → up by {@link start}; up ⇄ frozen; up or frozen → down by {@link crash}, or when the system has terminated.
 */
export class SimulatedNode {
  readonly name: string;
  readonly #world: SimulatedWorld;
  readonly #options: Omit<TestKitOptions, "platform" | "network">;
  #incarnation: Incarnation | undefined;
  #count = 0;

  constructor(name: string, world: SimulatedWorld, options: Omit<TestKitOptions, "platform" | "network">) {
    this.name = name;
    this.#world = world;
    this.#options = options;
  }

  /** Whether a system is there, be it frozen or terminating. */
  get isUp(): boolean {
    return this.#incarnation !== undefined;
  }

  /** How many systems have been started here. */
  get incarnationCount(): number {
    return this.#count;
  }

  /** The incarnation of the system that runs here. Throws TestKitUsageError when none does. */
  get uid(): number {
    return this.#running.system.uid;
  }

  /** Throws TestKitUsageError when no system runs here. */
  get system(): ActorSystem {
    return this.#running.system;
  }

  /** Probes and expectations for the system that runs here. Waiting moves the clock of the whole simulation. Throws TestKitUsageError when none does. */
  get kit(): TestKit {
    return this.#running.kit;
  }

  /** Starts a system. Throws TestKitUsageError when one runs here; rejects as `ActorSystem.create` does. */
  async start(): Promise<void> {
    const { platform: world, network, random, note } = this.#world;
    if (this.#incarnation !== undefined) throw new TestKitUsageError(`${this.name} is up. Crash it or terminate its system first.`);
    await world.settle(); // while a system starts nothing else moves
    this.#count += 1;
    const platform = new SimulatedPlatform(world, random.fork(`${this.name} ${this.#count}`), (line) =>
      note({ kind: "log", node: this.name, line }),
    );
    const kit = await TestKit.create({ ...this.#options, name: this.name, platform, network: network.memory });
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
   * The process dies on the spot. Its host is still there and tells the peers by default; without `leavesWord` the whole machine is gone, and
   * connections to it stay half open.
   */
  crash({ leavesWord = true }: { readonly leavesWord?: boolean } = {}): void {
    const { platform } = this.#running;
    this.#incarnation = undefined;
    platform.die();
    this.#world.network.memory.kill(this.name, SIMULATED_PORT, leavesWord);
    this.#world.network.resume(this.name);
    this.#note(leavesWord ? "crashed" : "vanished");
  }

  /** The process stands still: no timer fires, nothing is read. What is sent to it waits. */
  freeze(): void {
    this.#running.platform.freeze();
    this.#world.network.hold(this.name);
    this.#note("frozen");
  }

  /** The process goes on, with all that has waited. */
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
