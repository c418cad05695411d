import { userConfigFrom } from "../../actor/internal.ts";
import type { ConfigSource } from "../../actor/index.ts";
import type { Duration } from "../../base/index.ts";
import { type Config, parse } from "../../hocon/index.ts";
import { MemoryNetwork } from "../../remote/transport/memory/index.ts";
import { ManualPlatform } from "./manual-platform.ts";
import { TestKit } from "./test-kit.ts";
import type { TestSetup } from "./test-host.ts";

/** Options that all systems of a {@link MultiSystem} share. */
export interface MultiSystemOptions {
  /** Fallback for the configuration passed to {@link MultiSystem.start}. */
  readonly config?: ConfigSource;
}

const ON_THE_NETWORK = `
  akka.actor.provider = remote
  akka.remote.enabled-transports = ["ritsem.remote.memory"]
`;

/**
 * Several systems with remoting in one process, with one manual clock and one in-memory network: their communication is the same in every
 * run.
 */
export class MultiSystem {
  /** The platform of all systems. */
  readonly platform: ManualPlatform = new ManualPlatform();
  /** The network of all systems. */
  readonly network: MemoryNetwork = new MemoryNetwork();
  readonly #config: Config;
  readonly #kits: TestKit[] = [];

  constructor(options: MultiSystemOptions = {}) {
    this.#config = userConfigFrom(options.config, {}).withFallback(parse(ON_THE_NETWORK, { source: "MultiSystem" }));
  }

  /** The kits of all systems that were started, including those that have terminated. */
  get kits(): readonly TestKit[] {
    return this.#kits;
  }

  /** Starts another system, reachable at `akka.memory://name@localhost:port`; `ritsem.remote.memory.port` sets the port. */
  async start(name: string, config?: ConfigSource, setup: Omit<TestSetup, "network"> = {}): Promise<TestKit> {
    const kit = await TestKit.create({
      ...setup,
      name,
      config: userConfigFrom(config, {}).withFallback(this.#config),
      platform: this.platform,
      network: this.network,
    });
    this.#kits.push(kit);
    return kit;
  }

  /** Resolves when no message is pending, within any system or between them. */
  settle(): Promise<void> {
    return this.platform.settle();
  }

  /** Lets everything settle, advances the clock of all systems, and lets everything settle again. Needs at least one system. */
  async advance(duration: Duration): Promise<void> {
    await this.#kits[0]?.advance(duration);
  }

  /** Terminates all systems. */
  async terminate(): Promise<void> {
    for (const kit of this.#kits) await kit.terminate();
  }

  /** `await using systems = …` terminates all systems at the end of the block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.terminate();
  }
}
