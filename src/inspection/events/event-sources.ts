import {
  ActorRestarted,
  ActorStarted,
  type ActorTelemetryEvent,
  type AnyActorRef,
  type Address,
  DeadLetter,
  UnhandledMessage,
} from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import type { AssociationHappening } from "../../remote/internal.ts";
import { NO_HANDLER, NO_SUCH_ACTOR } from "./cure.ts";
import { type DeadLetterGroups, type LostMessage } from "./dead-letter-groups.ts";
import type { EventLog } from "./event-log.ts";
import type { FlightRecorders } from "./flight-recorders.ts";
import { oneLine } from "./one-line.ts";

/** Where events go. */
export interface EventSinks {
  readonly log: EventLog;
  readonly deadLetters: DeadLetterGroups;
  readonly flights: FlightRecorders;
}

/** Hears of what happens in a system, and puts it into words. */
export class EventSources {
  /** Who tells other systems of events. */
  service: AnyActorRef | undefined;
  readonly #system: ExtendedActorSystem;
  readonly #sinks: EventSinks;
  readonly #restarts = new WeakMap<AnyActorRef, number>();
  readonly #onDeadLetter = (letter: DeadLetter): void => this.#lost(letter, letter.reason ?? NO_SUCH_ACTOR);
  readonly #onUnhandled = (letter: UnhandledMessage): void => this.#lost(letter, NO_HANDLER);

  constructor(system: ExtendedActorSystem, sinks: EventSinks) {
    this.#system = system;
    this.#sinks = sinks;
  }

  /** Restarts of an actor since {@link start}. */
  restartsOf(actor: AnyActorRef): number {
    return this.#restarts.get(actor) ?? 0;
  }

  start(): void {
    const { eventStream } = this.#system;
    eventStream.subscribe(this.#onDeadLetter, DeadLetter);
    eventStream.subscribe(this.#onUnhandled, UnhandledMessage);
    this.#system.lifecycleObserver = (event) => this.#onLifecycle(event);
  }

  stop(): void {
    const { eventStream } = this.#system;
    eventStream.unsubscribe(this.#onDeadLetter);
    eventStream.unsubscribe(this.#onUnhandled);
    this.#system.lifecycleObserver = undefined;
  }

  onAssociation(remote: Address, happening: AssociationHappening): void {
    const name = remote.toString();
    const text = oneLine(happening.text);
    this.#sinks.flights.add(name, { time: this.#now, text }, happening);
    this.#sinks.log.add(() => ({ kind: "association", remote: name, state: happening.state ?? null, text }), { limit: "associations" });
  }

  #onLifecycle(event: ActorTelemetryEvent): void {
    const { subject, actorType: className } = event;
    const { log } = this.#sinks;
    if (event instanceof ActorRestarted) {
      this.#restarts.set(subject, this.restartsOf(subject) + 1);
      log.add(() => ({ kind: "restart", path: pathOf(subject), className, reason: oneLine(event.reason.message) }));
    } else if (log.hasSubscribers) {
      const kind = event instanceof ActorStarted ? "actor-started" : "actor-stopped";
      log.add(() => ({ kind, path: pathOf(subject), className }), { isKept: false });
    }
  }

  #lost({ message, sender, recipient }: DeadLetter | UnhandledMessage, why: string): void {
    const isKnown = sender !== this.#system.deadLetters;
    const lost: LostMessage = {
      reason: oneLine(why),
      recipient: recipientOf(recipient),
      type: typeOf(message),
      sender: isKnown ? recipientOf(sender) : undefined,
    };
    this.#sinks.deadLetters.add(lost, this.#now);
    if (sender === this.service) return; // to tell of it would make the next one
    this.#sinks.log.add(() => ({ kind: "dead-letter", ...lost, sender: lost.sender ?? null }));
  }

  get #now(): string {
    return this.#system.platform.clock.date().toISOString();
  }
}

function pathOf(actor: AnyActorRef & { readonly path: { toStringWithoutAddress(): string } }): string {
  return oneLine(actor.path.toStringWithoutAddress());
}

/** Each ask has a ref of its own, below /temp, and no group of its own. */
function recipientOf({
  path,
}: {
  readonly path: { toString(): string; readonly address: { readonly host?: string | undefined }; toStringWithoutAddress(): string };
}): string {
  const text = path.address.host === undefined ? path.toStringWithoutAddress() : path.toString();
  return oneLine(text.replace(/\/temp\/.*$/, "/temp/…"));
}

/** Never the content: it may be secret. */
function typeOf(message: unknown): string {
  if (typeof message !== "object" || message === null) return typeof message;
  const { constructor } = message as { readonly constructor?: { readonly name?: unknown } };
  return typeof constructor?.name === "string" && constructor.name !== "" ? oneLine(constructor.name) : "object";
}
