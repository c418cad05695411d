import type { Clock } from "../../platform/index.ts";
import { RingQueue } from "../../base/index.ts";
import type { InspectionEvent } from "../contract/inspection-event.ts";
import { CONTRACT_VERSION } from "../contract/snapshot.ts";

/** An event without what the log adds. */
export type EventBody = InspectionEvent extends infer Each
  ? Each extends InspectionEvent
    ? Omit<Each, "version" | "seq" | "time">
    : never
  : never;

/** Gets each event as it happens. Must not throw. */
export type EventSubscriber = (event: InspectionEvent) => void;

/** What an event log is built from. */
export interface EventLogContext {
  readonly clock: Clock;
  /** Events that are kept for those who look later. Count. */
  readonly kept: number;
  /** The others of a second are only counted. Count. */
  readonly perSecond: number;
}

/** The events of one system: the last ones, and who is told of the next. */
export class EventLog {
  readonly #context: EventLogContext;
  readonly #kept = new RingQueue<InspectionEvent>();
  readonly #subscribers = new Set<EventSubscriber>();
  #seq = 0;
  #secondBeganMs = Number.NEGATIVE_INFINITY;
  readonly #inSecond = { associations: 0, others: 0 };
  #missed = 0;

  constructor(context: EventLogContext) {
    this.#context = context;
  }

  /** Whether anybody reads the events as they happen. */
  get hasSubscribers(): boolean {
    return this.#subscribers.size > 0;
  }

  /**
   * Adds an event; beyond the limit of a second, it is only counted. `isKept`: also for later. Associations have a limit of their own: dead letters that they
   * cause would hide why.
   */
  add(body: () => EventBody, { isKept = true, limit = "others" }: { isKept?: boolean; limit?: "associations" | "others" } = {}): void {
    const nowMs = this.#context.clock.nowMs();
    if (nowMs - this.#secondBeganMs >= 1000) {
      this.#secondBeganMs = nowMs;
      this.#inSecond.associations = this.#inSecond.others = 0;
      this.tellMissed();
    }
    this.#inSecond[limit] += 1;
    if (this.#inSecond[limit] > this.#context.perSecond) {
      this.#missed += 1;
      return;
    }
    const event = this.#next(body());
    if (isKept) this.#keep(event);
    this.#tell(event);
  }

  /** Tells subscribers how many events were left out. */
  tellMissed(): void {
    if (this.#missed === 0) return;
    const count = this.#missed;
    this.#missed = 0;
    if (this.hasSubscribers) this.#tell(this.#next({ kind: "missed", count }));
  }

  /** The kept events with a number above `seq`. */
  since(seq: number): readonly InspectionEvent[] {
    const found: InspectionEvent[] = [];
    for (let left = this.#kept.length; left > 0; left -= 1) {
      const event = this.#kept.shift();
      if (event === undefined) break;
      this.#kept.push(event);
      if (event.seq > seq) found.push(event);
    }
    return found;
  }

  /** Tells `subscriber` of all later events. Returns how to stop that. */
  subscribe(subscriber: EventSubscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => void this.#subscribers.delete(subscriber);
  }

  #next(body: EventBody): InspectionEvent {
    this.#seq += 1;
    return { version: CONTRACT_VERSION, seq: this.#seq, time: this.#context.clock.date().toISOString(), ...body };
  }

  #keep(event: InspectionEvent): void {
    if (this.#context.kept === 0) return;
    this.#kept.push(event);
    if (this.#kept.length > this.#context.kept) this.#kept.shift();
  }

  #tell(event: InspectionEvent): void {
    for (const subscriber of this.#subscribers) subscriber(event);
  }
}
