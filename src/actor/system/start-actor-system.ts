import type { SettingNote } from "../../settings/index.ts";
import type { ActorSystem } from "./actor-system.ts";
import type { ActorSystemHost } from "./actor-system-host.ts";
import { ActorSystemStartError } from "./actor-system-start-error.ts";
import { type ConfigSource, effectiveConfigOf } from "./effective-config.ts";
import { ExtendedActorSystem } from "./extended-actor-system.ts";

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/**
 * Starts the system `name` on `host`, with the defaults of this room and of its provider below `config`. Without a `config` it is
 * `application.conf` of the working directory, where the host has files. Resolves when the system can be used and reached. Rejects, with
 * nothing left running, when the name or the configuration will not do or the provider cannot start.
 */
export async function startActorSystem(host: ActorSystemHost, name: string, config?: ConfigSource): Promise<ActorSystem> {
  if (!NAME.test(name)) {
    throw new ActorSystemStartError(
      `"${name}" cannot be the name of an actor system. Use ASCII letters, digits, "-" and "_", not beginning with a sign.`,
    );
  }
  const { config: effective, provider, notes } = await effectiveConfigOf(host, config);
  const system = new ExtendedActorSystem({
    name,
    config: effective,
    platform: host.platform,
    createProvider: provider.create,
    createVerifier: provider.createVerifier,
    host,
  });
  await withinCreationTimeout(system);
  for (const note of notes) logNote(system, note);
  return system;
}

function logNote(system: ActorSystem, { level, text }: SettingNote): void {
  system.log("config")[level]("{0}", text);
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
