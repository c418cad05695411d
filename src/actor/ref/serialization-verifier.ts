import { Transition, CurrentState, SubscribeTransitionCallBack, UnsubscribeTransitionCallBack } from "../author/fsm-state.ts";
import { AutoReceivedMessage } from "../author/auto-received-message.ts";
import { ActorTelemetryEvent } from "../event/actor-telemetry.ts";
import { AllDeadLetters } from "../event/dead-letter.ts";
import { LogEvent } from "../event/log-event.ts";
import { RouterEnvelope } from "../routing/router-envelope.ts";
import { RouterManagementMessage, Routees } from "../routing/router-management-message.ts";

/** Writes what is sent within the system and reads it again, to prove that it could travel. Comes with the serializers, so from another room. */
export interface SerializationVerifier {
  /** `value` as a receiver in another system would have it. Throws what writing or reading throws. */
  copyOf(value: unknown): unknown;
}

/** A message that is meant for actors of its own system only: `akka.actor.serialize-messages` passes it. Put the property on a class of your own to say so. */
export interface NoSerializationVerificationNeeded {
  readonly noSerializationVerificationNeeded: true;
}

/** What the system itself tells its actors, and what they tell it. */
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

export function needsVerification(message: unknown): boolean {
  if (typeof message !== "object" || message === null) return true;
  if ((message as Partial<NoSerializationVerificationNeeded>).noSerializationVerificationNeeded === true) return false;
  return !OF_THE_SYSTEM.some((type) => message instanceof type);
}
