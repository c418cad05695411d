/** What a metric is to OpenTelemetry: a counter only grows; the others are what there is at the moment. */
export type MetricKind = "counter" | "up-down-counter" | "gauge";

/** A metric that a system has. */
export interface Metric {
  readonly kind: MetricKind;
  /** By UCUM: `{actor}` for counts, `By` for bytes, `s` for seconds. */
  readonly unit: string;
  readonly description: string;
}

/** All metrics by name. `docs/guide/operations.md` says what to alert on, and `tools/grafana/ritsem.json` shows them. */
export const METRICS: Readonly<Record<string, Metric>> = {
  "ritsem.actors": { kind: "up-down-counter", unit: "{actor}", description: "Living actors, those of the system included" },
  "ritsem.actor.created": { kind: "counter", unit: "{actor}", description: "Actors that were created" },
  "ritsem.actor.restarts": { kind: "counter", unit: "{restart}", description: "Restarts of actors" },
  "ritsem.actor.awaiting": { kind: "up-down-counter", unit: "{actor}", description: "Actors whose handler or hook awaits a promise" },
  "ritsem.actor.awaiting.longest": { kind: "gauge", unit: "s", description: "How long the one has awaited that has waited longest" },
  "ritsem.messages.handled": { kind: "counter", unit: "{message}", description: "User messages that actors have handled" },
  "ritsem.mailbox.messages": { kind: "up-down-counter", unit: "{message}", description: "Messages that wait in mailboxes" },
  "ritsem.mailbox.longest": { kind: "gauge", unit: "{message}", description: "Messages in the longest mailbox" },
  "ritsem.dead_letters": { kind: "counter", unit: "{message}", description: "Messages that could not be delivered" },
  "ritsem.messages.unhandled": { kind: "counter", unit: "{message}", description: "Messages for which their recipient had no handler" },
  "ritsem.associations": { kind: "up-down-counter", unit: "{association}", description: "Associations with something to tell, by state" },
  "ritsem.association.queue.messages": {
    kind: "up-down-counter",
    unit: "{message}",
    description: "Messages that wait to be sent to peers",
  },
  "ritsem.association.queue.size": {
    kind: "up-down-counter",
    unit: "By",
    description: "About what these messages weigh, once queues are long",
  },
  "ritsem.association.unacknowledged": {
    kind: "up-down-counter",
    unit: "{message}",
    description: "System messages that peers have not acknowledged",
  },
  "ritsem.association.io": { kind: "counter", unit: "By", description: "Bytes read from peers and written to them, by direction" },
  "ritsem.association.frames": {
    kind: "counter",
    unit: "{frame}",
    description: "Frames read from peers and written to them, by direction",
  },
  "ritsem.quarantined_peers": { kind: "up-down-counter", unit: "{peer}", description: "Incarnations of peers that were given up" },
  "ritsem.heartbeats": {
    kind: "counter",
    unit: "{heartbeat}",
    description: "Heartbeats sent and their answers, by direction, for death watch and for a cluster",
  },
  "ritsem.heartbeat.age": { kind: "gauge", unit: "s", description: "For how long a watched system has been silent, by peer" },
  "ritsem.heartbeat.phi": { kind: "gauge", unit: "{phi}", description: "Suspicion that a watched system is dead, by peer; at most 1000" },
};
