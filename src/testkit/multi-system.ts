import type { ConfigSource } from "../actor/index.ts";
import type { Duration } from "../base/index.ts";
import { Config, fromObject, parse } from "../hocon/index.ts";
import { MemoryNetwork } from "../remote/transport/memory/index.ts";
import { ManualPlatform } from "./manual-platform.ts";
import { TestKit } from "./test-kit.ts";
import type { TestSetup } from "./test-host.ts";

/** What all systems of a {@link MultiSystem} have in common. */
export interface MultiSystemOptions {
  /** Below the configuration that {@link MultiSystem.start} is given. */
  readonly config?: ConfigSource;
}

const ON_THE_NETWORK = `
  akka.actor.provider = remote
  akka.remote.enabled-transports = ["ritsem.remote.memory"]
`;

/**
 * Several systems with remoting in one process, on one clock that the test moves and one network in memory: what happens between them is
 * the same in every run.
 */
export class MultiSystem {
  readonly platform: ManualPlatform = new ManualPlatform();
  readonly network: MemoryNetwork = new MemoryNetwork();
  readonly #config: Config;
  readonly #kits: TestKit[] = [];

  constructor(options: MultiSystemOptions = {}) {
    this.#config = configFrom(options.config).withFallback(parse(ON_THE_NETWORK, { source: "MultiSystem" }));
  }

  /** Of every system that was started, those that have terminated included. */
  get kits(): readonly TestKit[] {
    return this.#kits;
  }

  /** Starts another system, reachable at `akka.memory://name@localhost:port`; `ritsem.remote.memory.port` sets the port. */
  async start(name: string, config?: ConfigSource, setup: Omit<TestSetup, "network"> = {}): Promise<TestKit> {
    const kit = await TestKit.create({
      ...setup,
      name,
      config: configFrom(config).withFallback(this.#config),
      platform: this.platform,
      network: this.network,
    });
    this.#kits.push(kit);
    return kit;
  }

  /** Resolves when nothing is on its way any more, in no system and not between them. */
  settle(): Promise<void> {
    return this.platform.settle();
  }

  /** Lets everything settle, moves the clock of all systems on, and lets everything settle. Needs a system. */
  async advance(duration: Duration): Promise<void> {
    await this.#kits[0]?.advance(duration);
  }

  /** Terminates all systems. */
  async terminate(): Promise<void> {
    for (const kit of this.#kits) await kit.terminate();
  }

  /** `await using systems = …` terminates all of them at the end of the block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.terminate();
  }
}

function configFrom(source: ConfigSource | undefined): Config {
  if (source === undefined) return Config.empty();
  if (source instanceof Config) return source;
  return typeof source === "string" ? parse(source, { source: "configuration" }) : fromObject(source, "configuration");
}
