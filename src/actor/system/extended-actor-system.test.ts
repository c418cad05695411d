import { assert, describe, expect, it } from "vitest";
import { Config } from "../../hocon/index.ts";
import { browserPlatform } from "../../platform/index.ts";
import type { LogEvent } from "../logging/log-event.ts";
import { LocalActorRefProvider } from "./local-actor-ref-provider.ts";
import type { HostContext } from "./host-context.ts";
import type { ExtendedActorSystem } from "./extended-actor-system.ts";
import { startActorSystem } from "./start-actor-system.ts";

const CONFIG = "akka { actor.provider = remote, loggers = [Memory], stdout-loglevel = OFF }";

/** Says where it listens while it starts, as remoting does. */
class TalkativeProvider extends LocalActorRefProvider {
  readonly #system: ExtendedActorSystem;
  readonly #outcome: Promise<void>;

  constructor(system: ExtendedActorSystem, outcome: Promise<void>) {
    super(system);
    this.#system = system;
    this.#outcome = outcome;
  }

  override async start(): Promise<void> {
    await super.start();
    this.#system.log("provider").info("listening");
    await this.#outcome;
  }
}

function hostOf(outcome: Promise<void>, logged: string[]): HostContext {
  return {
    platform: browserPlatform(),
    loggers: new Map([["Memory", { log: (event: LogEvent) => void logged.push(event.message) }]]),
    loadProvider: async () => ({ reference: Config.empty(), create: (system) => new TalkativeProvider(system, outcome) }),
  };
}

describe("Starting an actor system", () => {
  it("starts the loggers before the provider, so that its address is logged", async () => {
    const logged: string[] = [];
    const system = await startActorSystem(hostOf(Promise.resolve(), logged), "Sys", CONFIG);
    assert.deepEqual(logged, ["listening"]);
    await system.terminate();
  });

  it("rejects with the provider's reason", async () => {
    const logged: string[] = [];
    const outcome = Promise.reject(new Error("the port is in use"));
    await expect(startActorSystem(hostOf(outcome, logged), "Sys", CONFIG)).rejects.toThrow("the port is in use");
    assert.deepEqual(logged, ["listening"]);
  });
});
