import { missingPartText } from "../actor/internal.ts";
import type { Config } from "../hocon/index.ts";
import type { SettingNote } from "../settings/index.ts";
import { hasTransport, type TransportRegistry } from "./transport/index.ts";

/**
 * Returns the sections of `akka.remote.enabled-transports` to listen with. A class that is not available is left out if the system can be
 * reached through another transport. If there is none, all sections are returned: the start of the first one fails and names its class.
 */
export function usableTransports(config: Config, registry: TransportRegistry): readonly string[] {
  const enabled = config.getStringList("akka.remote.enabled-transports");
  const usable = enabled.filter((section) => !isMissing(config, section, registry));
  return usable.length === 0 ? enabled : usable;
}

/** Returns a warning for each transport that {@link usableTransports} leaves out. */
export function missingTransportsIn(config: Config, registry: TransportRegistry): readonly SettingNote[] {
  const usable = usableTransports(config, registry);
  const missing = config.getStringList("akka.remote.enabled-transports").filter((section) => !usable.includes(section));
  const instead = `the system is reachable through ${usable.join(", ")} only`;
  return missing.map((section) => {
    const key = `${section}.transport-class`;
    return {
      level: "warning",
      text: missingPartText({ key, name: config.getString(key), instead, setup: ["transports", "factory"] }, config),
    };
  });
}

function isMissing(config: Config, section: string, registry: TransportRegistry): boolean {
  const key = `${section}.transport-class`;
  return config.hasPath(key) && !config.hasPath(`${section}.transport-module`) && !hasTransport(registry, config.getString(key));
}
