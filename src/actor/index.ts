export { NonErrorThrownError } from "../base/index.ts";
export { InvalidActorNameError, InvalidActorPathError, ActorPath } from "./address/actor-path.ts";
export { ActorNotFoundError, ActorSelection } from "./minimal-ref/actor-selection.ts";
export { Address, InvalidAddressError } from "./address/address.ts";
export { UnknownTransportError } from "./address/errors.ts";
export type { SelectionElement } from "./address/selection-element.ts";
export { Actor } from "./author/actor.ts";
export { ActorBase } from "./author/actor-base.ts";
export { AutoReceivedMessage } from "./ref/auto-received-message.ts";
export { FSM, type StateFunction, type TransitionHandler } from "./author/fsm.ts";
export {
  CurrentState,
  type FsmEvent,
  FsmState,
  StateTimeout,
  type StopEvent,
  StopReason,
  SubscribeTransitionCallBack,
  Transition,
  UnsubscribeTransitionCallBack,
} from "./author/fsm-state.ts";
export { actor, FunctionActor, type MessageHandler } from "./author/function-actor.ts";
export { ActorIdentity, Identify } from "./message/identify.ts";
export { Kill } from "./message/kill.ts";
export { type FsmLogEntry, LoggingFSM } from "./author/logging-fsm.ts";
export { PoisonPill } from "./message/poison-pill.ts";
export type { PossiblyHarmful } from "./message/possibly-harmful.ts";
export type { AcceptedBy, Notification, PrimitiveOf, Receivable, ReceivableBy } from "./author/notification.ts";
export { ReceiveActor } from "./author/receive-actor.ts";
export { type NotInfluenceReceiveTimeout, ReceiveTimeout } from "./message/receive-timeout.ts";
export type { NoSerializationVerificationNeeded } from "./local-ref/needs-verification.ts";
export * as Status from "./message/status.ts";
export { Terminated } from "./message/terminated.ts";
export type { ActorInstance } from "./props/actor-instance.ts";
export type { ActorContext } from "./context/actor-context.ts";
export {
  ActorInitializationError,
  ActorKilledError,
  AskTimeoutError,
  DeathPactError,
  InvalidActorStateError,
  InvalidMessageError,
  PostRestartError,
  SystemTerminatedError,
  UnexpectedReplyError,
} from "./ref/errors.ts";
export type { Receive } from "./context/behavior-stack.ts";
export { type Stash, type StashedMessage, StashOverflowError } from "./context/stash.ts";
export type { PeriodicTimerOptions, TimerScheduler } from "./context/timer-scheduler.ts";
export type { Dispatcher, DispatcherContext, DispatcherFactory, DispatcherSettings, Runnable } from "./dispatch/dispatcher.ts";
export { UnknownDispatcherError } from "./dispatch/errors.ts";
export { ActorRestarted, ActorStarted, ActorStopped, ActorTelemetryEvent } from "./event/actor-telemetry.ts";
export { AllDeadLetters, DeadLetter, SuppressedDeadLetter, UnhandledMessage } from "./event/dead-letter.ts";
export type { DeadLetterSuppression } from "./message/dead-letter-suppression.ts";
export { type BusSubscriber, EventBus, LookupEventBus, ScanningEventBus, SubchannelEventBus } from "./event/event-bus.ts";
export { type EventChannel, type EventListener, EventStream } from "./event/event-stream.ts";
export { DebugEvent, ErrorEvent, InfoEvent, LogEvent, type LogEventInit, WarningEvent } from "./logging/log-event.ts";
export { LogLevel } from "./logging/log-level.ts";
export type { LogFormatter } from "./logging/log-template.ts";
export type { Logger } from "./logging/logger.ts";
export type { LogFilter } from "./event/logging.ts";
export type { LoggingAdapter } from "./logging/logging-adapter.ts";
export { type PinoLike, pinoLogger } from "./logging/pino-logger.ts";
export { Inbox } from "./pattern/inbox.ts";
export { InboxClosedError, InboxTimeoutError } from "./pattern/errors.ts";
export { boundedMailbox } from "./mailbox/bounded-queue.ts";
export type { Envelope, MailboxFactory, MessageQueue, MessageQueueContext } from "./mailbox/message-queue.ts";
export { type PriorityOf, priorityMailbox } from "./mailbox/priority-queue.ts";
export { UnknownMailboxError } from "./mailbox/errors.ts";
export { after } from "./pattern/after.ts";
export { GracefulStopTimeoutError, gracefulStop } from "./pattern/graceful-stop.ts";
export { type PipeToOptions, pipeTo } from "./pattern/pipe-to.ts";
export type { ExponentialBackoff } from "./pattern/exponential-backoff.ts";
export { retry, type RetryOptions } from "./pattern/retry.ts";
export { watchAsync } from "./pattern/watch-async.ts";
export { type Deploy, defaultDeploy, type DeployInit, type Scope, type ScopeInit } from "./props/deploy.ts";
export { type ActorType, Props } from "./props/props.ts";
export type { ActorRef, AnyActorRef, AskOptions, ReplyOf, ReplyToken, ReplyType } from "./ref/actor-ref.ts";
export { isActorRef } from "./ref/is-actor-ref.ts";
export { isNobody, NO_SENDER } from "./ref/no-sender.ts";
export type { Cancelable, Scheduler } from "./scheduler/scheduler.ts";
export { CoordinatedShutdown, type CoordinatedShutdownContext, type ShutdownTask } from "./shutdown/coordinated-shutdown.ts";
export { ActorSystemStartError, ShutdownConfigError, ShutdownFailedError, UnknownShutdownPhaseError } from "./config/errors.ts";
export type { ShutdownPhase } from "./config/shutdown-phases.ts";
export { ShutdownReason } from "./shutdown/shutdown-reason.ts";
export { ActorSelectionRoutee } from "./local-ref/actor-selection-routee.ts";
export type { ConsistentHashMapping } from "./routing/consistent-hashing-logic.ts";
export { DefaultResizer, type DefaultResizerOptions } from "./routing/default-resizer.ts";
export {
  BroadcastGroup,
  ConsistentHashingGroup,
  RandomGroup,
  RoundRobinGroup,
  ScatterGatherFirstCompletedGroup,
  TailChoppingGroup,
} from "./routing/groups.ts";
export {
  BroadcastPool,
  type ConsistentHashingOptions,
  ConsistentHashingPool,
  RandomPool,
  RoundRobinPool,
  ScatterGatherFirstCompletedPool,
  SmallestMailboxPool,
  type TailChoppingOptions,
  TailChoppingPool,
} from "./routing/pools.ts";
export type { Resizer } from "./routing/resizer.ts";
export { RemoteRouterConfig } from "./routing/remote-router-config.ts";
export { ActorRefRoutee, type Routee, SeveralRoutees } from "./routing/routee.ts";
export { FromConfig, Group, Pool, type PoolOptions, type RouterConfig } from "./routing/router-config.ts";
export { RouterConfigurationError } from "./routing/errors.ts";
export {
  Broadcast,
  type ConsistentHashable,
  ConsistentHashableEnvelope,
  type ConsistentHashKey,
  RouterEnvelope,
} from "./routing/router-envelope.ts";
export type { RouteeLoad, RouterContext, RouterLogic } from "./routing/router-logic.ts";
export {
  AddRoutee,
  AdjustPoolSize,
  GetRoutees,
  RemoveRoutee,
  Routees,
  RouterManagementMessage,
} from "./routing/router-management-message.ts";
export type { RouterMessage } from "./routing/router-message.ts";
export { AllForOneStrategy } from "./supervision/all-for-one.ts";
export { type Decider, type DeciderRule, deciderOf, defaultDecider } from "./supervision/decider.ts";
export { defaultStrategy, stoppingStrategy } from "./supervision/default-strategy.ts";
export { Directive } from "./supervision/directive.ts";
export { OneForOneStrategy } from "./supervision/one-for-one.ts";
export type { RestartHistory, RestartLimit } from "./supervision/restart-window.ts";
export type { StrategyOptions } from "./supervision/strategy-options.ts";
export type { SupervisedChild, SupervisionContext, SupervisorStrategy } from "./supervision/supervisor-strategy.ts";
export { RemoteDeploymentError } from "./props/errors.ts";
export { ActorSystem } from "./context/actor-system.ts";
export type { ExtensionId } from "./context/actor-system.ts";
export type { HostContext, LoadedProvider, ProviderKind } from "./system/host-context.ts";
export type { ProgramParts } from "./system/program-parts.ts";
export type { ProviderFactory } from "./system/extended-actor-system.ts";
export type { ConfigSource } from "./system/effective-config.ts";
export { startActorSystem } from "./system/start-actor-system.ts";
