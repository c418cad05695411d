export type {
  ActorActivity,
  ActorDetails,
  ActorNode,
  ActorOrder,
  ActorRanking,
  ActorState,
  ActorTree,
  ActorView,
  RouterView,
  WatchView,
} from "./contract/actor-view.ts";
export type { AssociationStateName, AssociationView, FlightEntry, FlightRecord } from "./contract/association-view.ts";
export type { ClusterView, MemberView, ShardingTypeView, ShardView } from "./contract/cluster-view.ts";
export type {
  ConversationList,
  ConversationQuery,
  ConversationRecord,
  ConversationSummary,
} from "./contract/conversation-view.ts";
export type { SpanView } from "../base/index.ts";
export type { DeadLetterGroup, DeadLetterSummary } from "./contract/dead-letter-view.ts";
export type {
  ActorEvent,
  AssociationEvent,
  DeadLetterEvent,
  InspectionEvent,
  InspectionEventBase,
  InspectionEventKind,
  MissedEvent,
  RestartEvent,
} from "./contract/inspection-event.ts";
export {
  CONTRACT_VERSION,
  type RankingAnswer,
  type RankingQuery,
  type Snapshot,
  type SnapshotQuery,
  type Totals,
} from "./contract/snapshot.ts";
