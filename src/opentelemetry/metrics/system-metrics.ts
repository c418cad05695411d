import type { BatchObservableCallback, BatchObservableResult, Meter, Observable } from "@opentelemetry/api";
import { DeadLetter, UnhandledMessage } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { awaitingMeasuresOf, mailboxMeasuresOf } from "./actor-measures.ts";
import { AssociationTotals } from "./association-measures.ts";
import { HeartbeatReport } from "./heartbeat-measures.ts";
import { METRICS, type MetricKind } from "./metric.ts";

/** Every state is reported, with 0 too, so that a chart ends where it should. */
const STATES = ["idle", "associating", "associated", "gated", "quarantined", "closed"];

const RECEIVED = { "network.io.direction": "receive" };
const SENT = { "network.io.direction": "transmit" };

/** Reports the value that a metric has now. */
type Put = (name: string, value: number, attributes?: Readonly<Record<string, string>>) => void;

/** Reports the metrics of one system whenever its meter asks. Nothing is counted for each message but by the dispatcher, once a turn. */
export class SystemMetrics {
  readonly #system: ExtendedActorSystem;
  readonly #maximumActors: number;
  readonly #associations: AssociationTotals;
  readonly #heartbeats: HeartbeatReport;
  readonly #instruments: ReadonlyMap<string, Observable>;
  readonly #removals: (() => void)[];
  #deadLetters = 0;
  #unhandled = 0;

  constructor(system: ExtendedActorSystem, meter: Meter, maximumActors: number) {
    this.#system = system;
    this.#maximumActors = maximumActors;
    this.#associations = new AssociationTotals(system);
    this.#heartbeats = new HeartbeatReport(system);
    system.observation.noteAwaiting();
    this.#instruments = new Map(
      Object.entries(METRICS).map(([name, metric]) => [name, instrumentOf(meter, name, metric.kind, metric)] as const),
    );
    const observables = [...this.#instruments.values()];
    const observe: BatchObservableCallback = (result) => this.#observe(result);
    meter.addBatchObservableCallback(observe, observables);
    const countDeadLetter = (): void => void (this.#deadLetters += 1);
    const countUnhandled = (): void => void (this.#unhandled += 1);
    system.eventStream.subscribe(countDeadLetter, DeadLetter);
    system.eventStream.subscribe(countUnhandled, UnhandledMessage);
    this.#removals = [
      () => meter.removeBatchObservableCallback(observe, observables),
      () => void system.eventStream.unsubscribe(countDeadLetter),
      () => void system.eventStream.unsubscribe(countUnhandled),
    ];
  }

  stop(): void {
    for (const remove of this.#removals) remove();
  }

  #observe(result: BatchObservableResult): void {
    const system = { "ritsem.system": this.#system.name };
    const put: Put = (name, value, attributes = {}) => {
      const instrument = this.#instruments.get(name);
      if (instrument !== undefined) result.observe(instrument, value, { ...system, ...attributes });
    };
    this.#observeActors(put);
    this.#observeAssociations(put);
    this.#observeHeartbeats(put);
  }

  #observeActors(put: Put): void {
    const { observation, dispatcher } = this.#system;
    const { messages, longest } = mailboxMeasuresOf(this.#system, this.#maximumActors);
    const { count, longestMs } = awaitingMeasuresOf(this.#system);
    put("ritsem.actors", observation.actorsCreated - observation.actorsStopped);
    put("ritsem.actor.created", observation.actorsCreated);
    put("ritsem.actor.restarts", observation.restarts);
    put("ritsem.actor.awaiting", count);
    put("ritsem.actor.awaiting.longest", longestMs / 1000);
    put("ritsem.messages.handled", dispatcher.messagesHandled);
    put("ritsem.mailbox.messages", messages);
    put("ritsem.mailbox.longest", longest);
    put("ritsem.dead_letters", this.#deadLetters);
    put("ritsem.messages.unhandled", this.#unhandled);
  }

  #observeAssociations(put: Put): void {
    const measures = this.#associations.measure();
    if (measures === undefined) return;
    for (const state of STATES) put("ritsem.associations", measures.byState.get(state) ?? 0, { "ritsem.association.state": state });
    put("ritsem.association.queue.messages", measures.queued);
    put("ritsem.association.queue.size", measures.queuedBytes);
    put("ritsem.association.unacknowledged", measures.unacknowledged);
    put("ritsem.association.io", measures.bytesIn, RECEIVED);
    put("ritsem.association.io", measures.bytesOut, SENT);
    put("ritsem.association.frames", measures.framesIn, RECEIVED);
    put("ritsem.association.frames", measures.framesOut, SENT);
    put("ritsem.quarantined_peers", measures.quarantined);
  }

  #observeHeartbeats(put: Put): void {
    for (const { kind, sent, received, peers } of this.#heartbeats.measureAt(this.#system.platform.clock.nowMs())) {
      const ofKind = { "ritsem.heartbeat.kind": kind };
      put("ritsem.heartbeats", sent, { ...ofKind, ...SENT });
      put("ritsem.heartbeats", received, { ...ofKind, ...RECEIVED });
      for (const { peer, ageMs, phi } of peers) {
        const ofPeer = { ...ofKind, "ritsem.peer": peer };
        put("ritsem.heartbeat.age", ageMs / 1000, ofPeer);
        put("ritsem.heartbeat.phi", phi, ofPeer);
      }
    }
  }
}

function instrumentOf(
  meter: Meter,
  name: string,
  kind: MetricKind,
  options: { readonly unit: string; readonly description: string },
): Observable {
  const { unit, description } = options;
  switch (kind) {
    case "counter":
      return meter.createObservableCounter(name, { unit, description });
    case "up-down-counter":
      return meter.createObservableUpDownCounter(name, { unit, description });
    case "gauge":
      return meter.createObservableGauge(name, { unit, description });
  }
}
