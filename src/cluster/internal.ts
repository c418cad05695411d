// For the main entry points and the test kit, which load the cluster when a configuration asks for it. No promise about versions.
export { clusterClientProvider, clusterProvider, type ClusterProviderSetup } from "./cluster-provider.ts";
export type { DiscoveryRegistry } from "./discovery/service-discovery.ts";
export { clusterReference } from "./reference.ts";
export { clusterSettingsFrom } from "./settings/cluster-settings.ts";
export { MANAGEMENT_NAME, type NodeReport, type OrderReply, readNodeReport, readOrderReply } from "./management/node-report.ts";
export { GossipEnvelope } from "./message/gossip-messages.ts";
export { Heartbeat, HeartbeatResponse } from "./message/heartbeat-messages.ts";
export { InitJoin, InitJoinAck, InitJoinNack } from "./message/join-messages.ts";
export { Down, Leave } from "./message/user-actions.ts";
export { configDiscovery } from "./discovery/config-discovery.ts";
export { discoveryReferenceConf } from "./discovery/reference-conf.ts";
export { assertHasLease, leaseOf } from "./lease-of.ts";
export { compareByAge, NEVER_UP } from "./member/member.ts";
