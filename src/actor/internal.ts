// For modules that extend this one or compose systems: serialization, remote, testkit, cli. Not covered by semantic versioning.
export { LoggedDeadLetter } from "./event/dead-letter.ts";
export { ActorSelectionMessage } from "./message/actor-selection-message.ts";
export { deliverSelection } from "./minimal-ref/deliver-selection.ts";
export { selectionElementText } from "./address/selection-element.ts";
export { isPossiblyHarmful } from "./message/possibly-harmful.ts";
export { TypedValue, typedMemberOf } from "./ref/typed-value.ts";
export { ContextualMessage, sentIn } from "./ref/contextual-message.ts";
export { isAsk, onAskOver } from "./minimal-ref/ask.ts";
export type { Observation } from "./ref-internal/observation.ts";
export type { SendingObserver } from "./ref-internal/sending-observer.ts";
export type { ObservedTrace, SpanSource } from "./ref-internal/span-source.ts";
export { enterCell, type RunningCell, runningCell } from "./ref/current-cell.ts";
export { TurnCounts, TurnWatch } from "./dispatch/turn-watch.ts";
export { EventLoopDispatcher } from "./dispatch/event-loop-dispatcher.ts";
export { formatTemplate } from "./logging/log-template.ts";
export { textOf } from "./logging/value-text.ts";
export { ValueWriter } from "./logging/value-writer.ts";
export { StandardOutLogger } from "./logging/standard-out-logger.ts";
export { Deployer, REMOTE_FOLDER, type DeployValues } from "./system/deployer.ts";
export { BoundedQueue } from "./mailbox/bounded-queue.ts";
export { Mailbox } from "./mailbox/mailbox.ts";
export { UnboundedQueue } from "./mailbox/unbounded-queue.ts";
export { EmptyLocalActorRef } from "./minimal-ref/empty-local-actor-ref.ts";
export {
  ActorCreation,
  type ActorRefProvider,
  type InternalActorRef,
  internalRef,
  type RefContext,
  type SystemMessage,
} from "./ref-internal/internal-actor-ref.ts";
export { LocalActorRef } from "./local-ref/local-actor-ref.ts";
export { RoutedActorRef } from "./local-ref/routed-actor-ref.ts";
export { LocalActorRefProvider } from "./system/local-actor-ref-provider.ts";
export { MinimalActorRef } from "./minimal-ref/minimal-actor-ref.ts";
export { matchesType, type TypeToken } from "./ref/type-match.ts";
export type { SerializationVerifier } from "./ref-internal/serialization-verifier.ts";
export { VirtualPathContainer } from "./minimal-ref/virtual-path-container.ts";
export { actorReference } from "./reference.ts";
export { type EffectiveConfig, effectiveConfigOf, userConfigFrom } from "./system/effective-config.ts";
export { ExtendedActorSystem } from "./system/extended-actor-system.ts";
export { PlatformScheduler } from "./scheduler/platform-scheduler.ts";
export { type MissingPart, missingPartText } from "./config/missing-part.ts";
export { type ActorSettings, actorSettingsFrom } from "./config/settings.ts";
export type { DirectedRouter, RouteeDirector } from "./routing/routee-director.ts";
export type { DeploymentSection, RouterAdapter } from "./routing/router-adapter.ts";
export { isPromiseLike } from "./context/is-promise-like.ts";
export { backoffDelayMs, randomShare } from "./pattern/exponential-backoff.ts";
export { isNobodyRef } from "./ref/no-sender.ts";
