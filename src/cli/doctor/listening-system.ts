import { settleWithin } from "../../platform/index.ts";
import { ActorIdentity, type ActorSystem, Identify, Props, ReceiveActor, startActorSystem } from "../../actor/index.ts";
import { effectiveConfigOf, type ExtendedActorSystem, internalRef } from "../../actor/internal.ts";
import { isRitsemError } from "../../base/index.ts";
import { originText } from "../../hocon/index.ts";
import { type CallingSystem, type CallOptions, quietConfig, TCP } from "../talk/calling-system.ts";
import { configurationHost } from "../talk/configuration-host.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Finding } from "./finding.ts";

/** Not the name of a configured system: a peer must not take it for a restart of that. */
const SYSTEM_NAME = "ritsem-doctor";

/** A system that listens at the configured address, to test whether the peer can connect to it. */
export class ListeningSystem implements AsyncDisposable {
  readonly system: ActorSystem;
  /** Why it listens at another address; `undefined` if it listens at the configured one. */
  readonly #insteadOf: string | undefined;

  private constructor(system: ActorSystem, insteadOf: string | undefined) {
    this.system = system;
    this.#insteadOf = insteadOf;
  }

  /** Uses a free port if the configured address is not available, because the system runs there or the host is another machine's. */
  static async start({ system }: CallingSystem, options: CallOptions, terminal: Terminal): Promise<ListeningSystem> {
    const host = configurationHost(terminal.platform);
    const configured = await configuredKeys(options, terminal);
    const free = {
      ...(configured.includes("hostname") || configured.includes("public-hostname") ? {} : { hostname: system.address.host }),
      ...(configured.includes("port") ? {} : { port: 0 }),
    };
    const asConfigured = quietConfig(free, options, terminal);
    try {
      return new ListeningSystem(await startActorSystem(host, SYSTEM_NAME, asConfigured), undefined);
    } catch (error) {
      if (!isRitsemError(error, "RITSEM_REMOTE_BIND")) throw error;
      const elsewhere = quietConfig({ hostname: system.address.host, port: 0, "public-hostname": "", "public-port": 0 }, options, terminal);
      return new ListeningSystem(await startActorSystem(host, SYSTEM_NAME, elsewhere), error.message);
    }
  }

  /** Whether it listens at the configured address, so that no other process uses it. */
  get isAsConfigured(): boolean {
    return this.#insteadOf === undefined;
  }

  /**
   * Makes the peer send its answer to a question of `caller` to this system. It has no connection to this one, so it must open one to the
   * advertised address.
   */
  async dialBackStep(caller: CallingSystem, timeoutMs: number): Promise<Finding> {
    const { address } = this.system;
    const arrived = new Promise<true>(
      (resolve) =>
        void this.system.actorOf(
          Props.create(Listener, () => resolve(true)),
          "listener",
        ),
    );
    const { provider, platform } = caller.system as ExtendedActorSystem;
    const sender = internalRef(provider.resolveActorRef(`${address}/user/listener`));
    caller.system.actorSelection(`${caller.target.address}/user`).tell(new Identify("dial-back"), sender);
    const hasArrived = await settleWithin<boolean>(platform.timers, timeoutMs, arrived, () => false);
    const note = this.#insteadOf === undefined ? "" : ` (not the configured address. ${this.#insteadOf})`;
    if (hasArrived) return { step: "dial-back", text: `it connected to ${address}${note}` };
    return {
      step: "dial-back",
      text: `no connection came to ${address} within ${timeoutMs} ms${note}`,
      failure: { kind: "cannot-dial-back", address: `${caller.target.address}`, advertised: `${address}`, settingsKey: TCP },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.system.terminate();
  }
}

/** Returns the keys of the TCP section that the user set, in any spelling of the section. */
async function configuredKeys(options: CallOptions, terminal: Terminal): Promise<readonly string[]> {
  const { config, reference } = await effectiveConfigOf(configurationHost(terminal.platform), quietConfig({}, options, terminal));
  const isGiven = (key: string): boolean => {
    const [mine, standard] = [config, reference].map((layer) => layer.origin(`${TCP}.${key}`));
    return mine !== undefined && (standard === undefined || originText(mine) !== originText(standard));
  };
  return ["hostname", "public-hostname", "port"].filter(isGiven);
}

class Listener extends ReceiveActor {
  constructor(onArrival: () => void) {
    super();
    this.receive(ActorIdentity, onArrival);
  }
}
