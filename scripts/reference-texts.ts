import { actorReferenceConf } from "../src/actor/reference-conf.ts";
import { bootstrapReferenceConf } from "../src/cluster/bootstrap/reference-conf.ts";
import { discoveryReferenceConf } from "../src/cluster/discovery/reference-conf.ts";
import { downingReferenceConf } from "../src/cluster/downing/reference-conf.ts";
import { clientReferenceConf } from "../src/cluster-tools/client/reference-conf.ts";
import { pubSubReferenceConf } from "../src/cluster-tools/pub-sub/reference-conf.ts";
import { leaseReferenceConf } from "../src/cluster/lease/reference-conf.ts";
import { singletonReferenceConf } from "../src/cluster-tools/singleton/reference-conf.ts";
import { clusterReferenceConf } from "../src/cluster/reference-conf.ts";
import { clusterRoutingReferenceConf } from "../src/cluster/routing/reference-conf.ts";
import { distributedDataReferenceConf } from "../src/distributed-data/reference-conf.ts";
import { healthReferenceConf } from "../src/health/reference-conf.ts";
import { inspectionReferenceConf } from "../src/inspection/reference-conf.ts";
import { openTelemetryReferenceConf } from "../src/opentelemetry/reference-conf.ts";
import { ioReferenceConf } from "../src/io/reference-conf.ts";
import { reliableDeliveryReferenceConf } from "../src/reliable-delivery/reference-conf.ts";
import { remoteReferenceConf } from "../src/remote/reference-conf.ts";
import { akkaSerializersReferenceConf } from "../src/remote/serializers/reference-conf.ts";
import { memoryReferenceConf } from "../src/remote/transport/memory/reference-conf.ts";
import { tcpReferenceConf } from "../src/remote/transport/tcp/reference-conf.ts";
import { udpReferenceConf } from "../src/remote/transport/udp/settings/reference-conf.ts";
import { webSocketReferenceConf } from "../src/remote/transport/websocket/settings/reference-conf.ts";
import { workerReferenceConf } from "../src/remote/transport/worker/settings/reference-conf.ts";
import { serializationReferenceConf } from "../src/serialization/reference-conf.ts";
import { shardingReferenceConf } from "../src/sharding/settings/reference-conf.ts";
import { type KnownSetting, type KnownSettings, knownSettingsFrom } from "../src/settings/known-setting.ts";
import { unreadReferenceConf } from "../src/settings/reference-conf.ts";
import { testConductorReferenceConf } from "../src/testkit/node/reference-conf.ts";
import { testkitReferenceConf } from "../src/testkit/reference-conf.ts";

/** The commented defaults of one module. */
export interface ReferenceText {
  readonly module: string;
  readonly text: string;
  readonly known: KnownSettings;
}

/** The defaults of all settings with an effect, by module. */
export const readTexts: readonly ReferenceText[] = [
  referenceText("actor", actorReferenceConf),
  referenceText("serialization", serializationReferenceConf),
  referenceText("remote", remoteReferenceConf),
  referenceText("remote/serializers", akkaSerializersReferenceConf),
  referenceText("remote/transport/tcp", tcpReferenceConf),
  referenceText("remote/transport/memory", memoryReferenceConf),
  referenceText("remote/transport/websocket/settings", webSocketReferenceConf),
  referenceText("cluster", clusterReferenceConf),
  referenceText("cluster/downing", downingReferenceConf),
  referenceText("cluster/lease", leaseReferenceConf),
  referenceText("cluster/routing", clusterRoutingReferenceConf),
  referenceText("cluster-tools/pub-sub", pubSubReferenceConf),
  referenceText("cluster/discovery", discoveryReferenceConf),
  referenceText("cluster/bootstrap", bootstrapReferenceConf),
  referenceText("cluster-tools/client", clientReferenceConf),
  referenceText("cluster-tools/singleton", singletonReferenceConf),
  referenceText("sharding/settings", shardingReferenceConf),
  referenceText("remote/transport/worker/settings", workerReferenceConf),
  referenceText("remote/transport/udp/settings", udpReferenceConf),
  referenceText("distributed-data", distributedDataReferenceConf),
  referenceText("reliable-delivery", reliableDeliveryReferenceConf),
  referenceText("health", healthReferenceConf),
  referenceText("inspection", inspectionReferenceConf),
  referenceText("opentelemetry", openTelemetryReferenceConf),
  referenceText("io", ioReferenceConf),
  referenceText("testkit", testkitReferenceConf),
  referenceText("testkit/node", testConductorReferenceConf),
];

/** Known settings without an effect. */
export const unreadText: ReferenceText = referenceText("settings", unreadReferenceConf);

/** Every known setting, in the order of the keys. Throws if two texts have the same one, because a default has one place. */
export function everySetting(): readonly KnownSetting[] {
  const seen = new Map<string, string>();
  const all = [...readTexts, unreadText].flatMap(({ module, known }) =>
    known.settings.map((setting) => {
      const other = seen.get(setting.path);
      if (other !== undefined)
        throw new Error(`${setting.path} is in both src/${other}/reference-conf.ts and src/${module}/reference-conf.ts.`);
      if (setting.meaning === "") throw new Error(`${setting.path} has no comment in src/${module}/reference-conf.ts.`);
      seen.set(setting.path, module);
      return setting;
    }),
  );
  return all.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function referenceText(module: string, text: string): ReferenceText {
  return { module, text, known: knownSettingsFrom(text) };
}
