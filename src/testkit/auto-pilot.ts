import type { ActorRef } from "../actor/index.ts";

/**
 * Answers for a probe: called for each message that arrives, before any expectation sees it; what it tells has the probe as sender. Returns
 * who answers the next one: `"keep"` itself, `"stop"` nobody any more, or another autopilot.
 */
export type AutoPilot = (message: unknown, sender: ActorRef) => "keep" | "stop" | AutoPilot;
