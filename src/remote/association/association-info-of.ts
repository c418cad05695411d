import type { AssociationInfo } from "../lifecycle/association-info.ts";
import type { AssociationState } from "./association-state.ts";
import type { ConnectionSource } from "./open-connection.ts";

/** What can be seen of an association from outside. */
export function associationInfoOf(
  source: ConnectionSource,
  state: AssociationState,
  sinceMs: number,
  connections: number,
): AssociationInfo {
  const { peer, context, outbox, systemMessages } = source;
  return {
    remote: peer,
    uid: state.kind === "quarantined" ? state.uid : systemMessages.uid,
    state: state.kind,
    reason: "reason" in state ? state.reason : undefined,
    sinceMs,
    connections,
    queued: outbox.queue.length,
    queuedBytes: outbox.queue.estimatedBytes,
    unacknowledged: systemMessages.unacknowledgedCount,
    watchedFromThere: context.watchCountOf(peer),
    traffic: context.observation.countsTraffic ? outbox.traffic.copy() : undefined,
  };
}
