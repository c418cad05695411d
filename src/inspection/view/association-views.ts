import type { AssociationInfo } from "../../remote/index.ts";
import type { AssociationStateName, AssociationView } from "../contract/association-view.ts";

/** The wall clock beside the monotonic one, whose times have no meaning outside. */
export interface Times {
  readonly date: Date;
  readonly nowMs: number;
}

/** An association for the eyes of others. */
export function associationViewOf(info: AssociationInfo, times: Times): AssociationView {
  const { remote, uid, state, reason, sinceMs, connections, queued, queuedBytes, unacknowledged, watchedFromThere, traffic } = info;
  return {
    remote: remote.toString(),
    uid: uid ?? null,
    state: state as AssociationStateName,
    reason: reason ?? null,
    since: new Date(times.date.getTime() - (times.nowMs - sinceMs)).toISOString(),
    connections,
    queued,
    queuedBytes,
    unacknowledged,
    bytesIn: traffic?.bytesIn ?? null,
    bytesOut: traffic?.bytesOut ?? null,
    framesIn: traffic?.framesIn ?? null,
    blocksOut: traffic?.blocksOut ?? null,
    watchedFromThere,
  };
}
