import { ActorIdentity, type ActorSystem, Identify, Props, ReceiveActor, startActorSystem } from "../../actor/index.ts";
import { effectiveConfigOf, type ExtendedActorSystem, internalRef } from "../../actor/spi.ts";
import { isRitsemError } from "../../base/index.ts";
import { originText } from "../../hocon/index.ts";
import { type CallingSystem, type CallOptions, quietConfig } from "../calling-system.ts";
import { configurationHost } from "../configuration-host.ts";
import type { Terminal } from "../terminal.ts";
import type { Finding } from "./finding.ts";

/** Not the name of any system that is configured: a peer must not take it for a restart of one. */
const SYSTEM_NAME = "ritsem-doctor";

/** A system that listens where the configuration says, to see whether the peer finds its way there. */
export class ListeningSystem implements AsyncDisposable {
  readonly system: ActorSystem;
  /** Why it listens elsewhere; `undefined` when it listens where the configuration says. */
  readonly #insteadOf: string | undefined;

  private constructor(system: ActorSystem, insteadOf: string | undefined) {
    this.system = system;
    this.#insteadOf = insteadOf;
  }

  /** Where that cannot be had, because the system itself runs there or the host is another machine's, a free port stands in. */
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

  /**
   * Lets the peer answer to this system what `caller` asks it: it has no connection with this one, so it must open one to the advertised
   * address.
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
    let cancel = (): void => {};
    const late = new Promise<false>((resolve) => {
      cancel = platform.timers.once(timeoutMs, () => resolve(false));
    });
    const hasArrived = await Promise.race([arrived, late]);
    cancel();
    const note = this.#insteadOf === undefined ? "" : ` (not where the configuration says. ${this.#insteadOf})`;
    if (hasArrived) return { step: "dial-back", text: `it connected to ${address}${note}` };
    return {
      step: "dial-back",
      text: `no connection came to ${address} within ${timeoutMs} ms${note}`,
      failure: { kind: "cannot-dial-back", address: `${caller.target.address}`, advertised: `${address}` },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.system.terminate();
  }
}

/** Which keys of the TCP section are the user's, under whatever spelling. */
async function configuredKeys(options: CallOptions, terminal: Terminal): Promise<readonly string[]> {
  const { config, reference } = await effectiveConfigOf(configurationHost(terminal.platform), quietConfig({}, options, terminal));
  const isGiven = (key: string): boolean => {
    const [mine, standard] = [config, reference].map((layer) => layer.origin(`akka.remote.dot-netty.tcp.${key}`));
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
