import type { BindableType, BuiltInFactory } from "../serialization/index.ts";
import { ClusterClientMessage } from "./client/message/protocol.ts";
import { ClusterClientRequest } from "./client/message/requests.ts";
import { ClusterClientMessageSerializer } from "./client/serializer/cluster-client-message-serializer.ts";
import { DistributedPubSubMessage } from "./pub-sub/message/distributed-pub-sub-message.ts";
import { SendToOneSubscriber } from "./pub-sub/message/gossip.ts";
import { DistributedPubSubMessageSerializer } from "./pub-sub/serializer/distributed-pub-sub-message-serializer.ts";
import { ClusterSingletonMessage } from "./singleton/message/cluster-singleton-message.ts";
import { ClusterSingletonMessageSerializer } from "./singleton/serializer/cluster-singleton-message-serializer.ts";

/** The serializers of the tools by their class names in Akka.NET. */
export const clusterToolsSerializers: ReadonlyMap<string, BuiltInFactory> = new Map<string, BuiltInFactory>([
  [
    "Akka.Cluster.Tools.Client.Serialization.ClusterClientMessageSerializer",
    ({ identifier, payloads }) => new ClusterClientMessageSerializer(identifier, payloads),
  ],
  [
    "Akka.Cluster.Tools.PublishSubscribe.Serialization.DistributedPubSubMessageSerializer",
    ({ identifier, payloads, refs }) => new DistributedPubSubMessageSerializer(identifier, payloads, refs),
  ],
  [
    "Akka.Cluster.Tools.Singleton.Serialization.ClusterSingletonMessageSerializer",
    ({ identifier }) => new ClusterSingletonMessageSerializer(identifier),
  ],
]);
/** The types that they are bound to. */
export const clusterToolsTypes: readonly BindableType[] = [
  {
    name: "Akka.Cluster.Tools.Client.IClusterClientMessage, Akka.Cluster.Tools",
    type: ClusterClientMessage as unknown as new () => ClusterClientMessage,
  },
  {
    name: "Akka.Cluster.Tools.Client.IClusterClientProtocolMessage, Akka.Cluster.Tools",
    type: ClusterClientRequest as unknown as new () => ClusterClientRequest,
  },
  {
    name: "Akka.Cluster.Tools.PublishSubscribe.IDistributedPubSubMessage, Akka.Cluster.Tools",
    type: DistributedPubSubMessage as unknown as new () => DistributedPubSubMessage,
  },
  {
    name: "Akka.Cluster.Tools.Singleton.IClusterSingletonMessage, Akka.Cluster.Tools",
    type: ClusterSingletonMessage as unknown as new () => ClusterSingletonMessage,
  },
  { name: "Akka.Cluster.Tools.PublishSubscribe.Internal.SendToOneSubscriber, Akka.Cluster.Tools", type: SendToOneSubscriber },
];
