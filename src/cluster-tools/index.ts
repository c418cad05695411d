export { ClusterClient } from "./client/cluster-client.ts";
export { ClusterClientReceptionist, clusterClientReceptionistId } from "./client/cluster-client-receptionist.ts";
export { ClusterClientSettings, type ClusterClientSettingsInit } from "./client/cluster-client-settings.ts";
export {
  ClusterClients,
  ClusterClientUnreachable,
  ClusterClientUp,
  GetClusterClients,
  SubscribeClusterClients,
  UnsubscribeClusterClients,
} from "./client/message/cluster-clients.ts";
export {
  ContactPointAdded,
  ContactPointRemoved,
  ContactPoints,
  GetContactPoints,
  SubscribeContactPoints,
  UnsubscribeContactPoints,
} from "./client/message/contact-points.ts";
export { ClusterClientPublish, ClusterClientRequest, ClusterClientSend, ClusterClientSendToAll } from "./client/message/requests.ts";
export { DistributedPubSub, distributedPubSubId } from "./pub-sub/distributed-pub-sub.ts";
export { DistributedPubSubMessage } from "./pub-sub/message/distributed-pub-sub-message.ts";
export {
  Publish,
  PublishFailed,
  type PublishFailReason,
  PublishSucceeded,
  PublishWithAck,
  Send,
  SendToAll,
} from "./pub-sub/message/delivery.ts";
export { Put, Remove } from "./pub-sub/message/registration.ts";
export { Subscribe, SubscribeAck, type SubscriptionRequest, Unsubscribe, UnsubscribeAck } from "./pub-sub/message/subscription.ts";
export { CountSubscribers, CurrentTopics, GetTopics } from "./pub-sub/message/topics.ts";
export { ClusterSingletonManager } from "./singleton/actor/cluster-singleton-manager.ts";
export { ClusterSingletonProxy } from "./singleton/actor/cluster-singleton-proxy.ts";
export { ClusterSingleton, clusterSingletonId } from "./singleton/cluster-singleton.ts";
export { ClusterSingletonManagerIsStuckError } from "./singleton/errors.ts";
export { type ClusterSingletonSettings, SingletonActor } from "./singleton/singleton-actor.ts";
export type { ClusterSingletonManagerSettings, ClusterSingletonProxySettings } from "./singleton/singleton-settings.ts";
export { MalformedToolsMessageError } from "./pub-sub/wire/errors.ts";
