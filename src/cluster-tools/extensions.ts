import type { ExtensionId } from "../actor/index.ts";
import { clusterClientReceptionistId } from "./client/cluster-client-receptionist.ts";
import { distributedPubSubId } from "./pub-sub/distributed-pub-sub.ts";
import { clusterSingletonId } from "./singleton/cluster-singleton.ts";

/** The extensions of this module by the names that `akka.extensions` has for them in configurations of Akka.NET. */
export const clusterToolsExtensions: ReadonlyMap<string, ExtensionId<unknown>> = new Map<string, ExtensionId<unknown>>([
  ["Akka.Cluster.Tools.PublishSubscribe.DistributedPubSubExtensionProvider, Akka.Cluster.Tools", distributedPubSubId],
  ["Akka.Cluster.Tools.Client.ClusterClientReceptionistExtensionProvider, Akka.Cluster.Tools", clusterClientReceptionistId],
  ["Akka.Cluster.Tools.Singleton.ClusterSingletonProvider, Akka.Cluster.Tools", clusterSingletonId],
]);
