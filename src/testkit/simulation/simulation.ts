import type { ConfigSource } from "../../actor/index.ts";
import { type Duration, millisecondsOf } from "../../base/index.ts";
import { Config, fromObject, parse } from "../../hocon/index.ts";
import type { Registry } from "../../serialization/index.ts";
import { ManualPlatform } from "../manual-platform.ts";
import { SeededRandom } from "./seeded-random.ts";
import { SIMULATED_PORT, SimulatedNetwork } from "./simulated-network.ts";
import { SimulatedNode } from "./simulated-node.ts";
import type { SimulationEvent } from "./simulation-event.ts";
import { type SimulationListener, SimulationTrace } from "./simulation-trace.ts";

/** What a {@link Simulation} is made of. */
export interface SimulationOptions {
  /** Everything that is left to chance follows from it. */
  readonly seed: number;
  /** Below the configuration that {@link Simulation.start} is given. */
  readonly config?: ConfigSource;
  /** The message types that may travel. Default: an empty registry. */
  readonly registry?: Registry;
  /** How long a dial waits for its answer. Default: 5 s. */
  readonly connectTimeout?: Duration;
  /** Hears of everything that happens. Default: nobody. */
  readonly onEvent?: SimulationListener;
}

const ON_THE_NETWORK = `
  akka.actor.provider = remote
  akka.remote.enabled-transports = ["ritsem.remote.memory"]
`;

/**
 * Several systems in one process, on a network with faults, in virtual time. Time, chance, turns and the network come from here, so that two
 * runs with one seed are the same: a failure that was seen once can be seen again.
 */
export class Simulation {
  readonly seed: number;
  readonly network: SimulatedNetwork;
  /** For the decisions of the test itself. Drawing from it changes nothing in network or systems. */
  readonly random: SeededRandom;
  readonly #platform = new ManualPlatform();
  readonly #trace = new SimulationTrace();
  readonly #nodes = new Map<string, SimulatedNode>();
  readonly #config: Config;
  readonly #registry: Registry | undefined;
  readonly #nodeRandom: SeededRandom;
  readonly #onEvent: SimulationListener | undefined;

  constructor(options: SimulationOptions) {
    const seeds = new SeededRandom(options.seed);
    this.seed = options.seed;
    this.random = seeds.fork("test");
    this.#nodeRandom = seeds.fork("nodes");
    this.#config = configFrom(options.config).withFallback(parse(ON_THE_NETWORK, { source: "Simulation" }));
    this.#registry = options.registry;
    this.#onEvent = options.onEvent;
    const connectTimeoutMs = millisecondsOf(options.connectTimeout ?? "5 s");
    this.network = new SimulatedNetwork(this.#platform.clock, seeds.fork("network"), connectTimeoutMs, (event) => this.#note(event));
  }

  /** Milliseconds since the simulation began. */
  get nowMs(): number {
    return this.#platform.clock.nowMs();
  }

  /** In the order of their first start. */
  get nodes(): readonly SimulatedNode[] {
    return [...this.#nodes.values()];
  }

  /** The same for two runs if, and practically only if, the same things happened in the same order at the same times. */
  get traceHash(): string {
    return this.#trace.hash;
  }

  /** Makes a node of this name and starts a system on it. Rejects as `ActorSystem.create` does. */
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
        config: configFrom(config).withFallback(this.#config).withFallback(place),
        ...(this.#registry === undefined ? {} : { registry: this.#registry }),
      },
    );
    this.#nodes.set(name, node);
    await node.start();
    return node;
  }

  /** Runs `action` when so much time has passed. */
  after(delay: Duration, action: () => void): void {
    this.#platform.clock.once(millisecondsOf(delay), action);
  }

  /** Lets everything happen that needs no time. */
  settle(): Promise<void> {
    return this.#platform.settle();
  }

  /** Lets time pass: each timer fires and each frame arrives at its time, and all that follows from it happens before the next. */
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

  /** Crashes every system that is up: a simulation needs no orderly end. */
  end(): void {
    for (const node of this.nodes) if (node.isUp) node.crash();
  }

  /** `using simulation = …` ends it with the block. */
  [Symbol.dispose](): void {
    this.end();
  }

  #note(event: SimulationEvent): void {
    const { nowMs } = this;
    this.#trace.add(event, nowMs);
    this.#onEvent?.(event, nowMs);
  }
}

function configFrom(source: ConfigSource | undefined): Config {
  if (source === undefined) return Config.empty();
  if (source instanceof Config) return source;
  return typeof source === "string" ? parse(source, { source: "configuration" }) : fromObject(source, "configuration");
}
