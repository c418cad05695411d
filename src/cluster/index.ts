export { Cluster, type SubscriptionInitialState } from "./extension/cluster.ts";
export type { DowningProvider, DowningProviderFactory } from "./extension/downing-provider.ts";
export { ClusterNotRunningError, JoinFailedError } from "./extension/errors.ts";
export {
  ClusterDomainEvent,
  ClusterShuttingDown,
  LeaderChanged,
  MemberDowned,
  MemberEvent,
  MemberExited,
  MemberJoined,
  MemberLeft,
  MemberRemoved,
  MemberUp,
  MemberWeaklyUp,
  ReachabilityChanged,
  ReachabilityEvent,
  ReachableMember,
  RoleLeaderChanged,
  SeenChanged,
  UnreachableMember,
} from "./event/cluster-event.ts";
export { CurrentClusterState } from "./event/current-cluster-state.ts";
export { DiscoveryError } from "./discovery/errors.ts";
export type {
  DiscoveryContext,
  DiscoveryFactory,
  DiscoveryLookup,
  ResolvedTarget,
  ServiceDiscovery,
} from "./discovery/service-discovery.ts";
export { Gossip, type GossipInit, type Tombstone } from "./gossip/gossip.ts";
export { MembershipState } from "./gossip/membership-state.ts";
export { type ObserverRecords, Reachability, type ReachabilityRecord, type ReachabilityStatus } from "./gossip/reachability.ts";
export { type ClockNode, type ClockOrder, VectorClock } from "./gossip/vector-clock.ts";
export type { Lease, LeaseFactory, LeaseSettings } from "./lease/lease.ts";
export { AppVersion } from "./member/app-version.ts";
export { InvalidAppVersionError, InvalidMemberStatusError } from "./member/errors.ts";
export { Member, type MemberInit } from "./member/member.ts";
export { MemberStatus } from "./member/member-status.ts";
export { UniqueAddress } from "./member/unique-address.ts";
export { UniqueAddressSet } from "./member/unique-address-set.ts";
export { ClusterRouterGroup } from "./routing/cluster-router-group.ts";
export { ClusterRouterPool } from "./routing/cluster-router-pool.ts";
export type {
  ClusterRouterGroupSettings,
  ClusterRouterPoolSettings,
  ClusterRouterSettings,
} from "./routing/cluster-router-settings.ts";
export type { ClusterSettings } from "./settings/cluster-settings.ts";
export { ClusterSettingError } from "./settings/errors.ts";
export { MalformedClusterMessageError } from "./wire/errors.ts";
