/** The contract with the service, from the module that both share. The values come from its file, so that no code of the service is bundled. */
export { CONTRACT_VERSION } from "../../src/inspection/contract/snapshot.ts";
export type { RankingAnswer, Snapshot, Totals } from "../../src/inspection/contract/snapshot.ts";
export type { ActorActivity, ActorDetails, ActorOrder, ActorView, RouterView } from "../../src/inspection/contract/actor-view.ts";
export type { AssociationView, FlightRecord } from "../../src/inspection/contract/association-view.ts";
export type { ConversationList, ConversationRecord } from "../../src/inspection/contract/conversation-view.ts";
export { type Conversation, conversationOf, type ConversationStep } from "../../src/opentelemetry/conversation/conversation.ts";
export { mermaidOf } from "../../src/opentelemetry/conversation/mermaid.ts";
export type { MemberView, ShardingTypeView } from "../../src/inspection/contract/cluster-view.ts";
export type { DeadLetterGroup } from "../../src/inspection/contract/dead-letter-view.ts";
export type { InspectionEvent, InspectionEventKind } from "../../src/inspection/contract/inspection-event.ts";
