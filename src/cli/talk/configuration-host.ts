import { withoutAssembly } from "../../base/index.ts";
import { type HostContext, ActorSystemStartError } from "../../actor/index.ts";
import { providerWithClusterTools } from "../../cluster-tools/internal.ts";
import { clusterClientProvider } from "../../cluster/internal.ts";
import type { Config } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import { usableTransports, verifiedLocalProvider } from "../../remote/internal.ts";
import { createTcpTransport, tcpReference, tcpSettingsFrom } from "../../remote/transport/tcp/index.ts";
import { tlsSettingsFrom } from "../../remote/transport/tls/internal.ts";
import { findTransport, type TransportRegistry, TransportSettingsError, UnknownTransportError } from "../../remote/transport/index.ts";
import { udpReference, udpSettingsFrom } from "../../remote/transport/udp/settings/index.ts";
import { webSocketReference, webSocketSettingsFrom } from "../../remote/transport/websocket/settings/index.ts";
import { workerReference, workerSettingsFrom } from "../../remote/transport/worker/settings/index.ts";
import { Registry } from "../../serialization/index.ts";
import { providerWithSharding, shardingReference, shardingSerializers, shardingTypes } from "../../sharding/internal.ts";

/** The class name of the TCP transport, Akka.NET's and ours. */
const TCP_TRANSPORT = "Akka.Remote.Transport.DotNetty.TcpTransport";
const WEB_SOCKET_TRANSPORT = "Ritsem.Remote.Transport.WebSocket";
const WORKER_TRANSPORT = "Ritsem.Remote.Transport.Worker";
const UDP_TRANSPORT = "Ritsem.Remote.Transport.Udp";
/** What reads the section of each transport. */
const READERS: Readonly<Record<string, (section: Config, key: string, config: Config) => unknown>> = {
  [TCP_TRANSPORT]: (section, key, config) => tcpSettingsFrom(section, key).usesTls && tlsSettingsFrom(section, key, config),
  [WEB_SOCKET_TRANSPORT]: (section, key, config) => webSocketSettingsFrom(section, key).usesTls && tlsSettingsFrom(section, key, config),
  [WORKER_TRANSPORT]: workerSettingsFrom,
  [UDP_TRANSPORT]: udpSettingsFrom,
};

/** The host of Node's main entry point without what a program passes in code: for reading and checking a configuration. */
export function configurationHost(platform: Platform): HostContext {
  return hostWith(platform, (kind, setup, references) =>
    kind === "cluster" ? providerWithSharding(setup, references) : providerWithClusterTools(kind, setup, references),
  );
}

/** As {@link configurationHost}, for systems that talk to nodes of clusters without being nodes. */
export function clusterClientHost(platform: Platform): HostContext {
  return hostWith(platform, (_kind, setup, references) => Promise.resolve(clusterClientProvider(setup, references)));
}

/** As {@link clusterClientHost}, for systems that ask about shards. */
export function shardingClientHost(platform: Platform): HostContext {
  return hostWith(platform, (_kind, setup, references) => {
    const withSharding = {
      ...setup,
      builtIn: new Map([...shardingSerializers, ...(setup.builtIn ?? [])]),
      types: [...shardingTypes, ...(setup.types ?? [])],
    };
    return Promise.resolve(clusterClientProvider(withSharding, [...references, shardingReference()]));
  });
}

function hostWith(platform: Platform, provide: typeof providerWithClusterTools): HostContext {
  return {
    platform,
    async loadProvider(kind) {
      if (kind === "local") return verifiedLocalProvider({ registry: new Registry() });
      const transports: TransportRegistry = new Map([
        [TCP_TRANSPORT, () => Promise.resolve(createTcpTransport)],
        [WEB_SOCKET_TRANSPORT, isNotLoaded],
        [WORKER_TRANSPORT, isNotLoaded],
        [UDP_TRANSPORT, isNotLoaded],
      ]);
      const references = [tcpReference(), webSocketReference(), workerReference(), udpReference()];
      const provider = await provide(kind, { registry: new Registry(), transports }, references);
      return { ...provider, check: (config: Config) => (provider.check?.(config), checkTransports(config, transports)) };
    },
  };
}

/** Transports read their sections when they are created, which this command does not do. */
function isNotLoaded(): Promise<never> {
  return Promise.reject(new Error("unreachable: transports are not loaded to check a configuration"));
}

function checkTransports(config: Config, transports: TransportRegistry): void {
  for (const key of usableTransports(config, transports)) {
    const section = config.getConfig(key);
    const className = section.getString("transport-class");
    if (section.hasPath("transport-module")) continue; // only the module knows its settings, and no code of others runs for this
    try {
      findTransport(transports, className, `${key}.transport-class`);
      READERS[withoutAssembly(className)]?.(section, key, config);
    } catch (error) {
      if (error instanceof TransportSettingsError) throw new ActorSystemStartError(error.message, config.origin(error.key));
      if (error instanceof UnknownTransportError) throw new ActorSystemStartError(error.message, config.origin(`${key}.transport-class`));
      throw error;
    }
  }
}
