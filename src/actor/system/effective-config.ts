import { describeValue, withoutAssembly } from "../../base/index.ts";
import { Config, fileIncluder, fromObject, HoconResolveError, parse, parseFile } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import { aliasesIn, checkSettings, type ConfigObject, type SettingNote } from "../../settings/index.ts";
import { Deployer } from "./deployer.ts";
import { Dispatchers } from "../dispatch/dispatchers.ts";
import { EventLoopDispatcher } from "../dispatch/event-loop-dispatcher.ts";
import { Mailboxes } from "../mailbox/mailboxes.ts";
import { LocalActorRefProvider } from "./local-actor-ref-provider.ts";
import { actorReference } from "../reference.ts";
import { missingPartsIn } from "./missing-parts.ts";
import { withExtensionsOf } from "./program-parts.ts";
import { type SettingsReading, withToleratedValues } from "./tolerated-values.ts";
import type { HostContext, LoadedProvider, ProviderKind } from "./host-context.ts";
import { ActorSystemStartError } from "../config/errors.ts";
import { actorSettingsFrom, UNKNOWN_KEY_REACTIONS } from "../config/settings.ts";

/** HOCON text, a parsed configuration, or a plain object, whose known keys are checked at compile time. */
export type ConfigSource = string | Config | ConfigObject;

/** The configuration of a system, complete. */
export interface EffectiveConfig {
  /** The user's configuration with the defaults, resolved. */
  readonly config: Config;
  /** Only the defaults: those of this module and of everything that the provider needs. Resolved. */
  readonly reference: Config;
  readonly provider: LoadedProvider;
  /** What the user should know about it. */
  readonly notes: readonly SettingNote[];
  /** Reads every setting and throws the first error, as starting a system does. */
  check(): void;
}

/** The file that is read if a program passes no configuration: in the working directory, on hosts with files. */
const APPLICATION_CONF = "application.conf";
const PROVIDER = "akka.actor.provider";
const PROVIDERS: Readonly<Record<string, ProviderKind>> = {
  local: "local",
  "Akka.Actor.LocalActorRefProvider": "local",
  remote: "remote",
  "Akka.Remote.RemoteActorRefProvider": "remote",
  cluster: "cluster",
  "Akka.Cluster.ClusterActorRefProvider": "cluster",
};

/**
 * Layers and resolves `source` (or `application.conf`), other spellings of its sections, and the defaults of its provider and of this module.
 * A `${NAME}` that no layer has is an environment variable. Throws configuration errors, with their places.
 */
export async function effectiveConfigOf(host: HostContext, source: ConfigSource | undefined): Promise<EffectiveConfig> {
  const user = userConfigFrom(source, host.platform);
  const own = actorReference();
  const provider = await providerFor(host, user, own);
  const defaults = provider.reference.withFallback(own);
  const env = { env: host.platform.environment };
  const plain = user.withFallback(defaults).resolve(env);
  const aliases = aliasesIn(plain, defaults);
  const reference = aliases === undefined ? defaults : aliases.defaults.withFallback(defaults);
  const layers = aliases === undefined ? plain : aliases.over.withFallback(user).withFallback(aliases.under).withFallback(reference);
  const read: SettingsReading = (from, warn) => {
    const settings = actorSettingsFrom(from);
    const { platform, dispatchers: custom } = host;
    const defaultDispatcher = new EventLoopDispatcher(platform, settings.dispatcher);
    new Dispatchers({ config: from, clock: platform.clock, defaultDispatcher, custom, warn }).check();
    new Mailboxes(from, host.platform, host.mailboxes, warn).check();
    new Deployer(from);
    provider.check?.(from);
  };
  const { config, notes: corrections, warnings } = withToleratedValues(layers.resolve(env), reference, read);
  const reaction = config.getEnum("ritsem.config.unknown-keys", UNKNOWN_KEY_REACTIONS);
  const notes = [
    ...noteOnMissingFile(source, host.platform),
    ...corrections,
    ...(aliases?.notes ?? []),
    ...missingPartsIn(config, withExtensionsOf(provider, host)),
    ...warnings,
    ...(provider.notes?.(config) ?? []),
    ...(await checkSettings(config, reference, reaction)),
  ];
  const check = (): void => read(config, () => {});
  return { config, reference, provider, notes, check };
}

/** The user's configuration as it is: without defaults, not resolved. */
export function userConfigFrom(source: ConfigSource | undefined, { readTextFile }: Pick<Platform, "readTextFile">): Config {
  if (source instanceof Config) return source;
  if (typeof source === "string") {
    return parse(source, { source: "configuration", ...(readTextFile === undefined ? {} : { includer: fileIncluder(readTextFile) }) });
  }
  if (source !== undefined) return fromObject(plainObjectFrom(source), "configuration");
  const text = readTextFile?.(APPLICATION_CONF);
  if (text === undefined || readTextFile === undefined) return Config.empty();
  return parseFile(APPLICATION_CONF, { readTextFile: (path) => (path === APPLICATION_CONF ? text : readTextFile(path)) });
}

function plainObjectFrom(source: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const prototype: unknown = typeof source === "object" && source !== null ? Object.getPrototypeOf(source) : undefined;
  if (prototype === null || (typeof prototype === "object" && Object.getPrototypeOf(prototype) === null)) return source;
  throw new ActorSystemStartError(
    `The configuration of a system is HOCON text, a Config or a plain object, not ${describeValue(source)}. Registries, loggers and other objects ` +
      `are passed after it: ActorSystem.create(name, config, { registry }). Leave the configuration out to read ${APPLICATION_CONF}.`,
  );
}

function noteOnMissingFile(source: ConfigSource | undefined, { readTextFile }: Platform): readonly SettingNote[] {
  if (source !== undefined || readTextFile === undefined || readTextFile(APPLICATION_CONF) !== undefined) return [];
  return [{ level: "info", text: `There is no ${APPLICATION_CONF} in the working directory: the defaults are used.` }];
}

async function providerFor(host: HostContext, user: Config, own: Config): Promise<LoadedProvider> {
  const env = { env: host.platform.environment };
  try {
    return await loadProvider(host, user.withFallback(own).resolve(env));
  } catch (error) {
    if (!(error instanceof HoconResolveError)) throw error;
    // A `${…}` of the user may mean one of the defaults of remoting or clusters. If those do not have it either, this throws.
    const cluster = await host.loadProvider("cluster");
    const config = user.withFallback(cluster.reference).withFallback(own).resolve(env);
    const chosen = await loadProvider(host, config);
    return { ...chosen, reference: cluster.reference };
  }
}

async function loadProvider(host: HostContext, config: Config): Promise<LoadedProvider> {
  const value = config.getString(PROVIDER);
  const kind = PROVIDERS[withoutAssembly(value)];
  const isVerified = config.getBoolean("akka.actor.serialize-messages") || config.getBoolean("akka.actor.serialize-creators");
  if (kind === "local" && !isVerified) return { reference: Config.empty(), create: (system) => new LocalActorRefProvider(system) };
  if (kind !== undefined) return host.loadProvider(kind);
  throw new ActorSystemStartError(
    `${PROVIDER} is "${value}", which is not a known provider. Use local, remote or cluster.`,
    config.origin(PROVIDER),
  );
}
