import type { ActorRef } from "../../actor/index.ts";

/**
 * Replies for a probe: it is called for each message that arrives, before any expectation takes it, and sends with the probe as sender.
 * Returns what handles the next message: `"keep"` for itself, `"stop"` for nothing, or another autopilot.
 */
export type AutoPilot = (message: unknown, sender: ActorRef) => "keep" | "stop" | AutoPilot;
