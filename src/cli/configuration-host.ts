import { type ActorSystemHost, ActorSystemStartError } from "../actor/index.ts";
import type { Config } from "../hocon/index.ts";
import type { Platform } from "../platform/index.ts";
import { remoteProvider, verifiedLocalProvider } from "../remote/spi.ts";
import { createTcpTransport, tcpReference, tcpSettingsFrom } from "../remote/transport/tcp/index.ts";
import { TransportSettingsError } from "../remote/transport/index.ts";
import { Registry } from "../serialization/index.ts";

/** Akka.NET's name of its TCP transport, and ours. */
const TCP_TRANSPORT = "Akka.Remote.Transport.DotNetty.TcpTransport";

/** What Node's front door starts systems on, as far as a configuration is concerned: nothing is started. */
export function configurationHost(platform: Platform): ActorSystemHost {
  return {
    platform,
    loadProvider(kind) {
      if (kind === "local") return Promise.resolve(verifiedLocalProvider({ registry: new Registry() }));
      const transports = new Map([[TCP_TRANSPORT, () => Promise.resolve(createTcpTransport)]]);
      const provider = remoteProvider({ registry: new Registry(), transports }, [tcpReference()]);
      return Promise.resolve({ ...provider, check: (config: Config) => (provider.check?.(config), checkTcpSections(config)) });
    },
  };
}

/** Transports read their sections when they are made, which this command does not do. */
function checkTcpSections(config: Config): void {
  for (const key of config.getStringList("akka.remote.enabled-transports")) {
    const section = config.getConfig(key);
    if (section.getString("transport-class").split(",", 1)[0] !== TCP_TRANSPORT) continue;
    try {
      tcpSettingsFrom(section, key);
    } catch (error) {
      if (error instanceof TransportSettingsError) throw new ActorSystemStartError(error.message, config.origin(error.key));
      throw error;
    }
  }
}
