import { userConfigFrom } from "../../actor/internal.ts";
import type { ConfigSource } from "../../actor/index.ts";
import type { LeaseFactory } from "../../cluster/index.ts";
import { type Duration, millisecondsOf } from "../../base/index.ts";
import { type Config, parse } from "../../hocon/index.ts";
import type { Registry } from "../../serialization/index.ts";
import { ManualPlatform } from "../kit/manual-platform.ts";
import { SeededRandom } from "./seeded-random.ts";
import { SIMULATED_PORT, SimulatedNetwork } from "./simulated-network.ts";
import { SimulatedNode } from "./simulated-node.ts";
import type { SimulationEvent } from "./simulation-event.ts";
import { type SimulationListener, SimulationTrace } from "./simulation-trace.ts";

/** The options of a {@link Simulation}. */
export interface SimulationOptions {
  /** The source of all random choices. */
  readonly seed: number;
  /** Fallback for the configuration passed to {@link Simulation.start}. */
  readonly config?: ConfigSource;
  /** The message types that may be serialized. Default: an empty registry. */
  readonly registry?: Registry;
  /** Name of the systems, which the nodes of a cluster have in common. Default: the name of the node. */
  readonly systemName?: string;
  /** Leases of all nodes, by their names in `lease-class`. Default: none. */
  readonly leases?: ReadonlyMap<string, LeaseFactory>;
  /** How long a dial waits for its answer. Default: 5 s. */
  readonly connectTimeout?: Duration;
  /** Called for every event. Default: none. */
  readonly onEvent?: SimulationListener;
}

const ON_THE_NETWORK = `
  akka.actor.provider = remote
  akka.remote.enabled-transports = ["ritsem.remote.memory"]
`;

/**
 * Several systems in one process, in virtual time, on a network with faults. Time, randomness, turns and the network are controlled here,
 * so that two runs with the same seed are the same, and a failure can be reproduced.
 */
export class Simulation {
  /** The seed of all random decisions. */
  readonly seed: number;
  /** The network of all nodes. */
  readonly network: SimulatedNetwork;
  /** For random choices of the test itself. Drawing from it does not affect the network or the systems. */
  readonly random: SeededRandom;
  readonly #platform = new ManualPlatform();
  readonly #trace = new SimulationTrace();
  readonly #nodes = new Map<string, SimulatedNode>();
  readonly #config: Config;
  readonly #registry: Registry | undefined;
  readonly #leases: ReadonlyMap<string, LeaseFactory>;
  readonly #systemName: string | undefined;
  readonly #nodeRandom: SeededRandom;
  readonly #onEvent: SimulationListener | undefined;

  constructor(options: SimulationOptions) {
    const seeds = new SeededRandom(options.seed);
    this.seed = options.seed;
    this.random = seeds.fork("test");
    this.#nodeRandom = seeds.fork("nodes");
    this.#config = userConfigFrom(options.config, {}).withFallback(parse(ON_THE_NETWORK, { source: "Simulation" }));
    this.#registry = options.registry;
    this.#leases = options.leases ?? new Map();
    this.#systemName = options.systemName;
    this.#onEvent = options.onEvent;
    const connectTimeoutMs = millisecondsOf(options.connectTimeout ?? "5 s");
    this.network = new SimulatedNetwork(this.#platform.clock, seeds.fork("network"), connectTimeoutMs, (event) => this.#note(event));
  }

  /** Milliseconds since the simulation began. */
  get nowMs(): number {
    return this.#platform.clock.nowMs();
  }

  /** The nodes, in the order of their first start. */
  get nodes(): readonly SimulatedNode[] {
    return [...this.#nodes.values()];
  }

  /** Equal for two runs if, and practically only if, the same things happened in the same order at the same times. */
  get traceHash(): string {
    return this.#trace.hash;
  }

  /** Creates a node with this name and starts a system on it. Rejects as `ActorSystem.create` does. */
  async start(name: string, config?: ConfigSource): Promise<SimulatedNode> {
    const place = parse(`ritsem.remote.memory { hostname = ${JSON.stringify(name)}, port = ${SIMULATED_PORT} }`);
    const node = new SimulatedNode(
      name,
      {
        platform: this.#platform,
        network: this.network,
        random: this.#nodeRandom,
        note: (event) => this.#note(event),
      },
      {
        config: userConfigFrom(config, {}).withFallback(this.#config).withFallback(place),
        leases: this.#leases,
        ...(this.#registry === undefined ? {} : { registry: this.#registry }),
        ...(this.#systemName === undefined ? {} : { name: this.#systemName }),
      },
    );
    this.#nodes.set(name, node);
    await node.start();
    return node;
  }

  /** Runs `action` after this time. */
  after(delay: Duration, action: () => void): void {
    this.#platform.clock.once(millisecondsOf(delay), action);
  }

  /** Lets everything happen that takes no time. */
  settle(): Promise<void> {
    return this.#platform.settle();
  }

  /**
   * Advances the time: each timer fires and each frame arrives at its time, and everything that follows from it happens before the next.
   */
  async advance(duration: Duration): Promise<void> {
    const { clock } = this.#platform;
    const endMs = clock.nowMs() + millisecondsOf(duration);
    await this.#platform.settle();
    for (let nextMs = clock.nextDueMs; nextMs !== undefined && nextMs <= endMs; nextMs = clock.nextDueMs) {
      clock.advanceToMs(nextMs);
      await this.#platform.settle();
    }
    clock.advanceToMs(endMs);
  }

  /** Crashes every running system: a simulation needs no orderly shutdown. */
  end(): void {
    for (const node of this.nodes) if (node.isUp) node.crash();
  }

  /** `using simulation = …` ends it at the end of the block. */
  [Symbol.dispose](): void {
    this.end();
  }

  #note(event: SimulationEvent): void {
    const { nowMs } = this;
    this.#trace.add(event, nowMs);
    this.#onEvent?.(event, nowMs);
  }
}
