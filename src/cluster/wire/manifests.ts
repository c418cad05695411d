/** The manifests of serializer 5. */
export const CLUSTER_MANIFEST = {
  initJoin: "Akka.Cluster.InternalClusterAction+InitJoin, Akka.Cluster",
  initJoinAck: "Akka.Cluster.InternalClusterAction+InitJoinAck, Akka.Cluster",
  initJoinNack: "Akka.Cluster.InternalClusterAction+InitJoinNack, Akka.Cluster",
  join: "Akka.Cluster.InternalClusterAction+Join, Akka.Cluster",
  welcome: "Akka.Cluster.InternalClusterAction+Welcome, Akka.Cluster",
  gossipEnvelope: "Akka.Cluster.GossipEnvelope, Akka.Cluster",
  gossipStatus: "Akka.Cluster.GossipStatus, Akka.Cluster",
  heartbeat: "HB",
  heartbeatResponse: "HBR",
  legacyHeartbeat: "Akka.Cluster.ClusterHeartbeatSender+Heartbeat, Akka.Cluster",
  legacyHeartbeatResponse: "Akka.Cluster.ClusterHeartbeatSender+HeartbeatRsp, Akka.Cluster",
  exitingConfirmed: "Akka.Cluster.InternalClusterAction+ExitingConfirmed, Akka.Cluster",
  leave: "Akka.Cluster.ClusterUserAction+Leave, Akka.Cluster",
  routerPool: "Akka.Cluster.Routing.ClusterRouterPool, Akka.Cluster",
  down: "Akka.Cluster.ClusterUserAction+Down, Akka.Cluster",
} as const;
