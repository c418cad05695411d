import { Config, fileIncluder, fromObject, HoconResolveError, parse, parseFile } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import { aliasesIn, checkSettings, type SettingNote } from "../../settings/index.ts";
import { Deployer } from "../props/deployer.ts";
import { Dispatchers } from "../dispatch/dispatchers.ts";
import { EventLoopDispatcher } from "../dispatch/event-loop-dispatcher.ts";
import { Mailboxes } from "../mailbox/mailboxes.ts";
import { LocalActorRefProvider } from "../ref/local-actor-ref-provider.ts";
import { actorReference } from "../reference.ts";
import { guardianStrategyFrom } from "../supervision/guardian-strategy.ts";
import type { ActorSystemHost, LoadedProvider } from "./actor-system-host.ts";
import { ActorSystemStartError } from "./actor-system-start-error.ts";
import { withoutAssembly } from "./class-name.ts";
import { actorSettingsFrom, UNKNOWN_KEY_REACTIONS } from "./settings.ts";

/** HOCON text, a parsed configuration, or the same as plain objects. */
export type ConfigSource = string | Config | Readonly<Record<string, unknown>>;

/** What a system goes by. */
export interface EffectiveConfig {
  /** The user's configuration over the defaults, resolved. */
  readonly config: Config;
  /** The defaults alone: those of this room and of everything that the provider brings. Resolved. */
  readonly reference: Config;
  readonly provider: LoadedProvider;
  /** What the user should be told of it. */
  readonly notes: readonly SettingNote[];
  /** Reads every setting and throws what is wrong with it. Starting a system does the same. */
  check(): void;
}

/** The file that is read when a program gives no configuration: in the working directory, if the host has one. */
const APPLICATION_CONF = "application.conf";
const PROVIDERS: Readonly<Record<string, "local" | "remote">> = {
  local: "local",
  "Akka.Actor.LocalActorRefProvider": "local",
  remote: "remote",
  "Akka.Remote.RemoteActorRefProvider": "remote",
};

/**
 * Layers and resolves: `source` (or `application.conf`), then other spellings of its sections, then the defaults of the provider that it
 * asks for and of this room. `${NAME}` that no layer answers is an environment variable. Throws what is wrong with the configuration,
 * with its place.
 */
export async function effectiveConfigOf(host: ActorSystemHost, source: ConfigSource | undefined): Promise<EffectiveConfig> {
  const user = userConfigFrom(source, host.platform);
  const provider = await providerFor(host, user);
  const reference = provider.reference.withFallback(actorReference());
  const env = { env: host.platform.environment };
  const plain = user.withFallback(reference).resolve(env);
  const aliases = aliasesIn(plain);
  const config = aliases === undefined ? plain : user.withFallback(aliases.layer).withFallback(reference).resolve(env);
  const reaction = config.getEnum("ritsem.config.unknown-keys", UNKNOWN_KEY_REACTIONS);
  const notes = [...(aliases?.notes ?? []), ...(await checkSettings(config, reference, reaction))];
  const check = (): void => {
    const settings = actorSettingsFrom(config);
    const { platform, dispatchers: custom } = host;
    const defaultDispatcher = new EventLoopDispatcher(platform, settings.dispatcher);
    new Dispatchers({ config, clock: platform.clock, defaultDispatcher, custom }).check();
    new Mailboxes(config, host.platform, host.mailboxes).check();
    new Deployer(config);
    guardianStrategyFrom(config, host);
    provider.check?.(config);
  };
  return { config, reference, provider, notes, check };
}

/** What the user wrote, as it stands: without defaults, not resolved. */
export function userConfigFrom(source: ConfigSource | undefined, { readTextFile }: Pick<Platform, "readTextFile">): Config {
  if (source instanceof Config) return source;
  if (typeof source === "string") {
    return parse(source, { source: "configuration", ...(readTextFile === undefined ? {} : { includer: fileIncluder(readTextFile) }) });
  }
  if (source !== undefined) return fromObject(source, "configuration");
  const text = readTextFile?.(APPLICATION_CONF);
  if (text === undefined || readTextFile === undefined) return Config.empty();
  return parseFile(APPLICATION_CONF, { readTextFile: (path) => (path === APPLICATION_CONF ? text : readTextFile(path)) });
}

async function providerFor(host: ActorSystemHost, user: Config): Promise<LoadedProvider> {
  const env = { env: host.platform.environment };
  try {
    return await loadProvider(host, user.withFallback(actorReference()).resolve(env));
  } catch (error) {
    if (!(error instanceof HoconResolveError)) throw error;
    // A `${…}` of the user's may mean one of remoting's defaults. If it means nothing there either, this throws for good.
    const remote = await host.loadProvider("remote");
    const config = user.withFallback(remote.reference).withFallback(actorReference()).resolve(env);
    const chosen = await loadProvider(host, config);
    return { ...chosen, reference: remote.reference };
  }
}

async function loadProvider(host: ActorSystemHost, config: Config): Promise<LoadedProvider> {
  const value = config.getString("akka.actor.provider");
  const kind = PROVIDERS[withoutAssembly(value)];
  if (kind === "local") return { reference: Config.empty(), create: (system) => new LocalActorRefProvider(system) };
  if (kind === "remote") return host.loadProvider(kind);
  throw new ActorSystemStartError(
    `akka.actor.provider is "${value}", which is no provider of this library. Accepted values: ${Object.keys(PROVIDERS).join(", ")}.`,
    config.origin("akka.actor.provider"),
  );
}
