import type { ActorRef } from "./actor-ref.ts";

/** A ref of whatever message type: what one may pass as a sender, watch or stop, but not send to without knowing more. */
export type AnyActorRef = ActorRef<never>;
