import type { Consequence, HealthSettings } from "../settings/health-settings.ts";
import type { HealthFinding, HealthReport } from "./health-report.ts";

/** An actor whose handler awaits. */
export interface Awaiting {
  readonly path: string;
  /** Unit: ms. */
  readonly forMs: number;
}

/** What is known of a system at one moment. */
export interface SystemFacts {
  readonly isTerminated: boolean;
  /** The coordinated shutdown runs, or the actors are being stopped. */
  readonly isShuttingDown: boolean;
  /** Whether peers can connect; `undefined` without remoting. */
  readonly isBound: boolean | undefined;
  /** The status of this node; `undefined` without a cluster. */
  readonly memberStatus: string | undefined;
  /** Peers that were given up and have not been forgotten. Count. */
  readonly quarantinedPeers: number;
  readonly awaiting: readonly Awaiting[];
  /** The longest delay of the last seconds. Unit: ms. */
  readonly eventLoopDelayMs: number;
}

/** A finding and what it means. */
export interface WeighedFinding extends HealthFinding {
  readonly consequence: Consequence;
}

/** How many actors a text names. */
const NAMED_ACTORS = 5;
/** Statuses of a node that may get requests. */
const UP: ReadonlySet<string> = new Set(["Up", "WeaklyUp"]);

/** What the facts say against the health of a system. Pure. */
export function findingsIn(facts: SystemFacts, settings: HealthSettings): readonly WeighedFinding[] {
  const found: WeighedFinding[] = [];
  const add = (name: string, consequence: Consequence, text: string): void => void found.push({ name, consequence, text });
  if (facts.isTerminated) add("terminated", "liveness", "the actor system has terminated");
  if (facts.isShuttingDown) add("shutting-down", "readiness", "the actor system is shutting down");
  if (facts.isBound === false) add("remoting-not-bound", "readiness", "remoting does not listen");
  if (facts.memberStatus !== undefined && !UP.has(facts.memberStatus))
    add("member-not-up", settings.memberNotUp, `this node of the cluster is ${facts.memberStatus}`);
  if (facts.quarantinedPeers > 0)
    add("peer-quarantined", settings.peerQuarantined, `${facts.quarantinedPeers} incarnation(s) of peers are quarantined`);
  const stuck = facts.awaiting.filter(({ forMs }) => forMs >= settings.stuckHandlerAfterMs);
  if (stuck.length > 0) add("stuck-handler", settings.stuckHandler, stuckText(stuck, settings.stuckHandlerAfterMs));
  if (facts.eventLoopDelayMs >= settings.eventLoopDelayMs)
    add("event-loop-delay", settings.eventLoopDelay, `the event loop was blocked for ${Math.round(facts.eventLoopDelayMs)} ms`);
  return found;
}

/** Those of `found` that speak against liveness, or against readiness, which a system that is not alive has not either. */
export function reportOf(kind: "liveness" | "readiness", found: readonly WeighedFinding[]): HealthReport {
  const counts = ({ consequence }: WeighedFinding): boolean => consequence === kind || (kind === "readiness" && consequence === "liveness");
  const reasons = found.filter(counts).map(plain);
  return { isHealthy: reasons.length === 0, reasons, notes: found.filter((each) => !counts(each)).map(plain) };
}

function plain({ name, text }: WeighedFinding): HealthFinding {
  return { name, text };
}

function stuckText(stuck: readonly Awaiting[], limitMs: number): string {
  const named = stuck.toSorted((a, b) => b.forMs - a.forMs).slice(0, NAMED_ACTORS);
  const paths = named.map(({ path, forMs }) => `${path} (${Math.round(forMs)} ms)`).join(", ");
  return (
    `${stuck.length} actor(s) have awaited a promise for more than ${limitMs} ms: ${paths}${stuck.length > NAMED_ACTORS ? ", …" : ""}. ` +
    "Give what they await a timeout or an AbortSignal. The time is ritsem.health.stuck-handler-after"
  );
}
