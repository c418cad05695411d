// For rooms that extend this one or compose systems: serialization, remote, testkit, cli. No promise about versions.
export { ActorSelectionMessage } from "./address/actor-selection-message.ts";
export { deliverSelection } from "./address/deliver-selection.ts";
export { selectionElementText } from "./address/selection-element.ts";
export { isPossiblyHarmful } from "./author/possibly-harmful.ts";
export { errorFrom } from "./cell/actor-error.ts";
export { enterCell, type RunningCell, runningCell } from "./cell/current-cell.ts";
export { EventLoopDispatcher } from "./dispatch/event-loop-dispatcher.ts";
export { formatTemplate } from "./event/log-template.ts";
export { StandardOutLogger } from "./event/standard-out-logger.ts";
export { Deployer, type DeployValues } from "./props/deployer.ts";
export { BoundedQueue } from "./mailbox/bounded-queue.ts";
export { Mailbox } from "./mailbox/mailbox.ts";
export { UnboundedQueue } from "./mailbox/unbounded-queue.ts";
export { EmptyLocalActorRef } from "./ref/empty-local-actor-ref.ts";
export {
  type ActorCreation,
  type ActorRefProvider,
  type InternalActorRef,
  internalRef,
  type RefServices,
  type SystemMessage,
} from "./ref/internal-actor-ref.ts";
export { LocalActorRef } from "./ref/local-actor-ref.ts";
export { LocalActorRefProvider } from "./ref/local-actor-ref-provider.ts";
export { MinimalActorRef } from "./ref/minimal-actor-ref.ts";
export { matchesType, type TypeToken } from "./ref/type-match.ts";
export type { SerializationVerifier } from "./ref/serialization-verifier.ts";
export { VirtualPathContainer } from "./ref/virtual-path-container.ts";
export { actorReference } from "./reference.ts";
export { type EffectiveConfig, effectiveConfigOf } from "./system/effective-config.ts";
export { ExtendedActorSystem } from "./system/extended-actor-system.ts";
export { PlatformScheduler } from "./scheduler/platform-scheduler.ts";
export { withoutAssembly } from "./system/class-name.ts";
export { type ActorSettings, actorSettingsFrom } from "./system/settings.ts";
