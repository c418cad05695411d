import type { Platform } from "../../platform/index.ts";
import type { Observation } from "../ref-internal/observation.ts";
import type { SenderHint } from "../ref-internal/sender-hint.ts";
import type { Dispatcher } from "../dispatch/dispatcher.ts";
import type { ActorTelemetryEvent } from "../event/actor-telemetry.ts";
import type { TurnWatch } from "../dispatch/turn-watch.ts";
import type { Dispatchers } from "../dispatch/dispatchers.ts";
import type { Mailboxes } from "../mailbox/mailboxes.ts";
import type { ActorRefProvider, InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import type { SerializationVerifier } from "../ref-internal/serialization-verifier.ts";
import type { WorkerNodes } from "../routing/worker-nodes.ts";
import type { ActorSystem } from "./actor-system.ts";
import type { ActorSettings } from "../config/settings.ts";

/** What actors need of their system, beyond its public interface. */
export interface SystemContext extends ActorSystem {
  readonly provider: ActorRefProvider;
  readonly settings: ActorSettings;
  readonly platform: Platform;
  /** `akka.actor.default-dispatcher`. */
  readonly dispatcher: Dispatcher;
  readonly dispatchers: Dispatchers;
  readonly mailboxes: Mailboxes;
  readonly deadLetters: InternalActorRef;
  /** The worker threads of this system. */
  readonly workers: WorkerNodes;
  /** What can be seen of the actors from outside. */
  readonly observation: Observation;
  /** Present if `ritsem.actor.hint-missing-sender` is on. */
  readonly senderHint: SenderHint | undefined;
  /** Present if `akka.actor.serialize-messages` or `akka.actor.serialize-creators` is on. */
  readonly serializationVerifier: SerializationVerifier | undefined;
  /** Counts the turns of actors; present only as long as somebody looks. */
  readonly turnWatch: TurnWatch | undefined;
  /** Learns of starts, restarts and stops, if somebody wants to. */
  readonly lifecycleObserver: ((event: ActorTelemetryEvent) => void) | undefined;
  /** A uid for a new actor, in [1, 2^31 - 1]. */
  nextActorUid(): number;
}
