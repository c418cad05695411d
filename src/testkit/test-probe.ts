import { type ActorRef, type AnyActorRef, Terminated } from "../actor/index.ts";
import { LocalActorRef } from "../actor/spi.ts";
import type { Duration } from "../base/index.ts";
import type { AutoPilot } from "./auto-pilot.ts";
import { ExpectationError } from "./expectation-error.ts";
import { type ClassType, expectationText, isExpected, type MessageOfType, type MessageType, messageText } from "./expected-message.ts";
import type { Patience } from "./patience.ts";
import type { Arrival, ProbeInbox } from "./probe-inbox.ts";
import { TestKitUsageError } from "./testkit-usage-error.ts";

/** When {@link TestProbe.receiveWhile} ends, besides at the first message that does not belong to it. */
export interface ReceiveWhileLimits {
  /** Altogether. Default: as one expectation. */
  readonly max?: Duration;
  /** Silence between two messages. Default: `max`. */
  readonly idle?: Duration;
  /** Count. Default: no limit. */
  readonly messages?: number;
}

/**
 * An actor that a test holds in its hand: other actors talk to {@link ref}, the test says what should have come. Every expectation takes the
 * oldest message that no expectation has taken yet, waits for one if there is none, and throws ExpectationError when it is not what was
 * expected or does not come in time.
 *
 * A timeout that is given is multiplied by `akka.test.timefactor`; without one an expectation waits for what is left of the `within` around
 * it, else for `akka.test.single-expect-default` (3 s). What is expected is a class or the constructor of a primitive, a function that
 * says whether a message will do, or a value, which is compared by its content.
 */
export class TestProbe {
  /** What other actors know the probe by. */
  readonly ref: ActorRef;
  readonly #inbox: ProbeInbox;
  readonly #patience: Patience;
  #last: Arrival | undefined;

  /** @internal for TestKit */
  constructor(ref: ActorRef, inbox: ProbeInbox, patience: Patience) {
    this.ref = ref;
    this.#inbox = inbox;
    this.#patience = patience;
  }

  /** Who sent the message that was taken last. Throws TestKitUsageError before the first. */
  get lastSender(): ActorRef {
    return this.#taken().sender;
  }

  /** The message that was taken last. Throws TestKitUsageError before the first. */
  get lastMessage(): unknown {
    return this.#taken().message;
  }

  /** Messages that have come and that no expectation has taken. */
  get messageCount(): number {
    return this.#inbox.length;
  }

  /** The next message is what is expected; resolves with it. */
  expectMsg<T>(guard: (message: unknown) => message is T, timeout?: Duration): Promise<T>;
  expectMsg<P extends (message: unknown) => boolean>(
    predicate: P,
    timeout?: Duration,
  ): Promise<P extends BooleanConstructor ? boolean : unknown>;
  expectMsg(type: BigIntConstructor, timeout?: Duration): Promise<bigint>;
  expectMsg<E extends ClassType>(type: E, timeout?: Duration): Promise<MessageOfType<E>>;
  expectMsg<T>(value: T, timeout?: Duration): Promise<T>;
  async expectMsg(expected: unknown, timeout?: Duration): Promise<unknown> {
    const arrival = await this.#next(expectationText(expected), timeout);
    if (!isExpected(expected, arrival.message)) throw this.#unexpected(expectationText(expected), arrival);
    return arrival.message;
  }

  /** The next message is of this type; resolves with it. As {@link expectMsg}, for types alone. */
  expectMsgType<E extends MessageType>(type: E, timeout?: Duration): Promise<MessageOfType<E>> {
    return this.expectMsg<unknown>(type, timeout) as Promise<MessageOfType<E>>;
  }

  /** The next message is what is expected and comes from `sender`; resolves with it. */
  expectMsgFrom<T>(sender: AnyActorRef, guard: (message: unknown) => message is T, timeout?: Duration): Promise<T>;
  expectMsgFrom<P extends (message: unknown) => boolean>(
    sender: AnyActorRef,
    predicate: P,
    timeout?: Duration,
  ): Promise<P extends BooleanConstructor ? boolean : unknown>;
  expectMsgFrom(sender: AnyActorRef, type: BigIntConstructor, timeout?: Duration): Promise<bigint>;
  expectMsgFrom<E extends ClassType>(sender: AnyActorRef, type: E, timeout?: Duration): Promise<MessageOfType<E>>;
  expectMsgFrom<T>(sender: AnyActorRef, value: T, timeout?: Duration): Promise<T>;
  async expectMsgFrom(sender: AnyActorRef, expected: unknown, timeout?: Duration): Promise<unknown> {
    const text = `${expectationText(expected)} from ${sender}`;
    const arrival = await this.#next(text, timeout);
    if (!isExpected(expected, arrival.message) || !arrival.sender.equals(sender)) throw this.#unexpected(text, arrival);
    return arrival.message;
  }

  /** The next message is one of these; resolves with it. */
  async expectMsgAnyOf<T>(expected: readonly T[], timeout?: Duration): Promise<T> {
    const text = `one of ${expected.map(expectationText).join(", ")}`;
    const arrival = await this.#next(text, timeout);
    if (!expected.some((one) => isExpected(one, arrival.message))) throw this.#unexpected(text, arrival);
    return arrival.message as T;
  }

  /** The next messages are these, one for each, in any order; resolves with them in the order in which they came. */
  async expectMsgAllOf<T>(expected: readonly T[], timeout?: Duration): Promise<T[]> {
    const missing = [...expected];
    const endMs = this.#endMs(timeout);
    const found: T[] = [];
    while (missing.length > 0) {
      const text = `${missing.map(expectationText).join(" and ")} in any order`;
      const arrival = await this.#nextUntil(text, endMs);
      const fitting = missing.filter((one) => isExpected(one, arrival.message));
      const taken = fitting.find((one) => typeof one !== "function") ?? fitting[0]; // types can wait for another message better than values
      const at = taken === undefined ? -1 : missing.indexOf(taken);
      if (at < 0) throw this.#unexpected(text, arrival);
      missing.splice(at, 1);
      found.push(arrival.message as T);
    }
    return found;
  }

  /** Nothing comes for `duration` on the clock of the system; on a manual one that takes no real time. */
  async expectNoMsg(duration?: Duration): Promise<void> {
    const waitMs = this.#patience.timeoutMs(duration);
    const arrival = await this.#take(waitMs);
    if (arrival !== undefined) throw this.#unexpected(`no message for ${waitMs} ms`, arrival);
  }

  /** The next message is the `Terminated` of `actor`, which this probe must {@link watch}; resolves with it. */
  async expectTerminated(actor: AnyActorRef, timeout?: Duration): Promise<Terminated> {
    const text = `Terminated of ${actor}`;
    const arrival = await this.#next(text, timeout);
    const { message } = arrival;
    if (message instanceof Terminated && message.actor.equals(actor)) return message;
    throw this.#unexpected(text, arrival);
  }

  /** Throws messages away until one is of the type or accepted by the function; resolves with it. */
  fishForMessage<T>(guard: (message: unknown) => message is T, timeout?: Duration): Promise<T>;
  fishForMessage<P extends (message: unknown) => boolean>(
    predicate: P,
    timeout?: Duration,
  ): Promise<P extends BooleanConstructor ? boolean : unknown>;
  fishForMessage(type: BigIntConstructor, timeout?: Duration): Promise<bigint>;
  fishForMessage<E extends ClassType>(type: E, timeout?: Duration): Promise<MessageOfType<E>>;
  async fishForMessage(wanted: unknown, timeout?: Duration): Promise<unknown> {
    const endMs = this.#endMs(timeout);
    for (;;) {
      const { message } = await this.#nextUntil(expectationText(wanted), endMs);
      if (isExpected(wanted, message)) return message;
    }
  }

  /** The next message whatever it is; `undefined` when none comes in time. */
  async receiveOne(timeout?: Duration): Promise<unknown> {
    return (await this.#take(this.#patience.timeoutMs(timeout)))?.message;
  }

  /** The next `count` messages, whatever they are. */
  async receiveN(count: number, timeout?: Duration): Promise<unknown[]> {
    const endMs = this.#endMs(timeout);
    const messages: unknown[] = [];
    while (messages.length < count) {
      messages.push((await this.#nextUntil(`message ${messages.length + 1} of ${count}`, endMs)).message);
    }
    return messages;
  }

  /** What `accept` makes of the next messages, up to the first that it answers with `undefined`, which the next expectation gets. */
  async receiveWhile<T>(accept: (message: unknown) => T | undefined, limits: ReceiveWhileLimits = {}): Promise<T[]> {
    const endMs = this.#endMs(limits.max);
    const idleMs = limits.idle === undefined ? Number.POSITIVE_INFINITY : this.#patience.dilatedMs(limits.idle);
    const accepted: T[] = [];
    while (accepted.length < (limits.messages ?? Number.POSITIVE_INFINITY)) {
      if (!(await this.#hasArrived(Math.min(idleMs, this.#leftMs(endMs))))) break;
      const first = this.#inbox.peek();
      const value = first === undefined ? undefined : accept(first.message);
      if (value === undefined) break;
      this.#last = this.#inbox.shift();
      accepted.push(value);
    }
    return accepted;
  }

  /** Sends `message` to `actor` with the probe as sender. */
  send<T>(actor: ActorRef<T>, message: T): void {
    actor.tell(message, this.ref);
  }

  /** Sends `message` to {@link lastSender} with the probe as sender. */
  reply(message: unknown): void {
    this.lastSender.tell(message, this.ref);
  }

  /** Sends {@link lastMessage} to `actor`, which sees {@link lastSender} as its sender. */
  forward(actor: AnyActorRef): void {
    const { message, sender } = this.#taken();
    (actor as ActorRef).tell(message, sender);
  }

  /** The probe gets a `Terminated` when `actor` is gone. Returns `actor`. */
  watch<R extends AnyActorRef>(actor: R): R {
    return this.#cell().watch(actor);
  }

  unwatch<R extends AnyActorRef>(actor: R): R {
    return this.#cell().unwatch(actor);
  }

  /** Lets `autoPilot` answer what comes from now on; expectations see the messages all the same. */
  setAutoPilot(autoPilot: AutoPilot): void {
    this.#inbox.autoPilot = autoPilot;
  }

  /** Messages that `isIgnored` accepts are thrown away when they come, from now on. Replaces an earlier rule. */
  ignoreMessages(isIgnored: (message: unknown) => boolean): void {
    this.#inbox.isIgnored = isIgnored;
  }

  /** Ends {@link ignoreMessages}. */
  ignoreNoMessages(): void {
    this.#inbox.isIgnored = undefined;
  }

  #next(expected: string, timeout: Duration | undefined): Promise<Arrival> {
    return this.#nextUntil(expected, this.#endMs(timeout));
  }

  async #nextUntil(expected: string, endMs: number): Promise<Arrival> {
    const startMs = this.#patience.time.nowMs();
    const arrival = await this.#take(this.#leftMs(endMs));
    if (arrival !== undefined) return arrival;
    throw new ExpectationError(
      `${this.ref.path} expected ${expected}, but nothing came for ${this.#patience.time.nowMs() - startMs} ms. ` +
        "Pass a longer timeout, or raise akka.test.single-expect-default or akka.test.timefactor, if it only comes late.",
    );
  }

  async #take(waitMs: number): Promise<Arrival | undefined> {
    if (!(await this.#hasArrived(waitMs))) return undefined;
    const arrival = this.#inbox.shift();
    if (arrival !== undefined) this.#last = arrival;
    return arrival;
  }

  #hasArrived(waitMs: number): Promise<boolean> {
    return this.#patience.time.waitFor(() => this.#inbox.length > 0, waitMs, this.#inbox.wake);
  }

  #endMs(timeout: Duration | undefined): number {
    return this.#patience.time.nowMs() + this.#patience.timeoutMs(timeout);
  }

  #leftMs(endMs: number): number {
    return Math.max(0, endMs - this.#patience.time.nowMs());
  }

  #unexpected(expected: string, { message, sender }: Arrival): ExpectationError {
    return new ExpectationError(`${this.ref.path} expected ${expected}, but got ${messageText(message)} from ${sender.path}.`);
  }

  #taken(): Arrival {
    if (this.#last !== undefined) return this.#last;
    throw new TestKitUsageError(`${this.ref.path} has taken no message yet: expect one first.`);
  }

  #cell() {
    if (this.ref instanceof LocalActorRef) return this.ref.cell;
    throw new TestKitUsageError(`${this.ref.path} is no actor of this process.`);
  }
}
