import { settleWithin } from "../../platform/index.ts";
import { describeValue } from "../../base/index.ts";
import type { SettingNote } from "../../settings/index.ts";
import type { ActorSystem } from "../context/actor-system.ts";
import { withExtensionsOf } from "./program-parts.ts";
import type { HostContext } from "./host-context.ts";
import { ActorSystemStartError } from "../config/errors.ts";
import { type ConfigSource, effectiveConfigOf } from "./effective-config.ts";
import { ExtendedActorSystem } from "./extended-actor-system.ts";

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/**
 * Starts the system `name` on `host`, with `config` and the defaults of this module and of its provider. Without a `config`, it reads
 * `application.conf` in the working directory, if the host has files. Resolves when the system can be used and reached. Rejects, after
 * everything has been stopped, if the name or the configuration is invalid or the provider cannot start.
 */
export async function startActorSystem(host: HostContext, name: string, config?: ConfigSource): Promise<ActorSystem> {
  if (typeof name !== "string" || !NAME.test(name)) {
    throw new ActorSystemStartError(
      `${typeof name === "string" ? `"${name}"` : describeValue(name)} cannot be the name of an actor system. Use ASCII letters, digits, "-" and "_", not starting with a sign.`,
    );
  }
  const { config: effective, provider, notes } = await effectiveConfigOf(host, config);
  const system = new ExtendedActorSystem({
    name,
    config: effective,
    platform: host.platform,
    createProvider: provider.create,
    createVerifier: provider.createVerifier,
    host: withExtensionsOf(provider, host),
    notes,
  });
  await withinCreationTimeout(system);
  for (const note of notes) logNote(system, note);
  if (name.includes("_")) logNote(system, { level: "warning", text: nameWarning(name) });
  return system;
}

/** INTEROP: Akka.NET refuses to start a system with such a name, but talks to one. */
function nameWarning(name: string): string {
  return `The system is called "${name}". Akka.NET has no systems with "_" in their names: use "-" if a system there may ever take over this name.`;
}

function logNote(system: ActorSystem, { level, text }: SettingNote): void {
  system.log("config")[level]("{0}", text);
}

async function withinCreationTimeout(system: ExtendedActorSystem): Promise<void> {
  const { creationTimeoutMs } = system.settings;
  const started = system.start();
  return settleWithin(system.platform.timers, creationTimeoutMs, started, () => {
    started.then(
      () => system.terminate(), // it started after all, and no caller waits for it any more
      () => {}, // it has cleaned up after itself
    );
    throw new ActorSystemStartError(`${system} did not start within ${creationTimeoutMs} ms (akka.actor.creation-timeout).`);
  });
}
