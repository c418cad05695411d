import { Transition, CurrentState, SubscribeTransitionCallBack, UnsubscribeTransitionCallBack } from "../author/fsm-state.ts";
import { AutoReceivedMessage } from "../ref/auto-received-message.ts";
import { TypedValue } from "../ref/typed-value.ts";
import { ActorTelemetryEvent } from "../event/actor-telemetry.ts";
import { AllDeadLetters } from "../event/dead-letter.ts";
import { LogEvent } from "../logging/log-event.ts";
import { RouterEnvelope } from "../routing/router-envelope.ts";
import { RouterManagementMessage, Routees } from "../routing/router-management-message.ts";

/**
 * A message that is only meant for actors of its own system: `akka.actor.serialize-messages` skips it. Add the property to a class of your
 * own to mark it.
 */
export interface NoSerializationVerificationNeeded {
  /** Marks the message. */
  readonly noSerializationVerificationNeeded: true;
}

/** Messages between the system and its actors. */
const OF_THE_SYSTEM = [
  ActorTelemetryEvent,
  AllDeadLetters,
  AutoReceivedMessage,
  CurrentState,
  LogEvent,
  RouterEnvelope,
  Routees,
  RouterManagementMessage,
  SubscribeTransitionCallBack,
  Transition,
  UnsubscribeTransitionCallBack,
] as const;

/** Whether `akka.actor.serialize-messages` serializes `message` on its way to a local actor. */
export function needsVerification(message: unknown): boolean {
  if (typeof message !== "object" || message === null || message instanceof TypedValue) return true;
  if ((message as Partial<NoSerializationVerificationNeeded>).noSerializationVerificationNeeded === true) return false;
  return !OF_THE_SYSTEM.some((type) => message instanceof type);
}
