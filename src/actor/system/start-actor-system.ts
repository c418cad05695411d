import { RitsemError } from "../../base/index.ts";
import { Config, fromObject, parse } from "../../hocon/index.ts";
import type { Logger } from "../event/logger.ts";
import { LocalActorRefProvider } from "../ref/local-actor-ref-provider.ts";
import { actorReferenceConf } from "../reference-conf.ts";
import type { ActorSystem } from "./actor-system.ts";
import type { ActorSystemHost, LoadedProvider } from "./actor-system-host.ts";
import { ExtendedActorSystem } from "./extended-actor-system.ts";
import { withoutAssembly } from "./settings.ts";

/** A system cannot be what its name or its configuration says. */
export class ActorSystemStartError extends RitsemError {
  readonly code = "RITSEM_ACTOR_SYSTEM_START";
}

/** HOCON text, a parsed configuration, or the same as plain objects. */
export type ConfigSource = string | Config | Readonly<Record<string, unknown>>;

const PROVIDERS: Readonly<Record<string, "local" | "remote">> = {
  local: "local",
  "Akka.Actor.LocalActorRefProvider": "local",
  remote: "remote",
  "Akka.Remote.RemoteActorRefProvider": "remote",
};
const BUILT_IN_LOGGERS: ReadonlySet<string> = new Set(["Akka.Event.DefaultLogger", "Akka.Event.StandardOutLogger"]);
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/**
 * Starts the system `name` on `host`, with the defaults of this room and of its provider below `config`. Resolves when the system can be
 * used and reached. Rejects, with nothing left running, when the name or the configuration will not do or the provider cannot start.
 */
export async function startActorSystem(host: ActorSystemHost, name: string, config?: ConfigSource): Promise<ActorSystem> {
  if (!NAME.test(name)) {
    throw new ActorSystemStartError(
      `"${name}" cannot be the name of an actor system. Use ASCII letters, digits, "-" and "_", not beginning with a sign.`,
    );
  }
  const user = configFrom(config);
  const { platform } = host;
  const core = parse(actorReferenceConf, { source: "actor/reference.conf" });
  const env = { env: platform.environment };
  const provider = await loadProvider(host, user.withFallback(core).resolve(env).getString("akka.actor.provider"));
  const defaults = parse(provider.referenceConf, { source: "provider/reference.conf" }).withFallback(core);
  const system = new ExtendedActorSystem({
    name,
    config: user.withFallback(defaults).resolve(env),
    platform,
    createProvider: provider.create,
    findLogger: (logger, standardOut) => findLogger(host, logger, standardOut),
  });
  await withinCreationTimeout(system);
  return system;
}

function configFrom(source: ConfigSource | undefined): Config {
  if (source === undefined) return Config.empty();
  if (typeof source === "string") return parse(source, { source: "configuration" });
  return source instanceof Config ? source : fromObject(source, "configuration");
}

async function loadProvider(host: ActorSystemHost, value: string): Promise<LoadedProvider> {
  const kind = PROVIDERS[withoutAssembly(value)];
  if (kind === "local") return { referenceConf: "", create: (system) => new LocalActorRefProvider(system) };
  if (kind === "remote") return host.loadProvider(kind);
  throw new ActorSystemStartError(
    `akka.actor.provider is "${value}", which is no provider of this library. Accepted values: ${Object.keys(PROVIDERS).join(", ")}.`,
  );
}

function findLogger(host: ActorSystemHost, name: string, standardOut: Logger): Logger {
  const found = host.loggers?.get(name) ?? (BUILT_IN_LOGGERS.has(withoutAssembly(name)) ? standardOut : undefined);
  if (found !== undefined) return found;
  const known = [...BUILT_IN_LOGGERS, ...(host.loggers?.keys() ?? [])].join(", ");
  throw new ActorSystemStartError(`akka.loggers names "${name}", which is no logger that this system knows. Known: ${known}.`);
}

async function withinCreationTimeout(system: ExtendedActorSystem): Promise<void> {
  const { creationTimeoutMs } = system.settings;
  const started = system.start();
  if (creationTimeoutMs === Number.POSITIVE_INFINITY) return started;
  let cancel = (): void => {};
  const timeout = new Promise<never>((_, reject) => {
    cancel = system.platform.timers.once(creationTimeoutMs, () => {
      started.then(
        () => system.terminate(), // it came up after all, and nobody waits for it any more
        () => {}, // it has cleaned up after itself
      );
      reject(new ActorSystemStartError(`${system} did not start within ${creationTimeoutMs} ms (akka.actor.creation-timeout).`));
    });
  });
  try {
    await Promise.race([started, timeout]);
  } finally {
    cancel();
  }
}
